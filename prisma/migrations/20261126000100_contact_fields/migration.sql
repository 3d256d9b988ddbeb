-- What a store wants to know of its contacts, and what stands there for each of them.

CREATE TABLE contact_fields (
  shop_id uuid NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('text', 'number', 'date', 'choice')),
  choices text[] NOT NULL DEFAULT '{}',
  hidden boolean NOT NULL DEFAULT false,
  position integer NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (shop_id, id)
);
-- No two fields of a shop are called the same.
CREATE UNIQUE INDEX contact_fields_name ON contact_fields (shop_id, lower(name));

CREATE TABLE contact_details (
  shop_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  field_id uuid NOT NULL,
  value_sealed bytea NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, id),
  CONSTRAINT contact_details_once UNIQUE (shop_id, contact_id, field_id),
  CONSTRAINT contact_details_contact_of_shop_fkey FOREIGN KEY (shop_id, contact_id)
    REFERENCES contacts (shop_id, id) ON DELETE CASCADE,
  CONSTRAINT contact_details_field_of_shop_fkey FOREIGN KEY (shop_id, field_id)
    REFERENCES contact_fields (shop_id, id) ON DELETE CASCADE
);
CREATE INDEX contact_details_of_field ON contact_details (shop_id, field_id);

ALTER TABLE contact_fields ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_fields FORCE ROW LEVEL SECURITY;
CREATE POLICY contact_fields_of_shop ON contact_fields TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY contact_fields_of_system ON contact_fields TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON contact_fields TO couplet_app, couplet_system;

ALTER TABLE contact_details ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_details FORCE ROW LEVEL SECURITY;
CREATE POLICY contact_details_of_shop ON contact_details TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY contact_details_of_system ON contact_details TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON contact_details TO couplet_app, couplet_system;
