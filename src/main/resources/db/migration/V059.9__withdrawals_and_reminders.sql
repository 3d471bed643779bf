-- A reporter withdrew while others hang on the case: it goes on for them, without this person.
-- The due date people are reminded of next: one that was told to everybody does not hide the one behind it (decision 038).
ALTER TABLE complaint_case
  ADD COLUMN reporter_left_at DATETIME(3) NULL,
  ADD COLUMN remind_due       DATETIME(3) NULL,
  ADD KEY complaint_case_remind (remind_due, id);
UPDATE complaint_case SET remind_due = next_due;

-- An extension that was asked for and never decided ends with the answer.
UPDATE complaint_case SET extension_asked = FALSE
 WHERE status NOT IN ('ACCEPTED', 'ASSIGNED', 'INVESTIGATING', 'DRAFTED', 'IN_REVIEW');
