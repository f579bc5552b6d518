CREATE SCHEMA reporting;
--> statement-breakpoint
COMMENT ON SCHEMA reporting IS 'The stable face of Lossledger: flat, commented views for analysts. Everything else in this database is private and may change.';
--> statement-breakpoint
CREATE VIEW reporting.losses AS
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
    count(DISTINCT r.post_id)::integer AS n_posts,
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
  FROM lossledger.embeds m
  JOIN lossledger.articles a ON a.article_id = m.article_id
  WHERE m.post_id = ANY (said.post_ids)
) seen ON true
WHERE l.review_state NOT IN ('rejected', 'withdrawn');
--> statement-breakpoint
COMMENT ON VIEW reporting.losses IS 'One row per documented item lost. Counts of rows are a documented minimum, not an estimate of all losses.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.loss_id IS 'Stable identifier of the item; never reused.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.lost_by IS 'Belligerent that lost the item, ISO 3166-1 alpha-3; null where no source says whose it was.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.equipment_category IS 'Category of equipment, by the headings of Oryx''s lists.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.model IS 'Canonical name of the model; null where only a class of equipment is named.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.model_raw IS 'The item as the source words it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.family IS 'Family the model belongs to, e.g. T-72 for a T-72B3.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.country_of_production IS 'Country that designed or made the model, ISO 3166-1 alpha-3; SUN for the Soviet Union.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.status IS 'Published status: the first of captured, destroyed, abandoned, damaged that is accepted.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.status_all IS 'Every status accepted for the item.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.tags IS 'Conditions and cautions, e.g. count_unknown, or the name of a proxy force.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.loss_date_start IS 'Earliest day of the loss; null where nothing bounds it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.loss_date_end IS 'Latest day of the loss. With date_basis post_date it is the day of the post: lost on or before it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.date_prec IS 'Precision of the loss date, UCDP GED scale 1 (day) to 5 (year); null where only the post''s date is known.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.date_basis IS 'How the date is known: stated, relative, post_date, media or review.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.posted_at IS 'Instant of the earliest post that tells of it; null where no instant is known.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.collected_at IS 'When the first document that carries it was captured.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.recorded_at IS 'When the loss entered the ledger.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.updated_at IS 'When the loss last changed.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.place_name IS 'Place named by the source, in its usual English form where known. See where_prec before using it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.admin1 IS 'First-level region with its kind, e.g. Luhansk Oblast.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.admin2 IS 'Second-level district, where known.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.country IS 'Country of the place by internationally recognised borders, ISO 3166-1 alpha-3.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.place_id IS 'Stable identifier of the place in the gazetteer; null when ambiguous.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.latitude IS 'Degrees north, WGS 84: of the place named, not of the item, unless where_prec is 1 and uncertainty_km is small.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.longitude IS 'Degrees east, WGS 84: see latitude.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.where_prec IS 'Precision of the place, UCDP GED scale: 1 at it, 2 near it, 3 district, 4 region, 5 front, river or road, 6 country, 7 sea.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.uncertainty_km IS 'Radius in kilometres round the point that covers the area meant.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.location_basis IS 'How the place is known: text, media or review.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.caused_by IS 'Canonical name of the weapon that struck; null where no source names it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.attacker IS 'Belligerent that struck, ISO 3166-1 alpha-3.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.n_posts IS 'Distinct posts that tell of the item: its witnesses.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.n_articles IS 'Distinct documents that carry those posts. They are not witnesses of their own.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.source_urls IS 'Addresses of those posts and documents, where known.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.media_sha256 IS 'SHA-256 of the pictures and videos that show it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.review_state IS 'auto, needs_review, confirmed or corrected. Rejected and withdrawn losses are not in this view.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.confidence IS 'How sure the reading is, 0 to 1; not a probability that the loss happened.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.revision IS 'Number of the revision shown, from 1.';
