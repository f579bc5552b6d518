-- Losses that an open proposal might make one with a loss that was told of before it: what the fewest
-- items leave out. Kept by the transaction that settles the ledger, since totals would have to gather it
-- again for every reader.
CREATE TABLE "lossledger"."loss_proposals" (
	"loss_id" text PRIMARY KEY NOT NULL,
	"earlier_id" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "loss_proposals_by_earlier" ON "lossledger"."loss_proposals" USING btree ("earlier_id");
--> statement-breakpoint
-- The tellings that open proposals name with this one. Looked up by telling, and only then asked which
-- are open: the index of all that is open would otherwise be read for each of them.
CREATE FUNCTION lossledger.proposed_with(telling text) RETURNS SETOF text
LANGUAGE sql STABLE AS $$
  SELECT e.other
  FROM (
    SELECT a.sighting_b AS other, a.state FROM lossledger.match_edges a WHERE a.sighting_a = telling
    UNION ALL
    SELECT b.sighting_a, b.state FROM lossledger.match_edges b WHERE b.sighting_b = telling
    OFFSET 0
  ) e
  WHERE e.state = 'proposed'
$$;
--> statement-breakpoint
-- What open proposals might make one with losses wanted, from both sides, with when each was posted. Each
-- step asks for one row after another (LATERAL … OFFSET 0): of losses recorded by this very transaction the
-- planner knows nothing.
CREATE FUNCTION lossledger.proposed_pairs(wanted text[])
RETURNS TABLE (
  loss_id text, posted_at timestamp with time zone, other_id text, other_posted_at timestamp with time zone
)
LANGUAGE sql STABLE AS $$
  WITH told AS MATERIALIZED (
    SELECT s.loss_id, s.sighting_id, s.is_told
    FROM lossledger.item_sightings s
    WHERE s.loss_id = ANY (wanted)
  ), pairs AS MATERIALIZED (
    SELECT DISTINCT t.loss_id, s.loss_id AS other_id
    FROM told t
    CROSS JOIN LATERAL lossledger.proposed_with(t.sighting_id) other
    CROSS JOIN LATERAL (
      SELECT s.loss_id, s.is_told FROM lossledger.item_sightings s WHERE s.sighting_id = other OFFSET 0
    ) s
    WHERE t.is_told AND s.is_told
  ), apart AS MATERIALIZED (
    -- What a reviewer has said is two.
    SELECT DISTINCT t.loss_id, s.loss_id AS other_id
    FROM told t
    CROSS JOIN LATERAL (
      SELECT a.sighting_b AS other FROM lossledger.review_decisions a
      WHERE a.sighting_a = t.sighting_id AND a.kind = 'different'
      UNION ALL
      SELECT b.sighting_a FROM lossledger.review_decisions b
      WHERE b.sighting_b = t.sighting_id AND b.kind = 'different'
      OFFSET 0
    ) d
    CROSS JOIN LATERAL (
      SELECT s.loss_id FROM lossledger.item_sightings s WHERE s.sighting_id = d.other OFFSET 0
    ) s
  )
  SELECT p.loss_id, mine.posted_at, p.other_id, theirs.posted_at
  FROM pairs p
  CROSS JOIN LATERAL (
    SELECT coalesce(l.posted_at, 'infinity') AS posted_at FROM lossledger.published_losses l
    WHERE l.loss_id = p.loss_id OFFSET 0
  ) mine
  CROSS JOIN LATERAL (
    SELECT coalesce(l.posted_at, 'infinity') AS posted_at FROM lossledger.published_losses l
    WHERE l.loss_id = p.other_id OFFSET 0
  ) theirs
  WHERE (p.loss_id, p.other_id) NOT IN (SELECT a.loss_id, a.other_id FROM apart a)
$$;
--> statement-breakpoint
-- The same gathered afresh, of the losses wanted. Of two, the later is the one that was posted later, so
-- that it does not hang on which of them was recorded first.
CREATE FUNCTION lossledger.open_proposals(wanted text[])
RETURNS TABLE (loss_id text, earlier_id text)
LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (p.loss_id) p.loss_id, p.other_id
  FROM lossledger.proposed_pairs(wanted) p
  WHERE (p.other_posted_at, p.other_id) < (p.posted_at, p.loss_id)
  ORDER BY p.loss_id, p.other_posted_at, p.other_id
$$;
--> statement-breakpoint
-- Brings loss_proposals up to date for losses that changed, for those that are proposed to be one with
-- them, and for others whose proposals went or came between losses that stayed as they were. Of a loss
-- that stayed, only what is proposed with those that changed is looked at: what many proposals name
-- would else be gathered whole for each that is added.
CREATE FUNCTION lossledger.settle_proposals(changed text[], others text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off AS $$
DECLARE
  wanted text[] := ARRAY(
    SELECT unnest(changed || others)
    UNION
    SELECT p.loss_id FROM lossledger.loss_proposals p WHERE p.earlier_id = ANY (changed));
BEGIN
  WITH now AS MATERIALIZED (
    SELECT * FROM lossledger.open_proposals(wanted)
  ), gone AS (
    DELETE FROM lossledger.loss_proposals p
    WHERE p.loss_id = ANY (wanted) AND p.loss_id NOT IN (SELECT now.loss_id FROM now)
  )
  INSERT INTO lossledger.loss_proposals AS p
  SELECT now.loss_id, now.earlier_id FROM now
  ON CONFLICT (loss_id) DO UPDATE SET earlier_id = excluded.earlier_id
  WHERE p.earlier_id <> excluded.earlier_id;
  INSERT INTO lossledger.loss_proposals AS p
  SELECT DISTINCT ON (n.other_id) n.other_id, n.loss_id
  FROM lossledger.proposed_pairs(changed) n
  WHERE (n.posted_at, n.loss_id) < (n.other_posted_at, n.other_id)
    AND n.other_id <> ALL (wanted)
  ORDER BY n.other_id, n.posted_at, n.loss_id
  ON CONFLICT (loss_id) DO UPDATE SET earlier_id = excluded.earlier_id
  WHERE (
    SELECT (coalesce(l.posted_at, 'infinity'), l.loss_id) FROM lossledger.losses l
    WHERE l.loss_id = excluded.earlier_id
  ) < (
    SELECT (coalesce(l.posted_at, 'infinity'), l.loss_id) FROM lossledger.losses l
    WHERE l.loss_id = p.earlier_id
  );
END
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION lossledger.proposed_with(text), lossledger.proposed_pairs(text[]), lossledger.open_proposals(text[]), lossledger.settle_proposals(text[], text[]) FROM PUBLIC;
--> statement-breakpoint
INSERT INTO lossledger.loss_proposals
SELECT loss_id, earlier_id FROM lossledger.open_proposals(ARRAY(SELECT loss_id FROM lossledger.losses));
--> statement-breakpoint
CREATE OR REPLACE VIEW reporting.losses_counted AS
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
  CASE
    WHEN proposed.loss_id IS NOT NULL THEN 0
    WHEN l.review_state = 'needs_review' AND NOT 'count_unknown' = ANY (l.tags) THEN 0
    ELSE 1
  END AS count_low,
  1 AS count_best,
  CASE WHEN 'count_unknown' = ANY (l.tags) THEN NULL ELSE 1 END AS count_high
FROM lossledger.published_losses l
LEFT JOIN lossledger.loss_proposals proposed ON proposed.loss_id = l.loss_id;
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_counted.count_low IS 'Fewest items the row may stand for: 0 where an open proposal might make it one with a loss posted before it, and where it awaits review, except that an uncounted group is at least 1.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_weekly.n_low IS 'Fewest items: without those that await review, and without those that an open proposal might make one with a loss posted before them.';
--> statement-breakpoint
-- What a page of the feed shows, kept in the order of the feed: a page would else be a thousand looks
-- into an index of all revisions. None of it ever changes.
ALTER TABLE "lossledger"."loss_changes" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "lossledger"."loss_changes" ADD COLUMN "author" text;--> statement-breakpoint
ALTER TABLE "lossledger"."loss_changes" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "lossledger"."loss_changes" ADD COLUMN "merged_into" text;--> statement-breakpoint
ALTER TABLE lossledger.loss_changes DISABLE TRIGGER loss_changes_append_only;
--> statement-breakpoint
UPDATE lossledger.loss_changes c
SET reason = r.reason, author = r.author, changed_at = r.at, merged_into = r.facts ->> 'merged_into'
FROM lossledger.loss_revisions r
WHERE r.loss_id = c.loss_id AND r.revision = c.revision;
--> statement-breakpoint
ALTER TABLE lossledger.loss_changes ENABLE TRIGGER loss_changes_append_only;
--> statement-breakpoint
ALTER TABLE "lossledger"."loss_changes" ALTER COLUMN "reason" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "lossledger"."loss_changes" ALTER COLUMN "author" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "lossledger"."loss_changes" ALTER COLUMN "changed_at" SET NOT NULL;--> statement-breakpoint
CREATE OR REPLACE FUNCTION lossledger.settle_reporting() RETURNS trigger
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
  INSERT INTO lossledger.loss_changes
    (loss_id, revision, change, fields, listed_at, reason, author, changed_at, merged_into)
  SELECT r.loss_id, r.revision, lossledger.change_of(r.facts, b.facts),
    lossledger.changed_fields(r.facts, b.facts),
    greatest(clock_timestamp(), (SELECT max(listed_at) FROM lossledger.loss_changes)),
    r.reason, r.author, r.at, r.facts ->> 'merged_into'
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
    SELECT t.post_id FROM done
    CROSS JOIN LATERAL (
      SELECT i.post_id FROM lossledger.told_in i WHERE i.article_id = done.key OFFSET 0
    ) t
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
    -- Asked for each post: joined as a whole, the losses of all posts there are would be gathered.
    SELECT of.loss_id FROM posts
    CROSS JOIN LATERAL (
      SELECT o.loss_id FROM lossledger.losses_of_posts o WHERE o.post_id = posts.post_id OFFSET 0
    ) of
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
CREATE OR REPLACE VIEW reporting.loss_changes AS
SELECT
  c.change_id,
  c.loss_id,
  c.revision,
  c.change,
  c.fields,
  c.reason,
  c.author,
  c.changed_at,
  c.listed_at,
  c.merged_into,
  CASE
    WHEN c.author LIKE 'takedown % lifted by %' THEN 'takedown_lifted'
    WHEN c.author LIKE 'takedown %' THEN 'takedown'
  END AS reason_code
FROM lossledger.loss_changes c;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION reporting.losses_as_of(as_of timestamp with time zone)
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
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog SET work_mem = '64MB' AS $$
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
  -- What has is as its last revision of then. What was taken down since is nobody's to see in its past
  -- either: where others tell of the item, it is as it stands.
  -- Found first and by their numbers: by what their facts say, which nobody can estimate, every revision
  -- there is would be looked at.
  RETURN QUERY
  WITH last AS MATERIALIZED (
    SELECT c.loss_id, max(c.revision) AS revision
    FROM lossledger.loss_changes c
    JOIN lossledger.losses l ON l.loss_id = c.loss_id AND l.revision > c.revision
    WHERE c.change_id <= horizon
      AND NOT EXISTS (
        SELECT FROM lossledger.loss_changes present
        WHERE present.loss_id = c.loss_id AND present.revision = l.revision AND present.change_id <= horizon
      )
    GROUP BY c.loss_id
  )
  SELECT l.loss_id, f.lost_by, f.equipment_category, f.model, f.model_raw, f.family,
    f.country_of_production, f.status, f.status_all, f.tags, f.loss_date_start, f.loss_date_end,
    f.date_prec, f.date_basis, f.posted_at, l.recorded_at, r.at, f.place_name, f.admin1,
    f.admin2, f.country, f.place_id, f.latitude, f.longitude, f.where_prec, f.uncertainty_km,
    f.location_basis, f.caused_by, f.attacker, f.review_state, f.confidence, r.revision
  FROM last
  JOIN lossledger.losses l ON l.loss_id = last.loss_id
  JOIN lossledger.loss_revisions r ON r.loss_id = last.loss_id AND r.revision = last.revision
  LEFT JOIN (
    SELECT DISTINCT told.loss_id FROM lossledger.losses_told_by_hidden told
  ) hidden ON hidden.loss_id = last.loss_id
  CROSS JOIN LATERAL jsonb_populate_record(NULL::lossledger.losses,
    CASE WHEN hidden.loss_id IS NULL THEN r.facts ELSE to_jsonb(l) END) f
  WHERE r.facts ->> 'review_state' NOT IN ('rejected', 'withdrawn')
    AND r.facts ->> 'merged_into' IS NULL
    AND f.review_state NOT IN ('rejected', 'withdrawn') AND f.merged_into IS NULL;
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION lossledger.told_of(wanted text[])
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
      AND NOT EXISTS (SELECT FROM lossledger.hidden_posts h WHERE h.post_id = r.post_id)
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
    -- Asked for each post: joined as a whole, every embed there is would be read.
    CROSS JOIN LATERAL (
      SELECT i.article_id, i.capture_id FROM lossledger.told_in i WHERE i.post_id = w.post_id OFFSET 0
    ) t
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
    WHERE NOT EXISTS (SELECT FROM lossledger.hidden_posts h WHERE h.post_id = s.post_id)
      AND NOT EXISTS (SELECT FROM lossledger.pictures_taken_down t WHERE t.sha256 = m.sha256)
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
