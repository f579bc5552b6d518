CREATE TABLE "lossledger"."ledger_conflict" (
	"only_row" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"conflict" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_conflict_is_one" CHECK ("lossledger"."ledger_conflict"."only_row")
);
--> statement-breakpoint
-- What was read before ledgers had a conflict was read as this one.
INSERT INTO "lossledger"."ledger_conflict" ("conflict")
SELECT 'ukraine-2022' WHERE EXISTS (SELECT FROM "lossledger"."readings");
