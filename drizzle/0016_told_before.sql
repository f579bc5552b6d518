-- Every loss a telling was ever of: what it said is in the past revisions of all of them, and has to be
-- hidden and erased there too once its witness is taken down. The loss a telling gave its own id is known
-- without being written here.
CREATE TABLE "lossledger"."told_before" (
	"sighting_id" text NOT NULL,
	"loss_id" text NOT NULL,
	CONSTRAINT "told_before_sighting_id_loss_id_pk" PRIMARY KEY("sighting_id","loss_id")
);
--> statement-breakpoint
CREATE INDEX "told_before_by_loss" ON "lossledger"."told_before" USING btree ("loss_id");--> statement-breakpoint
CREATE INDEX "retrievals_by_wire" ON "lossledger"."retrievals" USING btree ("wire_sha256");--> statement-breakpoint
ALTER TABLE "lossledger"."daily_leaves" DROP CONSTRAINT "daily_leaves_kind";--> statement-breakpoint
-- What excuses that words are gone is sealed like what they were.
ALTER TABLE "lossledger"."daily_leaves" ADD CONSTRAINT "daily_leaves_kind" CHECK ("lossledger"."daily_leaves"."kind" in ('capture', 'media', 'wording', 'reading', 'revision', 'takedown', 'lift', 'erasure'));--> statement-breakpoint
-- Whoever moves a telling need not remember to say so.
CREATE FUNCTION lossledger.note_told_before() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO lossledger.told_before (sighting_id, loss_id)
  SELECT n.sighting_id, n.loss_id FROM noted n WHERE n.loss_id <> n.sighting_id
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION lossledger.note_told_before() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER item_sightings_told_before AFTER INSERT ON lossledger.item_sightings
  REFERENCING NEW TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION lossledger.note_told_before();
--> statement-breakpoint
CREATE TRIGGER item_sightings_moved_told_before AFTER UPDATE ON lossledger.item_sightings
  REFERENCING NEW TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION lossledger.note_told_before();
--> statement-breakpoint
-- What is known of before: the losses they are of, those whose evidence their claim is, those that the
-- loss they gave their id was merged into, on through what that was merged into meanwhile, and those
-- that a loss says it was split from.
INSERT INTO lossledger.told_before (sighting_id, loss_id)
WITH RECURSIVE merged AS MATERIALIZED (
  SELECT r.loss_id, r.merged_into, tstzrange(r.at, greatest(r.at, r.until)) AS during
  FROM (
    SELECT v.loss_id, v.facts ->> 'merged_into' AS merged_into, v.at,
      lead(v.at, 1, 'infinity') OVER (PARTITION BY v.loss_id ORDER BY v.revision) AS until
    FROM lossledger.loss_revisions v
  ) r
  WHERE r.merged_into IS NOT NULL
), led (sighting_id, loss_id, during) AS (
  SELECT s.sighting_id, m.merged_into, m.during
  FROM merged m JOIN lossledger.item_sightings s ON s.sighting_id = m.loss_id
  UNION
  SELECT l.sighting_id, m.merged_into, l.during * m.during
  FROM led l JOIN merged m ON m.loss_id = l.loss_id AND l.during && m.during
)
SELECT known.sighting_id, known.loss_id
FROM (
  SELECT s.sighting_id, s.loss_id FROM lossledger.item_sightings s
  UNION
  SELECT s.sighting_id, e.loss_id
  FROM lossledger.item_sightings s JOIN lossledger.evidence e ON e.claim_id = s.claim_id
  UNION
  SELECT l.sighting_id, l.loss_id FROM led l
  UNION
  SELECT s.sighting_id, (regexp_match(r.reason, 'split from (loss_[0-9a-f]+)'))[1]
  FROM lossledger.loss_revisions r
  JOIN lossledger.item_sightings s ON r.loss_id IN (s.loss_id, s.sighting_id)
  WHERE r.reason ~ 'split from loss_[0-9a-f]+'
) known
WHERE known.loss_id <> known.sighting_id;
--> statement-breakpoint
CREATE TRIGGER told_before_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lossledger.told_before
  FOR EACH STATEMENT EXECUTE FUNCTION lossledger.refuse_change();
