-- Several forms lead to one step (a correction, a sample and a result of each visit; each call to return): each has its draft.
-- Empty for the form of the step itself, so that drafts of before stay where they are.
ALTER TABLE case_draft
  ADD COLUMN part VARCHAR(40) NOT NULL DEFAULT '' AFTER step,
  DROP KEY case_draft_of,
  ADD UNIQUE KEY case_draft_of (username, case_id, step, part);
