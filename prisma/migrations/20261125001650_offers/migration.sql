-- Discounts and draft orders that staff made at Shopify for the person of a thread.

CREATE TABLE offers (
  shop_id uuid NOT NULL,
  id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('discount', 'draft_order')),
  detail_sealed bytea NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  claimed_until timestamptz(3),
  made_at timestamptz(3),
  PRIMARY KEY (shop_id, id),
  CONSTRAINT offers_conversation_of_shop_fkey FOREIGN KEY (shop_id, conversation_id)
    REFERENCES conversations (shop_id, id) ON DELETE CASCADE,
  CONSTRAINT offers_contact_of_shop_fkey FOREIGN KEY (shop_id, contact_id)
    REFERENCES contacts (shop_id, id) ON DELETE CASCADE
);
CREATE INDEX offers_of_thread ON offers (shop_id, conversation_id, made_at DESC);
CREATE INDEX offers_of_contact ON offers (shop_id, contact_id);

ALTER TABLE offers ENABLE ROW LEVEL SECURITY;
ALTER TABLE offers FORCE ROW LEVEL SECURITY;
CREATE POLICY offers_of_shop ON offers TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY offers_of_system ON offers TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON offers TO couplet_app, couplet_system;