--> statement-breakpoint
-- Losses that something hidden ever told of.
CREATE OR REPLACE VIEW lossledger.losses_told_by_hidden AS
SELECT s.sighting_id AS loss_id, h.takedown_id
FROM lossledger.hidden_posts h
JOIN lossledger.item_sightings s ON s.post_id = h.post_id
UNION
SELECT b.loss_id, h.takedown_id
FROM lossledger.hidden_posts h
JOIN lossledger.item_sightings s ON s.post_id = h.post_id
JOIN lossledger.told_before b ON b.sighting_id = s.sighting_id;
--> statement-breakpoint
-- Losses that posts a takedown hides ever told of, under every id they had.
CREATE FUNCTION lossledger.losses_ever_told_by(which bigint) RETURNS SETOF text
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT s.sighting_id FROM lossledger.item_sightings s
  JOIN lossledger.posts_taken_down t ON t.post_id = s.post_id AND t.takedown_id = which
  UNION
  SELECT b.loss_id FROM lossledger.item_sightings s
  JOIN lossledger.posts_taken_down t ON t.post_id = s.post_id AND t.takedown_id = which
  JOIN lossledger.told_before b ON b.sighting_id = s.sighting_id
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION lossledger.losses_ever_told_by(bigint) FROM PUBLIC;
--> statement-breakpoint
-- Puts an erasure on record. Who confirmed a loss confirmed where it was as the post told it: that goes
-- too, and the losses are to be told anew from the posts it gives, which nothing hides. What a reviewer
-- wrote himself, as a correction, stays.
CREATE FUNCTION lossledger.begin_erasure(which bigint, who text, moment timestamp with time zone)
RETURNS SETOF text
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  ever_told text[] := ARRAY(SELECT lossledger.losses_ever_told_by(which));
BEGIN
  INSERT INTO lossledger.takedown_erasures (takedown_id, erased_by, erased_at) VALUES (which, who, moment);
  RETURN QUERY
  WITH forgotten AS (
    UPDATE lossledger.review_decisions d
    SET fields = d.fields - '{place_name,admin1,admin2,country,place_id,latitude,longitude,where_prec,uncertainty_km}'::text[]
    WHERE d.kind = 'confirmed' AND d.loss_id = ANY (ever_told)
      AND d.fields ?| '{place_name,admin1,admin2,country,place_id,latitude,longitude,where_prec,uncertainty_km}'::text[]
    RETURNING d.loss_id
  )
  SELECT DISTINCT s.post_id
  FROM forgotten f
  JOIN lossledger.item_sightings h ON h.sighting_id = f.loss_id
  JOIN lossledger.item_sightings s ON s.loss_id = h.loss_id AND s.is_told
  WHERE NOT EXISTS (SELECT FROM lossledger.hidden_posts p WHERE p.post_id = s.post_id);
END
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION lossledger.begin_erasure(bigint, text, timestamp with time zone) FROM PUBLIC;
--> statement-breakpoint
-- Removes, after begin_erasure, the words and names of what a takedown hides, for good, in the past of all losses its posts told
-- of too. What is left is digests, and which rows no longer say what theirs were made of. Gives the bytes to
-- remove now, whether nothing was left to remove, and the captures that are kept because they hold what was
-- not taken down as well; bytes that came over the wire for another capture stay.
CREATE FUNCTION lossledger.erase_takedown(which bigint)
RETURNS TABLE (outcome text, file_sha256 text)
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  gone_posts text[] := ARRAY(
    SELECT DISTINCT t.post_id FROM lossledger.posts_taken_down t WHERE t.takedown_id = which);
  gone_articles text[] := ARRAY(
    SELECT DISTINCT t.article_id FROM lossledger.articles_taken_down t WHERE t.takedown_id = which);
  gone_files text[] := ARRAY(
    SELECT t.sha256 FROM lossledger.pictures_taken_down t WHERE t.takedown_id = which
    UNION SELECT h.sha256 FROM lossledger.hidden_media h WHERE h.takedown_id = which);
  gone_keys text[] := ARRAY(
    SELECT DISTINCT d.media_key FROM lossledger.media_downloads d WHERE d.sha256 = ANY (gone_files));
  gone_captures text[];
  kept_captures text[];
  gone_losses text[] := ARRAY(SELECT lossledger.losses_ever_told_by(which));
  gone_blobs text[];
  n_named bigint;
  n_emptied bigint;
  no_words constant jsonb := '{"model_raw": null, "place_name": null, "place_id": null, "latitude": null, "longitude": null}';
