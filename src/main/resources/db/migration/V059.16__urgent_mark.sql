-- 紧急: since when and by whom; null where nobody marked it. The pile reads the few marked ones.
ALTER TABLE complaint_case
  ADD COLUMN urgent_at DATETIME(3) NULL,
  ADD COLUMN urgent_by VARCHAR(80) NULL,
  ADD KEY complaint_case_urgent (urgent_at, id);
