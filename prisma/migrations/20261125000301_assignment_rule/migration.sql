-- Threads that open go to the members of a team in turn, where a shop wants that.
ALTER TABLE conversations ADD COLUMN awaits_assignment boolean NOT NULL DEFAULT false;
CREATE INDEX conversations_unassigned ON conversations (shop_id, id) WHERE awaits_assignment;

ALTER TABLE team_members ADD COLUMN turn bigint NOT NULL DEFAULT 0;

CREATE TABLE assignment_rules (
  shop_id uuid PRIMARY KEY REFERENCES shops (id) ON DELETE CASCADE,
  team_id uuid NOT NULL,
  thread_limit integer NOT NULL CHECK (thread_limit BETWEEN 1 AND 1000),
  CONSTRAINT assignment_rules_team_of_shop_fkey FOREIGN KEY (shop_id, team_id) REFERENCES teams (shop_id, id) ON DELETE CASCADE
);

ALTER TABLE assignment_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE assignment_rules FORCE ROW LEVEL SECURITY;
CREATE POLICY assignment_rules_of_shop ON assignment_rules TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY assignment_rules_of_system ON assignment_rules TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON assignment_rules TO couplet_app, couplet_system;

-- A status in an event carries the time it is snoozed until in its own code (work/work.ts).
ALTER TABLE conversation_events DROP COLUMN until;
