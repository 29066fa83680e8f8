CREATE TABLE "articles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"title" text NOT NULL,
	"slug" text NOT NULL,
	"content" text NOT NULL,
	"category_id" uuid,
	"status" text NOT NULL,
	"is_public" boolean NOT NULL,
	"tags" text[] NOT NULL,
	"notes" text,
	"meta_description" text,
	"view_count" integer NOT NULL,
	"use_count" integer NOT NULL,
	"metadata" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('english', left(coalesce("articles"."title", ''), 100000)) || to_tsvector('simple', left(coalesce("articles"."title", ''), 100000)) || to_tsvector('english', left(coalesce("articles"."content", ''), 100000)) || to_tsvector('simple', left(coalesce("articles"."content", ''), 100000))) STORED,
	CONSTRAINT "articles_slug_unique" UNIQUE("team_id","environment","slug")
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"description" text,
	"icon" text,
	"color" text,
	"sort_order" integer NOT NULL,
	"is_public" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "categories_slug_unique" UNIQUE("team_id","environment","slug"),
	CONSTRAINT "categories_partition" UNIQUE("team_id","environment","id")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "stored_responses" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"body_hash" text NOT NULL,
	"status" integer NOT NULL,
	"request_id" text NOT NULL,
	"answer" json NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"status" text NOT NULL,
	"sentiment" text NOT NULL,
	"tags" text[] NOT NULL,
	"notes" text,
	"custom_fields" jsonb NOT NULL,
	"metadata" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('english', left(coalesce("customers"."name", ''), 100000)) || to_tsvector('simple', left(coalesce("customers"."name", ''), 100000))) STORED,
	CONSTRAINT "customers_email_unique" UNIQUE("team_id","environment","email"),
	CONSTRAINT "customers_partition" UNIQUE("team_id","environment","id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"ticket_id" uuid NOT NULL,
	"content" text NOT NULL,
	"sender" text NOT NULL,
	"sender_name" text,
	"is_internal" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('english', left(coalesce("messages"."content", ''), 100000)) || to_tsvector('simple', left(coalesce("messages"."content", ''), 100000))) STORED
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"title" text NOT NULL,
	"status" text NOT NULL,
	"priority" text NOT NULL,
	"customer_id" uuid,
	"customer_name" text,
	"assigned_to" uuid,
	"tags" text[] NOT NULL,
	"notes" text,
	"message_count" integer NOT NULL,
	"metadata" jsonb NOT NULL,
	"response_deadline" timestamp (3) with time zone,
	"resolution_deadline" timestamp (3) with time zone,
	"response_tier" text,
	"resolution_tier" text,
	"sla_paused" boolean NOT NULL,
	"first_response_at" timestamp (3) with time zone,
	"resolved_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('english', left(coalesce("tickets"."title", ''), 100000)) || to_tsvector('simple', left(coalesce("tickets"."title", ''), 100000)) || to_tsvector('english', left(coalesce("tickets"."customer_name", ''), 100000)) || to_tsvector('simple', left(coalesce("tickets"."customer_name", ''), 100000))) STORED,
	CONSTRAINT "tickets_partition" UNIQUE("team_id","environment","id")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"type" text NOT NULL,
	"hash" text NOT NULL,
	"hint" text NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "api_keys_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"rate_limits" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "teams_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "articles_newest" ON "articles" USING btree ("team_id","environment","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "articles_category" ON "articles" USING btree ("category_id");--> statement-breakpoint
CREATE INDEX "stored_responses_expiry" ON "stored_responses" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "customers_newest" ON "customers" USING btree ("team_id","environment","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "messages_thread" ON "messages" USING btree ("ticket_id","created_at","id");--> statement-breakpoint
CREATE INDEX "tickets_newest" ON "tickets" USING btree ("team_id","environment","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "tickets_customer" ON "tickets" USING btree ("customer_id") WHERE customer_id is not null;--> statement-breakpoint
CREATE INDEX "tickets_assigned" ON "tickets" USING btree ("assigned_to") WHERE assigned_to is not null;--> statement-breakpoint
CREATE INDEX "api_keys_team" ON "api_keys" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "members_team" ON "members" USING btree ("team_id");