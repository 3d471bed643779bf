-- Import batches: who brought which file when, and what became of it. A batch is never deleted; an undo is a batch of its own.
CREATE TABLE import_batch (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  channel       VARCHAR(10)  NOT NULL,
  state         VARCHAR(10)  NOT NULL,
  created_by    VARCHAR(100) NOT NULL,
  created_at    DATETIME(3)  NOT NULL,
  file_name     VARCHAR(255) NULL,
  sha256        CHAR(64)     NOT NULL,
  source        VARCHAR(100) NOT NULL,
  new_count         INT NOT NULL,
  new_version_count INT NOT NULL,
  unchanged_count   INT NOT NULL,
  rejected_count    INT NOT NULL,
  first_start   DATETIME(3)  NULL,
  last_end      DATETIME(3)  NULL,
  undoes_id     BIGINT       NULL,
  undone_by     VARCHAR(100) NULL,
  undone_at     DATETIME(3)  NULL,
  undo_reason   VARCHAR(300) NULL,
  UNIQUE KEY ux_import_batch_undoes (undoes_id),
  CONSTRAINT fk_import_batch_undoes FOREIGN KEY (undoes_id) REFERENCES import_batch (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- One row per version of a value. is_current is 1 for exactly one version of a slot and NULL for the older ones:
-- a unique key ignores NULL, so ux_observation_current holds "one current version" and finds it by index.
CREATE TABLE observation (
  id              BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  site_id         BIGINT        NOT NULL,
  parameter       VARCHAR(40)   NOT NULL,
  period          VARCHAR(8)    NOT NULL,
  start_at        DATETIME(3)   NOT NULL,
  end_at          DATETIME(3)   NOT NULL,
  version         INT           NOT NULL,
  is_current      INT           NULL,
  value           DECIMAL(20,8) NULL,
  reason          VARCHAR(100)  NULL,
  below_detection BOOLEAN       NOT NULL,
  unit            VARCHAR(20)   NOT NULL,
  state           VARCHAR(12)   NOT NULL,
  source          VARCHAR(100)  NOT NULL,
  received_at     DATETIME(3)   NOT NULL,
  batch_id        BIGINT        NOT NULL,
  note            VARCHAR(400)  NULL,
  UNIQUE KEY ux_observation_version (site_id, parameter, period, start_at, version),
  UNIQUE KEY ux_observation_current (site_id, period, is_current, start_at, parameter),
  KEY ix_observation_list (is_current, start_at, id),
  KEY ix_observation_batch (batch_id, id),
  CONSTRAINT fk_observation_site FOREIGN KEY (site_id) REFERENCES site (id),
  CONSTRAINT fk_observation_batch FOREIGN KEY (batch_id) REFERENCES import_batch (id),
  CONSTRAINT ck_observation_value CHECK (value IS NOT NULL OR reason IS NOT NULL)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Whoever reaches the tables, by our code or by hand, can add versions but not change or remove what was published.
DELIMITER //
CREATE TRIGGER observation_append_only BEFORE UPDATE ON observation FOR EACH ROW
BEGIN
  IF NOT (OLD.is_current = 1 AND NEW.is_current IS NULL AND NEW.id = OLD.id AND NEW.site_id = OLD.site_id
      AND NEW.parameter = OLD.parameter AND NEW.period = OLD.period AND NEW.start_at = OLD.start_at AND NEW.end_at = OLD.end_at
      AND NEW.version = OLD.version AND NEW.value <=> OLD.value AND NEW.reason <=> OLD.reason
      AND NEW.below_detection = OLD.below_detection AND NEW.unit = OLD.unit AND NEW.state = OLD.state AND NEW.source = OLD.source
      AND NEW.received_at = OLD.received_at AND NEW.batch_id = OLD.batch_id AND NEW.note <=> OLD.note) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'observation is append-only: add a version';
  END IF;
END//
CREATE TRIGGER observation_keep BEFORE DELETE ON observation FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'observation is append-only: nothing is deleted';
END//
CREATE TRIGGER import_batch_keep BEFORE DELETE ON import_batch FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'import_batch is append-only: nothing is deleted';
END//
DELIMITER ;

-- A file on its way through the import screen, sealed; its bytes go when it is committed, the row after a day.
CREATE TABLE import_draft (
  id         VARCHAR(36)   NOT NULL PRIMARY KEY,
  owner      VARCHAR(100)  NOT NULL,
  created_at DATETIME(3)   NOT NULL,
  file_name  VARCHAR(255)  NOT NULL,
  sha256     CHAR(64)      NOT NULL,
  source     VARCHAR(100)  NOT NULL,
  state      VARCHAR(12)   NOT NULL,
  mapping    MEDIUMTEXT    NULL,
  content    LONGBLOB      NOT NULL,
  batch_id   BIGINT        NULL,
  KEY ix_import_draft_created (created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
