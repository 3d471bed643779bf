-- Several units, several cases about one thing, several rounds.
ALTER TABLE complaint_case
  -- The case this one was merged into, or split from.
  ADD COLUMN main_id         BIGINT  NULL,
  ADD COLUMN split_from      BIGINT  NULL,
  ADD COLUMN supervised      BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN extension_asked BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN urges           INT     NOT NULL DEFAULT 0,
  ADD COLUMN returns         INT     NOT NULL DEFAULT 0,
  ADD COLUMN escalation      INT     NOT NULL DEFAULT 0,
  ADD COLUMN next_check_on   DATE    NULL,
  ADD KEY complaint_case_main (main_id),
  ADD KEY complaint_case_split (split_from),
  ADD CONSTRAINT complaint_case_main_of FOREIGN KEY (main_id) REFERENCES complaint_case (id),
  ADD CONSTRAINT complaint_case_split_of FOREIGN KEY (split_from) REFERENCES complaint_case (id);

-- Units that help the leading one; their officers read the case and write their opinion.
CREATE TABLE case_co_unit (
  case_id BIGINT      NOT NULL,
  unit    VARCHAR(40) NOT NULL,
  PRIMARY KEY (case_id, unit),
  KEY case_co_unit_of (unit, case_id),
  CONSTRAINT case_co_unit_case FOREIGN KEY (case_id) REFERENCES complaint_case (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Cases about related things; each pair once, the smaller id first.
CREATE TABLE case_link (
  case_id  BIGINT NOT NULL,
  other_id BIGINT NOT NULL,
  PRIMARY KEY (case_id, other_id),
  KEY case_link_other (other_id, case_id),
  CONSTRAINT case_link_one FOREIGN KEY (case_id) REFERENCES complaint_case (id),
  CONSTRAINT case_link_two FOREIGN KEY (other_id) REFERENCES complaint_case (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Through which merged receipt a message came.
ALTER TABLE case_message ADD COLUMN via VARCHAR(32) NULL;
