-- An uploaded list between its preview and its confirmation; forgotten after eco.register.draft-kept.
CREATE TABLE register_import (
  id           CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version_id   BIGINT       NOT NULL,
  lock_version INT          NOT NULL,
  owner        VARCHAR(60)  NOT NULL,
  created_at   DATETIME(3)  NOT NULL,
  file_name    VARCHAR(200) NOT NULL,
  merge        BOOLEAN      NOT NULL,
  list         LONGTEXT     NOT NULL,
  PRIMARY KEY (id),
  KEY register_import_created (created_at),
  CONSTRAINT register_import_of FOREIGN KEY (version_id) REFERENCES register_version (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
