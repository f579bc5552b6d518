-- Ledgers that others keep, read from the files they publish. Nothing here is evidence, and nothing of it
-- becomes a loss: it says what is documented elsewhere.
CREATE TABLE "lossledger"."other_ledgers" (
	"ledger" text PRIMARY KEY NOT NULL,
	"format" text NOT NULL,
	"attribution" text NOT NULL,
	"first_imported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "other_ledgers_format" CHECK ("lossledger"."other_ledgers"."format" in ('oryx-csv', 'warspotting-json', 'geoconfirmed-csv'))
);
--> statement-breakpoint
CREATE TABLE "lossledger"."other_ledger_files" (
	"file_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lossledger"."other_ledger_files_file_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"ledger" text NOT NULL,
	"capture_id" text NOT NULL,
	"part" text NOT NULL,
	"n_rows" integer NOT NULL,
	"n_refused" integer NOT NULL,
	"refused" jsonb NOT NULL,
	"imported_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lossledger"."other_ledger_items" (
	"item_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lossledger"."other_ledger_items_item_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"ledger" text NOT NULL,
	"item_key" text NOT NULL,
	"their_id" text,
	"file_id" bigint NOT NULL,
	"row_number" integer NOT NULL,
	"model_raw" text,
	"model" text,
	"family" text,
	"equipment_category" text,
	"category_raw" text,
	"status_raw" text,
	"status" text,
	"status_all" text[] NOT NULL,
	"lost_by_raw" text,
	"lost_by" text,
	"date_raw" text,
	"loss_date" date,
	"recorded_on" date,
	"place_raw" text,
	"latitude" double precision,
	"longitude" double precision,
	"unit" text,
	"description" text,
	"details" jsonb NOT NULL,
	"problems" text[] NOT NULL,
	"content" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"gone_at" timestamp with time zone,
	CONSTRAINT "other_ledger_items_identity" UNIQUE("ledger","item_key")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."other_ledger_urls" (
	"item_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"url" text NOT NULL,
	"role" text NOT NULL,
	"post_key" text,
	"media_key" text,
	"article_key" text,
	CONSTRAINT "other_ledger_urls_item_id_position_pk" PRIMARY KEY("item_id","position"),
	CONSTRAINT "other_ledger_urls_role" CHECK ("lossledger"."other_ledger_urls"."role" in ('source', 'proof', 'picture'))
);
--> statement-breakpoint
CREATE TABLE "lossledger"."other_ledger_pictures" (
	"sha256" text PRIMARY KEY NOT NULL,
	"bytes" bigint NOT NULL,
	"kind" text NOT NULL,
	"mime" text,
	"width" integer,
	"height" integer,
	"quality" smallint,
	"pdq" text,
	"decode_error" text,
	"algorithm" text,
	"features" "bytea",
	"compared_to" integer,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lossledger"."other_ledger_item_pictures" (
	"item_id" bigint NOT NULL,
	"sha256" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "other_ledger_item_pictures_item_id_sha256_pk" PRIMARY KEY("item_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."other_ledger_look_alikes" (
	"sha256" text NOT NULL,
	"our_sha256" text NOT NULL,
	"tier" text NOT NULL,
	"distance" smallint NOT NULL,
	CONSTRAINT "other_ledger_look_alikes_sha256_our_sha256_pk" PRIMARY KEY("sha256","our_sha256"),
	CONSTRAINT "other_ledger_look_alikes_tier" CHECK ("lossledger"."other_ledger_look_alikes"."tier" in ('auto', 'review'))
);
--> statement-breakpoint
ALTER TABLE "lossledger"."other_ledger_files" ADD CONSTRAINT "other_ledger_files_ledger_other_ledgers_ledger_fk" FOREIGN KEY ("ledger") REFERENCES "lossledger"."other_ledgers"("ledger") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "lossledger"."other_ledger_files" ADD CONSTRAINT "other_ledger_files_capture_id_captures_capture_id_fk" FOREIGN KEY ("capture_id") REFERENCES "lossledger"."captures"("capture_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "lossledger"."other_ledger_items" ADD CONSTRAINT "other_ledger_items_ledger_other_ledgers_ledger_fk" FOREIGN KEY ("ledger") REFERENCES "lossledger"."other_ledgers"("ledger") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "lossledger"."other_ledger_items" ADD CONSTRAINT "other_ledger_items_file_id_other_ledger_files_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "lossledger"."other_ledger_files"("file_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "lossledger"."other_ledger_urls" ADD CONSTRAINT "other_ledger_urls_item_id_other_ledger_items_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "lossledger"."other_ledger_items"("item_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "lossledger"."other_ledger_item_pictures" ADD CONSTRAINT "other_ledger_item_pictures_item_id_other_ledger_items_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "lossledger"."other_ledger_items"("item_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "lossledger"."other_ledger_item_pictures" ADD CONSTRAINT "other_ledger_item_pictures_sha256_other_ledger_pictures_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "lossledger"."other_ledger_pictures"("sha256") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "lossledger"."other_ledger_look_alikes" ADD CONSTRAINT "other_ledger_look_alikes_sha256_other_ledger_pictures_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "lossledger"."other_ledger_pictures"("sha256") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "other_ledger_files_by_part" ON "lossledger"."other_ledger_files" USING btree ("ledger","part","file_id");
--> statement-breakpoint
CREATE INDEX "other_ledger_urls_by_post" ON "lossledger"."other_ledger_urls" USING btree ("post_key") WHERE post_key is not null;
--> statement-breakpoint
CREATE INDEX "other_ledger_urls_by_media" ON "lossledger"."other_ledger_urls" USING btree ("media_key") WHERE media_key is not null;
--> statement-breakpoint
CREATE INDEX "other_ledger_urls_by_article" ON "lossledger"."other_ledger_urls" USING btree ("article_key") WHERE article_key is not null;
--> statement-breakpoint
CREATE INDEX "other_ledger_item_pictures_by_sha256" ON "lossledger"."other_ledger_item_pictures" USING btree ("sha256");
--> statement-breakpoint
CREATE INDEX "other_ledger_look_alikes_by_ours" ON "lossledger"."other_ledger_look_alikes" USING btree ("our_sha256");
--> statement-breakpoint
CREATE TRIGGER other_ledger_files_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON lossledger.other_ledger_files
  FOR EACH STATEMENT EXECUTE FUNCTION lossledger.refuse_change();
--> statement-breakpoint
-- Which published losses an item of theirs is found to be documented with, a row for each way of finding it.
CREATE VIEW lossledger.found_elsewhere AS
SELECT of_post.loss_id, found.item_id, found.found_by, found.found_at
FROM (
  SELECT u.item_id, a.post_id, 'post'::text AS found_by, u.url AS found_at
  FROM lossledger.other_ledger_urls u
  JOIN lossledger.post_aliases a ON a.kind = 'platform_id' AND a.key = u.post_key
  UNION ALL
  -- A copy without an id that was found to be the post.
  SELECT u.item_id, r.copy_id, 'post', u.url
  FROM lossledger.other_ledger_urls u
  JOIN lossledger.post_aliases a ON a.kind = 'platform_id' AND a.key = u.post_key
  JOIN lossledger.post_resolutions r ON r.post_id = a.post_id AND r.undone_at IS NULL
  UNION ALL
  SELECT u.item_id, t.post_id, 'article', u.url
  FROM lossledger.other_ledger_urls u
  JOIN lossledger.articles a ON a.article_key = u.article_key
  JOIN lossledger.told_in t ON t.article_id = a.article_id
  UNION ALL
  SELECT u.item_id, s.post_id, 'picture_address', u.url
  FROM lossledger.other_ledger_urls u
  JOIN lossledger.media_shown s ON s.media_key = u.media_key
  UNION ALL
  SELECT p.item_id, s.post_id, 'same_picture', p.name
  FROM lossledger.other_ledger_item_pictures p
  JOIN lossledger.media_shown s ON s.sha256 = p.sha256
  UNION ALL
  SELECT p.item_id, s.post_id, 'like_picture', p.name
  FROM lossledger.other_ledger_item_pictures p
  JOIN lossledger.other_ledger_look_alikes k ON k.sha256 = p.sha256 AND k.tier = 'auto'
  JOIN lossledger.media_shown s ON s.sha256 = k.our_sha256
) found
JOIN lossledger.post_revisions w ON w.post_id = found.post_id
JOIN lossledger.claims c ON c.post_revision_id = w.post_revision_id
JOIN lossledger.evidence of_post ON of_post.claim_id = c.claim_id
JOIN lossledger.published_losses l ON l.loss_id = of_post.loss_id;
--> statement-breakpoint
CREATE VIEW reporting.other_ledgers AS
SELECT
  o.ledger,
  o.format,
  o.attribution,
  f.part,
  f.imported_at,
  c.name AS file_name,
  c.sha256 AS file_sha256,
  f.n_rows,
  f.n_refused,
  items.n_items,
  items.n_gone
FROM lossledger.other_ledgers o
JOIN (
  SELECT DISTINCT ON (ledger, part) ledger, part, file_id, capture_id, n_rows, n_refused, imported_at
  FROM lossledger.other_ledger_files
  ORDER BY ledger, part, file_id DESC
) f ON f.ledger = o.ledger
JOIN lossledger.captures c ON c.capture_id = f.capture_id
LEFT JOIN LATERAL (
  SELECT (count(*) FILTER (WHERE i.gone_at IS NULL))::integer AS n_items,
    (count(*) FILTER (WHERE i.gone_at IS NOT NULL))::integer AS n_gone
  FROM lossledger.other_ledger_items i
  JOIN lossledger.other_ledger_files of_item ON of_item.file_id = i.file_id
  WHERE i.ledger = f.ledger AND of_item.part = f.part
) items ON true;
--> statement-breakpoint
COMMENT ON VIEW reporting.other_ledgers IS 'Ledgers that others keep, as imported: one row for each part, with the newest file of it. What they list is in reporting.other_ledger_items and is no loss of this ledger.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledgers.ledger IS 'Name it was imported under.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledgers.format IS 'Shape of its files: oryx-csv, warspotting-json, geoconfirmed-csv.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledgers.attribution IS 'Whom to name, and under which terms, where its rows are shown.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledgers.part IS 'Which part of it the file is, for ledgers that come in several files; all where it comes in one.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledgers.imported_at IS 'When the newest file was imported.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledgers.file_name IS 'Name of that file as it was given.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledgers.file_sha256 IS 'SHA-256 of its bytes, which are kept.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledgers.n_rows IS 'Rows of that file that were read.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledgers.n_refused IS 'Rows of it that could not be read.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledgers.n_items IS 'Items the part lists now.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledgers.n_gone IS 'Items it once listed and lists no more.';
--> statement-breakpoint
CREATE VIEW reporting.other_ledger_items AS
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
  ARRAY(SELECT u.url FROM lossledger.other_ledger_urls u WHERE u.item_id = i.item_id ORDER BY u.position) AS urls,
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
COMMENT ON VIEW reporting.other_ledger_items IS 'What other ledgers list, one row an item of theirs, in their words and in ours. None of it is a loss of this ledger or evidence for one.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.item_id IS 'Number of the item here; stays when a newer file changes it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.ledger IS 'The ledger it is from, as in reporting.other_ledgers.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.their_id IS 'Their own identifier, where it outlasts a file; null where they have none.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.model_raw IS 'Equipment as they name it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.model IS 'Canonical name of the model read from that; null where it names none.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.family IS 'Family of the model.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.equipment_category IS 'Category of equipment, by the headings of Oryx''s lists.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.status_raw IS 'Status as they write it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.status IS 'Status by the four words used here, the first of captured, destroyed, abandoned, damaged; null where they give none.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.status_all IS 'Every status they give.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.lost_by_raw IS 'Owner as they write it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.lost_by IS 'Belligerent that lost the item, ISO 3166-1 alpha-3; null where they do not say.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.date_raw IS 'Date as they write it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.loss_date IS 'The day they give for the loss; null where none is given or it cannot be meant.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.recorded_on IS 'The day on which they, or who copied them, listed it: no day of the loss.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.place_raw IS 'Place as they write it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.latitude IS 'Degrees north, WGS 84, as they give it. They state no precision.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.longitude IS 'Degrees east, likewise.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.unit IS 'Unit as they name it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.description IS 'What they say of it in prose.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.urls IS 'Addresses they give: sources first, then proofs, then pictures.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.problems IS 'What of the row could not be read, in words.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.file_sha256 IS 'SHA-256 of the file that says so.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.row_number IS 'Row of that file, counted from 1 with the headings; of a JSON file, its record.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.first_seen_at IS 'When an import first brought it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.changed_at IS 'When an import last changed it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.other_ledger_items.gone_at IS 'When a newer file of theirs no longer listed it; null while it is listed.';
--> statement-breakpoint
CREATE VIEW reporting.losses_elsewhere AS
SELECT
  l.loss_id,
  i.item_id,
  i.ledger,
  i.their_id,
  f.found_by,
  f.found_at,
  array_remove(ARRAY[
    CASE WHEN same.model THEN 'model' END, CASE WHEN same.family THEN 'family' END,
    CASE WHEN same.category THEN 'category' END, CASE WHEN same.status THEN 'status' END,
    CASE WHEN same.owner THEN 'owner' END, CASE WHEN same.date THEN 'date' END,
    CASE WHEN same.place THEN 'place' END
  ], NULL) AS agrees,
  array_remove(ARRAY[
    CASE WHEN NOT same.model THEN 'model' END, CASE WHEN NOT same.family THEN 'family' END,
    CASE WHEN NOT same.category THEN 'category' END, CASE WHEN NOT same.status THEN 'status' END,
    CASE WHEN NOT same.owner THEN 'owner' END, CASE WHEN NOT same.date THEN 'date' END,
    CASE WHEN NOT same.place THEN 'place' END
  ], NULL) AS contradicts,
  i.model_raw AS their_model_raw,
  i.model AS their_model,
  i.status AS their_status,
  i.lost_by AS their_lost_by,
  i.loss_date AS their_loss_date,
  i.place_raw AS their_place_raw,
  apart.km AS km_apart,
  i.gone_at
FROM (
  SELECT loss_id, item_id, array_agg(DISTINCT found_by ORDER BY found_by) AS found_by,
    array_agg(DISTINCT found_at ORDER BY found_at) AS found_at
  FROM lossledger.found_elsewhere
  GROUP BY loss_id, item_id
) f
JOIN lossledger.published_losses l ON l.loss_id = f.loss_id
JOIN lossledger.other_ledger_items i ON i.item_id = f.item_id
CROSS JOIN LATERAL (
  -- Haversine, on a sphere of 6,371 km.
  SELECT CASE WHEN i.latitude IS NOT NULL AND l.latitude IS NOT NULL THEN 2 * 6371 * asin(least(1, sqrt(
    sin(radians(i.latitude - l.latitude) / 2) ^ 2
    + cos(radians(l.latitude)) * cos(radians(i.latitude)) * sin(radians(i.longitude - l.longitude) / 2) ^ 2
  ))) END AS km
) apart
CROSS JOIN LATERAL (
  -- True, false, or null where one of the two says nothing that could be compared.
  SELECT
    CASE
      WHEN i.model = l.model THEN true
      WHEN i.family <> l.family THEN false
      -- "A T-72" is no other model than a T-72B3.
      WHEN i.model <> i.family AND l.model <> l.family THEN i.model = l.model
    END AS model,
    i.family = l.family AS family,
    i.equipment_category = l.equipment_category AS category,
    CASE WHEN i.status IS NOT NULL THEN i.status_all && (l.status_all || l.status) END AS status,
    i.lost_by = l.lost_by AS owner,
    CASE
      WHEN i.loss_date > l.loss_date_end + 1 THEN false
      WHEN i.loss_date < l.loss_date_start - 1 THEN false
      WHEN l.loss_date_start IS NOT NULL AND i.loss_date IS NOT NULL THEN true
      -- Only "on or before" is known: a day long before neither agrees nor contradicts.
      WHEN i.loss_date >= l.loss_date_end - 7 THEN true
    END AS date,
    CASE
      WHEN apart.km <= coalesce(l.uncertainty_km, 0) + 10 THEN true
      WHEN apart.km > coalesce(l.uncertainty_km, 0) + 50 THEN false
    END AS place
) same;
--> statement-breakpoint
COMMENT ON VIEW reporting.losses_elsewhere IS 'Which losses of this ledger other ledgers document already: one row for each loss and item of theirs that share a post, an article, a picture or its address. A post or picture that shows several items pairs each of ours with each of theirs: agrees and contradicts tell which go together. Nothing here changes a loss.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_elsewhere.loss_id IS 'The loss, as in reporting.losses.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_elsewhere.item_id IS 'The item of theirs, as in reporting.other_ledger_items.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_elsewhere.ledger IS 'The ledger it is from.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_elsewhere.their_id IS 'Their own identifier; null where they have none that lasts.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_elsewhere.found_by IS 'How: post, article (same address), picture_address (same address of a picture), same_picture (same bytes), like_picture (looks alike beyond doubt, as of the last import of pictures or `losses elsewhere`).';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_elsewhere.found_at IS 'Addresses of theirs, or names of picture files, that it was found by.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_elsewhere.agrees IS 'What both say alike: model, family, category, status, owner, date, place. The date agrees within a day; where ours is only the post''s, in the week before it. The place agrees within 10 km beyond uncertainty_km.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_elsewhere.contradicts IS 'What they say otherwise. The place contradicts beyond 50 km and uncertainty_km; where one of the two says nothing, nothing is compared.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_elsewhere.their_model_raw IS 'Equipment as they name it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_elsewhere.their_model IS 'Canonical name of the model read from that.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_elsewhere.their_status IS 'Their status by the words used here.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_elsewhere.their_lost_by IS 'Belligerent that lost it according to them, ISO 3166-1 alpha-3.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_elsewhere.their_loss_date IS 'The day they give for the loss.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_elsewhere.their_place_raw IS 'Place as they write it.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_elsewhere.km_apart IS 'Kilometres between their point and ours; null where one has none.';
--> statement-breakpoint
COMMENT ON COLUMN reporting.losses_elsewhere.gone_at IS 'When a newer file of theirs no longer listed it; null while it is listed.';
