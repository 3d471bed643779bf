-- Who spoke last in a case: what a reporter said and nobody has taken note of, and what the bureau asked and waits for. Beside the case, so
-- that a message makes no open form of the desk old.
CREATE TABLE case_conversation (
  case_id  BIGINT      NOT NULL PRIMARY KEY,
  said_at  DATETIME(3) NULL,
  asked_at DATETIME(3) NULL,
  KEY case_conversation_said (said_at, case_id),
  CONSTRAINT case_conversation_case FOREIGN KEY (case_id) REFERENCES complaint_case (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
