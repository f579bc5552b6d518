CREATE TABLE "lossledger"."billed_reads" (
	"upstream" text NOT NULL,
	"day" date NOT NULL,
	"resource" text NOT NULL,
	"native_id" text NOT NULL,
	CONSTRAINT "billed_reads_upstream_day_resource_native_id_pk" PRIMARY KEY("upstream","day","resource","native_id")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."post_resolutions" (
	"copy_id" text NOT NULL,
	"post_id" text NOT NULL,
	"basis" text NOT NULL,
	"similarity" real NOT NULL,
	"moved" jsonb NOT NULL,
	"resolved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "post_resolutions_copy_id_post_id_pk" PRIMARY KEY("copy_id","post_id")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."post_sightings" (
	"post_id" text NOT NULL,
	"capture_id" text NOT NULL,
	CONSTRAINT "post_sightings_post_id_capture_id_pk" PRIMARY KEY("post_id","capture_id")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."post_tombstones" (
	"post_id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"source_id" text NOT NULL,
	"noticed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lossledger"."post_versions" (
	"post_id" text NOT NULL,
	"version" integer NOT NULL,
	"post_revision_id" text NOT NULL,
	CONSTRAINT "post_versions_post_id_version_pk" PRIMARY KEY("post_id","version")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."retrievals" (
	"capture_id" text PRIMARY KEY NOT NULL,
	"requested_url" text NOT NULL,
	"final_url" text NOT NULL,
	"status" integer NOT NULL,
	"request_headers" jsonb NOT NULL,
	"response_headers" jsonb NOT NULL,
	"redirects" jsonb NOT NULL,
	"address" text,
	"fetched_at" timestamp with time zone NOT NULL,
	"duration_ms" integer NOT NULL,
	"wire_sha256" text NOT NULL,
	"wire_bytes" bigint NOT NULL,
	"etag" text,
	"last_modified" text
);
--> statement-breakpoint
CREATE TABLE "lossledger"."source_state" (
	"source_id" text PRIMARY KEY NOT NULL,
	"cursor" jsonb,
	"polls" integer DEFAULT 0 NOT NULL,
	"paused" boolean DEFAULT false NOT NULL,
	"last_polled_at" timestamp with time zone,
	"last_documents" integer DEFAULT 0 NOT NULL,
	"last_new_at" timestamp with time zone,
	"resume_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "lossledger"."articles" ADD COLUMN "byline" text;--> statement-breakpoint
ALTER TABLE "lossledger"."posts" ADD COLUMN "quotes" text;--> statement-breakpoint
ALTER TABLE "lossledger"."posts" ADD COLUMN "replies_to" text;--> statement-breakpoint
ALTER TABLE "lossledger"."post_resolutions" ADD CONSTRAINT "post_resolutions_copy_id_posts_post_id_fk" FOREIGN KEY ("copy_id") REFERENCES "lossledger"."posts"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."post_resolutions" ADD CONSTRAINT "post_resolutions_post_id_posts_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "lossledger"."posts"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."post_sightings" ADD CONSTRAINT "post_sightings_post_id_posts_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "lossledger"."posts"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."post_sightings" ADD CONSTRAINT "post_sightings_capture_id_captures_capture_id_fk" FOREIGN KEY ("capture_id") REFERENCES "lossledger"."captures"("capture_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."post_tombstones" ADD CONSTRAINT "post_tombstones_post_id_posts_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "lossledger"."posts"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."post_versions" ADD CONSTRAINT "post_versions_post_id_posts_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "lossledger"."posts"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."post_versions" ADD CONSTRAINT "post_versions_post_revision_id_post_revisions_post_revision_id_fk" FOREIGN KEY ("post_revision_id") REFERENCES "lossledger"."post_revisions"("post_revision_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."retrievals" ADD CONSTRAINT "retrievals_capture_id_captures_capture_id_fk" FOREIGN KEY ("capture_id") REFERENCES "lossledger"."captures"("capture_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."source_state" ADD CONSTRAINT "source_state_source_id_sources_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "lossledger"."sources"("source_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "billed_reads_by_day" ON "lossledger"."billed_reads" USING btree ("upstream","day");--> statement-breakpoint
CREATE INDEX "post_sightings_by_capture" ON "lossledger"."post_sightings" USING btree ("capture_id");--> statement-breakpoint
CREATE INDEX "posts_by_handle_and_day" ON "lossledger"."posts" USING btree ("platform",lower("handle"),coalesce(("posted_at" at time zone 'UTC')::date, "posted_on"));--> statement-breakpoint
CREATE INDEX "retrievals_by_url" ON "lossledger"."retrievals" USING btree (md5("requested_url"),"fetched_at");--> statement-breakpoint
-- The documents a witness is told in: those that carry a post, what its platform gave, and an article itself.
CREATE OR REPLACE VIEW lossledger.told_in AS
SELECT m.post_id, m.article_id, m.capture_id
FROM lossledger.embeds m
UNION ALL
SELECT p.post_id, p.article_id, (
  SELECT c.capture_id
  FROM lossledger.article_captures ac
  JOIN lossledger.captures c ON c.capture_id = ac.capture_id
  WHERE ac.article_id = p.article_id
  ORDER BY c.captured_at, c.capture_id
  LIMIT 1
)
FROM lossledger.posts p
WHERE p.article_id IS NOT NULL
UNION ALL
SELECT s.post_id, NULL, s.capture_id
FROM lossledger.post_sightings s;
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
  '{}'::text[] AS media_sha256,
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
WHERE l.review_state NOT IN ('rejected', 'withdrawn');
--> statement-breakpoint
CREATE OR REPLACE VIEW reporting.loss_sources AS
SELECT
  e.loss_id,
  CASE WHEN p.article_id IS NULL THEN 'post' ELSE 'article' END AS witness,
  CASE WHEN p.article_id IS NULL THEN p.platform END AS platform,
  coalesce(p.url, own.url) AS url,
  p.handle,
  p.author_name,
  own.title,
  p.posted_at,
  coalesce(p.posted_on, (p.posted_at AT TIME ZONE 'UTC')::date) AS posted_on,
  told.collected_at,
  told.article_urls
FROM (
  SELECT DISTINCT v.loss_id, r.post_id
  FROM lossledger.evidence v
  JOIN lossledger.claims c ON c.claim_id = v.claim_id
  JOIN lossledger.post_revisions r ON r.post_revision_id = c.post_revision_id
) e
JOIN lossledger.losses l ON l.loss_id = e.loss_id
JOIN lossledger.posts p ON p.post_id = e.post_id
LEFT JOIN lossledger.articles own ON own.article_id = p.article_id
LEFT JOIN LATERAL (
  SELECT
    coalesce(array_agg(DISTINCT a.url ORDER BY a.url) FILTER (WHERE a.url IS NOT NULL), '{}') AS article_urls,
    min(coalesce(a.first_captured_at, c.captured_at)) AS collected_at
  FROM lossledger.told_in t
  LEFT JOIN lossledger.articles a ON a.article_id = t.article_id
  LEFT JOIN lossledger.captures c ON c.capture_id = t.capture_id
  WHERE t.post_id = p.post_id
) told ON true
WHERE l.review_state NOT IN ('rejected', 'withdrawn');
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.collected_at IS 'When the first document that tells of it was captured: an article, or what a platform gave of the post.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_sources.collected_at IS 'When the first document that carries it was captured: an article, or what its platform gave.';
--> statement-breakpoint
CREATE TRIGGER retrievals_append_only
BEFORE UPDATE OR DELETE OR TRUNCATE ON lossledger.retrievals
FOR EACH STATEMENT EXECUTE FUNCTION lossledger.refuse_change();
