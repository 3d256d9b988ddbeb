-- Replies that wait before they go out: for a moment in which they can be undone, or for a time that staff chose.

ALTER TABLE messages ADD COLUMN send_at timestamptz(3),
  ADD COLUMN unless_they_write boolean NOT NULL DEFAULT false,
  DROP CONSTRAINT messages_state_check,
  ADD CONSTRAINT messages_state_check
    CHECK (state IS NULL OR state IN ('scheduled', 'queued', 'sending', 'sent', 'failed', 'uncertain')),
  -- What is scheduled has not been said: it stands in no list, no thread and no index before its time.
  ADD CONSTRAINT messages_scheduled_check
    CHECK (state IS DISTINCT FROM 'scheduled' OR (send_at IS NOT NULL AND sent_at IS NULL AND client_token IS NOT NULL));
-- Of a thread, and of all shops when their time has come.
CREATE INDEX messages_scheduled_of_thread ON messages (shop_id, conversation_id, send_at) WHERE state = 'scheduled';
CREATE INDEX messages_scheduled ON messages (send_at) WHERE state = 'scheduled';

-- For how long each member of staff can undo what they send.
ALTER TABLE staff ADD COLUMN undo_seconds integer NOT NULL DEFAULT 5 CHECK (undo_seconds IN (0, 5, 10, 20));
