-- What two reports can be compared by, in one form: the enterprise without its legal form, the place without punctuation.
-- Reports of the last seven days are compared, so the older rows need none.
ALTER TABLE complaint_case
  ADD COLUMN enterprise_key VARCHAR(200) NULL,
  ADD COLUMN place_key      VARCHAR(300) NULL,
  ADD KEY complaint_case_received (received_at, id);
