-- Roles that a store made itself. What they allow is read at every request, as the built-in ones are.
CREATE TABLE custom_roles (
  shop_id uuid NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  permissions text[] NOT NULL,
  -- Counts changes: whoever changes a role says which one they saw.
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (shop_id, id)
);
CREATE UNIQUE INDEX custom_roles_name ON custom_roles (shop_id, lower(name));

ALTER TABLE custom_roles ENABLE ROW LEVEL SECURITY;
ALTER TABLE custom_roles FORCE ROW LEVEL SECURITY;
CREATE POLICY custom_roles_of_shop ON custom_roles TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY custom_roles_of_system ON custom_roles TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON custom_roles TO couplet_app;
GRANT SELECT, DELETE ON custom_roles TO couplet_system;

-- 'custom' is a word that the built-in table does not know: who reads only that allows nothing.
-- Deferred, because the rows of a deleted store go in an order of their own.
ALTER TABLE staff DROP CONSTRAINT staff_role_check;
ALTER TABLE staff
  ADD COLUMN role_id uuid,
  ADD CONSTRAINT staff_role_check CHECK (role IN ('custom', 'owner', 'admin', 'member')),
  ADD CONSTRAINT staff_role_id_check CHECK ((role = 'custom') = (role_id IS NOT NULL)),
  ADD CONSTRAINT staff_role_of_shop_fkey FOREIGN KEY (shop_id, role_id) REFERENCES custom_roles (shop_id, id)
    DEFERRABLE INITIALLY DEFERRED;
