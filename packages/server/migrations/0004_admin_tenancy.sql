-- Keys made before members had keys act as the owner.
UPDATE api_keys SET member_id = (
  SELECT id FROM members WHERE members.team_id = api_keys.team_id AND role = 'owner' LIMIT 1
) WHERE member_id IS NULL;
--> statement-breakpoint
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
-- The audit log is for good: a request adds to it and reads it.
REVOKE UPDATE, DELETE ON audit_log FROM cstar_app;
--> statement-breakpoint
-- The owner of the tables reads the member behind a key before it knows the team.
ALTER TABLE members NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- A team sees and renames itself, and nothing else of it.
CREATE POLICY team ON teams USING (id = cstar_team());
--> statement-breakpoint
GRANT SELECT (id, name, slug, created_at), UPDATE (name, slug) ON teams TO cstar_app;
--> statement-breakpoint
ALTER TABLE messages ADD CONSTRAINT messages_member FOREIGN KEY (team_id, member_id)
  REFERENCES members (team_id, id) ON DELETE SET NULL (member_id);
