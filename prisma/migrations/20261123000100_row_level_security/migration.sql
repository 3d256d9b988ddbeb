-- Two runtime roles. Neither logs in: the one DATABASE_URL logs in and the pools take a role.
-- Roles belong to the whole server, so two databases may be migrated at once: hence the exception handlers.
DO $$ BEGIN CREATE ROLE couplet_app NOLOGIN NOBYPASSRLS; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE couplet_system NOLOGIN NOBYPASSRLS; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'couplet_app', 'SET') OR NOT pg_has_role(current_user, 'couplet_system', 'SET') THEN
    EXECUTE format('GRANT couplet_app, couplet_system TO %I', current_user);
  END IF;
EXCEPTION WHEN unique_violation THEN NULL; END $$;
GRANT USAGE ON SCHEMA public TO couplet_app, couplet_system;

-- The shop set on the running transaction, or null: then nothing is visible.
CREATE FUNCTION couplet_shop() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('couplet.shop_id', true), '')::uuid;

-- Keys include the shop, so that a reference across shops cannot be stored.

ALTER TABLE staff ADD CONSTRAINT staff_shop_of_shop_fkey FOREIGN KEY (shop_id) REFERENCES shops (id) ON DELETE CASCADE;
ALTER TABLE contacts ADD CONSTRAINT contacts_shop_of_shop_fkey FOREIGN KEY (shop_id) REFERENCES shops (id) ON DELETE CASCADE;
ALTER TABLE contacts ADD CONSTRAINT contacts_account_of_shop_fkey FOREIGN KEY (shop_id, account_id) REFERENCES channel_accounts (shop_id, id) ON DELETE CASCADE;
ALTER TABLE customer_snapshots ADD CONSTRAINT customer_snapshots_contact_of_shop_fkey FOREIGN KEY (shop_id, contact_id) REFERENCES contacts (shop_id, id) ON DELETE CASCADE;
ALTER TABLE evidence ADD CONSTRAINT evidence_contact_of_shop_fkey FOREIGN KEY (shop_id, contact_id) REFERENCES contacts (shop_id, id) ON DELETE CASCADE;
ALTER TABLE links ADD CONSTRAINT links_contact_of_shop_fkey FOREIGN KEY (shop_id, contact_id) REFERENCES contacts (shop_id, id) ON DELETE CASCADE;
ALTER TABLE link_decisions ADD CONSTRAINT link_decisions_link_of_shop_fkey FOREIGN KEY (shop_id, link_id) REFERENCES links (shop_id, id) ON DELETE CASCADE;
ALTER TABLE channel_accounts ADD CONSTRAINT channel_accounts_shop_of_shop_fkey FOREIGN KEY (shop_id) REFERENCES shops (id) ON DELETE CASCADE;
ALTER TABLE connect_attempts ADD CONSTRAINT connect_attempts_shop_of_shop_fkey FOREIGN KEY (shop_id) REFERENCES shops (id) ON DELETE CASCADE;
ALTER TABLE conversations ADD CONSTRAINT conversations_contact_of_shop_fkey FOREIGN KEY (shop_id, contact_id) REFERENCES contacts (shop_id, id) ON DELETE CASCADE;
ALTER TABLE messages ADD CONSTRAINT messages_conversation_of_shop_fkey FOREIGN KEY (shop_id, conversation_id) REFERENCES conversations (shop_id, id) ON DELETE CASCADE;
ALTER TABLE comments ADD CONSTRAINT comments_contact_of_shop_fkey FOREIGN KEY (shop_id, contact_id) REFERENCES contacts (shop_id, id) ON DELETE CASCADE;
ALTER TABLE unsupported_events ADD CONSTRAINT unsupported_events_account_of_shop_fkey FOREIGN KEY (shop_id, account_id) REFERENCES channel_accounts (shop_id, id) ON DELETE CASCADE;

-- One Instagram account belongs to one shop at a time: webhooks are routed by it.
CREATE UNIQUE INDEX channel_accounts_live_external_id ON channel_accounts (channel, external_id) WHERE state <> 'disconnected';
-- What the drain looks for, and nothing else.
CREATE INDEX deliveries_due ON deliveries (source, next_attempt_at) WHERE state IN ('received', 'processing');
-- What people look at, and what the sweep forgets; neither costs an insert anything to speak of.
CREATE INDEX deliveries_waiting_for_people ON deliveries (shop_id, id) WHERE state IN ('dead', 'held', 'unclaimed');
CREATE INDEX deliveries_by_age ON deliveries USING brin (received_at);
-- Evidence nobody has asked Shopify about yet.
CREATE INDEX evidence_unsearched ON evidence (shop_id, contact_id) WHERE searched_at IS NULL;
-- Replies still on their way.
CREATE INDEX messages_outbox ON messages (shop_id, state, created_at) WHERE state IN ('queued', 'sending', 'uncertain');
-- Erasing a person finds their messages.
CREATE INDEX messages_contact ON messages (shop_id, contact_id);
CREATE INDEX comments_contact ON comments (shop_id, contact_id);

-- Words that columns may hold.
ALTER TABLE deliveries ADD CHECK (source IN ('instagram', 'shopify')),
  ADD CHECK (state IN ('received', 'processing', 'done', 'unclaimed', 'held', 'dead'));
