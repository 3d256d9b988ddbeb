CREATE TABLE audit_events (
  shop_id uuid NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  number integer NOT NULL CHECK (number > 0),
  at timestamptz(3) NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('staff', 'system', 'shopify', 'meta', 'person')),
  staff_id uuid,
  action text NOT NULL,
  subject_kind text,
  subject_id text,
  previous_hash bytea,
  hash bytea NOT NULL,
  PRIMARY KEY (shop_id, number),
  CHECK ((actor_kind = 'staff') = (staff_id IS NOT NULL)),
  CHECK ((subject_kind IS NULL) = (subject_id IS NULL))
);
-- What the sweep looks for across shops.
CREATE INDEX audit_events_by_age ON audit_events USING brin (at);

CREATE TABLE audit_chains (
  shop_id uuid PRIMARY KEY REFERENCES shops (id) ON DELETE CASCADE,
  last_number integer NOT NULL DEFAULT 0,
  last_hash bytea,
  anchor_number integer NOT NULL DEFAULT 0,
  anchor_hash bytea
);

-- Events can be written and read, never changed. Only the system removes them: for their age, or with their shop.
ALTER TABLE audit_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_events FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_events_of_shop ON audit_events TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY audit_events_of_system ON audit_events TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON audit_events TO couplet_app;
GRANT SELECT, DELETE ON audit_events TO couplet_system;

ALTER TABLE audit_chains ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_chains FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_chains_of_shop ON audit_chains TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY audit_chains_of_system ON audit_chains TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON audit_chains TO couplet_app;
GRANT UPDATE (last_number, last_hash) ON audit_chains TO couplet_app;
GRANT SELECT, UPDATE, DELETE ON audit_chains TO couplet_system;
