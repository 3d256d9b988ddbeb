-- What staff make of a thread: its status, whose it is, how urgent, what about; and what happened to it.

CREATE TABLE teams (
  shop_id uuid NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (shop_id, id)
);
CREATE UNIQUE INDEX teams_name ON teams (shop_id, lower(name));

CREATE TABLE team_members (
  shop_id uuid NOT NULL,
  team_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  PRIMARY KEY (shop_id, team_id, staff_id),
  CONSTRAINT team_members_team_of_shop_fkey FOREIGN KEY (shop_id, team_id) REFERENCES teams (shop_id, id) ON DELETE CASCADE,
  CONSTRAINT team_members_staff_of_shop_fkey FOREIGN KEY (shop_id, staff_id) REFERENCES staff (shop_id, id) ON DELETE CASCADE
);
CREATE INDEX team_members_staff ON team_members (shop_id, staff_id);

ALTER TABLE conversations
  ADD COLUMN status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'snoozed', 'closed')),
  ADD COLUMN snoozed_until timestamptz(3) CHECK (snoozed_until IS NULL OR status = 'snoozed'),
  ADD COLUMN reopens_after timestamptz(3) CHECK ((reopens_after IS NULL) = (status = 'open')),
  ADD COLUMN assignee_id uuid,
  ADD COLUMN team_id uuid,
  ADD COLUMN priority text CHECK (priority IN ('low', 'medium', 'high', 'urgent')),
  ADD CONSTRAINT conversations_assignee_of_shop_fkey FOREIGN KEY (shop_id, assignee_id) REFERENCES staff (shop_id, id)
    ON DELETE SET NULL (assignee_id),
  ADD CONSTRAINT conversations_team_of_shop_fkey FOREIGN KEY (shop_id, team_id) REFERENCES teams (shop_id, id)
    ON DELETE SET NULL (team_id),
  -- Only what is open is in the queue.
  ADD CONSTRAINT conversations_queue_is_open CHECK
    (status = 'open' OR (waiting_since IS NULL AND lapses_at IS NULL AND answer_by IS NULL));

-- Lists by status, assignee and team, in each of the orders: newest first, what runs out first, who waits longest.
-- A null assignee or team is looked for like any other.
CREATE INDEX conversations_status ON conversations (shop_id, status, last_message_at DESC, id DESC);
CREATE INDEX conversations_assignee ON conversations (shop_id, assignee_id, status, last_message_at DESC, id DESC);
CREATE INDEX conversations_assignee_queue ON conversations (shop_id, assignee_id, answer_by, id) WHERE answer_by IS NOT NULL;
CREATE INDEX conversations_assignee_waiting ON conversations (shop_id, assignee_id, waiting_since, id) WHERE waiting_since IS NOT NULL;
CREATE INDEX conversations_team ON conversations (shop_id, team_id, status, last_message_at DESC, id DESC);
CREATE INDEX conversations_team_queue ON conversations (shop_id, team_id, answer_by, id) WHERE answer_by IS NOT NULL;
CREATE INDEX conversations_team_waiting ON conversations (shop_id, team_id, waiting_since, id) WHERE waiting_since IS NOT NULL;
-- What the sweep looks for, and nothing else.
CREATE INDEX conversations_waking ON conversations (snoozed_until) WHERE snoozed_until IS NOT NULL;

CREATE TABLE conversation_events (
  shop_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  kind text NOT NULL,
  before text,
  after text,
  cause text NOT NULL,
  staff_id uuid,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, id),
  CONSTRAINT conversation_events_conversation_of_shop_fkey FOREIGN KEY (shop_id, conversation_id)
    REFERENCES conversations (shop_id, id) ON DELETE CASCADE
);
CREATE INDEX conversation_events_of_thread ON conversation_events (shop_id, conversation_id, at DESC, id DESC);

CREATE TABLE labels (
  shop_id uuid NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  name text NOT NULL,
  tone text NOT NULL DEFAULT 'neutral' CHECK (tone IN ('neutral', 'info', 'success', 'attention', 'warning', 'critical')),
  PRIMARY KEY (shop_id, id)
);
CREATE UNIQUE INDEX labels_name ON labels (shop_id, lower(name));

