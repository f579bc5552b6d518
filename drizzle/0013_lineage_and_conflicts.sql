-- By which account's words, and how they begin, a wording is found.
CREATE TABLE "lossledger"."post_openings" (
	"key" text NOT NULL,
	"post_revision_id" text NOT NULL,
	CONSTRAINT "post_openings_key_post_revision_id_pk" PRIMARY KEY("key","post_revision_id")
);
--> statement-breakpoint
-- That a wording carries what another said, by its own marker.
CREATE TABLE "lossledger"."post_markers" (
	"post_revision_id" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "post_markers_post_revision_id_kind_key_pk" PRIMARY KEY("post_revision_id","kind","key"),
	CONSTRAINT "post_markers_kind" CHECK ("lossledger"."post_markers"."kind" in ('repost', 'translation'))
);
--> statement-breakpoint
ALTER TABLE "lossledger"."post_openings" ADD CONSTRAINT "post_openings_post_revision_id_post_revisions_post_revision_id_fk" FOREIGN KEY ("post_revision_id") REFERENCES "lossledger"."post_revisions"("post_revision_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "lossledger"."post_markers" ADD CONSTRAINT "post_markers_post_revision_id_post_revisions_post_revision_id_fk" FOREIGN KEY ("post_revision_id") REFERENCES "lossledger"."post_revisions"("post_revision_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "post_openings_by_wording" ON "lossledger"."post_openings" USING btree ("post_revision_id");
--> statement-breakpoint
CREATE INDEX "post_markers_by_key" ON "lossledger"."post_markers" USING btree ("key");
--> statement-breakpoint
-- By what a wording was found tells what it said: it goes with the words.
CREATE FUNCTION lossledger.forget_lineage() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  DELETE FROM lossledger.post_openings o
  USING gone g WHERE g.kind = 'wording' AND g.id = o.post_revision_id;
  DELETE FROM lossledger.post_markers m
  USING gone g WHERE g.kind = 'wording' AND g.id = m.post_revision_id;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER erased_forgets_lineage
  AFTER INSERT ON lossledger.erased REFERENCING NEW TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION lossledger.forget_lineage();
--> statement-breakpoint
-- What all polls of a source brought together.
ALTER TABLE "lossledger"."source_state" ADD COLUMN "documents" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
UPDATE lossledger.source_state s SET documents = c.n
FROM (SELECT source_id, count(*) AS n FROM lossledger.captures GROUP BY source_id) c
WHERE c.source_id = s.source_id;
--> statement-breakpoint
-- What each telling says in the fields on which tellings of one loss may contradict one another. A field
-- whose tag is not on the loss is told in ways that fit together: at Kreminna, in its oblast.
CREATE VIEW reporting.loss_conflicts AS
WITH contested AS (
  SELECT l.loss_id, c.field
  FROM lossledger.published_losses l
  CROSS JOIN LATERAL (
    SELECT f.field
    FROM (VALUES
      ('model', 'thing_conflict'), ('owner', 'owner_conflict'), ('place', 'place_conflict'),
      ('date', 'date_conflict'), ('cause', 'cause_conflict'), ('attacker', 'attacker_conflict')
    ) f (field, tag)
    WHERE f.tag = ANY (l.tags)
    UNION ALL
    SELECT 'status' WHERE cardinality(l.status_all) > 1
  ) c
), said AS (
  SELECT
    c.loss_id,
    c.field,
    CASE c.field
      WHEN 'model' THEN coalesce(s.facts ->> 'model', s.facts ->> 'model_raw', s.facts ->> 'family', s.facts ->> 'equipment_category')
      WHEN 'owner' THEN s.facts ->> 'lost_by'
      WHEN 'place' THEN nullif(concat_ws(', ', s.facts ->> 'place_name', s.facts ->> 'admin1'), '')
      WHEN 'date' THEN nullif(concat_ws('/', s.facts ->> 'loss_date_start', s.facts ->> 'loss_date_end'), '')
      WHEN 'status' THEN s.facts ->> 'status'
      WHEN 'cause' THEN s.facts ->> 'caused_by'
      ELSE s.facts ->> 'attacker'
    END AS value,
    s.claim_id,
    s.post_id,
    coalesce(p.url, a.url) AS source_url
  FROM contested c
  JOIN lossledger.item_sightings s ON s.loss_id = c.loss_id AND s.is_told
  JOIN lossledger.posts p ON p.post_id = s.post_id
  LEFT JOIN lossledger.articles a ON a.article_id = p.article_id
), sides AS (
  SELECT loss_id, field, value,
    array_agg(DISTINCT claim_id ORDER BY claim_id) AS claim_ids,
    count(DISTINCT post_id)::integer AS n_posts,
    array_agg(DISTINCT source_url ORDER BY source_url) FILTER (WHERE source_url IS NOT NULL) AS source_urls
  FROM said
  WHERE value IS NOT NULL
  GROUP BY loss_id, field, value
), published AS (
  SELECT
    c.loss_id,
    c.field,
    CASE c.field
      WHEN 'model' THEN coalesce(l.model, l.model_raw, l.family, l.equipment_category)
      WHEN 'owner' THEN l.lost_by
      WHEN 'place' THEN nullif(concat_ws(', ', l.place_name, l.admin1), '')
      WHEN 'date' THEN nullif(concat_ws('/', l.loss_date_start, l.loss_date_end), '')
      WHEN 'status' THEN l.status
      WHEN 'cause' THEN l.caused_by
      ELSE l.attacker
    END AS value,
    EXISTS (
      SELECT FROM lossledger.review_decisions d
      JOIN lossledger.item_sightings s ON s.loss_id = l.loss_id
      WHERE d.loss_id IN (l.loss_id, s.sighting_id) AND d.kind IN ('corrected', 'confirmed')
        AND d.fields ?| CASE c.field
          WHEN 'model' THEN ARRAY['model', 'family', 'equipment_category']
          WHEN 'owner' THEN ARRAY['lost_by']
          WHEN 'place' THEN ARRAY['place_name', 'admin1', 'place_id', 'latitude', 'longitude']
          WHEN 'date' THEN ARRAY['loss_date_start', 'loss_date_end']
          WHEN 'status' THEN ARRAY['status']
          WHEN 'cause' THEN ARRAY['caused_by']
          ELSE ARRAY['attacker']
        END
    ) AS is_reviewed
  FROM contested c
  JOIN lossledger.published_losses l ON l.loss_id = c.loss_id
)
SELECT
  p.loss_id,
  p.field,
  coalesce(s.value, p.value) AS value,
  coalesce(s.value, p.value) IS NOT DISTINCT FROM p.value AS chosen,
  CASE
    WHEN s.value IS DISTINCT FROM p.value AND s.value IS NOT NULL THEN NULL
    WHEN p.is_reviewed THEN 'a reviewer said so'
    WHEN p.field = 'status' THEN 'captured before destroyed before abandoned before damaged'
    ELSE 'most sources of their own agree with it; of equals, the most exact'
  END AS why_chosen,
  coalesce(s.n_posts, 0) AS n_sources,
  coalesce(s.source_urls, '{}') AS source_urls,
  coalesce(s.claim_ids, '{}') AS claim_ids
FROM published p
LEFT JOIN (
  SELECT loss_id, field, value, claim_ids, n_posts, source_urls FROM sides
  UNION ALL
  -- What a reviewer set and nobody told.
  SELECT q.loss_id, q.field, q.value, '{}', 0, '{}' FROM published q
  WHERE q.value IS NOT NULL AND NOT EXISTS (
    SELECT FROM sides s WHERE s.loss_id = q.loss_id AND s.field = q.field AND s.value = q.value
  )
) s ON s.loss_id = p.loss_id AND s.field = p.field;
--> statement-breakpoint
COMMENT ON VIEW reporting.loss_conflicts IS 'Where sources of one loss contradict one another: one row a field and value, with who says so, which value is published and why. Nothing is averaged.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_conflicts.loss_id IS 'The loss.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_conflicts.field IS 'What they differ on: model, owner, place, date, status, cause or attacker. Statuses may be stages of one loss.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_conflicts.value IS 'One side: a model, a country code, a place and its region, the days from/to, a status, a weapon.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_conflicts.chosen IS 'Whether this is the value that is published.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_conflicts.why_chosen IS 'Why it is; null for the others.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_conflicts.n_sources IS 'Posts and articles that say so; 0 where a reviewer alone does.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_conflicts.source_urls IS 'Their addresses.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_conflicts.claim_ids IS 'The claims that say so.';
