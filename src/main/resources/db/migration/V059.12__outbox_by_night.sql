-- What may leave by night is known to whoever sends: retries, backlogs and messages sent again by a person keep the quiet hours too.
ALTER TABLE outbox_message
  ADD COLUMN urgent BOOLEAN NOT NULL DEFAULT FALSE AFTER about,
  DROP KEY outbox_message_due,
  ADD KEY outbox_message_due (medium, state, next_at, id);
UPDATE outbox_message SET urgent = TRUE WHERE medium = 'WEBHOOK';
