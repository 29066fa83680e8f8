CREATE TABLE "visitor_tickets" (
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"ticket_id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL
);--> statement-breakpoint
CREATE TABLE "customer_access" (
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"signups_enabled" boolean DEFAULT true NOT NULL,
	"confirm_email" boolean DEFAULT false NOT NULL,
	"confirm_url" text,
	"reset_url" text,
	"identity_secret" text,
	"previous_identity_secret" text,
	"previous_identity_until" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "customer_access_team_id_environment_pk" PRIMARY KEY("team_id","environment")
);--> statement-breakpoint
CREATE TABLE "customer_accounts" (
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"customer_id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"password_hash" text NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);--> statement-breakpoint
CREATE TABLE "customer_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"kind" text NOT NULL,
	"customer_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "customer_sessions_partition" UNIQUE("team_id","environment","id")
);--> statement-breakpoint
CREATE TABLE "mail_tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"email" text NOT NULL,
	"purpose" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);--> statement-breakpoint
CREATE TABLE "refresh_tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"session_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);--> statement-breakpoint
CREATE TABLE "article_feedback" (
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"article_id" uuid NOT NULL,
	"reader" text NOT NULL,
	"rating" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "article_feedback_pk" PRIMARY KEY("article_id","reader")
);--> statement-breakpoint
CREATE TABLE "nudge_states" (
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"nudge_id" uuid NOT NULL,
	"visitor_id" text NOT NULL,
	"seen_count" integer NOT NULL,
	"last_seen_at" timestamp (3) with time zone,
	"dismissed_at" timestamp (3) with time zone,
	"acted_at" timestamp (3) with time zone,
	CONSTRAINT "nudge_states_pk" PRIMARY KEY("nudge_id","visitor_id")
);--> statement-breakpoint
CREATE TABLE "nudges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"name" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"action_label" text,
	"action_url" text,
	"conditions" jsonb NOT NULL,
	"frequency" jsonb NOT NULL,
	"priority" integer NOT NULL,
	"is_active" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "nudges_partition" UNIQUE("team_id","environment","id")
);--> statement-breakpoint
CREATE TABLE "proactive_visitors" (
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"visitor_id" text NOT NULL,
	"facts" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "proactive_visitors_pk" PRIMARY KEY("team_id","environment","visitor_id")
);--> statement-breakpoint
CREATE TABLE "quickhelp_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"asked_by" text NOT NULL,
	"question" text NOT NULL,
	"answer" text NOT NULL,
	"is_generated" boolean NOT NULL,
	"sources" jsonb NOT NULL,
	"confidence" double precision NOT NULL,
	"helpful" boolean,
	"created_at" timestamp (3) with time zone NOT NULL
);--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_partition" UNIQUE("team_id","environment","id");--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "message_id" uuid;--> statement-breakpoint
ALTER TABLE "visitor_tickets" ADD CONSTRAINT "visitor_tickets_ticket" FOREIGN KEY ("team_id","environment","ticket_id") REFERENCES "public"."tickets"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visitor_tickets" ADD CONSTRAINT "visitor_tickets_session" FOREIGN KEY ("team_id","environment","session_id") REFERENCES "public"."customer_sessions"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_accounts" ADD CONSTRAINT "customer_accounts_customer" FOREIGN KEY ("team_id","environment","customer_id") REFERENCES "public"."customers"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_sessions" ADD CONSTRAINT "customer_sessions_customer" FOREIGN KEY ("team_id","environment","customer_id") REFERENCES "public"."customers"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_tokens" ADD CONSTRAINT "mail_tokens_customer" FOREIGN KEY ("team_id","environment","customer_id") REFERENCES "public"."customers"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session" FOREIGN KEY ("team_id","environment","session_id") REFERENCES "public"."customer_sessions"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_feedback" ADD CONSTRAINT "article_feedback_article" FOREIGN KEY ("team_id","environment","article_id") REFERENCES "public"."articles"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudge_states" ADD CONSTRAINT "nudge_states_nudge" FOREIGN KEY ("team_id","environment","nudge_id") REFERENCES "public"."nudges"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "visitor_tickets_session" ON "visitor_tickets" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "customer_sessions_customer" ON "customer_sessions" USING btree ("customer_id") WHERE customer_id is not null;--> statement-breakpoint
CREATE INDEX "customer_sessions_expiry" ON "customer_sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "mail_tokens_customer" ON "mail_tokens" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "refresh_tokens_session" ON "refresh_tokens" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "nudge_states_visitor" ON "nudge_states" USING btree ("visitor_id");--> statement-breakpoint
CREATE INDEX "proactive_visitors_updated" ON "proactive_visitors" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "quickhelp_answers_newest" ON "quickhelp_answers" USING btree ("team_id","environment","created_at");--> statement-breakpoint
CREATE INDEX "attachments_message" ON "attachments" USING btree ("message_id") WHERE message_id is not null;--> statement-breakpoint
CREATE TABLE "ticket_reads" (
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"ticket_id" uuid PRIMARY KEY NOT NULL,
	"message_id" uuid NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL
);--> statement-breakpoint
ALTER TABLE "ticket_reads" ADD CONSTRAINT "ticket_reads_ticket" FOREIGN KEY ("team_id","environment","ticket_id") REFERENCES "public"."tickets"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_unsent" FOREIGN KEY ("team_id","environment","session_id") REFERENCES "public"."customer_sessions"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachments_session" ON "attachments" USING btree ("session_id") WHERE session_id is not null;
