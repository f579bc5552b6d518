-- What reporting would have to gather again for every reader: kept by the transaction that changes it.
CREATE TABLE "lossledger"."loss_summaries" (
	"loss_id" text PRIMARY KEY NOT NULL,
	"n_posts" integer NOT NULL,
	"n_articles" integer NOT NULL,
	"source_urls" text[] NOT NULL,
	"media_sha256" text[] NOT NULL,
	"collected_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "lossledger"."loss_changes" (
	"change_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lossledger"."loss_changes_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"loss_id" text NOT NULL,
	"revision" integer NOT NULL,
	"change" text NOT NULL,
	"fields" text[] NOT NULL,
	"listed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "loss_changes_identity" UNIQUE("loss_id","revision"),
	CONSTRAINT "loss_changes_kind" CHECK ("lossledger"."loss_changes"."change" in ('added', 'changed', 'merged', 'split', 'rejected', 'withdrawn', 'restored'))
);
--> statement-breakpoint
CREATE INDEX "loss_summaries_by_witnesses" ON "lossledger"."loss_summaries" USING btree ("n_posts" DESC NULLS FIRST,"n_articles" DESC NULLS FIRST,"loss_id");
--> statement-breakpoint
CREATE INDEX "loss_changes_by_time" ON "lossledger"."loss_changes" USING btree ("listed_at");
--> statement-breakpoint
CREATE TABLE "lossledger"."equipment_classes" (
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"warspotting_type" text,
	"general_staff_class" text,
	"un_register_class" text,
	"is_in_register" boolean,
	"oryx_equipment_type" text,
	CONSTRAINT "equipment_classes_kind_name_pk" PRIMARY KEY("kind","name"),
	CONSTRAINT "equipment_classes_kind" CHECK ("lossledger"."equipment_classes"."kind" in ('category', 'family', 'model'))
);
--> statement-breakpoint
CREATE TABLE "lossledger"."weapon_classes" (
	"weapon" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"acled_event_type" text,
	"acled_sub_event_type" text
);
--> statement-breakpoint
CREATE TABLE "lossledger"."precision_classes" (
	"kind" text NOT NULL,
	"ucdp" smallint NOT NULL,
	"acled" smallint,
	CONSTRAINT "precision_classes_kind_ucdp_pk" PRIMARY KEY("kind","ucdp"),
	CONSTRAINT "precision_classes_kind" CHECK ("lossledger"."precision_classes"."kind" in ('place', 'date'))
);
--> statement-breakpoint
CREATE TABLE "lossledger"."publication_policies" (
	"policy_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lossledger"."publication_policies_policy_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"policy" jsonb NOT NULL,
	"published_by" text NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lossledger"."publication_keys" (
	"only_row" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"inner_pad" "bytea" NOT NULL,
	"outer_pad" "bytea" NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "publication_keys_is_one" CHECK ("lossledger"."publication_keys"."only_row"),
	CONSTRAINT "publication_keys_are_blocks" CHECK (octet_length("lossledger"."publication_keys"."inner_pad") = 64 and octet_length("lossledger"."publication_keys"."outer_pad") = 64)
);
--> statement-breakpoint
-- What reporting is to be brought up to date for before this transaction commits. Which losses that
-- touches is asked then: another transaction may be about to make one. Empty between transactions, so
-- there is nothing in it to lose.
CREATE UNLOGGED TABLE lossledger.reporting_pending (
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  kind text NOT NULL CHECK (kind IN ('revision', 'loss', 'post', 'article', 'media')),
  key text NOT NULL,
  revision integer
);
--> statement-breakpoint
CREATE INDEX reporting_pending_by_transaction ON lossledger.reporting_pending (transaction_id);
--> statement-breakpoint
-- One row for each statement that noted something: what makes the commit look at the notes.
CREATE UNLOGGED TABLE lossledger.reporting_due (
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id()
);
--> statement-breakpoint
CREATE INDEX reporting_due_by_transaction ON lossledger.reporting_due (transaction_id);
--> statement-breakpoint
CREATE TRIGGER loss_changes_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lossledger.loss_changes
  FOR EACH STATEMENT EXECUTE FUNCTION lossledger.refuse_change();
--> statement-breakpoint
CREATE TRIGGER publication_policies_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lossledger.publication_policies
  FOR EACH STATEMENT EXECUTE FUNCTION lossledger.refuse_change();
