-- Texts that staff keep, to put into replies. Without an owner they are everybody's.
CREATE TABLE saved_replies (
  shop_id uuid NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  owner_id uuid,
  shortcut text NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  language text,
  use_count integer NOT NULL DEFAULT 0,
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, owner_id) REFERENCES staff (shop_id, id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX saved_replies_shared ON saved_replies (shop_id, shortcut) WHERE owner_id IS NULL;
CREATE UNIQUE INDEX saved_replies_own ON saved_replies (shop_id, owner_id, shortcut) WHERE owner_id IS NOT NULL;

ALTER TABLE saved_replies ENABLE ROW LEVEL SECURITY;
ALTER TABLE saved_replies FORCE ROW LEVEL SECURITY;
CREATE POLICY saved_replies_of_shop ON saved_replies TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY saved_replies_of_system ON saved_replies TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON saved_replies TO couplet_app;
GRANT SELECT, DELETE ON saved_replies TO couplet_system;

-- Customers are read again: their first and last name are kept from now on.
UPDATE customer_snapshots SET stale_since = coalesce(stale_since, now()) WHERE data_sealed IS NOT NULL;
