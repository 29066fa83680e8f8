-- The role that requests run as. It owns nothing and cannot bypass row-level security.
-- Roles belong to the whole cluster, advisory locks to one database: servers that migrate two
-- databases of one cluster at once meet here, so a loser of the race tries again.
DO $$
BEGIN
  FOR attempt IN 1..50 LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'cstar_app') THEN
        CREATE ROLE cstar_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
      END IF;
      GRANT cstar_app TO CURRENT_USER;
      RETURN;
    EXCEPTION
      WHEN duplicate_object OR unique_violation OR internal_error THEN
        PERFORM pg_sleep(0.02);
      WHEN insufficient_privilege THEN
        IF pg_has_role(CURRENT_USER, 'cstar_app', 'MEMBER') THEN RETURN; END IF;
        RAISE insufficient_privilege USING MESSAGE = format(
          'The role cstar_app is missing and %s may not create it. Run as an administrator: CREATE ROLE cstar_app NOLOGIN; GRANT cstar_app TO %I;',
          CURRENT_USER, CURRENT_USER);
    END;
  END LOOP;
  RAISE EXCEPTION 'The role cstar_app could not be created: too many servers are migrating this cluster at once. Start this one again.';
END
$$;
--> statement-breakpoint
-- What the request stands for, as the policies see it. Unset means nothing at all.
CREATE FUNCTION cstar_team() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.team_id', true), '')::uuid;
--> statement-breakpoint
CREATE FUNCTION cstar_environment() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.environment', true), '');
--> statement-breakpoint
-- FORCE: the policies hold for the owner of the tables too.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['customers', 'tickets', 'messages', 'categories', 'articles'] LOOP
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
ALTER TABLE members ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE members FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY team ON members USING (team_id = cstar_team());
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON members TO cstar_app;
--> statement-breakpoint
-- Not forced: the owner removes what has expired, for all teams at once.
ALTER TABLE stored_responses ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY partition ON stored_responses
  USING (team_id = cstar_team() AND environment = cstar_environment());
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON stored_responses TO cstar_app;
--> statement-breakpoint
-- No grant at all on teams, api_keys and rate_limits: requests cannot read keys. The policies
-- are not forced, since the owner looks keys up before it knows the team.
ALTER TABLE teams ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO cstar_app;
--> statement-breakpoint
-- Foreign keys carry the partition along: a row can never point into another team or environment.
ALTER TABLE members ADD CONSTRAINT members_partition UNIQUE (team_id, id);
--> statement-breakpoint
ALTER TABLE tickets ADD CONSTRAINT tickets_customer FOREIGN KEY (team_id, environment, customer_id)
  REFERENCES customers (team_id, environment, id) ON DELETE SET NULL (customer_id);
--> statement-breakpoint
ALTER TABLE tickets ADD CONSTRAINT tickets_assignee FOREIGN KEY (team_id, assigned_to)
  REFERENCES members (team_id, id) ON DELETE SET NULL (assigned_to);
--> statement-breakpoint
ALTER TABLE messages ADD CONSTRAINT messages_ticket FOREIGN KEY (team_id, environment, ticket_id)
  REFERENCES tickets (team_id, environment, id) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE articles ADD CONSTRAINT articles_category FOREIGN KEY (team_id, environment, category_id)
  REFERENCES categories (team_id, environment, id) ON DELETE SET NULL (category_id);
