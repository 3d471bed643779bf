CREATE TABLE eia_project (
  id         BIGINT      NOT NULL AUTO_INCREMENT,
  created_at DATETIME(3) NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- A notice keeps its number, and so its address, through all corrections.
CREATE TABLE eia_notice (
  id         BIGINT      NOT NULL AUTO_INCREMENT,
  project_id BIGINT      NOT NULL,
  stage      VARCHAR(20) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  PRIMARY KEY (id),
  KEY eia_notice_project (project_id, id),
  CONSTRAINT eia_notice_of_project FOREIGN KEY (project_id) REFERENCES eia_project (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- One row a version; how far it is on its way to the public stands in publication.
CREATE TABLE eia_notice_version (
  id              BIGINT        NOT NULL AUTO_INCREMENT,
  notice_id       BIGINT        NOT NULL,
  publication_id  BIGINT        NOT NULL,
  project_name    VARCHAR(200)  NOT NULL,
  location        VARCHAR(300)  NULL,
  township        CHAR(9)       NULL,
  builder         VARCHAR(200)  NULL,
  eia_agency      VARCHAR(200)  NULL,
  report_type     VARCHAR(20)   NULL,
  authority       VARCHAR(100)  NULL,
  accepted_on     DATE          NULL,
  redaction       TEXT          NULL,
  summary         TEXT          NULL,
  measures        TEXT          NULL,
  participation   TEXT          NULL,
  outcome         VARCHAR(20)   NULL,
  outcome_reason  TEXT          NULL,
  document_title  VARCHAR(300)  NULL,
  document_number VARCHAR(100)  NULL,
  decided_on      DATE          NULL,
  period_first    DATE          NULL,
  period_last     DATE          NULL,
  counting_rule   VARCHAR(20)   NULL,
  PRIMARY KEY (id),
  UNIQUE KEY eia_version_publication (publication_id),
  KEY eia_version_notice (notice_id, id),
  KEY eia_version_period (period_last, notice_id),
  KEY eia_version_township (township, period_last, notice_id),
  CONSTRAINT eia_version_of_notice FOREIGN KEY (notice_id) REFERENCES eia_notice (id),
  CONSTRAINT eia_version_of_publication FOREIGN KEY (publication_id) REFERENCES publication (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- What the public may read, by construction: pages, CSV and API of the public side use these two views only.
CREATE VIEW eia_public_version AS
SELECT v.*, n.project_id, n.stage, p.version_no, p.state, p.reason, p.published_at, p.ended_at
  FROM eia_notice_version v
  JOIN eia_notice n ON n.id = v.notice_id
  JOIN publication p ON p.id = v.publication_id
 WHERE p.state IN ('PUBLISHED', 'WITHDRAWAL_ASKED', 'CORRECTED');

-- Of a notice that was taken down the public sees that it was there, when and why it went.
CREATE VIEW eia_withdrawn_notice AS
SELECT n.id, n.project_id, n.stage, v.project_name, p.published_at, p.ended_at, p.ended_reason
  FROM eia_notice_version v
  JOIN eia_notice n ON n.id = v.notice_id
  JOIN publication p ON p.id = v.publication_id
 WHERE p.state = 'WITHDRAWN';