BEGIN
  -- Frames that were taken of these files alone.
  gone_files := gone_files || ARRAY(
    SELECT DISTINCT f.frame_sha256 FROM lossledger.media_frames f
    WHERE f.video_sha256 = ANY (gone_files)
      AND NOT EXISTS (
        SELECT FROM lossledger.media_frames o
        WHERE o.frame_sha256 = f.frame_sha256 AND o.video_sha256 <> ALL (gone_files))
      AND NOT EXISTS (
        SELECT FROM lossledger.media_downloads d WHERE d.sha256 = f.frame_sha256));
  -- Documents that hold nothing else.
  WITH carrying AS (
    SELECT s.capture_id FROM lossledger.post_sightings s WHERE s.post_id = ANY (gone_posts)
    UNION
    SELECT c.capture_id FROM lossledger.embeds e JOIN lossledger.article_captures c USING (article_id)
    WHERE e.post_id = ANY (gone_posts)
    UNION
    SELECT c.capture_id FROM lossledger.article_captures c WHERE c.article_id = ANY (gone_articles)
    UNION
    SELECT g.capture_id FROM lossledger.media_sightings g WHERE g.post_id = ANY (gone_posts)
    UNION
    -- What was supplied again, byte for byte, is not read again.
    SELECT c.capture_id FROM lossledger.erased e JOIN lossledger.captures c ON c.sha256 = e.id
    WHERE e.kind = 'blob' AND e.takedown_id = which
  ), judged AS (
    SELECT w.capture_id, NOT EXISTS (
        SELECT FROM lossledger.article_captures c
        WHERE c.capture_id = w.capture_id AND c.article_id = ANY (gone_articles)
      ) AND (EXISTS (
        SELECT FROM lossledger.post_sightings s
        WHERE s.capture_id = w.capture_id AND s.post_id <> ALL (gone_posts)
      ) OR EXISTS (
        SELECT FROM lossledger.article_captures c JOIN lossledger.embeds e USING (article_id)
        WHERE c.capture_id = w.capture_id AND e.post_id <> ALL (gone_posts)
      ) OR EXISTS (
        SELECT FROM lossledger.article_captures c JOIN lossledger.posts p USING (article_id)
        WHERE c.capture_id = w.capture_id AND p.post_id <> ALL (gone_posts)
      )) AS holds_more
    FROM carrying w
    WHERE NOT EXISTS (
      SELECT FROM lossledger.erased e WHERE e.kind = 'capture' AND e.id = w.capture_id)
  )
  SELECT array_agg(j.capture_id) FILTER (WHERE NOT j.holds_more),
    array_agg(j.capture_id) FILTER (WHERE j.holds_more)
  INTO gone_captures, kept_captures
  FROM judged j;
  -- Bytes that nothing else has. Those erased before are there again only where a document brought them.
  gone_blobs := ARRAY(
    SELECT b.sha256 FROM (
      SELECT c.sha256, true AS is_new FROM lossledger.captures c WHERE c.capture_id = ANY (gone_captures)
      UNION SELECT t.wire_sha256, true FROM lossledger.retrievals t WHERE t.capture_id = ANY (gone_captures)
      UNION SELECT f.id, false FROM unnest(gone_files) f (id)
      UNION SELECT m.thumbnail_sha256, false FROM lossledger.media m
        WHERE m.sha256 = ANY (gone_files) AND m.thumbnail_sha256 IS NOT NULL
    ) b
    WHERE NOT EXISTS (
        SELECT FROM lossledger.captures c
        WHERE c.sha256 = b.sha256 AND c.capture_id <> ALL (coalesce(gone_captures, '{}'))
          AND NOT EXISTS (SELECT FROM lossledger.erased e WHERE e.kind = 'capture' AND e.id = c.capture_id))
      AND NOT EXISTS (
        SELECT FROM lossledger.retrievals t
        WHERE t.wire_sha256 = b.sha256 AND t.capture_id <> ALL (coalesce(gone_captures, '{}'))
          AND NOT EXISTS (SELECT FROM lossledger.erased e WHERE e.kind = 'capture' AND e.id = t.capture_id))
      AND NOT EXISTS (
        SELECT FROM lossledger.media m
        WHERE b.sha256 IN (m.sha256, m.thumbnail_sha256) AND m.sha256 <> ALL (gone_files))
      AND (b.is_new OR NOT EXISTS (
        SELECT FROM lossledger.erased e WHERE e.kind = 'blob' AND e.id = b.sha256)));

  INSERT INTO lossledger.erased (kind, id, takedown_id)
  SELECT 'post', p.id, which FROM unnest(gone_posts || gone_articles) p (id)
  UNION SELECT 'media', f.id, which FROM unnest(gone_files) f (id)
  UNION SELECT 'capture', c.id, which FROM unnest(gone_captures) c (id)
  UNION SELECT 'wording', r.post_revision_id, which
    FROM lossledger.post_revisions r WHERE r.post_id = ANY (gone_posts)
  UNION SELECT 'revision', r.loss_id || '/' || r.revision, which
    FROM lossledger.loss_revisions r JOIN lossledger.losses l ON l.loss_id = r.loss_id
    WHERE r.loss_id = ANY (gone_losses)
      -- What stands says nothing of it where somebody else tells of the loss; what stood before may.
      AND (l.review_state = 'withdrawn' OR l.merged_into IS NOT NULL
        OR NOT EXISTS (
          SELECT FROM lossledger.item_sightings s
          WHERE s.loss_id = r.loss_id AND s.is_told AND s.post_id <> ALL (gone_posts))
        OR r.revision < (SELECT max(t.revision) FROM lossledger.loss_revisions t WHERE t.loss_id = r.loss_id))
  UNION SELECT 'blob', b.id, which FROM unnest(gone_blobs) b (id)
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS n_named = ROW_COUNT;

  -- Every name of a post becomes its digest. Names are what embeds hang on, so the new ones come first.
  INSERT INTO lossledger.takedown_names (takedown_id, digest)
  SELECT which, lossledger.name_digest(a.key) FROM lossledger.post_aliases a
  WHERE a.post_id = ANY (gone_posts) AND a.key NOT LIKE '["erased",%'
  ON CONFLICT DO NOTHING;
  INSERT INTO lossledger.post_aliases (kind, key, post_id)
  SELECT a.kind, jsonb_build_array('erased', lossledger.name_digest(a.key))::text, a.post_id
  FROM lossledger.post_aliases a WHERE a.post_id = ANY (gone_posts) AND a.key NOT LIKE '["erased",%'
  ON CONFLICT DO NOTHING;
  UPDATE lossledger.embed_names n SET key = jsonb_build_array('erased', lossledger.name_digest(n.key))::text
  FROM lossledger.post_aliases a
  WHERE a.kind = n.kind AND a.key = n.key AND a.post_id = ANY (gone_posts) AND a.key NOT LIKE '["erased",%';
  UPDATE lossledger.withdrawals w SET native_id = '',
    alias_key = jsonb_build_array('erased', lossledger.name_digest(w.alias_key))::text
  FROM lossledger.post_aliases a
  WHERE a.key = w.alias_key AND a.post_id = ANY (gone_posts) AND a.key NOT LIKE '["erased",%';
  DELETE FROM lossledger.post_aliases a
  WHERE a.post_id = ANY (gone_posts) AND a.key NOT LIKE '["erased",%';
  UPDATE lossledger.post_resolutions r
  SET alias_key = jsonb_build_array('erased', lossledger.name_digest(r.alias_key))::text
  WHERE (r.copy_id = ANY (gone_posts) OR r.post_id = ANY (gone_posts))
    AND r.alias_key NOT LIKE '["erased",%';
  UPDATE lossledger.takedown_names n SET name = NULL
  WHERE n.takedown_id = which OR n.digest IN (
    SELECT o.digest FROM lossledger.takedown_names o WHERE o.takedown_id = which);

  UPDATE lossledger.posts SET url = NULL, handle = NULL, author_name = NULL, native_id = NULL,
    quotes = NULL, replies_to = NULL
  WHERE post_id = ANY (gone_posts)
    AND num_nonnulls(url, handle, author_name, native_id, quotes, replies_to) > 0;
  GET DIAGNOSTICS n_emptied = ROW_COUNT;
  UPDATE lossledger.post_revisions SET text = '', media = '[]', lang = NULL WHERE post_id = ANY (gone_posts);
  UPDATE lossledger.claims c SET model_raw = NULL, place_name = NULL, place_id = NULL,
    place_latitude = NULL, place_longitude = NULL
  FROM lossledger.post_revisions r
  WHERE r.post_revision_id = c.post_revision_id AND r.post_id = ANY (gone_posts);
  -- By which account's words, and how they begin, a wording is found.
  DELETE FROM lossledger.post_openings o USING lossledger.post_revisions r
  WHERE r.post_revision_id = o.post_revision_id AND r.post_id = ANY (gone_posts);
  DELETE FROM lossledger.post_markers m USING lossledger.post_revisions r
  WHERE r.post_revision_id = m.post_revision_id AND r.post_id = ANY (gone_posts);
  DELETE FROM lossledger.sighting_keys k USING lossledger.item_sightings s
  WHERE s.sighting_id = k.sighting_id AND s.post_id = ANY (gone_posts);
  DELETE FROM lossledger.match_edges e USING lossledger.item_sightings s
  WHERE s.sighting_id IN (e.sighting_a, e.sighting_b) AND s.post_id = ANY (gone_posts);
  UPDATE lossledger.item_sightings SET facts = facts || no_words WHERE post_id = ANY (gone_posts);
  -- Without the salt nobody can try which words a digest was made of.
  UPDATE lossledger.loss_revisions r SET facts = r.facts || no_words, salt = ''
  FROM lossledger.erased e
  WHERE e.kind = 'revision' AND e.takedown_id = which AND r.loss_id = ANY (gone_losses)
    AND e.id = r.loss_id || '/' || r.revision;
  UPDATE lossledger.losses l SET model_raw = NULL, place_name = NULL, place_id = NULL,
    latitude = NULL, longitude = NULL
  FROM lossledger.erased e
  WHERE e.kind = 'revision' AND l.loss_id = ANY (gone_losses) AND e.id = l.loss_id || '/' || l.revision;
  UPDATE lossledger.media_sightings SET source_url = '', alt_text = NULL
  WHERE post_id = ANY (gone_posts) OR media_key = ANY (gone_keys);
  UPDATE lossledger.media_downloads SET address = '', got_from = '', retrieval = '{}'
  WHERE media_key = ANY (gone_keys);
  DELETE FROM lossledger.media_features WHERE sha256 = ANY (gone_files);
  UPDATE lossledger.media SET thumbnail_sha256 = NULL, decode_detail = NULL WHERE sha256 = ANY (gone_files);
  UPDATE lossledger.articles a SET url = NULL, title = NULL, byline = NULL,
    article_key = jsonb_build_array('erased', lossledger.name_digest(a.article_key))::text
  WHERE a.article_id = ANY (gone_articles) AND a.article_key NOT LIKE '["erased",%';
  UPDATE lossledger.work w SET subject = 'taken down',
    input = w.input || '{"url": null, "name": null}'
  FROM lossledger.captures c
  WHERE c.capture_id = ANY (gone_captures) AND w.stage IN ('capture', 'extract')
    AND w.input ->> 'sha256' = c.sha256;
  DELETE FROM lossledger.quarantine q USING lossledger.captures c
  WHERE c.capture_id = ANY (gone_captures) AND q.stage IN ('capture', 'extract')
    AND q.input ->> 'sha256' = c.sha256;
  DELETE FROM lossledger.quarantine q WHERE q.stage = 'media' AND q.work_key = ANY (gone_keys);
  DELETE FROM lossledger.work w WHERE w.stage = 'media' AND w.key = ANY (gone_keys);
  DELETE FROM lossledger.work w USING lossledger.captures c
  WHERE c.capture_id = ANY (gone_captures) AND w.stage = 'fetch' AND w.input ->> 'url' = c.url;
  UPDATE lossledger.retrievals SET requested_url = '', final_url = '', request_headers = '{}',
    response_headers = '{}', redirects = '[]', address = NULL, etag = NULL, last_modified = NULL
  WHERE capture_id = ANY (gone_captures);
  UPDATE lossledger.captures SET url = NULL, name = NULL WHERE capture_id = ANY (gone_captures);

  RETURN QUERY
  SELECT DISTINCT 'removed', b.id FROM unnest(gone_blobs) b (id)
  UNION ALL
  SELECT 'nothing', '' WHERE n_named = 0 AND n_emptied = 0
  UNION ALL
  SELECT DISTINCT 'kept', c.sha256 FROM lossledger.captures c WHERE c.capture_id = ANY (kept_captures);
