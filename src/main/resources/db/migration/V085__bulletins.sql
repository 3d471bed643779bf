-- Monthly and yearly bulletins. A version carries the figures of its submission; how far it is on its way stands in publication.
-- active is 1 for the one bulletin of its period and NULL after it was discarded or withdrawn.
CREATE TABLE bulletin (
  id         BIGINT      NOT NULL AUTO_INCREMENT,
  kind       VARCHAR(10) NOT NULL,
  first_day  DATE        NOT NULL,
  end_day    DATE        NOT NULL,
  active     INT         NULL,
  created_at DATETIME(3) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY bulletin_period (kind, first_day, active),
  KEY bulletin_end (end_day, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE bulletin_version (
  id             BIGINT      NOT NULL AUTO_INCREMENT,
  bulletin_id    BIGINT      NOT NULL,
  publication_id BIGINT      NOT NULL,
  summary        TEXT        NULL,
  air_text       TEXT        NULL,
  water_text     TEXT        NULL,
  source_text    TEXT        NULL,
  work_text      TEXT        NULL,
  figures        MEDIUMTEXT  NULL,
  data_version   BIGINT      NULL,
  frozen_at      DATETIME(3) NULL,
  changed_at     DATETIME(3) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY bulletin_version_publication (publication_id),
  KEY bulletin_version_of (bulletin_id, id),
  CONSTRAINT bulletin_version_of_bulletin FOREIGN KEY (bulletin_id) REFERENCES bulletin (id),
  CONSTRAINT bulletin_version_of_publication FOREIGN KEY (publication_id) REFERENCES publication (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- What the public may read, by construction.
CREATE VIEW bulletin_public_version AS
SELECT v.*, b.kind, b.first_day, b.end_day, p.version_no, p.state, p.reason, p.published_at, p.ended_at, p.ended_reason
  FROM bulletin_version v
  JOIN bulletin b ON b.id = v.bulletin_id
  JOIN publication p ON p.id = v.publication_id
 WHERE p.state IN ('PUBLISHED', 'WITHDRAWAL_ASKED', 'CORRECTED', 'WITHDRAWN') AND v.figures IS NOT NULL;
