CREATE TABLE "lossledger"."media" (
	"sha256" text PRIMARY KEY NOT NULL,
	"bytes" bigint NOT NULL,
	"kind" text NOT NULL,
	"mime" text,
	"width" integer,
	"height" integer,
	"decode_error" text,
	"decode_detail" text,
	"has_location" boolean DEFAULT false NOT NULL,
	"thumbnail_sha256" text,
	"quality" smallint,
	"pdq" text,
	"algorithm" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lossledger"."media_crop_hashes" (
	"hashing_id" integer NOT NULL,
	"ordinal" smallint NOT NULL,
	"quality" smallint NOT NULL,
	"window_left" real NOT NULL,
	"window_top" real NOT NULL,
	"window_width" real NOT NULL,
	"window_height" real NOT NULL,
	"bits" bit(256) NOT NULL,
	CONSTRAINT "media_crop_hashes_hashing_id_ordinal_pk" PRIMARY KEY("hashing_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."media_downloads" (
	"media_key" text NOT NULL,
	"sha256" text NOT NULL,
	"address" text NOT NULL,
	"got_from" text NOT NULL,
	"content_type" text,
	"retrieval" jsonb NOT NULL,
	"fetched_at" timestamp with time zone NOT NULL,
	CONSTRAINT "media_downloads_media_key_sha256_pk" PRIMARY KEY("media_key","sha256")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."media_features" (
	"sha256" text NOT NULL,
	"algorithm" text NOT NULL,
	"features" "bytea" NOT NULL,
	CONSTRAINT "media_features_sha256_algorithm_pk" PRIMARY KEY("sha256","algorithm")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."media_hashes" (
	"hashing_id" integer NOT NULL,
	"ordinal" smallint NOT NULL,
	"quality" smallint NOT NULL,
	"window_left" real NOT NULL,
	"window_top" real NOT NULL,
	"window_width" real NOT NULL,
	"window_height" real NOT NULL,
	"bits" bit(256) NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "media_hashes_hashing_id_ordinal_pk" PRIMARY KEY("hashing_id","ordinal"),
	CONSTRAINT "media_hashes_kind" CHECK ("lossledger"."media_hashes"."kind" in ('full', 'box'))
);
--> statement-breakpoint
CREATE TABLE "lossledger"."media_hashings" (
	"hashing_id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lossledger"."media_hashings_hashing_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"sha256" text NOT NULL,
	"algorithm" text NOT NULL,
	CONSTRAINT "media_hashings_identity" UNIQUE("sha256","algorithm")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."media_link_changes" (
	"change_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lossledger"."media_link_changes_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sha_a" text NOT NULL,
	"sha_b" text NOT NULL,
	"state" text NOT NULL,
	"distance" smallint,
	"author" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lossledger"."media_links" (
	"sha_a" text NOT NULL,
	"sha_b" text NOT NULL,
	"found" text,
	"decision" text,
	"state" text GENERATED ALWAYS AS (coalesce("decision", "found")) STORED NOT NULL,
	"distance" smallint,
	"pixels_agree" boolean DEFAULT false NOT NULL,
	"transform" jsonb,
	"reason" text NOT NULL,
	"algorithm" text,
	"noted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	CONSTRAINT "media_links_sha_a_sha_b_pk" PRIMARY KEY("sha_a","sha_b"),
	CONSTRAINT "media_links_one_row_a_pair" CHECK ("lossledger"."media_links"."sha_a" < "lossledger"."media_links"."sha_b"),
	CONSTRAINT "media_links_found" CHECK ("lossledger"."media_links"."found" in ('auto', 'review')),
	CONSTRAINT "media_links_decision" CHECK ("lossledger"."media_links"."decision" in ('confirmed', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "lossledger"."media_sightings" (
	"post_id" text NOT NULL,
	"media_key" text NOT NULL,
	"post_revision_id" text,
	"capture_id" text NOT NULL,
	"source_url" text NOT NULL,
	"alt_text" text,
	"position" integer NOT NULL,
	CONSTRAINT "media_sightings_post_id_media_key_pk" PRIMARY KEY("post_id","media_key")
);
--> statement-breakpoint
ALTER TABLE "lossledger"."media_downloads" ADD CONSTRAINT "media_downloads_sha256_media_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "lossledger"."media"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."media_features" ADD CONSTRAINT "media_features_sha256_media_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "lossledger"."media"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."media_hashings" ADD CONSTRAINT "media_hashings_sha256_media_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "lossledger"."media"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."media_links" ADD CONSTRAINT "media_links_sha_a_media_sha256_fk" FOREIGN KEY ("sha_a") REFERENCES "lossledger"."media"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."media_links" ADD CONSTRAINT "media_links_sha_b_media_sha256_fk" FOREIGN KEY ("sha_b") REFERENCES "lossledger"."media"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."media_sightings" ADD CONSTRAINT "media_sightings_post_id_posts_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "lossledger"."posts"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."media_sightings" ADD CONSTRAINT "media_sightings_post_revision_id_post_revisions_post_revision_id_fk" FOREIGN KEY ("post_revision_id") REFERENCES "lossledger"."post_revisions"("post_revision_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."media_sightings" ADD CONSTRAINT "media_sightings_capture_id_captures_capture_id_fk" FOREIGN KEY ("capture_id") REFERENCES "lossledger"."captures"("capture_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "media_by_algorithm" ON "lossledger"."media" USING btree ("kind","algorithm","sha256");--> statement-breakpoint
CREATE INDEX "media_by_thumbnail" ON "lossledger"."media" USING btree ("thumbnail_sha256");--> statement-breakpoint
CREATE INDEX "media_crop_hashes_band_0" ON "lossledger"."media_crop_hashes" USING btree (((("hashing_id" >> 16) << 16) | substring("bits", 1, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_crop_hashes_band_1" ON "lossledger"."media_crop_hashes" USING btree (((("hashing_id" >> 16) << 16) | substring("bits", 17, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_crop_hashes_band_2" ON "lossledger"."media_crop_hashes" USING btree (((("hashing_id" >> 16) << 16) | substring("bits", 33, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_crop_hashes_band_3" ON "lossledger"."media_crop_hashes" USING btree (((("hashing_id" >> 16) << 16) | substring("bits", 49, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_crop_hashes_band_4" ON "lossledger"."media_crop_hashes" USING btree (((("hashing_id" >> 16) << 16) | substring("bits", 65, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_crop_hashes_band_5" ON "lossledger"."media_crop_hashes" USING btree (((("hashing_id" >> 16) << 16) | substring("bits", 81, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_crop_hashes_band_6" ON "lossledger"."media_crop_hashes" USING btree (((("hashing_id" >> 16) << 16) | substring("bits", 97, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_crop_hashes_band_7" ON "lossledger"."media_crop_hashes" USING btree (((("hashing_id" >> 16) << 16) | substring("bits", 113, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_crop_hashes_band_8" ON "lossledger"."media_crop_hashes" USING btree (((("hashing_id" >> 16) << 16) | substring("bits", 129, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_crop_hashes_band_9" ON "lossledger"."media_crop_hashes" USING btree (((("hashing_id" >> 16) << 16) | substring("bits", 145, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_crop_hashes_band_10" ON "lossledger"."media_crop_hashes" USING btree (((("hashing_id" >> 16) << 16) | substring("bits", 161, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_crop_hashes_band_11" ON "lossledger"."media_crop_hashes" USING btree (((("hashing_id" >> 16) << 16) | substring("bits", 177, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_crop_hashes_band_12" ON "lossledger"."media_crop_hashes" USING btree (((("hashing_id" >> 16) << 16) | substring("bits", 193, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_crop_hashes_band_13" ON "lossledger"."media_crop_hashes" USING btree (((("hashing_id" >> 16) << 16) | substring("bits", 209, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_crop_hashes_band_14" ON "lossledger"."media_crop_hashes" USING btree (((("hashing_id" >> 16) << 16) | substring("bits", 225, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_crop_hashes_band_15" ON "lossledger"."media_crop_hashes" USING btree (((("hashing_id" >> 16) << 16) | substring("bits", 241, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_downloads_by_sha256" ON "lossledger"."media_downloads" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "media_hashes_band_0" ON "lossledger"."media_hashes" USING btree (((("hashing_id" >> 19) << 16) | substring("bits", 1, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_hashes_band_1" ON "lossledger"."media_hashes" USING btree (((("hashing_id" >> 19) << 16) | substring("bits", 17, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_hashes_band_2" ON "lossledger"."media_hashes" USING btree (((("hashing_id" >> 19) << 16) | substring("bits", 33, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_hashes_band_3" ON "lossledger"."media_hashes" USING btree (((("hashing_id" >> 19) << 16) | substring("bits", 49, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_hashes_band_4" ON "lossledger"."media_hashes" USING btree (((("hashing_id" >> 19) << 16) | substring("bits", 65, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_hashes_band_5" ON "lossledger"."media_hashes" USING btree (((("hashing_id" >> 19) << 16) | substring("bits", 81, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_hashes_band_6" ON "lossledger"."media_hashes" USING btree (((("hashing_id" >> 19) << 16) | substring("bits", 97, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_hashes_band_7" ON "lossledger"."media_hashes" USING btree (((("hashing_id" >> 19) << 16) | substring("bits", 113, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_hashes_band_8" ON "lossledger"."media_hashes" USING btree (((("hashing_id" >> 19) << 16) | substring("bits", 129, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_hashes_band_9" ON "lossledger"."media_hashes" USING btree (((("hashing_id" >> 19) << 16) | substring("bits", 145, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_hashes_band_10" ON "lossledger"."media_hashes" USING btree (((("hashing_id" >> 19) << 16) | substring("bits", 161, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_hashes_band_11" ON "lossledger"."media_hashes" USING btree (((("hashing_id" >> 19) << 16) | substring("bits", 177, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_hashes_band_12" ON "lossledger"."media_hashes" USING btree (((("hashing_id" >> 19) << 16) | substring("bits", 193, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_hashes_band_13" ON "lossledger"."media_hashes" USING btree (((("hashing_id" >> 19) << 16) | substring("bits", 209, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_hashes_band_14" ON "lossledger"."media_hashes" USING btree (((("hashing_id" >> 19) << 16) | substring("bits", 225, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_hashes_band_15" ON "lossledger"."media_hashes" USING btree (((("hashing_id" >> 19) << 16) | substring("bits", 241, 16)::integer));--> statement-breakpoint
CREATE INDEX "media_link_changes_by_pair" ON "lossledger"."media_link_changes" USING btree ("sha_a","sha_b");--> statement-breakpoint
CREATE INDEX "media_links_by_b" ON "lossledger"."media_links" USING btree ("sha_b");--> statement-breakpoint
CREATE INDEX "media_links_to_review" ON "lossledger"."media_links" USING btree ("distance","sha_a") WHERE state = 'review';--> statement-breakpoint
CREATE INDEX "media_sightings_by_key" ON "lossledger"."media_sightings" USING btree ("media_key");--> statement-breakpoint
CREATE TRIGGER media_downloads_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lossledger.media_downloads
  FOR EACH STATEMENT EXECUTE FUNCTION lossledger.refuse_change();
--> statement-breakpoint
CREATE TRIGGER media_link_changes_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lossledger.media_link_changes
  FOR EACH STATEMENT EXECUTE FUNCTION lossledger.refuse_change();
--> statement-breakpoint
-- What each post shows, with the bytes where they are had. A copy that was found to be another post shows it there.
CREATE VIEW lossledger.media_shown AS
SELECT
  seen.post_id, seen.seen_on, seen.media_key, seen.capture_id, seen.source_url, seen.alt_text, seen.position,
  d.sha256, d.got_from, d.fetched_at
FROM (
  SELECT s.post_id, s.post_id AS seen_on, s.media_key, s.capture_id, s.source_url, s.alt_text, s.position
  FROM lossledger.media_sightings s
  WHERE NOT EXISTS (
    SELECT FROM lossledger.post_resolutions r WHERE r.copy_id = s.post_id AND r.undone_at IS NULL
  )
  UNION ALL
  SELECT r.post_id, s.post_id, s.media_key, s.capture_id, s.source_url, s.alt_text, s.position
  FROM lossledger.post_resolutions r
  JOIN lossledger.media_sightings s ON s.post_id = r.copy_id
  WHERE r.undone_at IS NULL
  UNION ALL
  SELECT r.post_id, s.post_id, s.media_key, s.capture_id, s.source_url, s.alt_text, s.position
  FROM lossledger.post_resolutions r
  JOIN lossledger.post_resolutions before ON before.post_id = r.copy_id AND before.undone_at IS NULL
  JOIN lossledger.media_sightings s ON s.post_id = before.copy_id
  WHERE r.undone_at IS NULL
) seen
LEFT JOIN lossledger.media_downloads d ON d.media_key = seen.media_key;
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
WHERE l.review_state NOT IN ('rejected', 'withdrawn');
--> statement-breakpoint
CREATE VIEW reporting.loss_media AS
SELECT
  e.loss_id,
  s.sha256 AS media_sha256,
  CASE
    WHEN s.sha256 IS NOT NULL THEN 'kept'
    WHEN w.state IS NULL THEN 'not_asked'
    WHEN w.state = 'waiting' THEN 'waiting'
    ELSE 'missing'
  END AS state,
  m.kind,
  m.mime,
  m.bytes,
  m.width,
  m.height,
  m.decode_error,
  m.pdq,
  m.quality,
  CASE WHEN z.post_id IS NULL THEN s.alt_text END AS alt_text,
  s.source_url,
  p.url AS post_url,
  p.platform,
  p.handle,
  s.position,
  s.fetched_at,
  coalesce(alike.sha256, '{}') AS alike_sha256
FROM (
  SELECT DISTINCT v.loss_id, r.post_id
  FROM lossledger.evidence v
  JOIN lossledger.claims c ON c.claim_id = v.claim_id
  JOIN lossledger.post_revisions r ON r.post_revision_id = c.post_revision_id
) e
JOIN lossledger.losses l ON l.loss_id = e.loss_id
JOIN lossledger.posts p ON p.post_id = e.post_id
JOIN lossledger.media_shown s ON s.post_id = e.post_id
LEFT JOIN lossledger.media m ON m.sha256 = s.sha256
LEFT JOIN lossledger.work w ON w.stage = 'media' AND w.key = s.media_key
LEFT JOIN lossledger.post_tombstones z ON z.post_id IN (s.post_id, s.seen_on)
LEFT JOIN LATERAL (
  SELECT array_agg(o.sha256 ORDER BY o.sha256) AS sha256
  FROM (
    SELECT k.sha_b AS sha256 FROM lossledger.media_links k
    WHERE k.sha_a = s.sha256 AND k.state IN ('auto', 'confirmed')
    UNION ALL
    SELECT k.sha_a FROM lossledger.media_links k
    WHERE k.sha_b = s.sha256 AND k.state IN ('auto', 'confirmed')
  ) o
) alike ON true
WHERE l.review_state NOT IN ('rejected', 'withdrawn');
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses.media_sha256 IS 'SHA-256 of the pictures and videos of the posts that tell of it, as far as they are kept.';
--> statement-breakpoint
COMMENT ON VIEW reporting.loss_media IS 'One row per loss, and picture or video of a post that tells of it. A picture two posts show has two rows.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_media.loss_id IS 'The loss, as in reporting.losses.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_media.media_sha256 IS 'SHA-256 of the file; null while it is not kept.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_media.state IS 'kept; waiting to be fetched; missing where it could not be had; not_asked where nobody asked for it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_media.kind IS 'image, video, or other for a file that is neither, by its bytes.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_media.mime IS 'Media type by the bytes themselves.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_media.bytes IS 'Size of the file in bytes.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_media.width IS 'Pixels across of the picture as shown.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_media.height IS 'Pixels down of the picture as shown.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_media.decode_error IS 'Why the picture cannot be decoded; the file is kept all the same. Null where it can.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_media.pdq IS 'PDQ hash of the whole picture, 64 hex digits; compare by the bits in which two differ.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_media.quality IS 'PDQ quality, 0 to 100. Below 50 the hash says little.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_media.alt_text IS 'What the post says the picture shows; null where it says nothing or was withdrawn.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_media.source_url IS 'Address of the picture as the document gives it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_media.post_url IS 'Address of the post that shows it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_media.platform IS 'Where that post was posted.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_media.handle IS 'The account that posted it, without @.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_media.position IS 'Order among the pictures and videos of the post, from 0.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_media.fetched_at IS 'When the file was fetched.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_media.alike_sha256 IS 'Files that show the same picture, by hash and pixels or by a reviewer''s word. Similar pictures merge no losses.';
--> statement-breakpoint
-- The keys under which hashes that agree with one in a band are indexed: a row of them for each band, in
-- every stretch of the index (see media_hashes in the schema).
CREATE FUNCTION lossledger.media_band_keys(wanted bit(256), flips integer[], last_stretch integer)
RETURNS integer[] LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT array_agg(of_band.keys ORDER BY of_band.band)
  FROM (
    SELECT band, array_agg((stretch << 16) | (substring(wanted, 16 * band + 1, 16)::integer # flip)) AS keys
    FROM generate_series(0, 15) band, generate_series(0, last_stretch) stretch, unnest(flips) flip
    GROUP BY band
  ) of_band
$$;
--> statement-breakpoint
-- Finds the stored hashes within a distance of one given, by the bands they have in common with it.
-- Distance 31 over 16 bands leaves one with at most 1 differing bit: with one_flip every band is also
-- asked for with each of its bits flipped, and nothing within 31 is missed.
-- The settings are for tables without statistics, as after a bulk load or a restore: a plan that reads
-- a whole table, or that is compiled, takes a hundred times as long as any search by bands.
CREATE FUNCTION lossledger.media_look_alikes(
  wanted bit(256), kinds text[], one_flip boolean, max_distance integer
) RETURNS TABLE (
  hashing_id integer, kind text, window_left real, window_top real, window_width real, window_height real, distance integer
)
LANGUAGE plpgsql STABLE ROWS 10
SET search_path = pg_catalog
SET enable_seqscan = off
SET plan_cache_mode = force_generic_plan
SET jit = off
SET max_parallel_workers_per_gather = 0
SET work_mem = '32MB'
AS $$
DECLARE
  flips constant integer[] := CASE
    WHEN one_flip THEN '{0,1,2,4,8,16,32,64,128,256,512,1024,2048,4096,8192,16384,32768}'
    ELSE '{0}'
  END;
  latest constant integer := (SELECT max(m.hashing_id) FROM lossledger.media_hashings m);
  k integer[];
BEGIN
  IF kinds && '{full,box}' THEN
    k := lossledger.media_band_keys(wanted, flips, latest >> 19);
    RETURN QUERY
    SELECT h.hashing_id, h.kind, h.window_left, h.window_top, h.window_width, h.window_height,
      bit_count(h.bits # wanted)::integer
    FROM lossledger.media_hashes h
    WHERE (((h.hashing_id >> 19) << 16) | substring(h.bits, 1, 16)::integer = ANY (k[1:1])
      OR ((h.hashing_id >> 19) << 16) | substring(h.bits, 17, 16)::integer = ANY (k[2:2])
      OR ((h.hashing_id >> 19) << 16) | substring(h.bits, 33, 16)::integer = ANY (k[3:3])
      OR ((h.hashing_id >> 19) << 16) | substring(h.bits, 49, 16)::integer = ANY (k[4:4])
      OR ((h.hashing_id >> 19) << 16) | substring(h.bits, 65, 16)::integer = ANY (k[5:5])
      OR ((h.hashing_id >> 19) << 16) | substring(h.bits, 81, 16)::integer = ANY (k[6:6])
      OR ((h.hashing_id >> 19) << 16) | substring(h.bits, 97, 16)::integer = ANY (k[7:7])
      OR ((h.hashing_id >> 19) << 16) | substring(h.bits, 113, 16)::integer = ANY (k[8:8])
      OR ((h.hashing_id >> 19) << 16) | substring(h.bits, 129, 16)::integer = ANY (k[9:9])
      OR ((h.hashing_id >> 19) << 16) | substring(h.bits, 145, 16)::integer = ANY (k[10:10])
      OR ((h.hashing_id >> 19) << 16) | substring(h.bits, 161, 16)::integer = ANY (k[11:11])
      OR ((h.hashing_id >> 19) << 16) | substring(h.bits, 177, 16)::integer = ANY (k[12:12])
      OR ((h.hashing_id >> 19) << 16) | substring(h.bits, 193, 16)::integer = ANY (k[13:13])
      OR ((h.hashing_id >> 19) << 16) | substring(h.bits, 209, 16)::integer = ANY (k[14:14])
      OR ((h.hashing_id >> 19) << 16) | substring(h.bits, 225, 16)::integer = ANY (k[15:15])
      OR ((h.hashing_id >> 19) << 16) | substring(h.bits, 241, 16)::integer = ANY (k[16:16]))
      AND bit_count(h.bits # wanted) <= max_distance
      AND h.kind = ANY (kinds);
  END IF;
  IF 'crop' = ANY (kinds) THEN
    k := lossledger.media_band_keys(wanted, flips, latest >> 16);
    RETURN QUERY
    SELECT h.hashing_id, 'crop', h.window_left, h.window_top, h.window_width, h.window_height,
      bit_count(h.bits # wanted)::integer
    FROM lossledger.media_crop_hashes h
    WHERE (((h.hashing_id >> 16) << 16) | substring(h.bits, 1, 16)::integer = ANY (k[1:1])
      OR ((h.hashing_id >> 16) << 16) | substring(h.bits, 17, 16)::integer = ANY (k[2:2])
      OR ((h.hashing_id >> 16) << 16) | substring(h.bits, 33, 16)::integer = ANY (k[3:3])
      OR ((h.hashing_id >> 16) << 16) | substring(h.bits, 49, 16)::integer = ANY (k[4:4])
      OR ((h.hashing_id >> 16) << 16) | substring(h.bits, 65, 16)::integer = ANY (k[5:5])
      OR ((h.hashing_id >> 16) << 16) | substring(h.bits, 81, 16)::integer = ANY (k[6:6])
      OR ((h.hashing_id >> 16) << 16) | substring(h.bits, 97, 16)::integer = ANY (k[7:7])
      OR ((h.hashing_id >> 16) << 16) | substring(h.bits, 113, 16)::integer = ANY (k[8:8])
      OR ((h.hashing_id >> 16) << 16) | substring(h.bits, 129, 16)::integer = ANY (k[9:9])
      OR ((h.hashing_id >> 16) << 16) | substring(h.bits, 145, 16)::integer = ANY (k[10:10])
      OR ((h.hashing_id >> 16) << 16) | substring(h.bits, 161, 16)::integer = ANY (k[11:11])
      OR ((h.hashing_id >> 16) << 16) | substring(h.bits, 177, 16)::integer = ANY (k[12:12])
      OR ((h.hashing_id >> 16) << 16) | substring(h.bits, 193, 16)::integer = ANY (k[13:13])
      OR ((h.hashing_id >> 16) << 16) | substring(h.bits, 209, 16)::integer = ANY (k[14:14])
      OR ((h.hashing_id >> 16) << 16) | substring(h.bits, 225, 16)::integer = ANY (k[15:15])
      OR ((h.hashing_id >> 16) << 16) | substring(h.bits, 241, 16)::integer = ANY (k[16:16]))
      AND bit_count(h.bits # wanted) <= max_distance;
  END IF;
END
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION lossledger.media_look_alikes(bit, text[], boolean, integer) FROM PUBLIC;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION lossledger.media_band_keys(bit, integer[], integer) FROM PUBLIC;
