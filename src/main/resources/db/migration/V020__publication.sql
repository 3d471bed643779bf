-- One row a version of anything that is published; its content lives with the feature.
CREATE TABLE publication (
  id                  BIGINT        NOT NULL AUTO_INCREMENT,
  kind                VARCHAR(40)   NOT NULL,
  subject             VARCHAR(64)   NOT NULL,
  version_no          INT           NOT NULL,
  reason              VARCHAR(1000) NULL,
  state               VARCHAR(20)   NOT NULL,
  published_at        DATETIME(3)   NULL,
  ended_at            DATETIME(3)   NULL,
  ended_reason        VARCHAR(1000) NULL,
  withdrawal_asked_by VARCHAR(60)   NULL,
  lock_version        INT           NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY publication_version (kind, subject, version_no),
  KEY publication_state (kind, state, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- Everybody who wrote on a version; none of them may approve it.
CREATE TABLE publication_drafter (
  publication_id BIGINT      NOT NULL,
  username       VARCHAR(60) NOT NULL,
  PRIMARY KEY (publication_id, username),
  CONSTRAINT publication_drafter_of FOREIGN KEY (publication_id) REFERENCES publication (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE publication_event (
  id             BIGINT        NOT NULL AUTO_INCREMENT,
  publication_id BIGINT        NOT NULL,
  at             DATETIME(3)   NOT NULL,
  move           VARCHAR(20)   NOT NULL,
  from_state     VARCHAR(20)   NULL,
  to_state       VARCHAR(20)   NOT NULL,
  actor          VARCHAR(60)   NOT NULL,
  actor_name     VARCHAR(60)   NOT NULL,
  reason         VARCHAR(1000) NULL,
  PRIMARY KEY (id),
  KEY publication_event_of (publication_id, id),
  CONSTRAINT publication_event_of FOREIGN KEY (publication_id) REFERENCES publication (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
