-- Whether a case is of a type, kept by the database, so that the list of a rare type does not read every case.
-- NULL, not FALSE, for the other types: types is a list of codes, and only what is true is ever looked for.
ALTER TABLE complaint_case
  ADD COLUMN type_air         BOOLEAN AS (IF(FIND_IN_SET('air', types) > 0, 1, NULL)) STORED,
  ADD COLUMN type_water       BOOLEAN AS (IF(FIND_IN_SET('water', types) > 0, 1, NULL)) STORED,
  ADD COLUMN type_noise       BOOLEAN AS (IF(FIND_IN_SET('noise', types) > 0, 1, NULL)) STORED,
  ADD COLUMN type_solid_waste BOOLEAN AS (IF(FIND_IN_SET('solidWaste', types) > 0, 1, NULL)) STORED,
  ADD COLUMN type_soil        BOOLEAN AS (IF(FIND_IN_SET('soil', types) > 0, 1, NULL)) STORED,
  ADD COLUMN type_ecology     BOOLEAN AS (IF(FIND_IN_SET('ecology', types) > 0, 1, NULL)) STORED,
  ADD COLUMN type_radiation   BOOLEAN AS (IF(FIND_IN_SET('radiation', types) > 0, 1, NULL)) STORED,
  ADD COLUMN type_other       BOOLEAN AS (IF(FIND_IN_SET('other', types) > 0, 1, NULL)) STORED,
  ADD KEY complaint_case_air (type_air, id),
  ADD KEY complaint_case_water (type_water, id),
  ADD KEY complaint_case_noise (type_noise, id),
  ADD KEY complaint_case_solid_waste (type_solid_waste, id),
  ADD KEY complaint_case_soil (type_soil, id),
  ADD KEY complaint_case_ecology (type_ecology, id),
  ADD KEY complaint_case_radiation (type_radiation, id),
  ADD KEY complaint_case_other (type_other, id);

-- A reporter reads what was said between the bureau and them, not what others wrote in cases merged into theirs.
ALTER TABLE case_message ADD KEY case_message_own (case_id, via, id);
