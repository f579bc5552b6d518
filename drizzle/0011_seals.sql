CREATE TABLE "lossledger"."daily_leaves" (
	"day" date NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"leaf" "bytea" NOT NULL,
	CONSTRAINT "daily_leaves_day_position_pk" PRIMARY KEY("day","position"),
	CONSTRAINT "daily_leaves_identity" UNIQUE("kind","id"),
	CONSTRAINT "daily_leaves_kind" CHECK ("lossledger"."daily_leaves"."kind" in ('capture', 'media', 'wording', 'reading', 'revision')),
	CONSTRAINT "daily_leaves_are_hashes" CHECK (octet_length("lossledger"."daily_leaves"."leaf") = 32)
);
--> statement-breakpoint
CREATE TABLE "lossledger"."daily_roots" (
	"day" date PRIMARY KEY NOT NULL,
	"leaves" integer NOT NULL,
	"root" text NOT NULL,
	"previous_root" text NOT NULL,
	"computed_at" timestamp with time zone NOT NULL,
	"algorithm" text NOT NULL
);
--> statement-breakpoint
CREATE TRIGGER daily_roots_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lossledger.daily_roots
  FOR EACH STATEMENT EXECUTE FUNCTION lossledger.refuse_change();
--> statement-breakpoint
CREATE TRIGGER daily_leaves_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lossledger.daily_leaves
  FOR EACH STATEMENT EXECUTE FUNCTION lossledger.refuse_change();
--> statement-breakpoint
-- Days are sealed one after the other, once they are over.
CREATE FUNCTION lossledger.refuse_root() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF NEW.day >= (clock_timestamp() AT TIME ZONE 'UTC')::date THEN
    RAISE EXCEPTION '% is not over: it cannot be sealed', NEW.day USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (SELECT FROM lossledger.daily_roots r WHERE r.day >= NEW.day) THEN
    RAISE EXCEPTION '% is sealed, or a day after it is', NEW.day USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
-- Nothing is added to a day that is sealed.
CREATE FUNCTION lossledger.refuse_late_leaves() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF EXISTS (
    SELECT FROM lossledger.daily_roots r WHERE r.day >= (SELECT min(day) FROM added)
  ) THEN
    RAISE EXCEPTION 'the day is sealed: nothing can be added to it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION lossledger.refuse_root(), lossledger.refuse_late_leaves() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER daily_roots_in_order BEFORE INSERT ON lossledger.daily_roots
  FOR EACH ROW EXECUTE FUNCTION lossledger.refuse_root();
--> statement-breakpoint
CREATE TRIGGER daily_leaves_in_time AFTER INSERT ON lossledger.daily_leaves
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION lossledger.refuse_late_leaves();
