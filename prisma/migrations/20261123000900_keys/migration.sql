-- Which keys of the ring seal something; the canary opens only with the key of its id.
CREATE TABLE ring_keys (
  id text PRIMARY KEY,
  canary bytea NOT NULL
);

ALTER TABLE ring_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE ring_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY ring_keys_of_system ON ring_keys TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON ring_keys TO couplet_system;

-- A rotation seals the private key anew, and changes nothing else of the row.
GRANT UPDATE (private_sealed) ON receipt_keys TO couplet_system;
