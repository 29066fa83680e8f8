-- Every table with a team and an environment is partitioned by both, whichever they are.
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN
    SELECT c.table_name FROM information_schema.columns c
    JOIN pg_class t ON t.relname = c.table_name AND t.relnamespace = 'public'::regnamespace AND t.relkind = 'r'
    WHERE c.table_schema = 'public' AND c.column_name = 'environment' AND NOT t.relrowsecurity
      AND EXISTS (
        SELECT FROM information_schema.columns o
        WHERE o.table_schema = 'public' AND o.table_name = c.table_name AND o.column_name = 'team_id')
      AND c.table_name IN (
        'article_feedback', 'customer_access', 'customer_accounts', 'customer_sessions', 'mail_tokens',
        'nudge_states', 'nudges', 'proactive_visitors', 'quickhelp_answers', 'refresh_tokens', 'ticket_reads', 'visitor_tickets')
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY partition ON %I USING (team_id = cstar_team() AND environment = cstar_environment())',
      name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO cstar_app', name);
  END LOOP;
END
$$;
--> statement-breakpoint
-- Not forced: the server itself removes what has expired, for all teams at once.
ALTER TABLE customer_sessions NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE mail_tokens NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE proactive_visitors NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE attachments ADD CONSTRAINT attachments_message FOREIGN KEY (message_id)
  REFERENCES messages (id) ON DELETE CASCADE;
