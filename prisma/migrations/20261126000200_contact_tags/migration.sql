-- The list of contacts, the newest first, and the store's words for who they are.

CREATE INDEX contacts_newest ON contacts (shop_id, created_at DESC, id DESC);

CREATE TABLE contact_tags (
  shop_id uuid NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (shop_id, id)
);
-- No two tags of a shop are called the same.
CREATE UNIQUE INDEX contact_tags_name ON contact_tags (shop_id, lower(name));

CREATE TABLE tagged_contacts (
  shop_id uuid NOT NULL,
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
  tag_id uuid NOT NULL,
  name_sealed bytea NOT NULL,
  known_since timestamptz(3) NOT NULL,
  PRIMARY KEY (shop_id, id),
  CONSTRAINT tagged_contacts_once UNIQUE (shop_id, contact_id, tag_id),
  CONSTRAINT tagged_contacts_contact_of_shop_fkey FOREIGN KEY (shop_id, contact_id)
    REFERENCES contacts (shop_id, id) ON DELETE CASCADE,
  CONSTRAINT tagged_contacts_tag_of_shop_fkey FOREIGN KEY (shop_id, tag_id)
    REFERENCES contact_tags (shop_id, id) ON DELETE CASCADE
);
CREATE INDEX tagged_contacts_newest ON tagged_contacts (shop_id, tag_id, known_since DESC, contact_id DESC);

-- A tag that nobody has any more goes: it may have been a word about one person, who was erased.
-- Whoever puts a tag on somebody takes the same lock, so that none goes while it is being put on.
CREATE FUNCTION drop_unused_tags() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  shop uuid;
BEGIN
  FOR shop IN SELECT DISTINCT shop_id FROM gone ORDER BY 1 LOOP
    PERFORM pg_advisory_xact_lock(hashtextextended('contact-tags:' || shop, 0));
    DELETE FROM contact_tags t WHERE t.shop_id = shop AND t.id IN (SELECT g.tag_id FROM gone g WHERE g.shop_id = shop)
      AND NOT EXISTS (SELECT FROM tagged_contacts other WHERE other.shop_id = shop AND other.tag_id = t.id);
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER tagged_contacts_unused AFTER DELETE ON tagged_contacts REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION drop_unused_tags();

ALTER TABLE contact_tags ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_tags FORCE ROW LEVEL SECURITY;
CREATE POLICY contact_tags_of_shop ON contact_tags TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY contact_tags_of_system ON contact_tags TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON contact_tags TO couplet_app, couplet_system;

ALTER TABLE tagged_contacts ENABLE ROW LEVEL SECURITY;
ALTER TABLE tagged_contacts FORCE ROW LEVEL SECURITY;
CREATE POLICY tagged_contacts_of_shop ON tagged_contacts TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY tagged_contacts_of_system ON tagged_contacts TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON tagged_contacts TO couplet_app, couplet_system;
