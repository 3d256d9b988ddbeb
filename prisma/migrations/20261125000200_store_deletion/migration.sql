-- The owner of a store had all of its data deleted from inside the app: from then on nothing runs for it and nobody
-- is let in, until the row itself is gone.
ALTER TABLE shops ADD COLUMN deletion_code text;
