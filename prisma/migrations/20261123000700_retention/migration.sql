-- How long a store keeps conversations. Each choice is a row, the newest is in force. The hardest limits stand here
-- too (privacy/retention.ts): whatever the product asks, nobody keeps an assistant's conversations for 91 days.
CREATE TABLE retention_profiles (
  shop_id uuid NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  profile text NOT NULL,
  maximum integer,
  set_by uuid NOT NULL,
  set_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, id),
  CHECK (
    profile = 'bridge' AND maximum IS NOT NULL AND maximum BETWEEN 1 AND 15
    OR profile = 'assistant' AND maximum IS NOT NULL AND maximum BETWEEN 1 AND 90
    OR profile = 'crm' AND (maximum IS NULL OR maximum BETWEEN 1 AND 120)
  )
);

CREATE TABLE retention_runs (
  shop_id uuid NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  started_at timestamptz(3) NOT NULL DEFAULT now(),
  finished_at timestamptz(3),
  erased jsonb NOT NULL DEFAULT '{}',
  remaining jsonb NOT NULL DEFAULT '{}',
  receipt_id uuid UNIQUE,
  PRIMARY KEY (shop_id, id)
);

CREATE TABLE legal_holds (
  shop_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  category text NOT NULL CHECK (category IN ('tax', 'dispute', 'security', 'other')),
  reason_sealed bytea NOT NULL,
  set_by uuid NOT NULL,
  set_at timestamptz(3) NOT NULL DEFAULT now(),
  lifted_by uuid,
  lifted_at timestamptz(3),
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, contact_id) REFERENCES contacts (shop_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX legal_holds_in_force ON legal_holds (shop_id, contact_id) WHERE lifted_at IS NULL;

ALTER TABLE retention_profiles ENABLE ROW LEVEL SECURITY;
ALTER TABLE retention_profiles FORCE ROW LEVEL SECURITY;
CREATE POLICY retention_profiles_of_shop ON retention_profiles TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY retention_profiles_of_system ON retention_profiles TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON retention_profiles TO couplet_app;
GRANT SELECT, DELETE ON retention_profiles TO couplet_system;

ALTER TABLE retention_runs ENABLE ROW LEVEL SECURITY;
ALTER TABLE retention_runs FORCE ROW LEVEL SECURITY;
CREATE POLICY retention_runs_of_shop ON retention_runs TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY retention_runs_of_system ON retention_runs TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON retention_runs TO couplet_app;
GRANT SELECT, UPDATE, DELETE ON retention_runs TO couplet_system;

ALTER TABLE legal_holds ENABLE ROW LEVEL SECURITY;
ALTER TABLE legal_holds FORCE ROW LEVEL SECURITY;
CREATE POLICY legal_holds_of_shop ON legal_holds TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY legal_holds_of_system ON legal_holds TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON legal_holds TO couplet_app;
GRANT SELECT, DELETE ON legal_holds TO couplet_system;

-- A request waits while a law keeps the person's data.
ALTER TABLE privacy_requests DROP CONSTRAINT privacy_requests_state_check;
ALTER TABLE privacy_requests ADD CHECK (state IN ('waiting', 'received', 'running', 'held', 'ready', 'done', 'void'));
