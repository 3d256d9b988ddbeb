-- How an edited message read before: sealed with the person's key, gone with the message's words.
ALTER TABLE messages ADD COLUMN versions_sealed bytea;
