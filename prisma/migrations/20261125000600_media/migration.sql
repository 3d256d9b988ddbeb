-- Files of messages, in pieces that are sealed one by one (docs/decisions/0028).
CREATE TABLE media_files (
  shop_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  message_id uuid,
  position integer NOT NULL DEFAULT 0,
  source text NOT NULL CHECK (source IN ('channel', 'staff')),
  kind text NOT NULL CHECK (kind IN ('image', 'video', 'audio', 'file')),
  state text NOT NULL CHECK (state IN ('pending', 'uploading', 'gone', 'refused', 'failed', 'stored')),
  reason text,
  content_type text,
  bytes integer,
  width integer,
  height integer,
  detail_sealed bytea,
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz(3),
  public_until timestamptz(3),
  staff_id uuid,
  created_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT media_files_pkey PRIMARY KEY (shop_id, id),
  CONSTRAINT media_files_contact_of_shop_fkey FOREIGN KEY (shop_id, contact_id)
    REFERENCES contacts (shop_id, id) ON DELETE CASCADE,
  -- A message that goes takes its files along, whichever way it goes.
  CONSTRAINT media_files_message_of_shop_fkey FOREIGN KEY (shop_id, message_id)
    REFERENCES messages (shop_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX media_files_shop_id_message_id_position_key ON media_files (shop_id, message_id, position);
CREATE INDEX media_files_shop_id_contact_id_idx ON media_files (shop_id, contact_id);
-- What the sweep looks for: files to fetch, and uploads that were never sent.
CREATE INDEX media_files_to_fetch ON media_files (next_attempt_at) WHERE state = 'pending';
CREATE INDEX media_files_unsent ON media_files (created_at) WHERE message_id IS NULL;

CREATE TABLE media_chunks (
  shop_id uuid NOT NULL,
  file_id uuid NOT NULL,
  number integer NOT NULL,
  piece_sealed bytea NOT NULL,
  CONSTRAINT media_chunks_pkey PRIMARY KEY (shop_id, file_id, number),
  CONSTRAINT media_chunks_file_of_shop_fkey FOREIGN KEY (shop_id, file_id)
    REFERENCES media_files (shop_id, id) ON DELETE CASCADE
);
-- Noise does not get smaller, and trying costs.
ALTER TABLE media_chunks ALTER COLUMN piece_sealed SET STORAGE EXTERNAL;

ALTER TABLE media_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE media_files FORCE ROW LEVEL SECURITY;
CREATE POLICY media_files_of_shop ON media_files TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY media_files_of_system ON media_files TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON media_files TO couplet_app, couplet_system;

ALTER TABLE media_chunks ENABLE ROW LEVEL SECURITY;
ALTER TABLE media_chunks FORCE ROW LEVEL SECURITY;
CREATE POLICY media_chunks_of_shop ON media_chunks TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY media_chunks_of_system ON media_chunks TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON media_chunks TO couplet_app, couplet_system;
