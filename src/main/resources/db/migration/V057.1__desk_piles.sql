-- Piles that a flag makes: few of many rows.
ALTER TABLE complaint_case
  ADD KEY complaint_case_officer (officer, id),
  ADD KEY complaint_case_supervised (supervised, id),
  ADD KEY complaint_case_extension (extension_asked, next_due, id),
  ADD KEY complaint_case_returns (returns, id),
  ADD KEY complaint_case_check (status, next_check_on, id);
