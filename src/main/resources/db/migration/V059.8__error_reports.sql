-- Who mends the site itself: published values, and pages.
INSERT INTO staff_unit (code, name, position) VALUES
  ('monitoring', '监测数据岗', 8),
  ('publicity', '信息公开岗', 9);

-- The published value that a report of an error is about, and the version that people read when it came in.
CREATE TABLE case_value (
  case_id   BIGINT      NOT NULL PRIMARY KEY,
  site      VARCHAR(64) NOT NULL,
  parameter VARCHAR(40) NOT NULL,
  period    VARCHAR(10) NOT NULL,
  start_at  DATETIME(3) NOT NULL,
  version   INT         NOT NULL,
  CONSTRAINT case_value_of FOREIGN KEY (case_id) REFERENCES complaint_case (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The pile of errors: few of many rows, the most urgent first.
ALTER TABLE complaint_case
  ADD KEY complaint_case_track (legal_track, next_due, id);
