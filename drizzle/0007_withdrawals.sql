CREATE TABLE "lossledger"."embed_names" (
	"article_id" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"capture_id" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "embed_names_article_id_kind_key_pk" PRIMARY KEY("article_id","kind","key")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."host_turns" (
	"host" text PRIMARY KEY NOT NULL,
	"next_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lossledger"."read_reservations" (
	"reservation_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lossledger"."read_reservations_reservation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"upstream" text NOT NULL,
	"amount" integer NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lossledger"."withdrawals" (
	"alias_key" text PRIMARY KEY NOT NULL,
	"platform" text NOT NULL,
	"native_id" text NOT NULL,
	"reason" text NOT NULL,
	"source_id" text NOT NULL,
	"noticed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "lossledger"."post_resolutions" ADD COLUMN "alias_key" text;--> statement-breakpoint
ALTER TABLE "lossledger"."embed_names" ADD CONSTRAINT "embed_names_article_id_articles_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "lossledger"."articles"("article_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."embed_names" ADD CONSTRAINT "embed_names_capture_id_captures_capture_id_fk" FOREIGN KEY ("capture_id") REFERENCES "lossledger"."captures"("capture_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."embed_names" ADD CONSTRAINT "embed_names_kind_key_post_aliases_kind_key_fk" FOREIGN KEY ("kind","key") REFERENCES "lossledger"."post_aliases"("kind","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "embed_names_by_name" ON "lossledger"."embed_names" USING btree ("kind","key");--> statement-breakpoint
CREATE INDEX "post_resolutions_by_post" ON "lossledger"."post_resolutions" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "read_reservations_by_upstream" ON "lossledger"."read_reservations" USING btree ("upstream","expires_at");--> statement-breakpoint
-- What is on record says under which post, not under which of its names: its platform's where it has one.
INSERT INTO lossledger.embed_names (article_id, kind, key, capture_id, position)
SELECT e.article_id, named.kind, named.key, e.capture_id, e.position
FROM lossledger.embeds e
JOIN LATERAL (
  SELECT a.kind, a.key
  FROM lossledger.post_aliases a
  WHERE a.post_id = e.post_id
  ORDER BY a.kind, a.key
  LIMIT 1
) named ON true;
--> statement-breakpoint
-- What copies were carried by is their own again if they are taken back.
INSERT INTO lossledger.embed_names (article_id, kind, key, capture_id, position)
SELECT
  carried.embed ->> 'articleId',
  named.alias ->> 'kind',
  named.alias ->> 'key',
  carried.embed ->> 'captureId',
  (carried.embed ->> 'position')::integer
FROM lossledger.post_resolutions r
CROSS JOIN jsonb_array_elements(r.moved -> 'embeds') AS carried(embed)
CROSS JOIN jsonb_array_elements(r.moved -> 'aliases') AS named(alias)
WHERE r.undone_at IS NULL
ON CONFLICT DO NOTHING;
--> statement-breakpoint
UPDATE lossledger.post_resolutions r
SET alias_key = (
  SELECT named.alias ->> 'key' FROM jsonb_array_elements(r.moved -> 'aliases') AS named(alias)
  WHERE named.alias ->> 'kind' = 'unresolved' LIMIT 1
);
--> statement-breakpoint
-- Two posts with ids of their own are only ever joined as versions of one.
UPDATE lossledger.post_resolutions r
SET basis = 'version', alias_key = NULL
FROM lossledger.posts p
WHERE p.post_id = r.copy_id AND p.native_id IS NOT NULL AND r.basis = 'words';
--> statement-breakpoint
ALTER TABLE "lossledger"."post_resolutions" DROP COLUMN "moved";--> statement-breakpoint
INSERT INTO lossledger.withdrawals (platform, native_id, alias_key, reason, source_id, noticed_at)
SELECT DISTINCT ON (a.key) a.key::jsonb ->> 0, a.key::jsonb ->> 1, a.key, t.reason, t.source_id, t.noticed_at
FROM lossledger.post_tombstones t
JOIN lossledger.post_aliases a ON a.post_id = t.post_id AND a.kind = 'platform_id'
ORDER BY a.key, t.noticed_at;
--> statement-breakpoint
-- Views that read the tombstones are made anew, so that they read the view of that name.
DO $$
DECLARE
  names text[];
  bodies text[];
BEGIN
  SELECT array_agg(v.name ORDER BY v.name), array_agg(v.body ORDER BY v.name) INTO names, bodies
  FROM (
    SELECT DISTINCT c.oid::regclass::text AS name, pg_get_viewdef(c.oid) AS body
    FROM pg_depend d
    JOIN pg_rewrite w ON w.oid = d.objid AND d.classid = 'pg_rewrite'::regclass
    JOIN pg_class c ON c.oid = w.ev_class
    WHERE d.refobjid = 'lossledger.post_tombstones'::regclass AND c.relkind = 'v'
  ) v;
  ALTER TABLE lossledger.post_tombstones RENAME TO post_tombstones_before;
  -- Posts on record that are withdrawn, and what was found to be one: a copy of it, a version of it.
  CREATE VIEW lossledger.post_tombstones AS
  SELECT DISTINCT ON (gone.post_id) gone.post_id, gone.reason, gone.source_id, gone.noticed_at
  FROM (
    SELECT a.post_id, w.reason, w.source_id, w.noticed_at
    FROM lossledger.withdrawals w
    JOIN lossledger.post_aliases a ON a.kind = 'platform_id' AND a.key = w.alias_key
    UNION ALL
    SELECT r.copy_id, w.reason, w.source_id, w.noticed_at
    FROM lossledger.withdrawals w
    JOIN lossledger.post_aliases a ON a.kind = 'platform_id' AND a.key = w.alias_key
    JOIN lossledger.post_resolutions r ON r.post_id = a.post_id AND r.undone_at IS NULL
  ) gone
  ORDER BY gone.post_id, gone.noticed_at, gone.source_id, gone.reason;
  FOR n IN 1 .. coalesce(array_length(names, 1), 0) LOOP
    EXECUTE format('CREATE OR REPLACE VIEW %s AS %s', names[n], bodies[n]);
  END LOOP;
END
$$;
--> statement-breakpoint
DROP TABLE "lossledger"."post_tombstones_before";