--> statement-breakpoint
-- Who tells of each loss, gathered afresh, of the losses wanted. What
-- loss_summaries keeps is this and nothing else. One set of joins for all of them: a subquery for each
-- loss is planned as if it found ten posts, and scans whole tables for them.
CREATE FUNCTION lossledger.told_of(wanted text[])
RETURNS TABLE (
  loss_id text, n_posts integer, n_articles integer, source_urls text[], media_sha256 text[],
  collected_at timestamp with time zone
)
LANGUAGE sql STABLE AS $$
  WITH who AS (
    SELECT DISTINCT e.loss_id, r.post_id
    FROM lossledger.evidence e
    JOIN lossledger.claims c ON c.claim_id = e.claim_id
    JOIN lossledger.post_revisions r ON r.post_revision_id = c.post_revision_id
    WHERE e.loss_id = ANY (wanted)
  ), said AS (
    SELECT w.loss_id,
      (count(*) FILTER (WHERE p.article_id IS NULL))::integer AS n_posts,
      array_agg(DISTINCT p.url ORDER BY p.url) FILTER (WHERE p.url IS NOT NULL) AS post_urls
    FROM who w
    JOIN lossledger.posts p ON p.post_id = w.post_id
    GROUP BY w.loss_id
  ), seen AS (
    SELECT w.loss_id,
      count(DISTINCT a.article_id)::integer AS n_articles,
      array_agg(DISTINCT a.url ORDER BY a.url) FILTER (WHERE a.url IS NOT NULL) AS article_urls,
      min(coalesce(a.first_captured_at, c.captured_at)) AS collected_at
    FROM who w
    JOIN lossledger.told_in t ON t.post_id = w.post_id
    LEFT JOIN lossledger.articles a ON a.article_id = t.article_id
    LEFT JOIN lossledger.captures c ON c.capture_id = t.capture_id
    GROUP BY w.loss_id
  ), showing AS (
    -- The posts whose own pictures are meant: a copy's are those of the post it was found to be.
    SELECT w.loss_id, w.post_id
    FROM who w
    WHERE NOT EXISTS (
      SELECT FROM lossledger.post_resolutions r WHERE r.copy_id = w.post_id AND r.undone_at IS NULL
    )
    UNION
    SELECT w.loss_id, r.copy_id
    FROM who w
    JOIN lossledger.post_resolutions r ON r.post_id = w.post_id AND r.undone_at IS NULL
  ), pictured AS (
    SELECT s.loss_id, array_agg(DISTINCT m.sha256 ORDER BY m.sha256) AS media_sha256
    FROM showing s
    JOIN lossledger.media_sightings g ON g.post_id = s.post_id
    JOIN lossledger.media_downloads d ON d.media_key = g.media_key
    JOIN lossledger.media m ON m.sha256 = d.sha256 AND m.kind IN ('image', 'video')
    GROUP BY s.loss_id
  )
  SELECT l.loss_id, coalesce(said.n_posts, 0), coalesce(seen.n_articles, 0),
    coalesce(said.post_urls, '{}') || coalesce(seen.article_urls, '{}'),
    coalesce(pictured.media_sha256, '{}'), seen.collected_at
  FROM lossledger.losses l
  LEFT JOIN said ON said.loss_id = l.loss_id
  LEFT JOIN seen ON seen.loss_id = l.loss_id
  LEFT JOIN pictured ON pictured.loss_id = l.loss_id
  WHERE l.loss_id = ANY (wanted)
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION lossledger.told_of(text[]) FROM PUBLIC;
--> statement-breakpoint
CREATE VIEW lossledger.losses_of_posts AS
SELECT DISTINCT r.post_id, e.loss_id
FROM lossledger.post_revisions r
JOIN lossledger.claims c ON c.post_revision_id = r.post_revision_id
JOIN lossledger.evidence e ON e.claim_id = c.claim_id;
--> statement-breakpoint
CREATE FUNCTION lossledger.note_revisions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO lossledger.reporting_pending (kind, key, revision)
  SELECT 'revision', loss_id, revision FROM noted;
  IF FOUND THEN
    INSERT INTO lossledger.reporting_due DEFAULT VALUES;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION lossledger.note_losses() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO lossledger.reporting_pending (kind, key) SELECT DISTINCT 'loss', loss_id FROM noted;
  IF FOUND THEN
    INSERT INTO lossledger.reporting_due DEFAULT VALUES;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION lossledger.note_posts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO lossledger.reporting_pending (kind, key) SELECT DISTINCT 'post', post_id FROM noted;
  IF FOUND THEN
    INSERT INTO lossledger.reporting_due DEFAULT VALUES;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION lossledger.note_downloads() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO lossledger.reporting_pending (kind, key) SELECT DISTINCT 'media', media_key FROM noted;
  IF FOUND THEN
    INSERT INTO lossledger.reporting_due DEFAULT VALUES;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION lossledger.note_resolutions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO lossledger.reporting_pending (kind, key)
  SELECT 'post', copy_id FROM noted UNION SELECT 'post', post_id FROM noted;
  IF FOUND THEN
    INSERT INTO lossledger.reporting_due DEFAULT VALUES;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION lossledger.note_changed_posts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO lossledger.reporting_pending (kind, key)
  SELECT 'post', noted.post_id
  FROM noted
  JOIN before ON before.post_id = noted.post_id
    AND (before.url, before.article_id) IS DISTINCT FROM (noted.url, noted.article_id);
  IF FOUND THEN
    INSERT INTO lossledger.reporting_due DEFAULT VALUES;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION lossledger.note_changed_articles() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO lossledger.reporting_pending (kind, key)
  SELECT 'article', noted.article_id
  FROM noted
  JOIN before ON before.article_id = noted.article_id
    AND (before.url, before.first_captured_at) IS DISTINCT FROM (noted.url, noted.first_captured_at);
  IF FOUND THEN
    INSERT INTO lossledger.reporting_due DEFAULT VALUES;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- What a revision is to readers, given the facts before it; null before the first.
CREATE FUNCTION lossledger.change_of(after jsonb, before jsonb) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN after ->> 'merged_into' IS NOT NULL THEN 'merged'
    WHEN after ->> 'review_state' IN ('withdrawn', 'rejected') THEN after ->> 'review_state'
    WHEN before IS NULL THEN 'added'
    WHEN before ->> 'merged_into' IS NOT NULL THEN 'split'
    WHEN before ->> 'review_state' IN ('withdrawn', 'rejected') THEN 'restored'
    ELSE 'changed'
  END
