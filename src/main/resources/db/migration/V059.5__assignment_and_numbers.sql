-- Numbers are looked for by their day or their serial, as clerks say them: 20261123, 0012.
ALTER TABLE complaint_case
  ADD COLUMN number_day    VARCHAR(32) AS (SUBSTRING_INDEX(SUBSTRING_INDEX(number, '-', -2), '-', 1)) STORED,
  ADD COLUMN number_serial VARCHAR(32) AS (TRIM(LEADING '0' FROM SUBSTRING_INDEX(number, '-', -1))) STORED,
  -- Until when the case may go back to where it came from; no duty, so not in next_due (decision 034).
  ADD COLUMN return_by     DATETIME(3) NULL,
  ADD KEY complaint_case_number_day (number_day, number_serial),
  ADD KEY complaint_case_number_serial (number_serial, number_day),
  -- What was reported before about an enterprise, in the same words for a place, near a position.
  ADD KEY complaint_case_enterprise (enterprise_key, received_at),
  ADD KEY complaint_case_place (township, place_key, received_at),
  ADD KEY complaint_case_position (latitude, longitude),
  -- The pile of what is late; how long answers take.
  ADD KEY complaint_case_due (next_due, id),
  ADD KEY complaint_case_answered (answered_at, lead_unit, officer, received_at);

-- Who stepped back from a case: it leaves their piles and they take no step of its officer again.
CREATE TABLE case_recusal (
  case_id  BIGINT      NOT NULL,
  username VARCHAR(80) NOT NULL,
  PRIMARY KEY (case_id, username),
  KEY case_recusal_of (username, case_id),
  CONSTRAINT case_recusal_case FOREIGN KEY (case_id) REFERENCES complaint_case (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
INSERT INTO case_recusal (case_id, username)
  SELECT DISTINCT case_id, actor FROM case_event WHERE action = 'RECUSE' AND actor IS NOT NULL;
