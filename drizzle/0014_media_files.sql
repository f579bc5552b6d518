-- Videos: the still picture that a platform shows in their place, and frames taken of them here. Files
-- that lay beside a document that was supplied come without being fetched. Plain pictures are found
-- among plain ones alone.
ALTER TABLE lossledger.media_sightings ADD COLUMN poster_of text;
--> statement-breakpoint
ALTER TABLE lossledger.media_downloads ALTER COLUMN retrieval DROP NOT NULL;
--> statement-breakpoint
CREATE TABLE lossledger.media_frames (
  video_sha256 text NOT NULL REFERENCES lossledger.media (sha256),
  at_ms integer NOT NULL,
  frame_sha256 text NOT NULL REFERENCES lossledger.media (sha256),
  taken_by text NOT NULL,
  recorded_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT media_frames_video_sha256_at_ms_pk PRIMARY KEY (video_sha256, at_ms)
);
--> statement-breakpoint
CREATE INDEX media_frames_by_frame ON lossledger.media_frames USING btree (frame_sha256);
--> statement-breakpoint
CREATE VIEW reporting.video_pictures AS
SELECT DISTINCT
  v.loss_id, v.media_sha256 AS video_sha256, made.role, made.at_seconds, made.sha256 AS picture_sha256,
  m.width, m.height, m.pdq, m.quality, coalesce(alike.sha256, '{}') AS alike_sha256
FROM reporting.loss_media v
JOIN LATERAL (
  SELECT 'frame' AS role, f.at_ms / 1000.0 AS at_seconds, f.frame_sha256 AS sha256
  FROM lossledger.media_frames f
  WHERE f.video_sha256 = v.media_sha256
  UNION ALL
  SELECT 'poster', NULL, picture.sha256
  FROM lossledger.media_downloads video
  JOIN lossledger.media_sightings s ON s.poster_of = video.media_key
  JOIN lossledger.media_downloads picture ON picture.media_key = s.media_key
  -- Shown only where the loss shows it itself.
  JOIN reporting.loss_media own ON own.loss_id = v.loss_id AND own.media_sha256 = picture.sha256
  WHERE video.sha256 = v.media_sha256
) made ON true
JOIN lossledger.media m ON m.sha256 = made.sha256
LEFT JOIN LATERAL (
  SELECT array_agg(o.sha256 ORDER BY o.sha256) AS sha256
  FROM (
    SELECT k.sha_b AS sha256 FROM lossledger.media_links k
    WHERE k.sha_a = made.sha256 AND k.state IN ('auto', 'confirmed')
    UNION ALL
    SELECT k.sha_a FROM lossledger.media_links k
    WHERE k.sha_b = made.sha256 AND k.state IN ('auto', 'confirmed')
  ) o
  WHERE NOT EXISTS (SELECT FROM lossledger.hidden_media h WHERE h.sha256 = o.sha256)
    AND NOT EXISTS (
      SELECT FROM lossledger.media_frames f
      JOIN lossledger.hidden_media h ON h.sha256 = f.video_sha256
      WHERE f.frame_sha256 = o.sha256
    )
) alike ON true
WHERE v.kind = 'video'
  AND NOT EXISTS (SELECT FROM lossledger.pictures_taken_down t WHERE t.sha256 = made.sha256);
--> statement-breakpoint
COMMENT ON VIEW reporting.video_pictures IS 'The pictures of a loss''s videos: the still picture its platform shows in place of one, and frames taken of it. Frames tie no losses together: an opening title is in every video of a channel.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.video_pictures.loss_id IS 'The loss, as in reporting.losses.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.video_pictures.video_sha256 IS 'SHA-256 of the video, as in reporting.loss_media.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.video_pictures.role IS 'poster as the platform shows it; frame as taken of the video here.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.video_pictures.at_seconds IS 'Where in the video a frame is, in seconds; null for a poster.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.video_pictures.picture_sha256 IS 'SHA-256 of the picture.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.video_pictures.width IS 'Pixels across.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.video_pictures.height IS 'Pixels down.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.video_pictures.pdq IS 'PDQ hash of the picture, 64 hex digits.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.video_pictures.quality IS 'PDQ quality, 0 to 100. Below 50 the hash says little.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.video_pictures.alike_sha256 IS 'Pictures and frames that show the same, by hash and pixels or by a reviewer''s word.';
--> statement-breakpoint
ALTER TABLE lossledger.media_hashes DROP CONSTRAINT media_hashes_kind;
--> statement-breakpoint
ALTER TABLE lossledger.media_hashes ADD CONSTRAINT media_hashes_kind CHECK (kind IN ('full', 'box', 'plain'));
--> statement-breakpoint
CREATE OR REPLACE FUNCTION lossledger.media_look_alikes(
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
  IF kinds && '{full,box,plain}' THEN
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
