-- What a member of staff has typed in a thread and not sent.

CREATE TABLE drafts (
  shop_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  body_sealed bytea NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, id),
  UNIQUE (shop_id, staff_id, conversation_id),
  CONSTRAINT drafts_conversation_of_shop_fkey FOREIGN KEY (shop_id, conversation_id)
    REFERENCES conversations (shop_id, id) ON DELETE CASCADE,
  CONSTRAINT drafts_contact_of_shop_fkey FOREIGN KEY (shop_id, contact_id)
    REFERENCES contacts (shop_id, id) ON DELETE CASCADE
);
CREATE INDEX drafts_of_thread ON drafts (shop_id, conversation_id);
CREATE INDEX drafts_of_contact ON drafts (shop_id, contact_id);

ALTER TABLE drafts ENABLE ROW LEVEL SECURITY;
ALTER TABLE drafts FORCE ROW LEVEL SECURITY;
CREATE POLICY drafts_of_shop ON drafts TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY drafts_of_system ON drafts TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON drafts TO couplet_app, couplet_system;
