-- Lists somebody else keeps or decides. One version is one whole list; how far it is on its way to the public stands in
-- publication (kind 'register', subject = code of the list).
CREATE TABLE register_version (
  id             BIGINT        NOT NULL AUTO_INCREMENT,
  publication_id BIGINT        NOT NULL,
  kind           VARCHAR(40)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source         VARCHAR(200)  NULL,
  list_date      DATE          NULL,
  note           VARCHAR(1000) NULL,
  row_count      INT           NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY register_version_publication (publication_id),
  KEY register_version_kind (kind, id),
  CONSTRAINT register_version_of_publication FOREIGN KEY (publication_id) REFERENCES publication (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- The cells are the columns of the kind by name; an empty cell is not there.
CREATE TABLE register_row (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  version_id BIGINT       NOT NULL,
  position   INT          NOT NULL,
  row_key    VARCHAR(190) COLLATE utf8mb4_bin NOT NULL,
  cells      JSON         NOT NULL,
  PRIMARY KEY (id),
  KEY register_row_position (version_id, position),
  UNIQUE KEY register_row_key (version_id, row_key),
  CONSTRAINT register_row_of_version FOREIGN KEY (version_id) REFERENCES register_version (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
