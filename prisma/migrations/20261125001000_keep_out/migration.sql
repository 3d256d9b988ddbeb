-- Two more ways to put a thread away: as spam, and because its person is blocked. What is written there is kept,
-- opens nothing and counts as unread nowhere.
ALTER TABLE conversations DROP CONSTRAINT conversations_status_check;
ALTER TABLE conversations
  ADD CONSTRAINT conversations_status_check CHECK (status IN ('open', 'snoozed', 'closed', 'spam', 'blocked')),
  ADD CONSTRAINT conversations_shut_out_is_quiet CHECK
    (status NOT IN ('spam', 'blocked') OR (unread_count = 0 AND NOT awaits_assignment));
