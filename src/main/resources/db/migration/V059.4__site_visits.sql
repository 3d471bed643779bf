-- What officers found on site. A correction is another version of the same visit: rows are added, never changed. The name of who
-- was met is sealed; who that was by role is not.
CREATE TABLE site_visit (
  id          BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id     BIGINT         NOT NULL,
  visit_no    INT            NOT NULL,
  version     INT            NOT NULL,
  started_at  DATETIME(3)    NOT NULL,
  ended_at    DATETIME(3)    NULL,
  -- One a line.
  officers    VARCHAR(1000)  NOT NULL,
  place       VARCHAR(300)   NOT NULL,
  met_role    VARCHAR(100)   NOT NULL,
  met_name    VARBINARY(600) NULL,
  seen        TEXT           NOT NULL,
  ordered     TEXT           NULL,
  -- Why this version replaces the one before; null in the first.
  reason      VARCHAR(500)   NULL,
  recorded_at DATETIME(3)    NOT NULL,
  recorded_by VARCHAR(80)    NOT NULL,
  unit        VARCHAR(40)    NOT NULL,
  UNIQUE KEY site_visit_version (case_id, visit_no, version),
  CONSTRAINT site_visit_of FOREIGN KEY (case_id) REFERENCES complaint_case (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE visit_sample (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id     BIGINT       NOT NULL,
  visit_no    INT          NOT NULL,
  sample_no   INT          NOT NULL,
  medium      VARCHAR(20)  NOT NULL,
  point       VARCHAR(200) NOT NULL,
  -- Code of the parameter registry; null for an item in free words.
  parameter   VARCHAR(60)  NULL,
  item        VARCHAR(100) NOT NULL,
  taken_at    DATETIME(3)  NOT NULL,
  laboratory  VARCHAR(200) NULL,
  recorded_at DATETIME(3)  NOT NULL,
  recorded_by VARCHAR(80)  NOT NULL,
  UNIQUE KEY visit_sample_no (case_id, visit_no, sample_no),
  CONSTRAINT visit_sample_of FOREIGN KEY (case_id) REFERENCES complaint_case (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The last result of a sample counts; without one it is pending.
CREATE TABLE sample_result (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sample_id   BIGINT       NOT NULL,
  -- As the laboratory wrote it: 0.050, <0.02, 未检出.
  value       VARCHAR(30)  NOT NULL,
  unit        VARCHAR(40)  NOT NULL,
  laboratory  VARCHAR(200) NOT NULL,
  measured_on DATE         NOT NULL,
  reason      VARCHAR(500) NULL,
  recorded_at DATETIME(3)  NOT NULL,
  recorded_by VARCHAR(80)  NOT NULL,
  KEY sample_result_of_sample (sample_id, id),
  CONSTRAINT sample_result_of FOREIGN KEY (sample_id) REFERENCES visit_sample (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Copies of a photo with solid boxes over faces and plates. The files are attachments (covered copy and thumbnail) whose parent
-- is the original; at most one a photo is meant for publication.
CREATE TABLE attachment_cover (
  attachment_id BIGINT        NOT NULL PRIMARY KEY,
  original_id   BIGINT        NOT NULL,
  thumbnail_id  BIGINT        NOT NULL,
  -- left,top,width,height in percent, separated by semicolons.
  boxes         VARCHAR(1000) NOT NULL,
  made_at       DATETIME(3)   NOT NULL,
  made_by       VARCHAR(80)   NOT NULL,
  -- TRUE for the one meant for publication, else NULL.
  chosen        BOOLEAN       NULL,
  UNIQUE KEY attachment_cover_chosen (original_id, chosen),
  CONSTRAINT attachment_cover_file FOREIGN KEY (attachment_id) REFERENCES attachment (id) ON DELETE CASCADE,
  CONSTRAINT attachment_cover_small FOREIGN KEY (thumbnail_id) REFERENCES attachment (id) ON DELETE CASCADE,
  CONSTRAINT attachment_cover_of FOREIGN KEY (original_id) REFERENCES attachment (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
