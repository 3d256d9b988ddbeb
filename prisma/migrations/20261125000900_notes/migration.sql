-- Notes of staff beside a thread, and whom they mention.

CREATE TABLE notes (
  shop_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  body_sealed bytea NOT NULL,
  version integer NOT NULL DEFAULT 1,
  written_at timestamptz(3) NOT NULL,
  edited_at timestamptz(3),
  PRIMARY KEY (shop_id, id),
  CONSTRAINT notes_conversation_of_shop_fkey FOREIGN KEY (shop_id, conversation_id)
    REFERENCES conversations (shop_id, id) ON DELETE CASCADE,
  CONSTRAINT notes_contact_of_shop_fkey FOREIGN KEY (shop_id, contact_id)
    REFERENCES contacts (shop_id, id) ON DELETE CASCADE
);
CREATE INDEX notes_of_thread ON notes (shop_id, conversation_id, written_at DESC, id DESC);
CREATE INDEX notes_of_contact ON notes (shop_id, contact_id);

CREATE TABLE note_mentions (
  shop_id uuid NOT NULL,
  note_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  seen_at timestamptz(3),
  PRIMARY KEY (shop_id, note_id, staff_id),
  CONSTRAINT note_mentions_note_of_shop_fkey FOREIGN KEY (shop_id, note_id)
    REFERENCES notes (shop_id, id) ON DELETE CASCADE,
  CONSTRAINT note_mentions_staff_of_shop_fkey FOREIGN KEY (shop_id, staff_id)
    REFERENCES staff (shop_id, id) ON DELETE CASCADE
);
-- Where somebody was mentioned and has not looked yet.
CREATE INDEX note_mentions_unseen ON note_mentions (shop_id, staff_id) WHERE seen_at IS NULL;

ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE notes FORCE ROW LEVEL SECURITY;
CREATE POLICY notes_of_shop ON notes TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY notes_of_system ON notes TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON notes TO couplet_app, couplet_system;

ALTER TABLE note_mentions ENABLE ROW LEVEL SECURITY;
ALTER TABLE note_mentions FORCE ROW LEVEL SECURITY;
CREATE POLICY note_mentions_of_shop ON note_mentions TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY note_mentions_of_system ON note_mentions TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON note_mentions TO couplet_app, couplet_system;
