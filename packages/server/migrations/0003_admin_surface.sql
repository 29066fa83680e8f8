CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"ticket_id" uuid,
	"filename" text NOT NULL,
	"content_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"storage_path" text NOT NULL,
	"member_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "attachments_partition" UNIQUE("team_id","environment","id"),
	CONSTRAINT "attachments_path_unique" UNIQUE("team_id","environment","storage_path")
);
--> statement-breakpoint
CREATE TABLE "removed_files" (
	"storage_path" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "server_secrets" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"action" text NOT NULL,
	"resource_type" text NOT NULL,
	"resource_id" text,
	"actor_type" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"request_id" text NOT NULL,
	"details" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "automation_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"automation_id" uuid NOT NULL,
	"request_id" text NOT NULL,
	"resource_id" text NOT NULL,
	"error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "automation_runs_once" UNIQUE("automation_id","created_at","request_id","resource_id")
);
--> statement-breakpoint
CREATE TABLE "automations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"name" text NOT NULL,
	"trigger_event" text NOT NULL,
	"conditions" jsonb NOT NULL,
	"actions" jsonb NOT NULL,
	"enabled" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "automations_partition" UNIQUE("team_id","environment","id")
);
--> statement-breakpoint
CREATE TABLE "community_comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"post_id" uuid NOT NULL,
	"body" text NOT NULL,
	"author_type" text NOT NULL,
	"customer_id" uuid,
	"member_id" uuid,
	"author_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "community_comments_partition" UNIQUE("team_id","environment","id")
);
--> statement-breakpoint
CREATE TABLE "community_images" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"post_id" uuid,
	"comment_id" uuid,
	"attachment_id" uuid NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "community_posts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"topic_id" uuid NOT NULL,
	"title" text NOT NULL,
	"slug" text NOT NULL,
	"body" text NOT NULL,
	"status" text NOT NULL,
	"visibility" text NOT NULL,
	"is_pinned" boolean NOT NULL,
	"is_locked" boolean NOT NULL,
	"custom_fields" jsonb NOT NULL,
	"author_type" text NOT NULL,
	"customer_id" uuid,
	"member_id" uuid,
	"author_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('simple', translate(left(coalesce("community_posts"."title", ''), 100000), '-_/@.:<>&#+', '           ')), 'A') || setweight(to_tsvector('simple', translate(left(coalesce("community_posts"."body", ''), 100000), '-_/@.:<>&#+', '           ')), 'A') || to_tsvector('english', translate(left(coalesce("community_posts"."title", ''), 100000), '-_/@.:<>&#+', '           ')) || to_tsvector('english', translate(left(coalesce("community_posts"."body", ''), 100000), '-_/@.:<>&#+', '           '))) STORED,
	CONSTRAINT "community_posts_slug_unique" UNIQUE("team_id","environment","slug"),
	CONSTRAINT "community_posts_partition" UNIQUE("team_id","environment","id")
);
--> statement-breakpoint
CREATE TABLE "community_topics" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"description" text,
	"sort_order" integer NOT NULL,
	"custom_field_config" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "community_topics_slug_unique" UNIQUE("team_id","environment","slug"),
	CONSTRAINT "community_topics_partition" UNIQUE("team_id","environment","id")
);
--> statement-breakpoint
CREATE TABLE "community_votes" (
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"post_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "community_votes_pk" PRIMARY KEY("post_id","customer_id")
);
--> statement-breakpoint
CREATE TABLE "csat_settings" (
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"enabled" boolean NOT NULL,
	"question" text NOT NULL,
	"thank_you" text NOT NULL,
	"send_after_hours" integer NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "csat_settings_pk" PRIMARY KEY("team_id","environment")
);
--> statement-breakpoint
CREATE TABLE "surveys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"ticket_id" uuid NOT NULL,
	"customer_id" uuid,
	"member_id" uuid,
	"rating" smallint NOT NULL,
	"comment" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "surveys_ticket_unique" UNIQUE("team_id","environment","ticket_id")
);
--> statement-breakpoint
CREATE TABLE "custom_fields" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"entity_type" text NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"description" text,
	"required" boolean NOT NULL,
	"options" text[] NOT NULL,
	"position" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "custom_fields_key_unique" UNIQUE("team_id","environment","entity_type","key")
);
--> statement-breakpoint
CREATE TABLE "customer_group_members" (
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"group_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "customer_group_members_pk" PRIMARY KEY("group_id","customer_id")
);
--> statement-breakpoint
CREATE TABLE "customer_groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"description" text,
	"external_id" text,
	"custom_fields" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "customer_groups_slug_unique" UNIQUE("team_id","environment","slug"),
	CONSTRAINT "customer_groups_external_unique" UNIQUE("team_id","environment","external_id"),
	CONSTRAINT "customer_groups_partition" UNIQUE("team_id","environment","id")
);
--> statement-breakpoint
CREATE TABLE "import_logs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"resource" text NOT NULL,
	"status" text NOT NULL,
	"merge_strategy" text NOT NULL,
	"total_records" integer NOT NULL,
	"created" integer NOT NULL,
	"updated" integer NOT NULL,
	"skipped" integer NOT NULL,
	"failed" integer NOT NULL,
	"actor_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "game_achievements" (
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"member_id" uuid NOT NULL,
	"achievement_id" text NOT NULL,
	"unlocked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "game_achievements_team_id_environment_member_id_achievement_id_pk" PRIMARY KEY("team_id","environment","member_id","achievement_id")
);
--> statement-breakpoint
CREATE TABLE "game_boss_hits" (
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"boss_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"name" text NOT NULL,
	"damage" integer NOT NULL,
	"hits" integer NOT NULL,
	"combo" integer NOT NULL,
	"last_hit_at" timestamp (3) with time zone NOT NULL,
	"xp" integer DEFAULT 0 NOT NULL,
	"gold" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "game_boss_hits_team_id_environment_boss_id_member_id_pk" PRIMARY KEY("team_id","environment","boss_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "game_bosses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"name" text NOT NULL,
	"level" integer NOT NULL,
	"difficulty" text NOT NULL,
	"max_health" integer NOT NULL,
	"health" integer NOT NULL,
	"phase" integer NOT NULL,
	"shield_hits" integer,
	"enraged" boolean NOT NULL,
	"healed" integer NOT NULL,
	"spawned_at" timestamp (3) with time zone NOT NULL,
	"defeated_at" timestamp (3) with time zone,
	"final_member_id" uuid,
	"final_name" text,
	"final_damage" integer,
	CONSTRAINT "game_bosses_partition" UNIQUE("team_id","environment","id")
);
--> statement-breakpoint
CREATE TABLE "game_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"member_id" uuid,
	"action" text NOT NULL,
	"icon" text NOT NULL,
	"metadata" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "game_ledger" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"member_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"xp" integer NOT NULL,
	"gold" integer NOT NULL,
	"score" integer NOT NULL,
	"tickets_closed" integer NOT NULL,
	"boss_damage" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "game_player_seasons" (
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"member_id" uuid NOT NULL,
	"season_id" text NOT NULL,
	"xp" integer DEFAULT 0 NOT NULL,
	"tickets_closed" integer DEFAULT 0 NOT NULL,
	"skills" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "game_player_seasons_team_id_environment_season_id_member_id_pk" PRIMARY KEY("team_id","environment","season_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "game_players" (
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"member_id" uuid NOT NULL,
	"gold" integer DEFAULT 0 NOT NULL,
	"prestige" integer DEFAULT 0 NOT NULL,
	"streak_current" integer DEFAULT 0 NOT NULL,
	"streak_max" integer DEFAULT 0 NOT NULL,
	"last_day" date,
	"counters" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"peaks" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "game_players_team_id_environment_member_id_pk" PRIMARY KEY("team_id","environment","member_id")
);
--> statement-breakpoint
CREATE TABLE "game_quest_progress" (
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"member_id" uuid NOT NULL,
	"day" date NOT NULL,
	"quest_id" text NOT NULL,
	"progress" integer NOT NULL,
	"completed_at" timestamp (3) with time zone,
	CONSTRAINT "game_quest_progress_team_id_environment_member_id_day_quest_id_pk" PRIMARY KEY("team_id","environment","member_id","day","quest_id")
);
--> statement-breakpoint
CREATE TABLE "game_rewarded_tickets" (
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"ticket_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "game_rewarded_tickets_team_id_environment_ticket_id_pk" PRIMARY KEY("team_id","environment","ticket_id")
);
--> statement-breakpoint
CREATE TABLE "game_equipment" (
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"member_id" uuid NOT NULL,
	"avatar_frame" text,
	"theme" text,
	"season_badge" text,
	"victory_message" text,
	CONSTRAINT "game_equipment_team_id_environment_member_id_pk" PRIMARY KEY("team_id","environment","member_id")
);
--> statement-breakpoint
CREATE TABLE "high_fives" (
	"id" uuid PRIMARY KEY NOT NULL,
	"environment" text NOT NULL,
	"sender_team_id" uuid NOT NULL,
	"recipient_team_id" uuid NOT NULL,
	"message" text,
	"day" date NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "one_ups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"sender_id" uuid NOT NULL,
	"recipient_id" uuid NOT NULL,
	"message" text,
	"gold_amount" integer NOT NULL,
	"was_free" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "puzzle_completions" (
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"member_id" uuid NOT NULL,
	"day" date NOT NULL,
	"puzzle_id" uuid NOT NULL,
	"time_seconds" integer NOT NULL,
	"mistakes" integer NOT NULL,
	"is_won" boolean NOT NULL,
	"score" integer NOT NULL,
	"xp_earned" integer NOT NULL,
	"completed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "puzzle_completions_team_id_environment_member_id_day_pk" PRIMARY KEY("team_id","environment","member_id","day")
);
--> statement-breakpoint
CREATE TABLE "puzzle_streaks" (
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"member_id" uuid NOT NULL,
	"current" integer NOT NULL,
	"longest" integer NOT NULL,
	"total_completed" integer NOT NULL,
	"last_won_on" date,
	CONSTRAINT "puzzle_streaks_team_id_environment_member_id_pk" PRIMARY KEY("team_id","environment","member_id")
);
--> statement-breakpoint
CREATE TABLE "invites" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"status" text NOT NULL,
	"invited_by" uuid,
	"member_id" uuid,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mentions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"ticket_id" uuid NOT NULL,
	"message_id" uuid,
	"mentioned_by" uuid,
	"mentioned_by_name" text NOT NULL,
	"excerpt" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"member_id" uuid NOT NULL,
	"type" text NOT NULL,
	"title" text NOT NULL,
	"body" text,
	"resource_type" text,
	"resource_id" text,
	"read_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "notifications_partition" UNIQUE("team_id","environment","id")
);
--> statement-breakpoint
CREATE TABLE "team_settings" (
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"boss_battles_enabled" boolean DEFAULT true NOT NULL,
	"statuses" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"business_hours" jsonb,
	"widget" jsonb,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "team_settings_team_id_environment_pk" PRIMARY KEY("team_id","environment")
);
--> statement-breakpoint
CREATE TABLE "sla_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"name" text NOT NULL,
	"priority" text NOT NULL,
	"response_target" integer NOT NULL,
	"resolution_target" integer NOT NULL,
	"business_hours_only" boolean NOT NULL,
	"enabled" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tags_name_unique" UNIQUE("team_id","environment","name")
);
--> statement-breakpoint
CREATE TABLE "views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"name" text NOT NULL,
	"entity_type" text NOT NULL,
	"filters" jsonb NOT NULL,
	"sort_field" text NOT NULL,
	"sort_direction" text NOT NULL,
	"created_by" uuid,
	"private_to" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"environment" text NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"events" text[] NOT NULL,
	"secret" text NOT NULL,
	"is_active" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "stored_responses" ALTER COLUMN "answer" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "member_id" uuid;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "sla_paused_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "sla_paused_minutes" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "member_id" uuid;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "user_id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "avatar_url" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "boring_mode" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "billing_customer_id" text;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_ticket" FOREIGN KEY ("team_id","environment","ticket_id") REFERENCES "public"."tickets"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "automation_runs" ADD CONSTRAINT "automation_runs_automation" FOREIGN KEY ("team_id","environment","automation_id") REFERENCES "public"."automations"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_comments" ADD CONSTRAINT "community_comments_post" FOREIGN KEY ("team_id","environment","post_id") REFERENCES "public"."community_posts"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_images" ADD CONSTRAINT "community_images_post" FOREIGN KEY ("team_id","environment","post_id") REFERENCES "public"."community_posts"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_images" ADD CONSTRAINT "community_images_comment" FOREIGN KEY ("team_id","environment","comment_id") REFERENCES "public"."community_comments"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_images" ADD CONSTRAINT "community_images_attachment" FOREIGN KEY ("team_id","environment","attachment_id") REFERENCES "public"."attachments"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_posts" ADD CONSTRAINT "community_posts_topic" FOREIGN KEY ("team_id","environment","topic_id") REFERENCES "public"."community_topics"("team_id","environment","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_votes" ADD CONSTRAINT "community_votes_post" FOREIGN KEY ("team_id","environment","post_id") REFERENCES "public"."community_posts"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_votes" ADD CONSTRAINT "community_votes_customer" FOREIGN KEY ("team_id","environment","customer_id") REFERENCES "public"."customers"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surveys" ADD CONSTRAINT "surveys_ticket" FOREIGN KEY ("team_id","environment","ticket_id") REFERENCES "public"."tickets"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_group_members" ADD CONSTRAINT "customer_group_members_group" FOREIGN KEY ("team_id","environment","group_id") REFERENCES "public"."customer_groups"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_group_members" ADD CONSTRAINT "customer_group_members_member" FOREIGN KEY ("team_id","environment","customer_id") REFERENCES "public"."customers"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "game_achievements" ADD CONSTRAINT "game_achievements_player" FOREIGN KEY ("team_id","environment","member_id") REFERENCES "public"."game_players"("team_id","environment","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "game_boss_hits" ADD CONSTRAINT "game_boss_hits_boss" FOREIGN KEY ("team_id","environment","boss_id") REFERENCES "public"."game_bosses"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "game_events" ADD CONSTRAINT "game_events_member" FOREIGN KEY ("team_id","member_id") REFERENCES "public"."members"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "game_ledger" ADD CONSTRAINT "game_ledger_player" FOREIGN KEY ("team_id","environment","member_id") REFERENCES "public"."game_players"("team_id","environment","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "game_player_seasons" ADD CONSTRAINT "game_player_seasons_player" FOREIGN KEY ("team_id","environment","member_id") REFERENCES "public"."game_players"("team_id","environment","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "game_players" ADD CONSTRAINT "game_players_member" FOREIGN KEY ("team_id","member_id") REFERENCES "public"."members"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "game_quest_progress" ADD CONSTRAINT "game_quest_progress_player" FOREIGN KEY ("team_id","environment","member_id") REFERENCES "public"."game_players"("team_id","environment","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "game_rewarded_tickets" ADD CONSTRAINT "game_rewarded_tickets_ticket" FOREIGN KEY ("team_id","environment","ticket_id") REFERENCES "public"."tickets"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "game_equipment" ADD CONSTRAINT "game_equipment_player" FOREIGN KEY ("team_id","environment","member_id") REFERENCES "public"."game_players"("team_id","environment","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "high_fives" ADD CONSTRAINT "high_fives_sender_team_id_teams_id_fk" FOREIGN KEY ("sender_team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "high_fives" ADD CONSTRAINT "high_fives_recipient_team_id_teams_id_fk" FOREIGN KEY ("recipient_team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_ups" ADD CONSTRAINT "one_ups_sender_player" FOREIGN KEY ("team_id","environment","sender_id") REFERENCES "public"."game_players"("team_id","environment","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_ups" ADD CONSTRAINT "one_ups_recipient_player" FOREIGN KEY ("team_id","environment","recipient_id") REFERENCES "public"."game_players"("team_id","environment","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "puzzle_completions" ADD CONSTRAINT "puzzle_completions_player" FOREIGN KEY ("team_id","environment","member_id") REFERENCES "public"."game_players"("team_id","environment","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "puzzle_streaks" ADD CONSTRAINT "puzzle_streaks_player" FOREIGN KEY ("team_id","environment","member_id") REFERENCES "public"."game_players"("team_id","environment","member_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_notification" FOREIGN KEY ("team_id","environment","id") REFERENCES "public"."notifications"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_ticket" FOREIGN KEY ("team_id","environment","ticket_id") REFERENCES "public"."tickets"("team_id","environment","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_member" FOREIGN KEY ("team_id","member_id") REFERENCES "public"."members"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "views" ADD CONSTRAINT "views_private_to" FOREIGN KEY ("team_id","private_to") REFERENCES "public"."members"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachments_newest" ON "attachments" USING btree ("team_id","environment","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "attachments_ticket" ON "attachments" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "audit_log_newest" ON "audit_log" USING btree ("team_id","environment","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "automations_trigger" ON "automations" USING btree ("team_id","environment","trigger_event");--> statement-breakpoint
CREATE INDEX "community_comments_thread" ON "community_comments" USING btree ("post_id","created_at","id");--> statement-breakpoint
CREATE INDEX "community_comments_customer" ON "community_comments" USING btree ("customer_id") WHERE customer_id is not null;--> statement-breakpoint
CREATE INDEX "community_images_post" ON "community_images" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "community_images_comment" ON "community_images" USING btree ("comment_id");--> statement-breakpoint
CREATE INDEX "community_images_attachment" ON "community_images" USING btree ("attachment_id");--> statement-breakpoint
CREATE INDEX "community_posts_newest" ON "community_posts" USING btree ("team_id","environment","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "community_posts_topic" ON "community_posts" USING btree ("topic_id");--> statement-breakpoint
CREATE INDEX "community_posts_customer" ON "community_posts" USING btree ("customer_id") WHERE customer_id is not null;--> statement-breakpoint
CREATE INDEX "community_votes_customer" ON "community_votes" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "surveys_newest" ON "surveys" USING btree ("team_id","environment","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "surveys_customer" ON "surveys" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "customer_group_members_customer" ON "customer_group_members" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "import_logs_newest" ON "import_logs" USING btree ("team_id","environment","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "game_bosses_active" ON "game_bosses" USING btree ("team_id","environment") WHERE defeated_at is null;--> statement-breakpoint
CREATE INDEX "game_events_newest" ON "game_events" USING btree ("team_id","environment","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "game_ledger_time" ON "game_ledger" USING btree ("team_id","environment","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "high_fives_one_a_day" ON "high_fives" USING btree ("sender_team_id","environment","day");--> statement-breakpoint
CREATE INDEX "high_fives_recipient" ON "high_fives" USING btree ("recipient_team_id","environment","created_at");--> statement-breakpoint
CREATE INDEX "one_ups_newest" ON "one_ups" USING btree ("team_id","environment","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "one_ups_sender" ON "one_ups" USING btree ("team_id","environment","sender_id","created_at");--> statement-breakpoint
CREATE INDEX "puzzle_completions_puzzle" ON "puzzle_completions" USING btree ("team_id","environment","puzzle_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invites_pending_email" ON "invites" USING btree ("team_id","email") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "invites_newest" ON "invites" USING btree ("team_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "mentions_of_ticket" ON "mentions" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "notifications_newest" ON "notifications" USING btree ("member_id","environment","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "notifications_about" ON "notifications" USING btree ("team_id","environment","resource_id");--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("member_id","environment") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "sla_rules_priority" ON "sla_rules" USING btree ("team_id","environment","priority");--> statement-breakpoint
CREATE INDEX "views_team" ON "views" USING btree ("team_id","environment");--> statement-breakpoint
CREATE INDEX "webhooks_newest" ON "webhooks" USING btree ("team_id","environment","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tickets_external_id" ON "tickets" USING btree ("team_id","environment","external_id") WHERE external_id is not null;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_external_id_unique" UNIQUE("team_id","environment","external_id");