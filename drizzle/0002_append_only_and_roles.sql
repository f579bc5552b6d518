CREATE FUNCTION lossledger.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER loss_revisions_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lossledger.loss_revisions
  FOR EACH STATEMENT EXECUTE FUNCTION lossledger.refuse_change();
--> statement-breakpoint
CREATE TRIGGER claims_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lossledger.claims
  FOR EACH STATEMENT EXECUTE FUNCTION lossledger.refuse_change();
--> statement-breakpoint
CREATE TRIGGER claim_spans_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lossledger.claim_spans
  FOR EACH STATEMENT EXECUTE FUNCTION lossledger.refuse_change();
--> statement-breakpoint
CREATE TRIGGER post_revisions_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lossledger.post_revisions
  FOR EACH STATEMENT EXECUTE FUNCTION lossledger.refuse_change();
--> statement-breakpoint
CREATE TRIGGER captures_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lossledger.captures
  FOR EACH STATEMENT EXECUTE FUNCTION lossledger.refuse_change();
--> statement-breakpoint
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lossledger_reader') THEN
    CREATE ROLE lossledger_reader NOLOGIN;
  END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server made the role just now
END
$$;
--> statement-breakpoint
DO $$
BEGIN
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO lossledger_reader', current_database());
END
$$;
--> statement-breakpoint
REVOKE ALL ON SCHEMA lossledger FROM PUBLIC;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION lossledger.refuse_change() FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA reporting TO lossledger_reader;
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA reporting TO lossledger_reader;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA reporting GRANT SELECT ON TABLES TO lossledger_reader;
--> statement-breakpoint
DO $$
BEGIN
  ALTER ROLE lossledger_reader SET default_transaction_read_only = on;
  ALTER ROLE lossledger_reader SET statement_timeout = '30s';
  ALTER ROLE lossledger_reader SET search_path = reporting;
EXCEPTION
  WHEN insufficient_privilege THEN NULL; -- the role was made, and set so, by another ledger of this server
END
$$;
--> statement-breakpoint
DO $$
BEGIN
  -- Large objects can be made by anyone, whatever else may not be.
  REVOKE EXECUTE ON FUNCTION
    pg_catalog.lo_creat(integer), pg_catalog.lo_create(oid), pg_catalog.lo_from_bytea(oid, bytea)
    FROM PUBLIC;
EXCEPTION
  WHEN insufficient_privilege THEN NULL; -- not ours to take away on a server of others
END
$$;
