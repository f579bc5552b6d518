CREATE SCHEMA "lossledger";
--> statement-breakpoint
CREATE TABLE "lossledger"."article_captures" (
	"article_id" text NOT NULL,
	"capture_id" text NOT NULL,
	CONSTRAINT "article_captures_article_id_capture_id_pk" PRIMARY KEY("article_id","capture_id")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."articles" (
	"article_id" text PRIMARY KEY NOT NULL,
	"article_key" text NOT NULL,
	"url" text,
	"title" text,
	"lang" text,
	"published_at" text,
	"first_captured_at" timestamp with time zone NOT NULL,
	CONSTRAINT "articles_article_key_unique" UNIQUE("article_key")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."captures" (
	"capture_id" text PRIMARY KEY NOT NULL,
	"sha256" text NOT NULL,
	"bytes" bigint NOT NULL,
	"url" text,
	"name" text,
	"kind" text NOT NULL,
	"charset" text NOT NULL,
	"flags" text[] DEFAULT '{}' NOT NULL,
	"source_id" text NOT NULL,
	"captured_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "captures_identity" UNIQUE NULLS NOT DISTINCT("sha256","url","captured_at")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."claim_spans" (
	"claim_id" text NOT NULL,
	"field" text NOT NULL,
	"span_start" integer NOT NULL,
	"span_end" integer NOT NULL,
	CONSTRAINT "claim_spans_claim_id_field_pk" PRIMARY KEY("claim_id","field")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."claims" (
	"claim_id" text PRIMARY KEY NOT NULL,
	"post_revision_id" text NOT NULL,
	"extractor" text NOT NULL,
	"ordinal" integer NOT NULL,
	"kind" text NOT NULL,
	"model" text,
	"model_raw" text,
	"family" text,
	"category" text,
	"quantity" integer,
	"lost_by" text,
	"status" text NOT NULL,
	"tags" text[] NOT NULL,
	"caused_by" text,
	"attacker" text,
	"place_name" text,
	"place_admin1" text,
	"place_country" text,
	"place_latitude" double precision,
	"place_longitude" double precision,
	"place_where_prec" smallint,
	"place_uncertainty_km" double precision,
	"place_id" text,
	"place_basis" text,
	"date_from" date,
	"date_to" date,
	"date_prec" smallint,
	"date_basis" text,
	"read_as_of" date,
	"confidence" double precision NOT NULL,
	"needs_review" boolean NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claims_identity" UNIQUE("post_revision_id","extractor","ordinal")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."embeds" (
	"article_id" text NOT NULL,
	"post_id" text NOT NULL,
	"capture_id" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "embeds_article_id_post_id_pk" PRIMARY KEY("article_id","post_id")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."evidence" (
	"loss_id" text NOT NULL,
	"claim_id" text NOT NULL,
	CONSTRAINT "evidence_loss_id_claim_id_pk" PRIMARY KEY("loss_id","claim_id")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."loss_revisions" (
	"loss_id" text NOT NULL,
	"revision" integer NOT NULL,
	"author" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"facts" jsonb NOT NULL,
	"salt" text NOT NULL,
	"digest" text NOT NULL,
	"chain" text NOT NULL,
	CONSTRAINT "loss_revisions_loss_id_revision_pk" PRIMARY KEY("loss_id","revision")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."losses" (
	"loss_id" text PRIMARY KEY NOT NULL,
	"origin_key" text NOT NULL,
	"post_id" text NOT NULL,
	"lost_by" text,
	"equipment_category" text,
	"model" text,
	"model_raw" text,
	"family" text,
	"country_of_production" text,
	"status" text NOT NULL,
	"status_all" text[] NOT NULL,
	"tags" text[] NOT NULL,
	"loss_date_start" date,
	"loss_date_end" date,
	"date_prec" smallint,
	"date_basis" text,
	"posted_at" timestamp with time zone,
	"place_name" text,
	"admin1" text,
	"admin2" text,
	"country" text,
	"place_id" text,
	"latitude" double precision,
	"longitude" double precision,
	"where_prec" smallint,
	"uncertainty_km" double precision,
	"location_basis" text,
	"caused_by" text,
	"attacker" text,
	"review_state" text NOT NULL,
	"confidence" double precision NOT NULL,
	"revision" integer NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "losses_origin_key_unique" UNIQUE("origin_key")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."operator_actions" (
	"action_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lossledger"."operator_actions_action_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"action" text NOT NULL,
	"actor" text NOT NULL,
	"reason" text NOT NULL,
	"selection" jsonb NOT NULL,
	"items" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lossledger"."post_aliases" (
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"post_id" text NOT NULL,
	CONSTRAINT "post_aliases_kind_key_pk" PRIMARY KEY("kind","key")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."post_revisions" (
	"post_revision_id" text PRIMARY KEY NOT NULL,
	"post_id" text NOT NULL,
	"text_hash" text NOT NULL,
	"text" text NOT NULL,
	"lang" text,
	"media" jsonb NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "post_revisions_identity" UNIQUE("post_id","text_hash")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."posts" (
	"post_id" text PRIMARY KEY NOT NULL,
	"platform" text NOT NULL,
	"native_id" text,
	"url" text,
	"handle" text,
	"author_name" text,
	"posted_at" timestamp with time zone,
	"posted_on" date,
	"posted_at_basis" text,
	"first_seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lossledger"."quarantine" (
	"stage" text NOT NULL,
	"subject_key" text NOT NULL,
	"work_key" text NOT NULL,
	"subject" text NOT NULL,
	"stage_version" integer NOT NULL,
	"code" text NOT NULL,
	"message" text NOT NULL,
	"detail" text,
	"input" jsonb NOT NULL,
	"times" integer DEFAULT 1 NOT NULL,
	"first_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "quarantine_stage_subject_key_pk" PRIMARY KEY("stage","subject_key")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."readings" (
	"post_revision_id" text NOT NULL,
	"extractor" text NOT NULL,
	"read_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "readings_post_revision_id_extractor_pk" PRIMARY KEY("post_revision_id","extractor")
);
--> statement-breakpoint
CREATE TABLE "lossledger"."sources" (
	"source_id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lossledger"."work" (
	"stage" text NOT NULL,
	"key" text NOT NULL,
	"run" integer DEFAULT 1 NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"subject" text NOT NULL,
	"stage_version" integer NOT NULL,
	"input" jsonb NOT NULL,
	"outcome" text,
	"error_code" text,
	"error_message" text,
	"fence" integer DEFAULT 0 NOT NULL,
	"unanswered" integer DEFAULT 0 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"handed_at" timestamp with time zone,
	CONSTRAINT "work_stage_key_pk" PRIMARY KEY("stage","key")
);
--> statement-breakpoint
ALTER TABLE "lossledger"."article_captures" ADD CONSTRAINT "article_captures_article_id_articles_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "lossledger"."articles"("article_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."article_captures" ADD CONSTRAINT "article_captures_capture_id_captures_capture_id_fk" FOREIGN KEY ("capture_id") REFERENCES "lossledger"."captures"("capture_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."captures" ADD CONSTRAINT "captures_source_id_sources_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "lossledger"."sources"("source_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."claim_spans" ADD CONSTRAINT "claim_spans_claim_id_claims_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "lossledger"."claims"("claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."claims" ADD CONSTRAINT "claims_post_revision_id_post_revisions_post_revision_id_fk" FOREIGN KEY ("post_revision_id") REFERENCES "lossledger"."post_revisions"("post_revision_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."embeds" ADD CONSTRAINT "embeds_article_id_articles_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "lossledger"."articles"("article_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."embeds" ADD CONSTRAINT "embeds_post_id_posts_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "lossledger"."posts"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."embeds" ADD CONSTRAINT "embeds_capture_id_captures_capture_id_fk" FOREIGN KEY ("capture_id") REFERENCES "lossledger"."captures"("capture_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."evidence" ADD CONSTRAINT "evidence_loss_id_losses_loss_id_fk" FOREIGN KEY ("loss_id") REFERENCES "lossledger"."losses"("loss_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."evidence" ADD CONSTRAINT "evidence_claim_id_claims_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "lossledger"."claims"("claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."post_aliases" ADD CONSTRAINT "post_aliases_post_id_posts_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "lossledger"."posts"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."post_revisions" ADD CONSTRAINT "post_revisions_post_id_posts_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "lossledger"."posts"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lossledger"."readings" ADD CONSTRAINT "readings_post_revision_id_post_revisions_post_revision_id_fk" FOREIGN KEY ("post_revision_id") REFERENCES "lossledger"."post_revisions"("post_revision_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "captures_by_sha256" ON "lossledger"."captures" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "embeds_by_post" ON "lossledger"."embeds" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "evidence_by_claim" ON "lossledger"."evidence" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "losses_by_post" ON "lossledger"."losses" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "losses_by_update" ON "lossledger"."losses" USING btree ("updated_at","loss_id");--> statement-breakpoint
CREATE INDEX "post_aliases_by_post" ON "lossledger"."post_aliases" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "work_outbox" ON "lossledger"."work" USING btree ("created_at") WHERE state = 'waiting' and handed_at is null;--> statement-breakpoint
CREATE INDEX "work_by_state" ON "lossledger"."work" USING btree ("state","stage","updated_at");