ALTER TABLE staff
  ADD COLUMN role text NOT NULL DEFAULT 'member' CHECK (role IN ('owner', 'admin', 'member')),
  ADD COLUMN removed_at timestamptz(3);

UPDATE staff SET role = 'owner' WHERE account_owner;
-- A store whose account owner never came keeps somebody who can act: whoever came first.
UPDATE staff SET role = 'admin'
WHERE id = (SELECT id FROM staff AS first WHERE first.shop_id = staff.shop_id ORDER BY id LIMIT 1)
  AND NOT EXISTS (SELECT 1 FROM staff AS owner WHERE owner.shop_id = staff.shop_id AND owner.role = 'owner');