END
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION lossledger.erase_takedown(bigint) FROM PUBLIC;
--> statement-breakpoint
-- Addresses that others give, but for those of what is taken down here: by its name, met before or not,
-- or as what it was found to be.
CREATE VIEW lossledger.other_ledger_urls_shown AS
SELECT u.item_id, u.position, u.url, u.role, u.post_key, u.media_key, u.article_key
FROM lossledger.other_ledger_urls u
CROSS JOIN LATERAL (
  -- lossledger.name_digest, which who reads a view may not call.
  SELECT encode(sha256(convert_to(u.post_key, 'UTF8')), 'hex') AS post,
    encode(sha256(convert_to(u.article_key, 'UTF8')), 'hex') AS article,
    -- Of what was never met, the account is known where the address or the id names it.
    encode(sha256(convert_to(lower(CASE u.post_key::jsonb ->> 0
      WHEN 'x' THEN 'x:' || substring(u.url FROM '://(?:[a-z]+\.)?(?:x|twitter)\.com/(\w+)/status')
      WHEN 'telegram' THEN 'telegram:' || split_part(u.post_key::jsonb ->> 1, '/', 1)
      WHEN 'bluesky' THEN 'bluesky:' || split_part(u.post_key::jsonb ->> 1, '/', 3)
    END), 'UTF8')), 'hex') AS author
) digest
WHERE NOT EXISTS (
    SELECT FROM lossledger.standing_takedowns t
    WHERE t.digest IN (digest.post, digest.article, digest.author)
      AND t.digest = CASE t.kind
        WHEN 'post' THEN digest.post WHEN 'article' THEN digest.article WHEN 'author' THEN digest.author
      END
  )
  AND NOT EXISTS (
    SELECT FROM lossledger.post_aliases a
    JOIN lossledger.hidden_posts h ON h.post_id = a.post_id
    WHERE a.kind = 'platform_id' AND a.key IN (u.post_key, '["erased", "' || digest.post || '"]')
  )
  AND NOT EXISTS (
    SELECT FROM lossledger.articles a
    JOIN lossledger.hidden_articles h ON h.article_id = a.article_id
    WHERE a.article_key IN (u.article_key, '["erased", "' || digest.article || '"]')
  )
  AND NOT EXISTS (
    SELECT FROM lossledger.media_downloads d
    JOIN lossledger.hidden_media h ON h.sha256 = d.sha256
    WHERE d.media_key = u.media_key
  )
  -- Of pictures that were not had, those that only posts taken down show.
  AND (
    NOT EXISTS (
      SELECT FROM lossledger.media_sightings g
      JOIN lossledger.hidden_posts h ON h.post_id = g.post_id
      WHERE g.media_key = u.media_key
    ) OR EXISTS (
      SELECT FROM lossledger.media_sightings g
      WHERE g.media_key = u.media_key
        AND NOT EXISTS (SELECT FROM lossledger.hidden_posts h WHERE h.post_id = g.post_id)
    )
  );
