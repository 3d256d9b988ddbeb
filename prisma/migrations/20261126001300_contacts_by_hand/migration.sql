-- Contacts whom staff added: no account knows them, so that they have no id on a channel either.

ALTER TABLE contacts
  ALTER COLUMN account_id DROP NOT NULL,
  ALTER COLUMN external_id_index DROP NOT NULL,
  ADD CONSTRAINT contacts_known_by_account CHECK ((account_id IS NULL) = (external_id_index IS NULL));

-- Two who add the same person at once make one contact.
CREATE UNIQUE INDEX contacts_added_once ON contacts (shop_id, handle_index) WHERE account_id IS NULL;
