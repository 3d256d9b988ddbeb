-- Requests outlive the store they came from, receipts name nobody: neither hangs on a shop.
CREATE TABLE privacy_requests (
  id uuid PRIMARY KEY,
  shop_id uuid REFERENCES shops (id) ON DELETE SET NULL,
  code text NOT NULL,
  origin text NOT NULL CHECK (origin IN ('shopify', 'meta', 'staff')),
  kind text NOT NULL CHECK (kind IN ('access', 'erase_person', 'erase_shop', 'erase_account')),
  state text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'running', 'ready', 'done', 'void')),
  delivery_id uuid UNIQUE,
  subject_sealed bytea,
  counts jsonb NOT NULL DEFAULT '{}',
  shortfalls text[] NOT NULL DEFAULT '{}',
  staff_id uuid,
  receipt_id uuid UNIQUE,
  received_at timestamptz(3) NOT NULL DEFAULT now(),
  due_at timestamptz(3) NOT NULL,
  started_at timestamptz(3),
  completed_at timestamptz(3)
);
CREATE INDEX privacy_requests_code_idx ON privacy_requests (code);
CREATE INDEX privacy_requests_shop_id_id_idx ON privacy_requests (shop_id, id DESC);
CREATE INDEX privacy_requests_open ON privacy_requests (received_at) WHERE state IN ('received', 'running');

CREATE TABLE receipts (
  id uuid PRIMARY KEY,
  number integer NOT NULL UNIQUE CHECK (number > 0),
  body text NOT NULL,
  hash bytea NOT NULL,
  signature bytea NOT NULL,
  key_id uuid NOT NULL
);

CREATE TABLE receipt_keys (
  id uuid PRIMARY KEY,
  public_key bytea NOT NULL,
  private_sealed bytea NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

ALTER TABLE privacy_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE privacy_requests FORCE ROW LEVEL SECURITY;
CREATE POLICY privacy_requests_of_shop ON privacy_requests TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY privacy_requests_of_system ON privacy_requests TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT ON privacy_requests TO couplet_app;
GRANT SELECT, INSERT, UPDATE ON privacy_requests TO couplet_system;

-- A receipt can be written and read, never changed.
ALTER TABLE receipts ENABLE ROW LEVEL SECURITY;
ALTER TABLE receipts FORCE ROW LEVEL SECURITY;
CREATE POLICY receipts_of_system ON receipts TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON receipts TO couplet_system;

ALTER TABLE receipt_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE receipt_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY receipt_keys_of_system ON receipt_keys TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON receipt_keys TO couplet_system;

-- Privacy webhooks were kept until there was somebody to carry them out: now there is.
UPDATE deliveries SET state = 'received', attempts = 0, next_attempt_at = now() WHERE state = 'held';
ALTER TABLE deliveries DROP CONSTRAINT deliveries_state_check;
ALTER TABLE deliveries ADD CHECK (state IN ('received', 'processing', 'done', 'unclaimed', 'dead'));
