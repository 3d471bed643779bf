-- Somebody looks again whether a legal hold is still needed: who asked in vain to have their name erased was told the day.
ALTER TABLE complaint_case
  ADD COLUMN hold_review_on DATE NULL,
  ADD KEY complaint_case_hold_review (legal_hold, hold_review_on);

UPDATE complaint_case SET hold_review_on = CURRENT_DATE + INTERVAL 6 MONTH WHERE legal_hold;
