-- Places in the order in which everybody sees events, given to committed ones by one server at a time.
CREATE SEQUENCE event_positions;
--> statement-breakpoint
-- Not forced: the server itself gives events their place, sends them on and removes old ones, for all teams at once.
ALTER TABLE events ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY partition ON events USING (team_id = cstar_team() AND environment = cstar_environment());
--> statement-breakpoint
-- What has happened is not changed by requests.
GRANT SELECT, INSERT ON events TO cstar_app;
--> statement-breakpoint
GRANT USAGE ON SEQUENCE events_sequence_seq TO cstar_app;
--> statement-breakpoint
ALTER TABLE webhook_deliveries ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY partition ON webhook_deliveries
  USING (team_id = cstar_team() AND environment = cstar_environment());
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON webhook_deliveries TO cstar_app;
--> statement-breakpoint
-- Not forced either: events of all teams are sent on by the server itself.
ALTER TABLE webhooks NO FORCE ROW LEVEL SECURITY;
