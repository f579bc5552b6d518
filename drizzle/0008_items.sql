CREATE TABLE "lossledger"."item_sightings" (
	"sighting_id" text PRIMARY KEY NOT NULL,
	"origin_key" text NOT NULL,
	"post_id" text NOT NULL,
	"claim_id" text NOT NULL,
	"claim_ordinal" integer NOT NULL,
	"item_ordinal" integer NOT NULL,
	"facts" jsonb NOT NULL,
	"is_told" boolean NOT NULL,
	"loss_id" text NOT NULL,
	CONSTRAINT "item_sightings_origin_key_unique" UNIQUE("origin_key")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."sighting_keys" (
	"key" text NOT NULL,
	"sighting_id" text NOT NULL,
	CONSTRAINT "sighting_keys_key_sighting_id_pk" PRIMARY KEY("key","sighting_id")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."match_edges" (
	"sighting_a" text NOT NULL,
	"sighting_b" text NOT NULL,
	"rule" text NOT NULL,
	"score" real NOT NULL,
	"state" text NOT NULL,
	"features" jsonb NOT NULL,
	CONSTRAINT "match_edges_sighting_a_sighting_b_pk" PRIMARY KEY("sighting_a","sighting_b"),
	CONSTRAINT "match_edges_one_row_a_pair" CHECK ("lossledger"."match_edges"."sighting_a" < "lossledger"."match_edges"."sighting_b"),
	CONSTRAINT "match_edges_rule" CHECK ("lossledger"."match_edges"."rule" in ('lineage', 'picture', 'text')),
	CONSTRAINT "match_edges_state" CHECK ("lossledger"."match_edges"."state" in ('auto', 'proposed'))
);
--> statement-breakpoint
CREATE TABLE "lossledger"."review_decisions" (
	"decision_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lossledger"."review_decisions_decision_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"sighting_a" text,
	"sighting_b" text,
	"loss_id" text,
	"fields" jsonb NOT NULL,
	"seen_revision" integer,
	"reviewer" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "review_decisions_kind" CHECK (case when "lossledger"."review_decisions"."kind" in ('same', 'different')
        then "lossledger"."review_decisions"."sighting_a" is not null and "lossledger"."review_decisions"."sighting_b" is not null and "lossledger"."review_decisions"."loss_id" is null
        else "lossledger"."review_decisions"."kind" in ('confirmed', 'corrected', 'rejected', 'retracted')
          and "lossledger"."review_decisions"."sighting_a" is null and "lossledger"."review_decisions"."sighting_b" is null and "lossledger"."review_decisions"."loss_id" is not null
        end)
);
--> statement-breakpoint
ALTER TABLE "lossledger"."losses" ADD COLUMN "merged_into" text;--> statement-breakpoint
CREATE INDEX "item_sightings_by_post" ON "lossledger"."item_sightings" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "item_sightings_by_loss" ON "lossledger"."item_sightings" USING btree ("loss_id");--> statement-breakpoint
CREATE INDEX "sighting_keys_by_sighting" ON "lossledger"."sighting_keys" USING btree ("sighting_id");--> statement-breakpoint
CREATE INDEX "match_edges_by_b" ON "lossledger"."match_edges" USING btree ("sighting_b");--> statement-breakpoint
CREATE INDEX "match_edges_to_review" ON "lossledger"."match_edges" USING btree ("score") WHERE state = 'proposed';--> statement-breakpoint
CREATE INDEX "review_decisions_by_a" ON "lossledger"."review_decisions" USING btree ("sighting_a");--> statement-breakpoint
CREATE INDEX "review_decisions_by_b" ON "lossledger"."review_decisions" USING btree ("sighting_b");--> statement-breakpoint
CREATE INDEX "review_decisions_by_loss" ON "lossledger"."review_decisions" USING btree ("loss_id");--> statement-breakpoint
CREATE INDEX "losses_by_merge" ON "lossledger"."losses" USING btree ("merged_into") WHERE merged_into is not null;--> statement-breakpoint
CREATE INDEX "posts_by_quoted" ON "lossledger"."posts" USING btree ("quotes") WHERE quotes is not null;--> statement-breakpoint
CREATE INDEX "posts_by_answered" ON "lossledger"."posts" USING btree ("replies_to") WHERE replies_to is not null;--> statement-breakpoint
-- Until now each loss was told of by one witness: it is its own telling. What it is found by in words
-- comes with its next recording.
INSERT INTO lossledger.item_sightings
  (sighting_id, origin_key, post_id, claim_id, claim_ordinal, item_ordinal, facts, is_told, loss_id)
SELECT
  l.loss_id,
  l.origin_key,
  l.post_id,
  coalesce(said.claim_id, ''),
  coalesce(said.ordinal, split_part(l.origin_key, '/', 2)::integer),
  split_part(l.origin_key, '/', 3)::integer,
  v.facts,
  l.review_state <> 'withdrawn',
  l.loss_id
FROM lossledger.losses l
JOIN lossledger.loss_revisions v ON v.loss_id = l.loss_id AND v.revision = l.revision
LEFT JOIN LATERAL (
  SELECT c.claim_id, c.ordinal
  FROM lossledger.evidence e
  JOIN lossledger.claims c ON c.claim_id = e.claim_id
  WHERE e.loss_id = l.loss_id
  ORDER BY c.claim_id
  LIMIT 1
) said ON true;
--> statement-breakpoint
CREATE TRIGGER review_decisions_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lossledger.review_decisions
  FOR EACH STATEMENT EXECUTE FUNCTION lossledger.refuse_change();
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
  seen.collected_at,
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
  coalesce(said.n_posts, 0) AS n_posts,
  coalesce(seen.n_articles, 0) AS n_articles,
  coalesce(said.post_urls, '{}') || coalesce(seen.article_urls, '{}') AS source_urls,
  coalesce(pictured.media_sha256, '{}') AS media_sha256,
  l.review_state,
  l.confidence,
  l.revision
FROM lossledger.losses l
LEFT JOIN LATERAL (
  SELECT
    (count(DISTINCT r.post_id) FILTER (WHERE p.article_id IS NULL))::integer AS n_posts,
    array_agg(DISTINCT p.url ORDER BY p.url) FILTER (WHERE p.url IS NOT NULL) AS post_urls,
    array_agg(DISTINCT r.post_id) AS post_ids
  FROM lossledger.evidence e
  JOIN lossledger.claims c ON c.claim_id = e.claim_id
  JOIN lossledger.post_revisions r ON r.post_revision_id = c.post_revision_id
  JOIN lossledger.posts p ON p.post_id = r.post_id
  WHERE e.loss_id = l.loss_id
) said ON true
LEFT JOIN LATERAL (
  SELECT
    count(DISTINCT a.article_id)::integer AS n_articles,
    array_agg(DISTINCT a.url ORDER BY a.url) FILTER (WHERE a.url IS NOT NULL) AS article_urls,
    min(coalesce(a.first_captured_at, c.captured_at)) AS collected_at
  FROM lossledger.told_in t
  LEFT JOIN lossledger.articles a ON a.article_id = t.article_id
  LEFT JOIN lossledger.captures c ON c.capture_id = t.capture_id
  WHERE t.post_id = ANY (said.post_ids)
) seen ON true
LEFT JOIN LATERAL (
  SELECT array_agg(DISTINCT m.sha256 ORDER BY m.sha256) AS media_sha256
  FROM lossledger.media_shown s
  JOIN lossledger.media m ON m.sha256 = s.sha256
  WHERE s.post_id = ANY (said.post_ids) AND m.kind IN ('image', 'video')
) pictured ON true
WHERE l.review_state NOT IN ('rejected', 'withdrawn') AND l.merged_into IS NULL;
--> statement-breakpoint
CREATE VIEW reporting.loss_redirects AS
WITH RECURSIVE led AS (
  SELECT l.loss_id, l.merged_into, l.updated_at
  FROM lossledger.losses l
  WHERE l.merged_into IS NOT NULL
  UNION ALL
  SELECT led.loss_id, l.merged_into, led.updated_at
  FROM led
  JOIN lossledger.losses l ON l.loss_id = led.merged_into
  WHERE l.merged_into IS NOT NULL
)
SELECT led.loss_id, led.merged_into AS leads_to, led.updated_at AS merged_at
FROM led
JOIN lossledger.losses l ON l.loss_id = led.merged_into
WHERE l.merged_into IS NULL;
--> statement-breakpoint
COMMENT ON VIEW reporting.loss_redirects IS 'Losses that were found to be others, and where their ids lead now. An id is never reused; one that is split off again stands for itself and leads nowhere.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_redirects.loss_id IS 'The id that was absorbed.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_redirects.leads_to IS 'The loss it is part of now, through as many merges as it took.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_redirects.merged_at IS 'When it was absorbed.';
--> statement-breakpoint
CREATE VIEW reporting.loss_timeline AS
SELECT
  s.loss_id,
  s.facts ->> 'status' AS status,
  (s.facts ->> 'loss_date_start')::date AS date_start,
  (s.facts ->> 'loss_date_end')::date AS date_end,
  s.facts ->> 'date_basis' AS date_basis,
  coalesce(p.url, a.url) AS source_url,
  (s.facts ->> 'posted_at')::timestamp with time zone AS posted_at
FROM lossledger.item_sightings s
JOIN lossledger.losses l ON l.loss_id = s.loss_id
JOIN lossledger.posts p ON p.post_id = s.post_id
LEFT JOIN lossledger.articles a ON a.article_id = p.article_id
WHERE s.is_told AND l.merged_into IS NULL AND l.review_state NOT IN ('rejected', 'withdrawn');
--> statement-breakpoint
COMMENT ON VIEW reporting.loss_timeline IS 'What each source says happened to an item, and when: one row a source. Damaged, abandoned, captured and destroyed may be stages of one loss.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_timeline.loss_id IS 'The loss.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_timeline.status IS 'What happened to it, as this source has it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_timeline.date_start IS 'Earliest day of that; null where nothing bounds it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_timeline.date_end IS 'Latest day of that.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_timeline.date_basis IS 'How the days are known: stated, relative, post_date, media or review.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_timeline.source_url IS 'The post, or the article in its own prose.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_timeline.posted_at IS 'When it was posted; null where only a day or nothing is known.';
