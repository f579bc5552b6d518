-- What rules out most of the tellings that share a key, kept beside the key: looked at one by one, each
-- would be a leap into all tellings there are.
ALTER TABLE "lossledger"."sighting_keys" ADD COLUMN "family" text;--> statement-breakpoint
ALTER TABLE "lossledger"."sighting_keys" ADD COLUMN "lost_by" text;--> statement-breakpoint
ALTER TABLE "lossledger"."sighting_keys" ADD COLUMN "status" text;--> statement-breakpoint
ALTER TABLE "lossledger"."sighting_keys" ADD COLUMN "started_on" date;--> statement-breakpoint
ALTER TABLE "lossledger"."sighting_keys" ADD COLUMN "ended_on" date;--> statement-breakpoint
ALTER TABLE "lossledger"."sighting_keys" ADD COLUMN "place_id" text;--> statement-breakpoint
ALTER TABLE "lossledger"."sighting_keys" ADD COLUMN "latitude" real;--> statement-breakpoint
ALTER TABLE "lossledger"."sighting_keys" ADD COLUMN "longitude" real;--> statement-breakpoint
ALTER TABLE "lossledger"."sighting_keys" ADD COLUMN "reach_km" real;--> statement-breakpoint
ALTER TABLE "lossledger"."sighting_keys" DROP CONSTRAINT "sighting_keys_key_sighting_id_pk";--> statement-breakpoint
DROP INDEX "lossledger"."sighting_keys_by_sighting";--> statement-breakpoint
-- As recording writes them. A region has no point: what lies in it may be far from its centre.
UPDATE lossledger.sighting_keys k
SET family = f.family, lost_by = f.lost_by, status = f.status, started_on = f.loss_date_start,
  ended_on = f.loss_date_end, place_id = f.place_id, latitude = f.latitude, longitude = f.longitude,
  reach_km = f.reach_km
FROM lossledger.item_sightings s
CROSS JOIN LATERAL (
  SELECT f.family, f.lost_by, f.status, f.loss_date_start, f.loss_date_end, f.place_id,
    CASE WHEN p.is_point THEN f.latitude END AS latitude,
    CASE WHEN p.is_point THEN f.longitude END AS longitude,
    CASE WHEN p.is_point THEN coalesce(f.uncertainty_km,
      CASE f.where_prec WHEN 1 THEN 5 WHEN 2 THEN 15 WHEN 3 THEN 40 WHEN 5 THEN 100 WHEN 7 THEN 300 ELSE 0 END) END AS reach_km
  FROM jsonb_to_record(s.facts) AS f (family text, lost_by text, status text, loss_date_start date,
    loss_date_end date, place_id text, latitude float, longitude float, where_prec integer, uncertainty_km float)
  CROSS JOIN LATERAL (
    SELECT coalesce(f.where_prec, 0) NOT IN (4, 6) AND f.latitude IS NOT NULL AND f.longitude IS NOT NULL AS is_point
  ) p
) f
WHERE s.sighting_id = k.sighting_id;
--> statement-breakpoint
ALTER TABLE "lossledger"."sighting_keys" ADD CONSTRAINT "sighting_keys_key_sighting_id_pk" PRIMARY KEY ("key", "sighting_id")
  INCLUDE ("family", "lost_by", "status", "started_on", "ended_on", "place_id", "latitude", "longitude", "reach_km");
