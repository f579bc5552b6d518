-- What was taken down, and by which names it is known wherever it comes from, and whenever.
CREATE TABLE "lossledger"."takedowns" (
	"takedown_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lossledger"."takedowns_takedown_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"with_copies" boolean NOT NULL,
	"reason" text NOT NULL,
	"taken_by" text NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	CONSTRAINT "takedowns_kind" CHECK ("lossledger"."takedowns"."kind" in ('post', 'picture', 'author', 'article'))
);
--> statement-breakpoint
CREATE TABLE "lossledger"."takedown_names" (
	"takedown_id" bigint NOT NULL,
	"digest" text NOT NULL,
	"name" text,
	CONSTRAINT "takedown_names_takedown_id_digest_pk" PRIMARY KEY("takedown_id","digest")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."takedown_lifts" (
	"takedown_id" bigint PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"lifted_by" text NOT NULL,
	"lifted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lossledger"."takedown_erasures" (
	"erasure_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lossledger"."takedown_erasures_erasure_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"takedown_id" bigint NOT NULL,
	"transaction_id" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"erased_by" text NOT NULL,
	"erased_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lossledger"."erased" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"takedown_id" bigint NOT NULL,
	CONSTRAINT "erased_kind_id_pk" PRIMARY KEY("kind","id"),
	CONSTRAINT "erased_kind" CHECK ("lossledger"."erased"."kind" in ('post', 'wording', 'capture', 'media', 'blob', 'revision'))
);
--> statement-breakpoint
CREATE TABLE "lossledger"."hidden_posts" (
	"post_id" text PRIMARY KEY NOT NULL,
	"takedown_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lossledger"."hidden_articles" (
	"article_id" text PRIMARY KEY NOT NULL,
	"takedown_id" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "lossledger"."takedown_names" ADD CONSTRAINT "takedown_names_takedown_id_takedowns_takedown_id_fk" FOREIGN KEY ("takedown_id") REFERENCES "lossledger"."takedowns"("takedown_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."takedown_lifts" ADD CONSTRAINT "takedown_lifts_takedown_id_takedowns_takedown_id_fk" FOREIGN KEY ("takedown_id") REFERENCES "lossledger"."takedowns"("takedown_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."takedown_erasures" ADD CONSTRAINT "takedown_erasures_takedown_id_takedowns_takedown_id_fk" FOREIGN KEY ("takedown_id") REFERENCES "lossledger"."takedowns"("takedown_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."erased" ADD CONSTRAINT "erased_takedown_id_takedowns_takedown_id_fk" FOREIGN KEY ("takedown_id") REFERENCES "lossledger"."takedowns"("takedown_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."hidden_posts" ADD CONSTRAINT "hidden_posts_post_id_posts_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "lossledger"."posts"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."hidden_posts" ADD CONSTRAINT "hidden_posts_takedown_id_takedowns_takedown_id_fk" FOREIGN KEY ("takedown_id") REFERENCES "lossledger"."takedowns"("takedown_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."hidden_articles" ADD CONSTRAINT "hidden_articles_article_id_articles_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "lossledger"."articles"("article_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."hidden_articles" ADD CONSTRAINT "hidden_articles_takedown_id_takedowns_takedown_id_fk" FOREIGN KEY ("takedown_id") REFERENCES "lossledger"."takedowns"("takedown_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "takedown_names_by_digest" ON "lossledger"."takedown_names" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "takedown_erasures_by_transaction" ON "lossledger"."takedown_erasures" USING btree ("transaction_id");--> statement-breakpoint
CREATE INDEX "hidden_posts_by_takedown" ON "lossledger"."hidden_posts" USING btree ("takedown_id");--> statement-breakpoint
-- What is erased is known by the digest of its name alone, so every name is compared by that.
CREATE FUNCTION lossledger.name_digest(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT encode(sha256(convert_to(name, 'UTF8')), 'hex')
$$;
--> statement-breakpoint
CREATE INDEX post_aliases_by_digest ON lossledger.post_aliases (lossledger.name_digest(key));
--> statement-breakpoint
CREATE INDEX posts_by_author_digest ON lossledger.posts
  (lossledger.name_digest(platform || ':' || lower(handle))) WHERE handle IS NOT NULL;
--> statement-breakpoint
-- An account of Bluesky may change its name, not its DID.
CREATE INDEX posts_by_did_digest ON lossledger.posts
  (lossledger.name_digest(platform || ':' || lower(split_part(native_id, '/', 3))))
  WHERE platform = 'bluesky' AND native_id IS NOT NULL;
--> statement-breakpoint
CREATE INDEX articles_by_digest ON lossledger.articles (lossledger.name_digest(article_key));
--> statement-breakpoint
CREATE TRIGGER takedowns_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lossledger.takedowns
  FOR EACH STATEMENT EXECUTE FUNCTION lossledger.refuse_change();
--> statement-breakpoint
CREATE TRIGGER takedown_lifts_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lossledger.takedown_lifts
  FOR EACH STATEMENT EXECUTE FUNCTION lossledger.refuse_change();
--> statement-breakpoint
CREATE TRIGGER takedown_erasures_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lossledger.takedown_erasures
  FOR EACH STATEMENT EXECUTE FUNCTION lossledger.refuse_change();
--> statement-breakpoint
CREATE TRIGGER erased_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lossledger.erased
  FOR EACH STATEMENT EXECUTE FUNCTION lossledger.refuse_change();
--> statement-breakpoint
-- What is append-only may lose words in a transaction that puts an erasure on record, and no otherwise.
CREATE OR REPLACE FUNCTION lossledger.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME IN (
    'post_revisions', 'claims', 'captures', 'retrievals', 'media_downloads', 'loss_revisions',
    'review_decisions'
  ) AND EXISTS (
    SELECT FROM lossledger.takedown_erasures e WHERE e.transaction_id = pg_current_xact_id()
  ) THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE VIEW lossledger.standing_takedowns AS
SELECT t.takedown_id, t.kind, t.with_copies, n.digest
FROM lossledger.takedowns t
JOIN lossledger.takedown_names n ON n.takedown_id = t.takedown_id
WHERE NOT EXISTS (SELECT FROM lossledger.takedown_lifts l WHERE l.takedown_id = t.takedown_id);
--> statement-breakpoint
CREATE VIEW lossledger.articles_taken_down AS
SELECT a.article_id, t.takedown_id
FROM lossledger.standing_takedowns t
JOIN lossledger.articles a ON lossledger.name_digest(a.article_key) = t.digest
WHERE t.kind = 'article'
UNION ALL
SELECT a.article_id, e.takedown_id
FROM lossledger.erased e
JOIN lossledger.articles a ON a.article_id = e.id
WHERE e.kind = 'post';
--> statement-breakpoint
-- What is said of a post itself: by its name, its author's, the article's it is or is only known by,
-- or for good, where it was erased.
CREATE VIEW lossledger.posts_named_by_takedowns AS
SELECT a.post_id, t.takedown_id
FROM lossledger.standing_takedowns t
JOIN lossledger.post_aliases a ON lossledger.name_digest(a.key) = t.digest
WHERE t.kind = 'post'
UNION ALL
SELECT p.post_id, t.takedown_id
FROM lossledger.standing_takedowns t
JOIN lossledger.posts p ON lossledger.name_digest(p.platform || ':' || lower(p.handle)) = t.digest
  AND p.handle IS NOT NULL
WHERE t.kind = 'author'
UNION ALL
SELECT p.post_id, t.takedown_id
FROM lossledger.standing_takedowns t
JOIN lossledger.posts p
  ON lossledger.name_digest(p.platform || ':' || lower(split_part(p.native_id, '/', 3))) = t.digest
  AND p.platform = 'bluesky' AND p.native_id IS NOT NULL
WHERE t.kind = 'author'
UNION ALL
SELECT p.post_id, h.takedown_id
FROM lossledger.hidden_articles h
JOIN lossledger.posts p ON p.article_id = h.article_id
UNION ALL
SELECT e.post_id, h.takedown_id
FROM lossledger.hidden_articles h
JOIN lossledger.embeds e ON e.article_id = h.article_id
WHERE NOT EXISTS (
    SELECT FROM lossledger.embeds o
    WHERE o.post_id = e.post_id
      AND NOT EXISTS (SELECT FROM lossledger.hidden_articles x WHERE x.article_id = o.article_id)
  )
  AND NOT EXISTS (SELECT FROM lossledger.post_sightings s WHERE s.post_id = e.post_id)
UNION ALL
SELECT p.post_id, e.takedown_id
FROM lossledger.erased e
JOIN lossledger.posts p ON p.post_id = e.id
WHERE e.kind = 'post';
--> statement-breakpoint
-- And of what was found to be one: a copy of it, a version of it, a copy of a version.
CREATE VIEW lossledger.posts_taken_down AS
SELECT n.post_id, n.takedown_id FROM lossledger.posts_named_by_takedowns n
UNION ALL
SELECT r.copy_id, n.takedown_id
FROM lossledger.posts_named_by_takedowns n
JOIN lossledger.post_resolutions r ON r.post_id = n.post_id AND r.undone_at IS NULL
UNION ALL
SELECT c.copy_id, n.takedown_id
FROM lossledger.posts_named_by_takedowns n
JOIN lossledger.post_resolutions r ON r.post_id = n.post_id AND r.undone_at IS NULL
JOIN lossledger.post_resolutions c ON c.post_id = r.copy_id AND c.undone_at IS NULL;
--> statement-breakpoint
-- Pictures taken down by their hash, and, where that was asked for, what is linked to them.
CREATE VIEW lossledger.pictures_taken_down AS
SELECT t.digest AS sha256, t.takedown_id
FROM lossledger.standing_takedowns t
WHERE t.kind = 'picture'
UNION ALL
SELECT k.sha_b, t.takedown_id
FROM lossledger.standing_takedowns t
JOIN lossledger.media_links k ON k.sha_a = t.digest AND k.state IN ('auto', 'confirmed')
WHERE t.kind = 'picture' AND t.with_copies
UNION ALL
SELECT k.sha_a, t.takedown_id
FROM lossledger.standing_takedowns t
JOIN lossledger.media_links k ON k.sha_b = t.digest AND k.state IN ('auto', 'confirmed')
WHERE t.kind = 'picture' AND t.with_copies
UNION ALL
SELECT e.id, e.takedown_id FROM lossledger.erased e WHERE e.kind = 'media';
--> statement-breakpoint
-- Files nobody is shown: those, and those that only posts taken down show.
CREATE VIEW lossledger.hidden_media AS
SELECT p.sha256, p.takedown_id FROM lossledger.pictures_taken_down p
UNION ALL
SELECT d.sha256, h.takedown_id
FROM lossledger.hidden_posts h
JOIN lossledger.media_sightings g ON g.post_id = h.post_id
JOIN lossledger.media_downloads d ON d.media_key = g.media_key
WHERE NOT EXISTS (
  SELECT FROM lossledger.media_downloads o
  JOIN lossledger.media_sightings s ON s.media_key = o.media_key
  WHERE o.sha256 = d.sha256
    AND NOT EXISTS (SELECT FROM lossledger.hidden_posts x WHERE x.post_id = s.post_id)
);
--> statement-breakpoint
-- Losses that something hidden told of, under the id they have now and the one it gave them.
CREATE VIEW lossledger.losses_told_by_hidden AS
SELECT s.loss_id, h.takedown_id
FROM lossledger.hidden_posts h
JOIN lossledger.item_sightings s ON s.post_id = h.post_id
UNION
SELECT s.sighting_id, h.takedown_id
FROM lossledger.hidden_posts h
JOIN lossledger.item_sightings s ON s.post_id = h.post_id;
--> statement-breakpoint
-- Makes what is hidden of these posts and articles what the takedowns say, and says which posts that
-- changed. Null for all of them.
CREATE FUNCTION lossledger.hide(some_posts text[], some_articles text[])
RETURNS TABLE (changed_post text, by_takedown bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  wanted text[] := some_posts;
  articles text[];
BEGIN
  -- Spells "TAKE" (0x54414b45): who takes down waits for every document that is being written, and one
  -- that is written after sees what was taken down.
  PERFORM pg_advisory_xact_lock_shared(1413565253);
  IF NOT EXISTS (SELECT FROM lossledger.takedowns) THEN
    RETURN;
  END IF;
  WITH now_so AS (
    SELECT t.article_id, min(t.takedown_id) AS takedown_id FROM lossledger.articles_taken_down t
    WHERE some_articles IS NULL OR t.article_id = ANY (some_articles)
    GROUP BY t.article_id
  ), gone AS (
    DELETE FROM lossledger.hidden_articles h
    WHERE (some_articles IS NULL OR h.article_id = ANY (some_articles))
      AND NOT EXISTS (SELECT FROM now_so n WHERE n.article_id = h.article_id)
    RETURNING h.article_id
  ), come AS (
    INSERT INTO lossledger.hidden_articles AS h SELECT n.article_id, n.takedown_id FROM now_so n
    ON CONFLICT (article_id) DO UPDATE SET takedown_id = excluded.takedown_id
    WHERE h.takedown_id <> excluded.takedown_id
    RETURNING h.article_id
  )
  SELECT array_agg(c.article_id) INTO articles
  FROM (SELECT gone.article_id FROM gone UNION SELECT come.article_id FROM come) c;
  IF wanted IS NOT NULL THEN
    wanted := wanted
      || ARRAY(SELECT r.copy_id FROM lossledger.post_resolutions r WHERE r.post_id = ANY (some_posts))
      || ARRAY(SELECT e.post_id FROM lossledger.embeds e WHERE e.article_id = ANY (articles))
      || ARRAY(SELECT p.post_id FROM lossledger.posts p WHERE p.article_id = ANY (articles));
    wanted := wanted
      || ARRAY(SELECT r.copy_id FROM lossledger.post_resolutions r WHERE r.post_id = ANY (wanted));
  END IF;
  RETURN QUERY
  WITH now_so AS MATERIALIZED (
    SELECT t.post_id, min(t.takedown_id) AS takedown_id FROM lossledger.posts_taken_down t
    WHERE wanted IS NULL OR t.post_id = ANY (wanted)
    GROUP BY t.post_id
  ), gone AS (
    DELETE FROM lossledger.hidden_posts h
    WHERE (wanted IS NULL OR h.post_id = ANY (wanted))
      AND NOT EXISTS (SELECT FROM now_so n WHERE n.post_id = h.post_id)
    RETURNING h.post_id
  ), come AS (
    INSERT INTO lossledger.hidden_posts AS h SELECT n.post_id, n.takedown_id FROM now_so n
    ON CONFLICT (post_id) DO UPDATE SET takedown_id = excluded.takedown_id
    WHERE h.takedown_id <> excluded.takedown_id
    RETURNING h.post_id, h.takedown_id
  ), changed AS (
    SELECT gone.post_id, NULL::bigint AS takedown_id FROM gone
    UNION ALL
    SELECT come.post_id, come.takedown_id FROM come
  ), noted AS (
    INSERT INTO lossledger.reporting_pending (kind, key)
    SELECT 'post', c.post_id FROM changed c
    UNION
    SELECT 'post', e.post_id FROM lossledger.embeds e WHERE e.article_id = ANY (articles)
    RETURNING 1
  ), due AS (
    INSERT INTO lossledger.reporting_due SELECT FROM noted LIMIT 1
  )
  SELECT c.post_id, c.takedown_id FROM changed c;
END
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION lossledger.hide(text[], text[]), lossledger.name_digest(text) FROM PUBLIC;
--> statement-breakpoint
-- Has reporting gather anew what shows any of these files.
CREATE FUNCTION lossledger.note_files(files text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  WITH noted AS (
    INSERT INTO lossledger.reporting_pending (kind, key)
    SELECT DISTINCT 'media', d.media_key FROM lossledger.media_downloads d WHERE d.sha256 = ANY (files)
    RETURNING 1
  )
  INSERT INTO lossledger.reporting_due SELECT FROM noted LIMIT 1;
$$;
--> statement-breakpoint
-- A link that comes after a picture was taken down with its copies.
CREATE FUNCTION lossledger.note_links() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF EXISTS (
    SELECT FROM lossledger.standing_takedowns t JOIN noted n ON t.digest IN (n.sha_a, n.sha_b)
    WHERE t.kind = 'picture' AND t.with_copies
  ) THEN
    PERFORM lossledger.note_files(ARRAY(SELECT sha_a FROM noted UNION SELECT sha_b FROM noted));
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION lossledger.note_files(text[]), lossledger.note_links() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER media_links_noted AFTER INSERT ON lossledger.media_links
  REFERENCING NEW TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION lossledger.note_links();
--> statement-breakpoint
CREATE TRIGGER media_links_changed_noted AFTER UPDATE ON lossledger.media_links
  REFERENCING NEW TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION lossledger.note_links();
--> statement-breakpoint
CREATE TRIGGER media_links_gone_noted AFTER DELETE ON lossledger.media_links
  REFERENCING OLD TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION lossledger.note_links();
--> statement-breakpoint
-- The documents a witness is told in: those that carry a post, what its platform gave, and an article
-- itself. Nothing is told in what is taken down.
CREATE OR REPLACE VIEW lossledger.told_in AS
SELECT m.post_id, m.article_id, m.capture_id
FROM lossledger.embeds m
WHERE NOT EXISTS (SELECT FROM lossledger.hidden_articles h WHERE h.article_id = m.article_id)
  AND NOT EXISTS (SELECT FROM lossledger.hidden_posts h WHERE h.post_id = m.post_id)
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
  AND NOT EXISTS (SELECT FROM lossledger.hidden_posts h WHERE h.post_id = p.post_id)
UNION ALL
SELECT s.post_id, NULL, s.capture_id
FROM lossledger.post_sightings s
WHERE NOT EXISTS (SELECT FROM lossledger.hidden_posts h WHERE h.post_id = s.post_id);
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
--> statement-breakpoint
CREATE OR REPLACE VIEW reporting.loss_media AS
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
JOIN lossledger.published_losses l ON l.loss_id = e.loss_id
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
  WHERE NOT EXISTS (SELECT FROM lossledger.hidden_media h WHERE h.sha256 = o.sha256)
) alike ON true
WHERE NOT EXISTS (SELECT FROM lossledger.hidden_posts h WHERE h.post_id IN (s.post_id, s.seen_on))
  AND NOT EXISTS (SELECT FROM lossledger.pictures_taken_down t WHERE t.sha256 = s.sha256);
--> statement-breakpoint
CREATE OR REPLACE VIEW reporting.loss_changes AS
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
  r.facts ->> 'merged_into' AS merged_into,
  CASE
    WHEN r.author LIKE 'takedown % lifted by %' THEN 'takedown_lifted'
    WHEN r.author LIKE 'takedown %' THEN 'takedown'
  END AS reason_code
FROM lossledger.loss_changes c
JOIN lossledger.loss_revisions r ON r.loss_id = c.loss_id AND r.revision = c.revision;
--> statement-breakpoint
COMMENT ON COLUMN reporting.loss_changes.reason_code IS 'takedown where a post, picture, author or article was taken down, takedown_lifted where it was let back; null otherwise.';
--> statement-breakpoint
COMMENT ON FUNCTION reporting.losses_as_of(timestamp with time zone) IS 'The losses as reporting.losses showed them at an instant. Who tells of them (posts, documents, pictures) is known as it is now only, and not given; what was taken down since is left out.';
--> statement-breakpoint
-- The losses as points, where PostGIS has been created in this database; nothing needs it.
CREATE FUNCTION lossledger.offer_geometry() RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  home text;
  has_modifiers boolean;
  described record;
BEGIN
  SELECT n.nspname, t.typmodin <> 0 INTO home, has_modifiers
  FROM pg_type t
  JOIN pg_namespace n ON n.oid = t.typnamespace
  WHERE t.typname = 'geometry'
    AND to_regprocedure(format('%I.st_makepoint(double precision, double precision)', n.nspname)) IS NOT NULL
    AND to_regprocedure(format('%I.st_setsrid(%I.geometry, integer)', n.nspname, n.nspname)) IS NOT NULL
  ORDER BY n.nspname
  LIMIT 1;
  IF home IS NULL THEN
    RETURN CASE WHEN EXISTS (SELECT FROM pg_available_extensions WHERE name = 'postgis')
      THEN 'available' ELSE 'absent' END;
  END IF;
  EXECUTE format(
    'CREATE OR REPLACE VIEW reporting.losses_geo AS
     SELECT l.*, CASE WHEN l.latitude IS NOT NULL AND l.longitude IS NOT NULL
       THEN %1$I.st_setsrid(%1$I.st_makepoint(l.longitude, l.latitude), 4326)::%1$I.geometry%2$s END AS geom
     FROM reporting.losses l',
    home, CASE WHEN has_modifiers THEN '(Point,4326)' ELSE '' END);
  EXECUTE 'COMMENT ON VIEW reporting.losses_geo IS ''The rows of reporting.losses with their place as a point of PostGIS. It is where the place named lies: see where_prec and uncertainty_km.''';
  FOR described IN
    SELECT a.attname, col_description(a.attrelid, a.attnum) AS meaning FROM pg_attribute a
    WHERE a.attrelid = 'reporting.losses'::regclass AND a.attnum > 0 AND NOT a.attisdropped
  LOOP
    EXECUTE format('COMMENT ON COLUMN reporting.losses_geo.%I IS %L', described.attname, described.meaning);
  END LOOP;
  EXECUTE 'COMMENT ON COLUMN reporting.losses_geo.geom IS ''The point, WGS 84 (SRID 4326); null where the place has no coordinates.''';
  RETURN 'made';
END
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION lossledger.offer_geometry() FROM PUBLIC;
--> statement-breakpoint
-- What runs the pipeline. Which rights it has is said by src/store/role-rights.ts, and given by migrate.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lossledger_worker') THEN
    CREATE ROLE lossledger_worker NOLOGIN;
  END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server made the role just now
END
$$;
--> statement-breakpoint
DO $$
BEGIN
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO lossledger_worker', current_database());
END
$$;
