-- Instagram does not always say that a message was unsent: threads are compared with what Instagram lists of them.
ALTER TABLE conversations ADD COLUMN compared_at timestamptz(3);
ALTER TABLE messages
  ADD COLUMN missing_since timestamptz(3),
  ADD COLUMN found_unsent boolean NOT NULL DEFAULT false;

-- What the sweep looks through: threads in which something happened lately.
CREATE INDEX conversations_compared ON conversations (last_message_at, compared_at);
