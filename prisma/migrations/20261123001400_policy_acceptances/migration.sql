-- Which version of the privacy policy a store accepted, when and who for it. Written once, never changed.
CREATE TABLE policy_acceptances (
  shop_id uuid NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  version text NOT NULL,
  accepted_by uuid NOT NULL,
  accepted_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, version)
);

ALTER TABLE policy_acceptances ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_acceptances FORCE ROW LEVEL SECURITY;
CREATE POLICY policy_acceptances_of_shop ON policy_acceptances TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY policy_acceptances_of_system ON policy_acceptances TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON policy_acceptances TO couplet_app;
GRANT SELECT, DELETE ON policy_acceptances TO couplet_system;
