CREATE TABLE complaint_case (
  id                BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  number            VARCHAR(32)   NOT NULL,
  channel           VARCHAR(20)   NOT NULL,
  -- The number the matter has with 12345, the national platform, a superior: each matter comes in once.
  outside_reference VARCHAR(64)   NULL,
  status            VARCHAR(20)   NOT NULL,
  legal_track       VARCHAR(20)   NOT NULL,
  types             VARCHAR(120)  NOT NULL,
  subtypes          VARCHAR(400)  NOT NULL,
  description       TEXT          NOT NULL,
  occurred_at       DATETIME(3)   NULL,
  township          CHAR(9)       NOT NULL,
  place             VARCHAR(300)  NULL,
  latitude          DECIMAL(9, 6) NULL,
  longitude         DECIMAL(9, 6) NULL,
  enterprise        VARCHAR(200)  NULL,
  identity_mode     VARCHAR(20)   NOT NULL,
  public_consent    BOOLEAN       NOT NULL,
  answers           TEXT          NOT NULL,
  -- Why a person should look before anything is shown in public: addressLimit, phoneLimit, honeypot, fast.
  flags             VARCHAR(100)  NOT NULL DEFAULT '',
  receipt_mac       CHAR(64)      NOT NULL,
  lead_unit         VARCHAR(40)   NULL,
  officer           VARCHAR(80)   NULL,
  refusal_reason    VARCHAR(20)   NULL,
  passed_to         VARCHAR(200)  NULL,
  finding           TEXT          NULL,
  verified          VARCHAR(10)   NULL,
  measures          TEXT          NULL,
  draft_answer      TEXT          NULL,
  drafted_by        VARCHAR(80)   NULL,
  -- Only what the reviewer approved.
  answer            TEXT          NULL,
  rating            VARCHAR(20)   NULL,
  rating_comment    VARCHAR(1000) NULL,
  received_at       DATETIME(3)   NOT NULL,
  accepted_at       DATETIME(3)   NULL,
  answered_at       DATETIME(3)   NULL,
  ended_at          DATETIME(3)   NULL,
  -- The nearest duty that still stands, computed at every step, so that inboxes can be sorted by it.
  next_due          DATETIME(3)   NULL,
  version           BIGINT        NOT NULL,
  UNIQUE KEY complaint_case_number (number),
  UNIQUE KEY complaint_case_outside (channel, outside_reference),
  KEY complaint_case_inbox (status, next_due, id),
  KEY complaint_case_unit (lead_unit, status, next_due, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE case_event (
  id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id       BIGINT        NOT NULL,
  action        VARCHAR(30)   NOT NULL,
  from_status   VARCHAR(20)   NULL,
  to_status     VARCHAR(20)   NOT NULL,
  at            DATETIME(3)   NOT NULL,
  actor         VARCHAR(80)   NULL,
  actor_role    VARCHAR(20)   NOT NULL,
  public_note   VARCHAR(1000) NULL,
  internal_note VARCHAR(2000) NULL,
  payload       TEXT          NOT NULL,
  KEY case_event_case (case_id, id),
  CONSTRAINT case_event_of FOREIGN KEY (case_id) REFERENCES complaint_case (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Sealed with the associated data "number:field"; anonymous cases have no row.
CREATE TABLE case_identity (
  case_id     BIGINT         NOT NULL PRIMARY KEY,
  name        VARBINARY(600) NULL,
  phone       VARBINARY(200) NULL,
  email       VARBINARY(600) NULL,
  -- Keyed hash of the normalised phone: equality without reading.
  phone_index CHAR(64)       NULL,
  stored_at   DATETIME(3)    NOT NULL,
  KEY case_identity_phone (phone_index, stored_at),
  CONSTRAINT case_identity_of FOREIGN KEY (case_id) REFERENCES complaint_case (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE case_message (
  id      BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT      NOT NULL,
  sender  VARCHAR(10) NOT NULL,
  author  VARCHAR(80) NULL,
  at      DATETIME(3) NOT NULL,
  text    TEXT        NOT NULL,
  KEY case_message_case (case_id, id),
  CONSTRAINT case_message_of FOREIGN KEY (case_id) REFERENCES complaint_case (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE case_number_counter (
  prefix VARCHAR(16) NOT NULL,
  day    DATE        NOT NULL,
  last   INT         NOT NULL,
  PRIMARY KEY (prefix, day)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Wrong receipt codes by keyed hash of number or address; no address is stored.
CREATE TABLE receipt_try (
  try_key CHAR(64)    NOT NULL PRIMARY KEY,
  fails   INT         NOT NULL,
  until   DATETIME(3) NOT NULL,
  KEY receipt_try_until (until)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