ALTER TABLE contacts ADD CHECK (profile_state IN ('unknown', 'known', 'unavailable'));
ALTER TABLE evidence ADD CHECK (kind IN ('order_number', 'email', 'phone'));
ALTER TABLE links ADD CHECK (state IN ('suggested', 'confirmed', 'refused'));
ALTER TABLE link_decisions ADD CHECK (decision IN ('confirm', 'refuse', 'undo'));
ALTER TABLE channel_accounts ADD CHECK (state IN ('connected', 'needs_reauth', 'disconnected'));
ALTER TABLE messages ADD CHECK (direction IN ('in', 'out')),
  ADD CHECK (origin IN ('customer', 'staff', 'native', 'other_app')),
  ADD CHECK (state IS NULL OR state IN ('queued', 'sending', 'sent', 'failed', 'uncertain'));

-- Row level security, forced: the owner obeys too.

ALTER TABLE staff ENABLE ROW LEVEL SECURITY;
ALTER TABLE staff FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_of_shop ON staff TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY staff_of_system ON staff TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON staff TO couplet_app, couplet_system;

ALTER TABLE contacts ENABLE ROW LEVEL SECURITY;
ALTER TABLE contacts FORCE ROW LEVEL SECURITY;
CREATE POLICY contacts_of_shop ON contacts TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY contacts_of_system ON contacts TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON contacts TO couplet_app, couplet_system;

ALTER TABLE person_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY person_keys_of_shop ON person_keys TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY person_keys_of_system ON person_keys TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON person_keys TO couplet_app, couplet_system;

ALTER TABLE customer_snapshots ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_snapshots FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_snapshots_of_shop ON customer_snapshots TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY customer_snapshots_of_system ON customer_snapshots TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON customer_snapshots TO couplet_app, couplet_system;

ALTER TABLE evidence ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence FORCE ROW LEVEL SECURITY;
CREATE POLICY evidence_of_shop ON evidence TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY evidence_of_system ON evidence TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON evidence TO couplet_app, couplet_system;

ALTER TABLE links ENABLE ROW LEVEL SECURITY;
ALTER TABLE links FORCE ROW LEVEL SECURITY;
CREATE POLICY links_of_shop ON links TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY links_of_system ON links TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON links TO couplet_app, couplet_system;

ALTER TABLE link_decisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE link_decisions FORCE ROW LEVEL SECURITY;
CREATE POLICY link_decisions_of_shop ON link_decisions TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY link_decisions_of_system ON link_decisions TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON link_decisions TO couplet_app, couplet_system;

ALTER TABLE channel_accounts ENABLE ROW LEVEL SECURITY;
ALTER TABLE channel_accounts FORCE ROW LEVEL SECURITY;
CREATE POLICY channel_accounts_of_shop ON channel_accounts TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY channel_accounts_of_system ON channel_accounts TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON channel_accounts TO couplet_app, couplet_system;

ALTER TABLE connect_attempts ENABLE ROW LEVEL SECURITY;
ALTER TABLE connect_attempts FORCE ROW LEVEL SECURITY;
CREATE POLICY connect_attempts_of_shop ON connect_attempts TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY connect_attempts_of_system ON connect_attempts TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON connect_attempts TO couplet_app, couplet_system;

ALTER TABLE conversations ENABLE ROW LEVEL SECURITY;
ALTER TABLE conversations FORCE ROW LEVEL SECURITY;
CREATE POLICY conversations_of_shop ON conversations TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY conversations_of_system ON conversations TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON conversations TO couplet_app, couplet_system;

ALTER TABLE messages ENABLE ROW LEVEL SECURITY;
ALTER TABLE messages FORCE ROW LEVEL SECURITY;
CREATE POLICY messages_of_shop ON messages TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY messages_of_system ON messages TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON messages TO couplet_app, couplet_system;

ALTER TABLE message_attempts ENABLE ROW LEVEL SECURITY;
ALTER TABLE message_attempts FORCE ROW LEVEL SECURITY;
CREATE POLICY message_attempts_of_shop ON message_attempts TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY message_attempts_of_system ON message_attempts TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON message_attempts TO couplet_app, couplet_system;

ALTER TABLE comments ENABLE ROW LEVEL SECURITY;
ALTER TABLE comments FORCE ROW LEVEL SECURITY;
CREATE POLICY comments_of_shop ON comments TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY comments_of_system ON comments TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON comments TO couplet_app, couplet_system;

ALTER TABLE unsupported_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE unsupported_events FORCE ROW LEVEL SECURITY;
CREATE POLICY unsupported_events_of_shop ON unsupported_events TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY unsupported_events_of_system ON unsupported_events TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON unsupported_events TO couplet_app, couplet_system;

ALTER TABLE shops ENABLE ROW LEVEL SECURITY;
ALTER TABLE shops FORCE ROW LEVEL SECURITY;
CREATE POLICY shops_of_shop ON shops TO couplet_app USING (id = couplet_shop()) WITH CHECK (id = couplet_shop());
CREATE POLICY shops_of_system ON shops TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE ON shops TO couplet_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON shops TO couplet_system;

-- Deliveries belong to nobody until they are processed; a shop sees its own failed ones and may replay them.
ALTER TABLE deliveries ENABLE ROW LEVEL SECURITY;
ALTER TABLE deliveries FORCE ROW LEVEL SECURITY;
CREATE POLICY deliveries_of_shop ON deliveries TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY deliveries_of_system ON deliveries TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE ON deliveries TO couplet_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON deliveries TO couplet_system;

-- Shopify's sessions are read before a shop is known, and never by the shop's own role.
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
ALTER TABLE session FORCE ROW LEVEL SECURITY;
CREATE POLICY session_of_system ON session TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON session TO couplet_system;

-- Decisions are append-only for the running app; they go with their link.
REVOKE UPDATE, DELETE ON link_decisions FROM couplet_app, couplet_system;
