-- Staff learn on their devices that a customer waits: where each is reached, and what it was last told of a thread.

ALTER TABLE staff ADD COLUMN notify_of text[] NOT NULL DEFAULT ARRAY['assigned', 'team', 'unassigned', 'mention']
  CONSTRAINT staff_notify_of_known CHECK (notify_of <@ ARRAY['assigned', 'team', 'unassigned', 'mention']);

CREATE TABLE push_subscriptions (
  shop_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  endpoint_index bytea NOT NULL,
  target_sealed bytea NOT NULL,
  label_sealed bytea NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  last_delivered_at timestamptz(3),
  PRIMARY KEY (shop_id, id),
  UNIQUE (shop_id, endpoint_index),
  CONSTRAINT push_subscriptions_staff_of_shop_fkey FOREIGN KEY (shop_id, staff_id)
    REFERENCES staff (shop_id, id) ON DELETE CASCADE
);
CREATE INDEX push_subscriptions_of_staff ON push_subscriptions (shop_id, staff_id);

CREATE TABLE push_notices (
  shop_id uuid NOT NULL,
  subscription_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  told_of timestamptz(3) NOT NULL,
  told_at timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, subscription_id, conversation_id),
  CONSTRAINT push_notices_subscription_of_shop_fkey FOREIGN KEY (shop_id, subscription_id)
    REFERENCES push_subscriptions (shop_id, id) ON DELETE CASCADE,
  CONSTRAINT push_notices_conversation_of_shop_fkey FOREIGN KEY (shop_id, conversation_id)
    REFERENCES conversations (shop_id, id) ON DELETE CASCADE
);
CREATE INDEX push_notices_of_thread ON push_notices (shop_id, conversation_id);

ALTER TABLE push_subscriptions ENABLE ROW LEVEL SECURITY;
ALTER TABLE push_subscriptions FORCE ROW LEVEL SECURITY;
CREATE POLICY push_subscriptions_of_shop ON push_subscriptions TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY push_subscriptions_of_system ON push_subscriptions TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON push_subscriptions TO couplet_app, couplet_system;

ALTER TABLE push_notices ENABLE ROW LEVEL SECURITY;
ALTER TABLE push_notices FORCE ROW LEVEL SECURITY;
CREATE POLICY push_notices_of_shop ON push_notices TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY push_notices_of_system ON push_notices TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON push_notices TO couplet_app, couplet_system;

-- Whose access is taken away hears nothing from that moment on, whoever takes it.
CREATE FUNCTION couplet_drop_push_subscriptions() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM public.push_subscriptions WHERE shop_id = NEW.shop_id AND staff_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER push_subscriptions_go_with_access AFTER UPDATE OF removed_at ON staff
  FOR EACH ROW WHEN (OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL)
  EXECUTE FUNCTION couplet_drop_push_subscriptions();