CREATE TABLE conversation_labels (
  shop_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  label_id uuid NOT NULL,
  status text NOT NULL DEFAULT 'open',
  last_message_at timestamptz(3),
  answer_by timestamptz(3),
  waiting_since timestamptz(3),
  PRIMARY KEY (shop_id, conversation_id, label_id),
  CONSTRAINT conversation_labels_conversation_of_shop_fkey FOREIGN KEY (shop_id, conversation_id)
    REFERENCES conversations (shop_id, id) ON DELETE CASCADE,
  CONSTRAINT conversation_labels_label_of_shop_fkey FOREIGN KEY (shop_id, label_id)
    REFERENCES labels (shop_id, id) ON DELETE CASCADE
);
CREATE INDEX conversation_labels_newest ON conversation_labels (shop_id, label_id, status, last_message_at DESC, conversation_id DESC);
CREATE INDEX conversation_labels_queue ON conversation_labels (shop_id, label_id, answer_by, conversation_id) WHERE answer_by IS NOT NULL;
CREATE INDEX conversation_labels_waiting ON conversation_labels (shop_id, label_id, waiting_since, conversation_id) WHERE waiting_since IS NOT NULL;

-- A thread's place in the lists of its labels: taken over when a label is put on, and whenever it changes.
-- The lock is the one that whoever changes the thread holds: the place is read after they are done.
CREATE FUNCTION copy_place_to_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT c.status, c.last_message_at, c.answer_by, c.waiting_since
  INTO NEW.status, NEW.last_message_at, NEW.answer_by, NEW.waiting_since
  FROM conversations c WHERE c.shop_id = NEW.shop_id AND c.id = NEW.conversation_id FOR NO KEY UPDATE;
  RETURN NEW;
END $$;
CREATE TRIGGER conversation_labels_place BEFORE INSERT ON conversation_labels
  FOR EACH ROW EXECUTE FUNCTION copy_place_to_label();

CREATE FUNCTION copy_place_to_labels() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE conversation_labels SET status = NEW.status, last_message_at = NEW.last_message_at,
    answer_by = NEW.answer_by, waiting_since = NEW.waiting_since
  WHERE shop_id = NEW.shop_id AND conversation_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER conversations_place AFTER UPDATE OF status, last_message_at, answer_by, waiting_since ON conversations
  FOR EACH ROW
  WHEN ((OLD.status, OLD.last_message_at, OLD.answer_by, OLD.waiting_since)
    IS DISTINCT FROM (NEW.status, NEW.last_message_at, NEW.answer_by, NEW.waiting_since))
  EXECUTE FUNCTION copy_place_to_labels();

ALTER TABLE teams ENABLE ROW LEVEL SECURITY;
ALTER TABLE teams FORCE ROW LEVEL SECURITY;
CREATE POLICY teams_of_shop ON teams TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY teams_of_system ON teams TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON teams TO couplet_app, couplet_system;

ALTER TABLE team_members ENABLE ROW LEVEL SECURITY;
ALTER TABLE team_members FORCE ROW LEVEL SECURITY;
CREATE POLICY team_members_of_shop ON team_members TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY team_members_of_system ON team_members TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON team_members TO couplet_app, couplet_system;

ALTER TABLE conversation_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE conversation_events FORCE ROW LEVEL SECURITY;
CREATE POLICY conversation_events_of_shop ON conversation_events TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY conversation_events_of_system ON conversation_events TO couplet_system USING (true) WITH CHECK (true);
-- Only ever added to; they go with their thread.
GRANT SELECT, INSERT ON conversation_events TO couplet_app, couplet_system;

ALTER TABLE labels ENABLE ROW LEVEL SECURITY;
ALTER TABLE labels FORCE ROW LEVEL SECURITY;
CREATE POLICY labels_of_shop ON labels TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY labels_of_system ON labels TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON labels TO couplet_app, couplet_system;

ALTER TABLE conversation_labels ENABLE ROW LEVEL SECURITY;
ALTER TABLE conversation_labels FORCE ROW LEVEL SECURITY;
CREATE POLICY conversation_labels_of_shop ON conversation_labels TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY conversation_labels_of_system ON conversation_labels TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON conversation_labels TO couplet_app, couplet_system;