--> statement-breakpoint
CREATE OR REPLACE VIEW reporting.other_ledger_items AS
SELECT
  i.item_id,
  i.ledger,
  i.their_id,
  i.model_raw,
  i.model,
  i.family,
  i.equipment_category,
  i.status_raw,
  i.status,
  i.status_all,
  i.lost_by_raw,
  i.lost_by,
  i.date_raw,
  i.loss_date,
  i.recorded_on,
  i.place_raw,
  i.latitude,
  i.longitude,
  i.unit,
  i.description,
  ARRAY(SELECT u.url FROM lossledger.other_ledger_urls_shown u WHERE u.item_id = i.item_id ORDER BY u.position) AS urls,
  i.problems,
  c.sha256 AS file_sha256,
  i.row_number,
  i.first_seen_at,
  i.changed_at,
  i.gone_at
FROM lossledger.other_ledger_items i
JOIN lossledger.other_ledger_files f ON f.file_id = i.file_id
JOIN lossledger.captures c ON c.capture_id = f.capture_id;
--> statement-breakpoint
-- What posts show that is not taken down: neither they, nor the picture.
CREATE VIEW lossledger.media_seen AS
SELECT s.post_id, s.media_key, s.sha256
FROM lossledger.media_shown s
WHERE NOT EXISTS (SELECT FROM lossledger.hidden_posts h WHERE h.post_id IN (s.post_id, s.seen_on))
  AND NOT EXISTS (SELECT FROM lossledger.pictures_taken_down t WHERE t.sha256 = s.sha256);
