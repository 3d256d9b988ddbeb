-- Lists that staff come back to. Without an owner they are everybody's.
CREATE TABLE views (
  shop_id uuid NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  owner_id uuid,
  name text NOT NULL,
  filter text NOT NULL,
  inbox_order text NOT NULL,
  position integer NOT NULL,
  PRIMARY KEY (shop_id, id),
  CONSTRAINT views_owner_of_shop_fkey FOREIGN KEY (shop_id, owner_id) REFERENCES staff (shop_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX views_shared ON views (shop_id, lower(name)) WHERE owner_id IS NULL;
CREATE UNIQUE INDEX views_own ON views (shop_id, owner_id, lower(name)) WHERE owner_id IS NOT NULL;

ALTER TABLE views ENABLE ROW LEVEL SECURITY;
ALTER TABLE views FORCE ROW LEVEL SECURITY;
CREATE POLICY views_of_shop ON views TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY views_of_system ON views TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON views TO couplet_app;
GRANT SELECT, DELETE ON views TO couplet_system;

-- A list by any one condition is a range of an index in the order of the list: a view costs what its rarest
-- condition holds, not what the shop holds.
CREATE INDEX conversations_unread ON conversations (shop_id, status, last_message_at DESC, id DESC) WHERE unread_count > 0;
CREATE INDEX conversations_priority ON conversations (shop_id, priority, status, last_message_at DESC, id DESC) WHERE priority IS NOT NULL;
CREATE INDEX conversations_account ON conversations (shop_id, account_id, status, last_message_at DESC, id DESC);
CREATE INDEX conversations_stake ON conversations (shop_id, stake, status, last_message_at DESC, id DESC) WHERE stake IS NOT NULL;

-- Who waits longest is asked of those who can still be answered: whoever never was would otherwise come first for ever.
DROP INDEX conversations_waiting;
CREATE INDEX conversations_waiting ON conversations (shop_id, waiting_since, id) WHERE answer_by IS NOT NULL;
DROP INDEX conversations_assignee_waiting;
CREATE INDEX conversations_assignee_waiting ON conversations (shop_id, assignee_id, waiting_since, id) WHERE answer_by IS NOT NULL;
DROP INDEX conversations_team_waiting;
CREATE INDEX conversations_team_waiting ON conversations (shop_id, team_id, waiting_since, id) WHERE answer_by IS NOT NULL;
DROP INDEX conversation_labels_waiting;
CREATE INDEX conversation_labels_waiting ON conversation_labels (shop_id, label_id, waiting_since, conversation_id) WHERE answer_by IS NOT NULL;
