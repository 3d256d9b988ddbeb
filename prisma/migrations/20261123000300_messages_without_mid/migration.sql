-- Replies whose id at Meta is not known: an echo looks for itself among them.
CREATE INDEX messages_without_mid ON messages (shop_id, contact_id) WHERE origin = 'staff' AND mid_index IS NULL;
