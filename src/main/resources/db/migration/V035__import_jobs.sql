-- Long files: the lines of an uploaded file stand sealed in chunks, its checked values wait in a table by slot, and the work
-- on them is a job with a lease, so that a node that dies leaves nothing half-stored. Files that wait at this moment are
-- forgotten: staff upload them again.
DELETE FROM import_draft WHERE batch_id IS NULL;
ALTER TABLE import_draft
  DROP COLUMN content,
  ADD COLUMN unit     VARCHAR(60) NOT NULL DEFAULT '' AFTER owner,
  ADD COLUMN file_columns MEDIUMTEXT  NULL,
  ADD COLUMN job_id   BIGINT      NULL,
  ADD COLUMN check_id BIGINT      NULL;

CREATE TABLE import_chunk (
  draft_id VARCHAR(36) NOT NULL,
  position INT         NOT NULL,
  sealed   MEDIUMBLOB  NOT NULL,
  PRIMARY KEY (draft_id, position)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE import_job (
  id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind         VARCHAR(10)  NOT NULL,
  state        VARCHAR(12)  NOT NULL,
  owner        VARCHAR(100) NOT NULL,
  draft_id     VARCHAR(36)  NULL,
  batch_id     BIGINT       NULL,
  partial_mode BOOLEAN      NOT NULL DEFAULT FALSE,
  reason       VARCHAR(300) NULL,
  node         VARCHAR(36)  NOT NULL,
  lease_until  DATETIME(3)  NOT NULL,
  created_at   DATETIME(3)  NOT NULL,
  ended_at     DATETIME(3)  NULL,
  total        BIGINT       NOT NULL,
  done         BIGINT       NOT NULL,
  fresh        INT          NOT NULL DEFAULT 0,
  new_versions INT          NOT NULL DEFAULT 0,
  unchanged    INT          NOT NULL DEFAULT 0,
  rejected     INT          NOT NULL DEFAULT 0,
  unreadable   INT          NOT NULL DEFAULT 0,
  left_out     INT          NOT NULL DEFAULT 0,
  message      VARCHAR(500) NULL,
  KEY ix_import_job_batch (batch_id, id),
  KEY ix_import_job_draft (draft_id),
  KEY ix_import_job_created (created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Checked values of one job in the order of their slots: a value given twice lies beside its twin.
CREATE TABLE import_row (
  job_id          BIGINT        NOT NULL,
  site_id         BIGINT        NOT NULL,
  period          VARCHAR(8)    NOT NULL,
  start_at        DATETIME(3)   NOT NULL,
  parameter       VARCHAR(40)   NOT NULL,
  seq             INT           NOT NULL,
  line            INT           NOT NULL,
  heading         VARCHAR(60)   NULL,
  value           DECIMAL(20,8) NULL,
  reason          VARCHAR(100)  NULL,
  below_detection BOOLEAN       NOT NULL,
  flags           VARCHAR(100)  NULL,
  PRIMARY KEY (job_id, site_id, period, start_at, parameter, seq)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE import_error (
  job_id   BIGINT       NOT NULL,
  line     INT          NOT NULL,
  position INT          NOT NULL,
  message  VARCHAR(600) NOT NULL,
  PRIMARY KEY (job_id, line, position)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
