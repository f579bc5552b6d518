ALTER TABLE "lossledger"."posts" ADD COLUMN "article_id" text;--> statement-breakpoint
ALTER TABLE "lossledger"."posts" ADD CONSTRAINT "posts_article_id_articles_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "lossledger"."articles"("article_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."posts" ADD CONSTRAINT "posts_article_id_unique" UNIQUE("article_id");--> statement-breakpoint
ALTER TABLE "lossledger"."posts" ADD CONSTRAINT "posts_article_is_its_own_platform" CHECK (("lossledger"."posts"."platform" = 'article') = ("lossledger"."posts"."article_id" is not null));--> statement-breakpoint
-- The documents a witness is told in: those that carry a post, and an article itself.
CREATE VIEW lossledger.told_in AS
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
WHERE p.article_id IS NOT NULL;
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
    min(a.first_captured_at) AS collected_at
  FROM lossledger.told_in t
  JOIN lossledger.articles a ON a.article_id = t.article_id
  WHERE t.post_id = ANY (said.post_ids)
) seen ON true
WHERE l.review_state NOT IN ('rejected', 'withdrawn');
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.tags IS 'Conditions and cautions, e.g. count_unknown, or the name of a proxy force; attributed where an article says who claims it, attributed_to:<ISO 3166-1 alpha-3> where that is a belligerent.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.posted_at IS 'Instant of the earliest post or article that tells of it; null where no instant is known.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.n_posts IS 'Distinct posts that tell of the item; 0 where only an article''s own prose does.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.n_articles IS 'Distinct documents that carry those posts, or tell of the item in their own prose.';
--> statement-breakpoint
CREATE VIEW reporting.loss_sources AS
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
    min(a.first_captured_at) AS collected_at
  FROM lossledger.told_in t
  JOIN lossledger.articles a ON a.article_id = t.article_id
  WHERE t.post_id = p.post_id
) told ON true
WHERE l.review_state NOT IN ('rejected', 'withdrawn');
--> statement-breakpoint
COMMENT ON VIEW reporting.loss_sources IS 'One row per loss and witness: who says so, and where it is to be read.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_sources.loss_id IS 'The loss, as in reporting.losses.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_sources.witness IS 'post, or article where a document says it in its own prose.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_sources.platform IS 'Where it was posted; null for an article.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_sources.url IS 'Address of the post or of the article; null where none is known.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_sources.handle IS 'The account that posted, without @; null for an article.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_sources.author_name IS 'The account''s name as shown; null for an article.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_sources.title IS 'The article''s title; null for a post.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_sources.posted_at IS 'Instant of posting or publication, where it is known.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_sources.posted_on IS 'Day of posting or publication: as printed, else the UTC day of the instant.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_sources.collected_at IS 'When the first document that carries it was captured.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_sources.article_urls IS 'Addresses of the documents that carry the post, or of the article itself.';
