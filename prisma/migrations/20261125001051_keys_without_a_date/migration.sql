-- Nothing read when a person's key was made.
ALTER TABLE person_keys DROP COLUMN created_at;