--> statement-breakpoint
CREATE OR REPLACE VIEW lossledger.found_elsewhere AS
SELECT of_post.loss_id, found.item_id, found.found_by, found.found_at
FROM (
  SELECT u.item_id, a.post_id, 'post'::text AS found_by, u.url AS found_at
  FROM lossledger.other_ledger_urls_shown u
  JOIN lossledger.post_aliases a ON a.kind = 'platform_id' AND a.key = u.post_key
  UNION ALL
  -- A copy without an id that was found to be the post.
  SELECT u.item_id, r.copy_id, 'post', u.url
  FROM lossledger.other_ledger_urls_shown u
  JOIN lossledger.post_aliases a ON a.kind = 'platform_id' AND a.key = u.post_key
  JOIN lossledger.post_resolutions r ON r.post_id = a.post_id AND r.undone_at IS NULL
  UNION ALL
  SELECT u.item_id, t.post_id, 'article', u.url
  FROM lossledger.other_ledger_urls_shown u
  JOIN lossledger.articles a ON a.article_key = u.article_key
  JOIN lossledger.told_in t ON t.article_id = a.article_id
  UNION ALL
  SELECT u.item_id, s.post_id, 'picture_address', u.url
  FROM lossledger.other_ledger_urls_shown u
  JOIN lossledger.media_seen s ON s.media_key = u.media_key
  UNION ALL
  SELECT p.item_id, s.post_id, 'same_picture', p.name
  FROM lossledger.other_ledger_item_pictures p
  JOIN lossledger.media_seen s ON s.sha256 = p.sha256
  UNION ALL
  SELECT p.item_id, s.post_id, 'like_picture', p.name
  FROM lossledger.other_ledger_item_pictures p
  JOIN lossledger.other_ledger_look_alikes k ON k.sha256 = p.sha256 AND k.tier = 'auto'
  JOIN lossledger.media_seen s ON s.sha256 = k.our_sha256
) found
JOIN lossledger.post_revisions w ON w.post_id = found.post_id
JOIN lossledger.claims c ON c.post_revision_id = w.post_revision_id
JOIN lossledger.evidence of_post ON of_post.claim_id = c.claim_id
JOIN lossledger.published_losses l ON l.loss_id = of_post.loss_id;
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.urls IS 'Addresses they give: sources first, then proofs, then pictures. Those of what is taken down here are left out.';
--> statement-breakpoint
-- An erasure empties what it names, each in the one form that says nothing, and changes nothing else.
CREATE FUNCTION lossledger.refuse_other_erasure() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  old_row constant jsonb := to_jsonb(OLD);
  emptied jsonb;
  is_named boolean;
