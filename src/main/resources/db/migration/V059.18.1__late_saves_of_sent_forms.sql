-- A step was taken: its draft goes, the row stays a day with the key of the form that was sent, so that a late save of that
-- form does not bring it back. Such a row has no content and counts as thrown away.
ALTER TABLE case_draft
  MODIFY COLUMN content MEDIUMBLOB NULL,
  ADD COLUMN done_key VARCHAR(200) NULL;
