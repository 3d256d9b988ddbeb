-- What a thread waits for, until when it can be answered, and what is at stake in it.
ALTER TABLE conversations
  ADD COLUMN waiting_since timestamptz(3),
  ADD COLUMN lapses_at timestamptz(3),
  ADD COLUMN answer_by timestamptz(3),
  ADD COLUMN stake text CHECK (stake IN ('open_order', 'recent_order', 'customer')),
  ADD COLUMN stake_sealed bytea;

-- The queue reads its own threads only, in its order; whoever is not in it costs it nothing.
CREATE INDEX conversations_queue ON conversations (shop_id, answer_by, id) WHERE answer_by IS NOT NULL;
CREATE INDEX conversations_waiting ON conversations (shop_id, waiting_since, id) WHERE waiting_since IS NOT NULL;
CREATE INDEX conversations_lapsing ON conversations (lapses_at) WHERE lapses_at IS NOT NULL;

-- Threads from before: the sweep looks at each of them as at one whose window just ended.
UPDATE conversations SET lapses_at = now(), answer_by = now()
WHERE last_customer_message_at > now() - interval '7 days';
