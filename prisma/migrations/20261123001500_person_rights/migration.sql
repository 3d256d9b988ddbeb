-- A person's data that is kept and not used: null for everybody else (modules/contacts/restriction.server.ts).
ALTER TABLE contacts ADD COLUMN restricted_at timestamptz(3);
