-- What the store says to a customer's message by an emoji, one row a message.

CREATE TABLE own_reactions (
  shop_id uuid NOT NULL,
  -- Of this wish: another one for the same message has another.
  id uuid NOT NULL,
  message_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  -- Null while it is being taken back.
  emoji_sealed bytea,
  state text NOT NULL CHECK (state IN ('queued', 'sent', 'failed')),
  failure_code text,
  staff_id uuid NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  due_at timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, id),
  UNIQUE (shop_id, message_id),
  CONSTRAINT own_reactions_message_of_shop_fkey FOREIGN KEY (shop_id, message_id)
    REFERENCES messages (shop_id, id) ON DELETE CASCADE,
  CONSTRAINT own_reactions_contact_of_shop_fkey FOREIGN KEY (shop_id, contact_id)
    REFERENCES contacts (shop_id, id) ON DELETE CASCADE
);
CREATE INDEX own_reactions_of_contact ON own_reactions (shop_id, contact_id);
CREATE INDEX own_reactions_due ON own_reactions (due_at) WHERE state = 'queued';

ALTER TABLE own_reactions ENABLE ROW LEVEL SECURITY;
ALTER TABLE own_reactions FORCE ROW LEVEL SECURITY;
CREATE POLICY own_reactions_of_shop ON own_reactions TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY own_reactions_of_system ON own_reactions TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON own_reactions TO couplet_app, couplet_system;

-- Of an emptied or unsent message no reaction is left, whoever empties it.
CREATE FUNCTION couplet_drop_own_reaction() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM public.own_reactions WHERE shop_id = NEW.shop_id AND message_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER own_reaction_goes_with_its_message AFTER UPDATE OF content_sealed ON messages
  FOR EACH ROW WHEN (OLD.content_sealed IS NOT NULL AND NEW.content_sealed IS NULL)
  EXECUTE FUNCTION couplet_drop_own_reaction();
