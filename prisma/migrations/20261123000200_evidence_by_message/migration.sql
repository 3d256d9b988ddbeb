-- Evidence is kept for each message it was typed in, so that an unsent message takes its own with it and no more.
DROP INDEX "evidence_shop_id_contact_id_kind_value_index_key";
CREATE UNIQUE INDEX "evidence_shop_id_contact_id_message_id_kind_value_index_key" ON "evidence"("shop_id", "contact_id", "message_id", "kind", "value_index");

-- What a sweep looks for across shops.
CREATE INDEX customer_snapshots_stale ON customer_snapshots (stale_since) WHERE stale_since IS NOT NULL;
