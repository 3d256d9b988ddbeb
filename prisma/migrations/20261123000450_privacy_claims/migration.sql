-- A person asks by themselves, on the public page or by mail: who they are is verified before anything happens.
ALTER TABLE privacy_requests
  ADD COLUMN claim text,
  ADD COLUMN verification text CHECK (verification IN (
    'signature', 'staff', 'message', 'known_customer', 'order_details', 'document', 'not_verifiable', 'somebody_else')),
  ADD COLUMN decided_by uuid,
  ADD COLUMN acknowledged_at timestamptz(3),
  DROP CONSTRAINT privacy_requests_origin_check,
  DROP CONSTRAINT privacy_requests_state_check,
  ADD CONSTRAINT privacy_requests_origin_check CHECK (origin IN ('shopify', 'meta', 'form', 'mail', 'staff')),
  ADD CONSTRAINT privacy_requests_state_check
    CHECK (state IN ('waiting', 'received', 'running', 'ready', 'done', 'void'));

UPDATE privacy_requests
SET verification = CASE WHEN origin = 'staff' THEN 'staff' ELSE 'signature' END, acknowledged_at = received_at;

-- Words prove one account in each store, once.
CREATE UNIQUE INDEX privacy_requests_claim_key ON privacy_requests (claim, shop_id) NULLS NOT DISTINCT
  WHERE claim IS NOT NULL;
CREATE INDEX privacy_requests_of_the_form ON privacy_requests (received_at) WHERE origin = 'form';
