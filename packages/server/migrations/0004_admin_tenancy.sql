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
--> statement-breakpoint
ALTER TABLE surveys ADD CONSTRAINT surveys_customer FOREIGN KEY (team_id, environment, customer_id)
  REFERENCES customers (team_id, environment, id) ON DELETE SET NULL (customer_id);
--> statement-breakpoint
ALTER TABLE surveys ADD CONSTRAINT surveys_member FOREIGN KEY (team_id, member_id)
  REFERENCES members (team_id, id) ON DELETE SET NULL (member_id);
--> statement-breakpoint
ALTER TABLE views ADD CONSTRAINT views_maker FOREIGN KEY (team_id, created_by)
  REFERENCES members (team_id, id) ON DELETE SET NULL (created_by);

--> statement-breakpoint
-- Invites have no environment, as members have none.
ALTER TABLE invites ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE invites FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY team ON invites USING (team_id = cstar_team());
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON invites TO cstar_app;
--> statement-breakpoint
ALTER TABLE invites ADD CONSTRAINT invites_inviter FOREIGN KEY (team_id, invited_by)
  REFERENCES members (team_id, id) ON DELETE SET NULL (invited_by);
--> statement-breakpoint
ALTER TABLE invites ADD CONSTRAINT invites_member FOREIGN KEY (team_id, member_id)
  REFERENCES members (team_id, id) ON DELETE SET NULL (member_id);
--> statement-breakpoint
GRANT SELECT (billing_customer_id), UPDATE (billing_customer_id) ON teams TO cstar_app;
--> statement-breakpoint
-- A high five belongs to two teams: both see it, and only its sender makes it. Nobody changes one.
ALTER TABLE high_fives ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE high_fives FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY teams ON high_fives
  USING ((sender_team_id = cstar_team() OR recipient_team_id = cstar_team()) AND environment = cstar_environment())
  WITH CHECK (sender_team_id = cstar_team() AND environment = cstar_environment());
--> statement-breakpoint
GRANT SELECT, INSERT ON high_fives TO cstar_app;
--> statement-breakpoint
-- The name of any team, by its ID: what a high five shows of the other one.
CREATE FUNCTION cstar_team_name(team uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public
  AS 'SELECT name FROM public.teams WHERE id = team';
--> statement-breakpoint
REVOKE ALL ON FUNCTION cstar_team_name(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION cstar_team_name(uuid) TO cstar_app;
--> statement-breakpoint
ALTER TABLE community_posts ADD CONSTRAINT community_posts_customer FOREIGN KEY (team_id, environment, customer_id)
  REFERENCES customers (team_id, environment, id) ON DELETE SET NULL (customer_id);
--> statement-breakpoint
ALTER TABLE community_posts ADD CONSTRAINT community_posts_member FOREIGN KEY (team_id, member_id)
  REFERENCES members (team_id, id) ON DELETE SET NULL (member_id);
--> statement-breakpoint
ALTER TABLE community_comments ADD CONSTRAINT community_comments_customer FOREIGN KEY (team_id, environment, customer_id)
  REFERENCES customers (team_id, environment, id) ON DELETE SET NULL (customer_id);
--> statement-breakpoint
ALTER TABLE community_comments ADD CONSTRAINT community_comments_member FOREIGN KEY (team_id, member_id)
  REFERENCES members (team_id, id) ON DELETE SET NULL (member_id);
--> statement-breakpoint
ALTER TABLE attachments ADD CONSTRAINT attachments_member FOREIGN KEY (team_id, member_id)
  REFERENCES members (team_id, id) ON DELETE SET NULL (member_id);
--> statement-breakpoint
-- However a row goes, with its ticket or by itself, its bytes must follow: the path is kept for that.
CREATE FUNCTION note_removed_file() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO removed_files (storage_path) VALUES (OLD.storage_path) ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER attachments_removed AFTER DELETE ON attachments
  FOR EACH ROW EXECUTE FUNCTION note_removed_file();