BEGIN
  IF NEW IS NOT DISTINCT FROM OLD THEN
    RETURN NEW;
  END IF;
  CASE TG_TABLE_NAME
    WHEN 'post_revisions' THEN
      emptied := '{"text": "", "media": [], "lang": null}';
      is_named := EXISTS (
        SELECT FROM lossledger.erased e
        WHERE e.kind = 'wording' AND e.id = old_row ->> 'post_revision_id');
    WHEN 'claims' THEN
      emptied := '{"model_raw": null, "place_name": null, "place_id": null, "place_latitude": null, "place_longitude": null}';
      is_named := EXISTS (
        SELECT FROM lossledger.erased e
        WHERE e.kind = 'wording' AND e.id = old_row ->> 'post_revision_id');
    WHEN 'captures' THEN
      emptied := '{"url": null, "name": null}';
      is_named := EXISTS (
        SELECT FROM lossledger.erased e WHERE e.kind = 'capture' AND e.id = old_row ->> 'capture_id');
    WHEN 'retrievals' THEN
      emptied := '{"requested_url": "", "final_url": "", "request_headers": {}, "response_headers": {}, "redirects": [], "address": null, "etag": null, "last_modified": null}';
      is_named := EXISTS (
        SELECT FROM lossledger.erased e WHERE e.kind = 'capture' AND e.id = old_row ->> 'capture_id');
    WHEN 'media_downloads' THEN
      emptied := '{"address": "", "got_from": "", "retrieval": {}}';
      is_named := EXISTS (
        SELECT FROM lossledger.media_downloads d
        JOIN lossledger.erased e ON e.kind = 'media' AND e.id = d.sha256
        WHERE d.media_key = old_row ->> 'media_key');
    WHEN 'loss_revisions' THEN
      emptied := jsonb_build_object('salt', '', 'facts', (old_row -> 'facts')
        || '{"model_raw": null, "place_name": null, "place_id": null, "latitude": null, "longitude": null}');
      is_named := EXISTS (
        SELECT FROM lossledger.erased e
        WHERE e.kind = 'revision' AND e.id = (old_row ->> 'loss_id') || '/' || (old_row ->> 'revision'));
    WHEN 'review_decisions' THEN
      emptied := jsonb_build_object('fields', (old_row -> 'fields') - '{place_name,admin1,admin2,country,place_id,latitude,longitude,where_prec,uncertainty_km}'::text[]);
      is_named := old_row ->> 'kind' = 'confirmed' AND EXISTS (
        SELECT FROM lossledger.takedown_erasures e
        CROSS JOIN LATERAL lossledger.losses_ever_told_by(e.takedown_id) told
        WHERE e.transaction_id = pg_current_xact_id() AND told = old_row ->> 'loss_id');
    ELSE
      is_named := false;
  END CASE;
  IF NOT is_named OR to_jsonb(NEW) IS DISTINCT FROM old_row || emptied THEN
    RAISE EXCEPTION '% is append-only: an erasure empties what it names, and no more', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION lossledger.refuse_other_erasure() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER post_revisions_only_emptied BEFORE UPDATE ON lossledger.post_revisions
  FOR EACH ROW EXECUTE FUNCTION lossledger.refuse_other_erasure();
