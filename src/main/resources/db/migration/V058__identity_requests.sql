-- Two custodians open a confidential identity together: one asks, the other decides, only the first may look.
CREATE TABLE identity_request (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id       BIGINT       NOT NULL,
  purpose       VARCHAR(20)  NOT NULL,
  reason        VARCHAR(500) NOT NULL,
  asked_by      VARCHAR(80)  NOT NULL,
  asked_at      DATETIME(3)  NOT NULL,
  decision      VARCHAR(20)  NULL,
  decided_by    VARCHAR(80)  NULL,
  decided_at    DATETIME(3)  NULL,
  words         VARCHAR(500) NULL,
  -- While undecided: until when the other may decide. After a consent: until when the identity may be opened.
  valid_until   DATETIME(3)  NOT NULL,
  views         INT          NOT NULL,
  views_allowed INT          NOT NULL,
  KEY identity_request_case (case_id, id),
  KEY identity_request_standing (decision, valid_until, id),
  CONSTRAINT identity_request_of FOREIGN KEY (case_id) REFERENCES complaint_case (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What was done with an identity, for its owner to read: by role, never by name. Rows are added, never changed.
CREATE TABLE identity_event (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id    BIGINT       NOT NULL,
  act        VARCHAR(20)  NOT NULL,
  at         DATETIME(3)  NOT NULL,
  role       VARCHAR(20)  NOT NULL,
  reason     VARCHAR(600) NOT NULL,
  KEY identity_event_case (case_id, id),
  CONSTRAINT identity_event_of FOREIGN KEY (case_id) REFERENCES complaint_case (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The custodians' list of confidential cases, newest first.
ALTER TABLE complaint_case ADD KEY complaint_case_mode (identity_mode, id);