$$;
--> statement-breakpoint
CREATE FUNCTION lossledger.changed_fields(after jsonb, before jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY(
    SELECT f.key FROM jsonb_each(after) f
    WHERE before IS NOT NULL AND f.value <> coalesce(before -> f.key, 'null')
    ORDER BY f.key
  )
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION lossledger.change_of(jsonb, jsonb), lossledger.changed_fields(jsonb, jsonb) FROM PUBLIC;
--> statement-breakpoint
-- Runs when the transaction commits. One settles at a time, so that change_id rises in the order of
-- commits: whoever has read up to a number has missed nothing below it.
CREATE FUNCTION lossledger.settle_reporting() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  settled text[];
BEGIN
  IF NOT EXISTS (
    SELECT FROM lossledger.reporting_pending WHERE transaction_id = pg_current_xact_id()
  ) THEN
    RETURN NULL; -- an earlier statement's row settled it
  END IF;
  -- Spells "FEED" (0x46454544).
  PERFORM pg_advisory_xact_lock(1178944836);
  INSERT INTO lossledger.loss_changes (loss_id, revision, change, fields, listed_at)
  SELECT r.loss_id, r.revision, lossledger.change_of(r.facts, b.facts),
    lossledger.changed_fields(r.facts, b.facts),
    greatest(clock_timestamp(), (SELECT max(listed_at) FROM lossledger.loss_changes))
  FROM lossledger.reporting_pending n
  JOIN lossledger.loss_revisions r ON r.loss_id = n.key AND r.revision = n.revision
  LEFT JOIN lossledger.loss_revisions b ON b.loss_id = r.loss_id AND b.revision = r.revision - 1
  WHERE n.transaction_id = pg_current_xact_id() AND n.kind = 'revision'
  ORDER BY r.at, r.loss_id, r.revision;
  WITH done AS (
    DELETE FROM lossledger.reporting_pending WHERE transaction_id = pg_current_xact_id()
    RETURNING kind, key
  ), touched AS (
    SELECT key AS post_id FROM done WHERE kind = 'post'
    UNION
    SELECT t.post_id FROM done JOIN lossledger.told_in t ON t.article_id = done.key
    WHERE done.kind = 'article'
    UNION
    SELECT g.post_id FROM done JOIN lossledger.media_sightings g ON g.media_key = done.key
    WHERE done.kind = 'media'
  ), posts AS (
    -- What a copy shows is shown by the post it was found to be.
    SELECT post_id FROM touched
    UNION
    SELECT r.post_id FROM touched
    JOIN lossledger.post_resolutions r ON r.copy_id = touched.post_id AND r.undone_at IS NULL
  )
  SELECT array_agg(loss_id) INTO settled
  FROM (
    SELECT key AS loss_id FROM done WHERE kind IN ('revision', 'loss')
    UNION
    SELECT of.loss_id FROM posts JOIN lossledger.losses_of_posts of ON of.post_id = posts.post_id
  ) all_of_them;
  DELETE FROM lossledger.reporting_due WHERE transaction_id = pg_current_xact_id();
  IF settled IS NULL THEN
    RETURN NULL;
  END IF;
  INSERT INTO lossledger.loss_summaries AS s
  SELECT loss_id, n_posts, n_articles, source_urls, media_sha256, collected_at
  FROM lossledger.told_of(settled)
  ON CONFLICT (loss_id) DO UPDATE SET
    n_posts = excluded.n_posts, n_articles = excluded.n_articles,
    source_urls = excluded.source_urls, media_sha256 = excluded.media_sha256,
    collected_at = excluded.collected_at
  WHERE s IS DISTINCT FROM excluded;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER reporting_due_settled
  AFTER INSERT ON lossledger.reporting_due
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION lossledger.settle_reporting();
--> statement-breakpoint
CREATE TRIGGER loss_revisions_noted AFTER INSERT ON lossledger.loss_revisions
  REFERENCING NEW TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION lossledger.note_revisions();
--> statement-breakpoint
CREATE TRIGGER evidence_noted AFTER INSERT ON lossledger.evidence
  REFERENCING NEW TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION lossledger.note_losses();
--> statement-breakpoint
CREATE TRIGGER evidence_gone_noted AFTER DELETE ON lossledger.evidence
  REFERENCING OLD TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION lossledger.note_losses();
--> statement-breakpoint
CREATE TRIGGER embeds_noted AFTER INSERT ON lossledger.embeds
  REFERENCING NEW TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION lossledger.note_posts();
--> statement-breakpoint
CREATE TRIGGER embeds_gone_noted AFTER DELETE ON lossledger.embeds
  REFERENCING OLD TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION lossledger.note_posts();
--> statement-breakpoint
CREATE TRIGGER post_sightings_noted AFTER INSERT ON lossledger.post_sightings
  REFERENCING NEW TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION lossledger.note_posts();
--> statement-breakpoint
CREATE TRIGGER post_sightings_gone_noted AFTER DELETE ON lossledger.post_sightings
  REFERENCING OLD TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION lossledger.note_posts();
--> statement-breakpoint
CREATE TRIGGER posts_noted AFTER UPDATE ON lossledger.posts
  REFERENCING OLD TABLE AS before NEW TABLE AS noted
  FOR EACH STATEMENT EXECUTE FUNCTION lossledger.note_changed_posts();
--> statement-breakpoint
CREATE TRIGGER articles_noted AFTER UPDATE ON lossledger.articles
  REFERENCING OLD TABLE AS before NEW TABLE AS noted
  FOR EACH STATEMENT EXECUTE FUNCTION lossledger.note_changed_articles();
--> statement-breakpoint
CREATE TRIGGER media_sightings_noted AFTER INSERT ON lossledger.media_sightings
  REFERENCING NEW TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION lossledger.note_posts();
--> statement-breakpoint
CREATE TRIGGER media_sightings_gone_noted AFTER DELETE ON lossledger.media_sightings
  REFERENCING OLD TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION lossledger.note_posts();
--> statement-breakpoint
CREATE TRIGGER media_downloads_noted AFTER INSERT ON lossledger.media_downloads
  REFERENCING NEW TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION lossledger.note_downloads();
--> statement-breakpoint
CREATE TRIGGER post_resolutions_noted AFTER INSERT ON lossledger.post_resolutions
  REFERENCING NEW TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION lossledger.note_resolutions();
--> statement-breakpoint
CREATE TRIGGER post_resolutions_changed_noted AFTER UPDATE ON lossledger.post_resolutions
  REFERENCING NEW TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION lossledger.note_resolutions();
--> statement-breakpoint
CREATE TRIGGER post_resolutions_gone_noted AFTER DELETE ON lossledger.post_resolutions
  REFERENCING OLD TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION lossledger.note_resolutions();
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION
  lossledger.note_downloads(), lossledger.note_resolutions(),
  lossledger.note_revisions(), lossledger.note_losses(), lossledger.note_posts(),
  lossledger.note_changed_posts(), lossledger.note_changed_articles(), lossledger.settle_reporting()
  FROM PUBLIC;
--> statement-breakpoint
-- What is on record already.
INSERT INTO lossledger.loss_changes (loss_id, revision, change, fields, listed_at)
SELECT r.loss_id, r.revision, lossledger.change_of(r.facts, b.facts),
  lossledger.changed_fields(r.facts, b.facts),
  r.at
FROM lossledger.loss_revisions r
LEFT JOIN lossledger.loss_revisions b ON b.loss_id = r.loss_id AND b.revision = r.revision - 1
ORDER BY r.at, r.loss_id, r.revision;
--> statement-breakpoint
INSERT INTO lossledger.loss_summaries
SELECT loss_id, n_posts, n_articles, source_urls, media_sha256, collected_at
FROM lossledger.told_of(ARRAY(SELECT loss_id FROM lossledger.losses));
--> statement-breakpoint
-- The order of exports.
CREATE INDEX losses_by_record ON lossledger.losses (recorded_at, loss_id);
--> statement-breakpoint
-- The one place that says which losses are published.
CREATE VIEW lossledger.published_losses AS
SELECT l.* FROM lossledger.losses l
WHERE l.review_state NOT IN ('rejected', 'withdrawn') AND l.merged_into IS NULL;
--> statement-breakpoint
CREATE OR REPLACE VIEW reporting.losses AS
SELECT
  l.loss_id,
  l.lost_by,
  l.equipment_category,
  l.model,
  l.model_raw,
  l.family,
  l.country_of_production,
  l.status,
  l.status_all,
  l.tags,
  l.loss_date_start,
  l.loss_date_end,
  l.date_prec,
  l.date_basis,
  l.posted_at,
  told.collected_at,
  l.recorded_at,
  l.updated_at,
  l.place_name,
  l.admin1,
  l.admin2,
  l.country,
  l.place_id,
  l.latitude,
  l.longitude,
  l.where_prec,
  l.uncertainty_km,
  l.location_basis,
  l.caused_by,
  l.attacker,
  coalesce(told.n_posts, 0) AS n_posts,
  coalesce(told.n_articles, 0) AS n_articles,
  coalesce(told.source_urls, '{}') AS source_urls,
  coalesce(told.media_sha256, '{}') AS media_sha256,
  l.review_state,
  l.confidence,
  l.revision
FROM lossledger.published_losses l
LEFT JOIN lossledger.loss_summaries told ON told.loss_id = l.loss_id;
--> statement-breakpoint
CREATE VIEW reporting.version AS
SELECT
  '1'::text AS version,
  'published-rows/1'::text AS counting_rule,
  'Every row of reporting.losses counts one item, once, under its published status; nothing else is counted. Rows that await review are counted and shown beside as n_needs_review; rows without an owner are the side unknown.'::text AS counting_rule_means,
  (SELECT c.conflict FROM lossledger.ledger_conflict c) AS conflict;
--> statement-breakpoint
COMMENT ON VIEW reporting.version IS 'One row: which version of these views this is, and the rule by which every total counts.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.version.version IS 'Raised when a column is renamed, removed or given another meaning.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.version.counting_rule IS 'Name of the counting rule; cite it with a total.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.version.counting_rule_means IS 'The rule in words.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.version.conflict IS 'The conflict this ledger is kept for; null while it has read nothing.';
--> statement-breakpoint
CREATE VIEW reporting.losses_counted AS
SELECT
  l.loss_id,
  coalesce(l.lost_by, 'unknown') AS side,
  coalesce(l.equipment_category, 'unknown') AS equipment_category,
  coalesce(l.family, 'unknown') AS family,
  coalesce(l.model, 'unknown') AS model,
  l.status,
  l.loss_date_end AS counted_on,
  l.date_basis,
  coalesce(l.country, 'unknown') AS country,
  coalesce(l.admin1, 'unknown') AS admin1,
  l.review_state = 'needs_review' AS needs_review,
  CASE WHEN l.review_state = 'needs_review' AND NOT 'count_unknown' = ANY (l.tags) THEN 0 ELSE 1 END AS count_low,
  1 AS count_best,
  CASE WHEN 'count_unknown' = ANY (l.tags) THEN NULL ELSE 1 END AS count_high
FROM lossledger.published_losses l;
--> statement-breakpoint
COMMENT ON VIEW reporting.losses_counted IS 'The rows of reporting.losses as every total counts them, by the rule of reporting.version.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_counted.loss_id IS 'The loss, as in reporting.losses: each is here once.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_counted.side IS 'Belligerent that lost the item, ISO 3166-1 alpha-3; unknown where no source says.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_counted.equipment_category IS 'Category as in reporting.losses; unknown where only a model outside the lists is named.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_counted.family IS 'Family of the model; unknown where only a class of equipment is named.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_counted.model IS 'Canonical name of the model; unknown where only a class of equipment is named.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_counted.status IS 'Published status: one an item.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_counted.counted_on IS 'The day it counts under: the latest day of the loss (loss_date_end); null where nothing dates it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_counted.date_basis IS 'How that day is known; post_date means lost on or before it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_counted.country IS 'Country of the place, ISO 3166-1 alpha-3; unknown where no place is known.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_counted.admin1 IS 'First-level region with its kind; unknown where none is known.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_counted.needs_review IS 'Whether an editor has yet to look at it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_counted.count_low IS 'Fewest items the row may stand for: 0 where it awaits review, except that an uncounted group is at least 1.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_counted.count_best IS 'Always 1: what every total adds up.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_counted.count_high IS 'Most items the row may stand for; null where a source gives no number ("several", "a column of").';
--> statement-breakpoint
CREATE VIEW reporting.losses_daily AS
SELECT counted_on, date_basis, side, equipment_category, status,
  sum(count_best)::integer AS n_losses,
  (count(*) FILTER (WHERE needs_review))::integer AS n_needs_review
FROM reporting.losses_counted
GROUP BY counted_on, date_basis, side, equipment_category, status;
--> statement-breakpoint
COMMENT ON VIEW reporting.losses_daily IS 'Losses by day, how the day is known, side, category and status. Adds up to the rows of reporting.losses.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_daily.counted_on IS 'Latest day of the loss; null where nothing dates it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_daily.date_basis IS 'How the day is known; post_date means lost on or before it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_daily.side IS 'Belligerent that lost the items; unknown where no source says.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_daily.equipment_category IS 'Category of equipment.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_daily.status IS 'Published status.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_daily.n_losses IS 'Items.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_daily.n_needs_review IS 'Of those, items an editor has yet to look at.';
--> statement-breakpoint
CREATE VIEW reporting.losses_by_model AS
SELECT side, equipment_category, family, model,
  (count(*) FILTER (WHERE status = 'destroyed'))::integer AS destroyed,
  (count(*) FILTER (WHERE status = 'damaged'))::integer AS damaged,
  (count(*) FILTER (WHERE status = 'abandoned'))::integer AS abandoned,
  (count(*) FILTER (WHERE status = 'captured'))::integer AS captured,
  sum(count_best)::integer AS n_losses,
  (count(*) FILTER (WHERE needs_review))::integer AS n_needs_review
FROM reporting.losses_counted
GROUP BY side, equipment_category, family, model;
--> statement-breakpoint
COMMENT ON VIEW reporting.losses_by_model IS 'Losses by side and model, with the four statuses side by side. Adds up to the rows of reporting.losses.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_by_model.side IS 'Belligerent that lost the items; unknown where no source says.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_by_model.equipment_category IS 'Category of equipment.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_by_model.family IS 'Family of the model; unknown where only a class is named.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_by_model.model IS 'Canonical name of the model; unknown where only a class is named.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_by_model.destroyed IS 'Items published as destroyed.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_by_model.damaged IS 'Items published as damaged.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_by_model.abandoned IS 'Items published as abandoned.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_by_model.captured IS 'Items published as captured.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_by_model.n_losses IS 'Items: the sum of the four.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_by_model.n_needs_review IS 'Of those, items an editor has yet to look at.';
--> statement-breakpoint
CREATE VIEW reporting.losses_by_admin1 AS
SELECT country, admin1, side, equipment_category,
  (count(*) FILTER (WHERE status = 'destroyed'))::integer AS destroyed,
  (count(*) FILTER (WHERE status = 'damaged'))::integer AS damaged,
  (count(*) FILTER (WHERE status = 'abandoned'))::integer AS abandoned,
  (count(*) FILTER (WHERE status = 'captured'))::integer AS captured,
  sum(count_best)::integer AS n_losses,
  (count(*) FILTER (WHERE needs_review))::integer AS n_needs_review
FROM reporting.losses_counted
GROUP BY country, admin1, side, equipment_category;
--> statement-breakpoint
COMMENT ON VIEW reporting.losses_by_admin1 IS 'Losses by first-level region, side and category; where no region is known it is unknown. Adds up to the rows of reporting.losses.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_by_admin1.country IS 'Country of the region, ISO 3166-1 alpha-3; unknown where no place is known.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_by_admin1.admin1 IS 'First-level region with its kind; unknown where none is known.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_by_admin1.side IS 'Belligerent that lost the items; unknown where no source says.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_by_admin1.equipment_category IS 'Category of equipment.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_by_admin1.destroyed IS 'Items published as destroyed.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_by_admin1.damaged IS 'Items published as damaged.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_by_admin1.abandoned IS 'Items published as abandoned.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_by_admin1.captured IS 'Items published as captured.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_by_admin1.n_losses IS 'Items: the sum of the four.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_by_admin1.n_needs_review IS 'Of those, items an editor has yet to look at.';
--> statement-breakpoint
CREATE VIEW reporting.losses_totals_oryx_style AS
SELECT side, equipment_category,
  (count(*) FILTER (WHERE status = 'destroyed'))::integer AS destroyed,
  (count(*) FILTER (WHERE status = 'damaged'))::integer AS damaged,
  (count(*) FILTER (WHERE status = 'abandoned'))::integer AS abandoned,
  (count(*) FILTER (WHERE status = 'captured'))::integer AS captured,
  sum(count_best)::integer AS type_total,
  (count(*) FILTER (WHERE needs_review))::integer AS n_needs_review
FROM reporting.losses_counted
GROUP BY side, equipment_category;
--> statement-breakpoint
COMMENT ON VIEW reporting.losses_totals_oryx_style IS 'Totals by side and category as Oryx''s lists head them. There is no line for all types: adding up the column gives it, and it is the rows of reporting.losses.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_totals_oryx_style.side IS 'Belligerent that lost the items; unknown where no source says.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_totals_oryx_style.equipment_category IS 'Category of equipment.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_totals_oryx_style.destroyed IS 'Items published as destroyed.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_totals_oryx_style.damaged IS 'Items published as damaged.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_totals_oryx_style.abandoned IS 'Items published as abandoned.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_totals_oryx_style.captured IS 'Items published as captured.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_totals_oryx_style.type_total IS 'Items: the sum of the four.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_totals_oryx_style.n_needs_review IS 'Of those, items an editor has yet to look at.';
--> statement-breakpoint
CREATE VIEW reporting.losses_weekly AS
SELECT date_trunc('week', counted_on)::date AS week, side, equipment_category, family, model,
  sum(count_low)::integer AS n_low,
  sum(count_best)::integer AS n_best,
  CASE WHEN bool_and(count_high IS NOT NULL) THEN sum(count_high)::integer END AS n_high,
  (count(*) FILTER (WHERE needs_review))::integer AS n_needs_review
FROM reporting.losses_counted
GROUP BY date_trunc('week', counted_on), side, equipment_category, family, model;
--> statement-breakpoint
COMMENT ON VIEW reporting.losses_weekly IS 'Losses by week, side and model, with the fewest and most items they may stand for. n_best adds up to the rows of reporting.losses.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_weekly.week IS 'Monday of the week of counted_on; null where nothing dates the loss.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_weekly.side IS 'Belligerent that lost the items; unknown where no source says.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_weekly.equipment_category IS 'Category of equipment.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_weekly.family IS 'Family of the model; unknown where only a class is named.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_weekly.model IS 'Canonical name of the model; unknown where only a class is named.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_weekly.n_low IS 'Fewest items: without those that await review.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_weekly.n_best IS 'Items: rows of reporting.losses.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_weekly.n_high IS 'Most items; null where a source gives no number of them.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_weekly.n_needs_review IS 'Of n_best, items an editor has yet to look at.';
--> statement-breakpoint
CREATE VIEW reporting.loss_changes AS
SELECT
  c.change_id,
  c.loss_id,
  c.revision,
  c.change,
  c.fields,
  r.reason,
  r.author,
  r.at AS changed_at,
  c.listed_at,
  r.facts ->> 'merged_into' AS merged_into
FROM lossledger.loss_changes c
JOIN lossledger.loss_revisions r ON r.loss_id = c.loss_id AND r.revision = c.revision;
--> statement-breakpoint
COMMENT ON VIEW reporting.loss_changes IS 'Every addition, change, merge and withdrawal, in the order in which readers could first see them. Page by it: WHERE change_id > the last one read ORDER BY change_id LIMIT 1000. Nothing ever appears below a number that could be read.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_changes.change_id IS 'Cursor of the feed: rises in the order of commits, with gaps.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_changes.loss_id IS 'The loss; no longer in reporting.losses after a merge, rejection or withdrawal.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_changes.revision IS 'The revision this made, from 1.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_changes.change IS 'added, changed, merged (absorbed by another), split (back from it), rejected, withdrawn, restored.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_changes.fields IS 'Columns of reporting.losses that differ from the revision before; none for an addition.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_changes.reason IS 'Why, in words.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_changes.author IS 'Who or what made it: extractor and version, or reviewer.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_changes.changed_at IS 'When it was made, by the clock of whoever made it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_changes.listed_at IS 'When readers could see it; never earlier than that of a lower change_id. Use it for "since a time".';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_changes.merged_into IS 'For a merge, the loss that took it in.';
--> statement-breakpoint
CREATE VIEW reporting.loss_witnesses AS
SELECT told.loss_id, told.n_posts, told.n_articles
FROM lossledger.loss_summaries told
JOIN lossledger.published_losses l ON l.loss_id = told.loss_id;
--> statement-breakpoint
COMMENT ON VIEW reporting.loss_witnesses IS 'How many tell of each loss of reporting.losses. Ordered by n_posts DESC, n_articles DESC, loss_id it is read from an index.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_witnesses.loss_id IS 'The loss, as in reporting.losses.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_witnesses.n_posts IS 'Distinct posts that tell of the item.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_witnesses.n_articles IS 'Distinct documents that carry those posts, or tell of the item in their own prose.';
--> statement-breakpoint
CREATE VIEW reporting.loss_classes AS
SELECT
  l.loss_id,
  l.lost_by,
  coalesce(m.warspotting_type, f.warspotting_type, c.warspotting_type) AS warspotting_type,
  coalesce(m.general_staff_class, f.general_staff_class, c.general_staff_class) AS general_staff_class,
  CASE WHEN coalesce(m.is_in_register, f.is_in_register, c.is_in_register)
    THEN coalesce(m.un_register_class, f.un_register_class, c.un_register_class) END AS un_register_class,
  coalesce(c.oryx_equipment_type, l.equipment_category) AS oryx_equipment_type,
  w.kind AS weapon_kind,
  w.acled_event_type,
  w.acled_sub_event_type,
  place.acled AS acled_geo_precision,
  date.acled AS acled_time_precision
FROM lossledger.published_losses l
LEFT JOIN lossledger.equipment_classes m ON m.kind = 'model' AND m.name = l.model
LEFT JOIN lossledger.equipment_classes f ON f.kind = 'family' AND f.name = l.family
LEFT JOIN lossledger.equipment_classes c ON c.kind = 'category' AND c.name = l.equipment_category
LEFT JOIN lossledger.weapon_classes w ON w.weapon = l.caused_by
LEFT JOIN lossledger.precision_classes place ON place.kind = 'place' AND place.ucdp = l.where_prec
LEFT JOIN lossledger.precision_classes date ON date.kind = 'date' AND date.ucdp = l.date_prec;
--> statement-breakpoint
COMMENT ON VIEW reporting.loss_classes IS 'What others file each loss under, by the crosswalks of the reference data. One row a loss; null where they have no such class.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_classes.loss_id IS 'The loss, as in reporting.losses.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_classes.lost_by IS 'Belligerent that lost the item, as in reporting.losses.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_classes.warspotting_type IS 'WarSpotting''s type.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_classes.general_staff_class IS 'Heading of the daily figures of the General Staff of Ukraine.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_classes.un_register_class IS 'Category of the United Nations Register of Conventional Arms; null for what it does not count.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_classes.oryx_equipment_type IS 'Heading as the CSV files made from Oryx''s lists spell it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_classes.weapon_kind IS 'Kind of the weapon in caused_by, e.g. loitering munition.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_classes.acled_event_type IS 'ACLED event type that the weapon''s kind falls under; null where no source names a weapon.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_classes.acled_sub_event_type IS 'ACLED sub-event type, likewise.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_classes.acled_geo_precision IS 'where_prec on ACLED''s scale 1 to 3; null for country and sea, which it does not have.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_classes.acled_time_precision IS 'date_prec on ACLED''s scale 1 to 3; null for a year, and where only the post''s day is known.';
--> statement-breakpoint
CREATE FUNCTION reporting.losses_as_of(as_of timestamp with time zone)
RETURNS TABLE (
  loss_id text,
  lost_by text,
  equipment_category text,
  model text,
  model_raw text,
  family text,
  country_of_production text,
  status text,
  status_all text[],
  tags text[],
  loss_date_start date,
  loss_date_end date,
  date_prec smallint,
  date_basis text,
  posted_at timestamp with time zone,
  recorded_at timestamp with time zone,
  updated_at timestamp with time zone,
  place_name text,
  admin1 text,
  admin2 text,
  country text,
  place_id text,
  latitude double precision,
  longitude double precision,
  where_prec smallint,
  uncertainty_km double precision,
  location_basis text,
  caused_by text,
  attacker text,
  review_state text,
  confidence double precision,
  revision integer
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
#variable_conflict use_column
DECLARE
  horizon bigint;
BEGIN
  -- The feed rises in number and time alike: one number parts what was to be seen from what was not.
  SELECT c.change_id INTO horizon FROM lossledger.loss_changes c
  WHERE c.listed_at <= as_of ORDER BY c.listed_at DESC, c.change_id DESC LIMIT 1;
  IF horizon IS NULL THEN
    RETURN;
  END IF;
  -- What has not changed since is as it stands.
  RETURN QUERY
  SELECT l.loss_id, l.lost_by, l.equipment_category, l.model, l.model_raw, l.family,
    l.country_of_production, l.status, l.status_all, l.tags, l.loss_date_start, l.loss_date_end,
    l.date_prec, l.date_basis, l.posted_at, l.recorded_at, l.updated_at, l.place_name, l.admin1,
    l.admin2, l.country, l.place_id, l.latitude, l.longitude, l.where_prec, l.uncertainty_km,
    l.location_basis, l.caused_by, l.attacker, l.review_state, l.confidence, l.revision
  FROM lossledger.loss_changes c
  JOIN lossledger.published_losses l ON l.loss_id = c.loss_id AND l.revision = c.revision
  WHERE c.change_id <= horizon;
  -- What has is as its last revision of then.
  RETURN QUERY
  SELECT l.loss_id, f.lost_by, f.equipment_category, f.model, f.model_raw, f.family,
    f.country_of_production, f.status, f.status_all, f.tags, f.loss_date_start, f.loss_date_end,
    f.date_prec, f.date_basis, f.posted_at, l.recorded_at, r.at, f.place_name, f.admin1,
    f.admin2, f.country, f.place_id, f.latitude, f.longitude, f.where_prec, f.uncertainty_km,
    f.location_basis, f.caused_by, f.attacker, f.review_state, f.confidence, r.revision
  FROM lossledger.loss_changes c
  JOIN lossledger.losses l ON l.loss_id = c.loss_id AND l.revision > c.revision
  JOIN lossledger.loss_revisions r ON r.loss_id = c.loss_id AND r.revision = c.revision
  CROSS JOIN LATERAL jsonb_populate_record(NULL::lossledger.losses, r.facts) f
  WHERE c.change_id <= horizon
    AND NOT EXISTS (
      SELECT FROM lossledger.loss_changes later
      WHERE later.loss_id = c.loss_id AND later.revision > c.revision AND later.change_id <= horizon
    )
    AND r.facts ->> 'review_state' NOT IN ('rejected', 'withdrawn')
    AND r.facts ->> 'merged_into' IS NULL;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION reporting.losses_as_of(timestamp with time zone) IS 'The losses as reporting.losses showed them at an instant. Who tells of them (posts, documents, pictures) is known as it is now only, and not given.';
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION reporting.losses_as_of(timestamp with time zone) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION reporting.losses_as_of(timestamp with time zone) TO lossledger_reader;
--> statement-breakpoint
-- The face for everybody: what the newest publication policy allows. No policy, no rows.
CREATE VIEW lossledger.publication_policy AS
SELECT
  p.policy_id,
  p.published_at,
  (p.policy #>> '{coordinates,step_degrees}')::double precision AS step_degrees,
  (p.policy #>> '{delay_days,destroyed}')::integer AS destroyed_days,
  (p.policy #>> '{delay_days,damaged}')::integer AS damaged_days,
  (p.policy #>> '{delay_days,abandoned}')::integer AS abandoned_days,
  (p.policy #>> '{delay_days,captured}')::integer AS captured_days,
  p.policy ->> 'place_while_delayed' = 'admin1' AS shows_admin1,
  p.policy ->> 'place_while_delayed' IN ('admin1', 'country') AS shows_country,
  p.policy ->> 'accounts' = 'hashed' AS shows_accounts,
  p.policy
FROM lossledger.publication_policies p
ORDER BY p.policy_id DESC LIMIT 1;
--> statement-breakpoint
CREATE SCHEMA reporting_public;
--> statement-breakpoint
COMMENT ON SCHEMA reporting_public IS 'What the publication policy lets everybody see: no names of accounts, no words of posts, no fresh or exact places.';
--> statement-breakpoint
CREATE VIEW reporting_public.losses AS
SELECT
  l.loss_id,
  l.lost_by,
  l.equipment_category,
  l.model,
  l.family,
  l.country_of_production,
  l.status,
  l.status_all,
  l.tags,
  l.loss_date_start,
  l.loss_date_end,
  l.date_prec,
  l.date_basis,
  l.recorded_at,
  l.updated_at,
  shown.is_place_delayed,
  CASE WHEN NOT shown.is_place_delayed THEN l.place_name END AS place_name,
  CASE WHEN NOT shown.is_place_delayed OR p.shows_admin1 THEN l.admin1 END AS admin1,
  CASE WHEN NOT shown.is_place_delayed THEN l.admin2 END AS admin2,
  CASE WHEN NOT shown.is_place_delayed OR p.shows_country THEN l.country END AS country,
  CASE WHEN NOT shown.is_place_delayed THEN shown.latitude END AS latitude,
  CASE WHEN NOT shown.is_place_delayed THEN shown.longitude END AS longitude,
  CASE WHEN NOT shown.is_place_delayed THEN greatest(l.where_prec, 2::smallint) END AS where_prec,
  CASE WHEN NOT shown.is_place_delayed AND shown.latitude IS NOT NULL
    THEN ceil(coalesce(l.uncertainty_km, 0) + p.step_degrees * 78.7) END AS uncertainty_km,
  l.caused_by,
  l.attacker,
  coalesce(told.n_posts, 0) AS n_posts,
  coalesce(told.n_articles, 0) AS n_articles,
  coalesce(cardinality(told.media_sha256), 0) AS n_media,
  coalesce(cardinality(told.media_sha256), 0) > 0 AS may_be_graphic,
  l.review_state,
  l.confidence,
  l.revision
FROM lossledger.published_losses l
CROSS JOIN lossledger.publication_policy p
LEFT JOIN lossledger.loss_summaries told ON told.loss_id = l.loss_id
CROSS JOIN LATERAL (
  SELECT
    coalesce(l.loss_date_end, (l.recorded_at AT TIME ZONE 'UTC')::date) + greatest(
      CASE WHEN 'destroyed' = ANY (l.status_all || l.status) THEN p.destroyed_days END,
      CASE WHEN 'damaged' = ANY (l.status_all || l.status) THEN p.damaged_days END,
      CASE WHEN 'abandoned' = ANY (l.status_all || l.status) THEN p.abandoned_days END,
      CASE WHEN 'captured' = ANY (l.status_all || l.status) THEN p.captured_days END
    ) > (now() AT TIME ZONE 'UTC')::date AS is_place_delayed,
    (round((l.latitude / p.step_degrees)::numeric) * p.step_degrees::numeric)::double precision AS latitude,
    (round((l.longitude / p.step_degrees)::numeric) * p.step_degrees::numeric)::double precision AS longitude
) shown;
--> statement-breakpoint
COMMENT ON VIEW reporting_public.losses IS 'One row per documented item lost, as far as the publication policy lets everybody see. Counts are a documented minimum, not an estimate.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.loss_id IS 'Stable identifier of the item; never reused.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.lost_by IS 'Belligerent that lost the item, ISO 3166-1 alpha-3; null where no source says.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.equipment_category IS 'Category of equipment, by the headings of Oryx''s lists.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.model IS 'Canonical name of the model; null where only a class of equipment is named.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.family IS 'Family the model belongs to.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.country_of_production IS 'Country that designed or made the model, ISO 3166-1 alpha-3; SUN for the Soviet Union.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.status IS 'Published status: the first of captured, destroyed, abandoned, damaged that is accepted.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.status_all IS 'Every status accepted for the item.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.tags IS 'Conditions and cautions, e.g. count_unknown.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.loss_date_start IS 'Earliest day of the loss; null where nothing bounds it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.loss_date_end IS 'Latest day of the loss.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.date_prec IS 'Precision of the loss date, UCDP GED scale 1 (day) to 5 (year); null where only a post''s date is known.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.date_basis IS 'How the date is known: stated, relative, post_date, media or review.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.recorded_at IS 'When the loss entered the ledger.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.updated_at IS 'When the loss last changed.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.is_place_delayed IS 'Whether the item is too fresh for its place to be shown: the policy gives days by status.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.place_name IS 'Place named by the sources; null while delayed.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.admin1 IS 'First-level region with its kind; while delayed only if the policy shows it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.admin2 IS 'Second-level district; null while delayed.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.country IS 'Country of the place, ISO 3166-1 alpha-3; while delayed only if the policy shows it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.latitude IS 'Degrees north, WGS 84, rounded to the step of the policy; null while delayed.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.longitude IS 'Degrees east, likewise.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.where_prec IS 'Precision of the place, UCDP GED scale; never better than 2 here, since the point is rounded.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.uncertainty_km IS 'Radius in kilometres round the rounded point that covers the area meant.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.caused_by IS 'Canonical name of the weapon that struck.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.attacker IS 'Belligerent that struck, ISO 3166-1 alpha-3.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.n_posts IS 'Distinct posts that tell of the item.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.n_articles IS 'Distinct documents that carry those posts, or tell of the item themselves.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.n_media IS 'Pictures and videos that show it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.may_be_graphic IS 'Whether there are pictures: they show destruction and nobody has looked at them for what else.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.review_state IS 'auto, needs_review, confirmed or corrected.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.confidence IS 'How sure the reading is, 0 to 1.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses.revision IS 'Number of the revision shown, from 1.';
--> statement-breakpoint
CREATE VIEW reporting_public.loss_sources AS
SELECT DISTINCT
  e.loss_id,
  CASE WHEN w.article_id IS NULL THEN 'post' ELSE 'article' END AS witness,
  CASE WHEN w.article_id IS NULL THEN w.platform END AS platform,
  CASE WHEN p.shows_accounts AND w.article_id IS NULL AND w.handle IS NOT NULL THEN
    left(encode(sha256(k.outer_pad || sha256(k.inner_pad || convert_to(w.platform || ':' || lower(w.handle), 'UTF8'))), 'hex'), 24)
  END AS account,
  coalesce(w.posted_on, (w.posted_at AT TIME ZONE 'UTC')::date) AS posted_on
FROM lossledger.publication_policy p
CROSS JOIN lossledger.publication_keys k
CROSS JOIN lossledger.published_losses l
JOIN lossledger.evidence e ON e.loss_id = l.loss_id
JOIN lossledger.claims c ON c.claim_id = e.claim_id
JOIN lossledger.post_revisions r ON r.post_revision_id = c.post_revision_id
JOIN lossledger.posts w ON w.post_id = r.post_id;
--> statement-breakpoint
COMMENT ON VIEW reporting_public.loss_sources IS 'What kinds of witness each loss rests on. Accounts are keyed hashes: the same account has the same one, and nobody without the key can find or check whose it is.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.loss_sources.loss_id IS 'The loss, as in reporting_public.losses.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.loss_sources.witness IS 'post, or article where a document says it in its own prose.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.loss_sources.platform IS 'Where it was posted; null for an article.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.loss_sources.account IS 'HMAC-SHA-256 of platform and account under a key that is thrown away to forget; 24 hexadecimal digits. Null for an article, and where the policy withholds it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.loss_sources.posted_on IS 'Day of posting or publication.';
--> statement-breakpoint
CREATE VIEW reporting_public.loss_changes AS
SELECT c.change_id, c.loss_id, c.revision, c.change, (c.listed_at AT TIME ZONE 'UTC')::date AS listed_on
FROM lossledger.loss_changes c
CROSS JOIN lossledger.publication_policy p;
--> statement-breakpoint
COMMENT ON VIEW reporting_public.loss_changes IS 'Every addition, change, merge and withdrawal, in the order in which readers could first see them. Page by change_id.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.loss_changes.change_id IS 'Cursor of the feed: rises in the order of commits, with gaps.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.loss_changes.loss_id IS 'The loss.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.loss_changes.revision IS 'The revision this made, from 1.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.loss_changes.change IS 'added, changed, merged, split, rejected, withdrawn, restored.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.loss_changes.listed_on IS 'Day on which readers could see it, UTC.';
--> statement-breakpoint
CREATE VIEW reporting_public.losses_daily AS
SELECT d.* FROM reporting.losses_daily d CROSS JOIN lossledger.publication_policy p;
--> statement-breakpoint
COMMENT ON VIEW reporting_public.losses_daily IS 'Losses by day, how the day is known, side, category and status.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses_daily.counted_on IS 'Latest day of the loss; null where nothing dates it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses_daily.date_basis IS 'How the day is known; post_date means lost on or before it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses_daily.side IS 'Belligerent that lost the items; unknown where no source says.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses_daily.equipment_category IS 'Category of equipment.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses_daily.status IS 'Published status.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses_daily.n_losses IS 'Items.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses_daily.n_needs_review IS 'Of those, items an editor has yet to look at.';
--> statement-breakpoint
CREATE VIEW reporting_public.losses_by_model AS
SELECT m.* FROM reporting.losses_by_model m CROSS JOIN lossledger.publication_policy p;
--> statement-breakpoint
COMMENT ON VIEW reporting_public.losses_by_model IS 'Losses by side and model, with the four statuses side by side.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses_by_model.side IS 'Belligerent that lost the items; unknown where no source says.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses_by_model.equipment_category IS 'Category of equipment.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses_by_model.family IS 'Family of the model.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses_by_model.model IS 'Canonical name of the model.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses_by_model.destroyed IS 'Items published as destroyed.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses_by_model.damaged IS 'Items published as damaged.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses_by_model.abandoned IS 'Items published as abandoned.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses_by_model.captured IS 'Items published as captured.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses_by_model.n_losses IS 'Items: the sum of the four.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.losses_by_model.n_needs_review IS 'Of those, items an editor has yet to look at.';
--> statement-breakpoint
CREATE VIEW reporting_public.policy AS
SELECT p.policy_id, p.published_at, p.policy::text AS policy,
  (SELECT v.counting_rule FROM reporting.version v) AS counting_rule
FROM lossledger.publication_policy p;
--> statement-breakpoint
COMMENT ON VIEW reporting_public.policy IS 'The publication policy in force.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.policy.policy_id IS 'Number of the policy.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.policy.published_at IS 'When it came into force.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.policy.policy IS 'The policy itself, as JSON.';
--> statement-breakpoint
COMMENT ON COLUMN reporting_public.policy.counting_rule IS 'Name of the rule by which totals count.';
--> statement-breakpoint
DO $$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['lossledger_public', 'lossledger_operator'] LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
      END IF;
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server made the role just now
    END;
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), role_name);
  END LOOP;
END
$$;
--> statement-breakpoint
DO $$
BEGIN
  ALTER ROLE lossledger_public SET default_transaction_read_only = on;
  ALTER ROLE lossledger_public SET statement_timeout = '10s';
  ALTER ROLE lossledger_public SET search_path = reporting_public;
  ALTER ROLE lossledger_operator SET statement_timeout = '30s';
  ALTER ROLE lossledger_operator SET search_path = lossledger, reporting;
EXCEPTION
  WHEN insufficient_privilege THEN NULL; -- the roles were made, and set so, by another ledger of this server
END
$$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA reporting_public TO lossledger_public, lossledger_reader, lossledger_operator;
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA reporting_public TO lossledger_public, lossledger_reader, lossledger_operator;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA reporting_public
  GRANT SELECT ON TABLES TO lossledger_public, lossledger_reader, lossledger_operator;
--> statement-breakpoint
-- An operator looks after the work, not the ledger: what failed and why, and sending it on again.
GRANT USAGE ON SCHEMA reporting, lossledger TO lossledger_operator;
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA reporting TO lossledger_operator;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA reporting GRANT SELECT ON TABLES TO lossledger_operator;
--> statement-breakpoint
GRANT SELECT ON
  lossledger.work, lossledger.quarantine, lossledger.operator_actions, lossledger.sources,
  lossledger.source_state, lossledger.publication_policies
  TO lossledger_operator;
--> statement-breakpoint
GRANT UPDATE (state, run, handed_at, attempts, unanswered, error_code, error_message, outcome, updated_at)
  ON lossledger.work TO lossledger_operator;
--> statement-breakpoint
GRANT DELETE ON lossledger.quarantine TO lossledger_operator;
--> statement-breakpoint
GRANT INSERT ON lossledger.operator_actions TO lossledger_operator;
--> statement-breakpoint
GRANT UPDATE (paused) ON lossledger.source_state TO lossledger_operator;