--> statement-breakpoint
CREATE TRIGGER claims_only_emptied BEFORE UPDATE ON lossledger.claims
  FOR EACH ROW EXECUTE FUNCTION lossledger.refuse_other_erasure();
--> statement-breakpoint
CREATE TRIGGER captures_only_emptied BEFORE UPDATE ON lossledger.captures
  FOR EACH ROW EXECUTE FUNCTION lossledger.refuse_other_erasure();
--> statement-breakpoint
CREATE TRIGGER retrievals_only_emptied BEFORE UPDATE ON lossledger.retrievals
  FOR EACH ROW EXECUTE FUNCTION lossledger.refuse_other_erasure();
--> statement-breakpoint
CREATE TRIGGER media_downloads_only_emptied BEFORE UPDATE ON lossledger.media_downloads
  FOR EACH ROW EXECUTE FUNCTION lossledger.refuse_other_erasure();
--> statement-breakpoint
CREATE TRIGGER review_decisions_only_emptied BEFORE UPDATE ON lossledger.review_decisions
  FOR EACH ROW EXECUTE FUNCTION lossledger.refuse_other_erasure();
--> statement-breakpoint
CREATE TRIGGER loss_revisions_only_emptied BEFORE UPDATE ON lossledger.loss_revisions
  FOR EACH ROW EXECUTE FUNCTION lossledger.refuse_other_erasure();
