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