--> statement-breakpoint
CREATE INDEX "sighting_keys_by_sighting" ON "lossledger"."sighting_keys" USING btree ("sighting_id");
--> statement-breakpoint
-- What open proposals might make one with losses wanted, from both sides, with when each was posted.
CREATE FUNCTION lossledger.proposed_pairs(wanted text[])
RETURNS TABLE (
  loss_id text, posted_at timestamp with time zone, other_id text, other_posted_at timestamp with time zone
)
LANGUAGE sql STABLE AS $$
  WITH told AS MATERIALIZED (
    SELECT s.loss_id, s.sighting_id, s.is_told
    FROM lossledger.item_sightings s
    WHERE s.loss_id = ANY (wanted)
  ), pairs AS MATERIALIZED (
    SELECT DISTINCT t.loss_id, s.loss_id AS other_id
    FROM told t
    CROSS JOIN LATERAL lossledger.proposed_with(t.sighting_id) other
    CROSS JOIN LATERAL (
      SELECT s.loss_id, s.is_told FROM lossledger.item_sightings s WHERE s.sighting_id = other OFFSET 0
    ) s
    WHERE t.is_told AND s.is_told
  ), apart AS MATERIALIZED (
    -- What a reviewer has said is two.
    SELECT DISTINCT t.loss_id, s.loss_id AS other_id
    FROM told t
    CROSS JOIN LATERAL (
      SELECT a.sighting_b AS other FROM lossledger.review_decisions a
      WHERE a.sighting_a = t.sighting_id AND a.kind = 'different'
      UNION ALL
      SELECT b.sighting_a FROM lossledger.review_decisions b
      WHERE b.sighting_b = t.sighting_id AND b.kind = 'different'
      OFFSET 0
    ) d
    CROSS JOIN LATERAL (
      SELECT s.loss_id FROM lossledger.item_sightings s WHERE s.sighting_id = d.other OFFSET 0
    ) s
  )
  SELECT p.loss_id, mine.posted_at, p.other_id, theirs.posted_at
  FROM pairs p
  CROSS JOIN LATERAL (
    SELECT coalesce(l.posted_at, 'infinity') AS posted_at FROM lossledger.published_losses l
    WHERE l.loss_id = p.loss_id OFFSET 0
  ) mine
  CROSS JOIN LATERAL (
    SELECT coalesce(l.posted_at, 'infinity') AS posted_at FROM lossledger.published_losses l
    WHERE l.loss_id = p.other_id OFFSET 0
  ) theirs
  WHERE (p.loss_id, p.other_id) NOT IN (SELECT a.loss_id, a.other_id FROM apart a)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION lossledger.open_proposals(wanted text[])
RETURNS TABLE (loss_id text, earlier_id text)
LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (p.loss_id) p.loss_id, p.other_id
  FROM lossledger.proposed_pairs(wanted) p
  WHERE (p.other_posted_at, p.other_id) < (p.posted_at, p.loss_id)
  ORDER BY p.loss_id, p.other_posted_at, p.other_id
$$;
--> statement-breakpoint
-- Brings loss_proposals up to date for losses that changed, for those that are proposed to be one with
-- them, and for others whose proposals went or came between losses that stayed as they were. Of a loss
-- that stayed, only what is proposed with those that changed is looked at: what many proposals name
-- would else be gathered whole for each that is added.
CREATE OR REPLACE FUNCTION lossledger.settle_proposals(changed text[], others text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET enable_seqscan = off AS $$
DECLARE
  wanted text[] := ARRAY(
    SELECT unnest(changed || others)
    UNION
    SELECT p.loss_id FROM lossledger.loss_proposals p WHERE p.earlier_id = ANY (changed));
BEGIN
  WITH now AS MATERIALIZED (
    SELECT * FROM lossledger.open_proposals(wanted)
  ), gone AS (
    DELETE FROM lossledger.loss_proposals p
    WHERE p.loss_id = ANY (wanted) AND p.loss_id NOT IN (SELECT now.loss_id FROM now)
  )
  INSERT INTO lossledger.loss_proposals AS p
  SELECT now.loss_id, now.earlier_id FROM now
  ON CONFLICT (loss_id) DO UPDATE SET earlier_id = excluded.earlier_id
  WHERE p.earlier_id <> excluded.earlier_id;
  INSERT INTO lossledger.loss_proposals AS p
  SELECT DISTINCT ON (n.other_id) n.other_id, n.loss_id
  FROM lossledger.proposed_pairs(changed) n
  WHERE (n.posted_at, n.loss_id) < (n.other_posted_at, n.other_id)
    AND n.other_id <> ALL (wanted)
  ORDER BY n.other_id, n.posted_at, n.loss_id
  ON CONFLICT (loss_id) DO UPDATE SET earlier_id = excluded.earlier_id
  WHERE (
    SELECT (coalesce(l.posted_at, 'infinity'), l.loss_id) FROM lossledger.losses l
    WHERE l.loss_id = excluded.earlier_id
  ) < (
    SELECT (coalesce(l.posted_at, 'infinity'), l.loss_id) FROM lossledger.losses l
    WHERE l.loss_id = p.earlier_id
  );
END
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION lossledger.proposed_pairs(text[]) FROM PUBLIC;
