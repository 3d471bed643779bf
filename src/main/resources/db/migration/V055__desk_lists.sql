-- The piles "everything" and "ended", newest first: of one unit, and narrowed to one township.
ALTER TABLE complaint_case
  ADD KEY complaint_case_unit_newest (lead_unit, id),
  ADD KEY complaint_case_township (township, id);
