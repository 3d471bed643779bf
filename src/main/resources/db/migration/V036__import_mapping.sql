-- What the columns of a kind of file meant the last time somebody of a unit confirmed it; it can be forgotten.
CREATE TABLE import_mapping (
  unit         VARCHAR(60)  NOT NULL,
  fingerprint  CHAR(64)     NOT NULL,
  mapping      MEDIUMTEXT   NOT NULL,
  source       VARCHAR(100) NOT NULL,
  state        VARCHAR(12)  NOT NULL,
  confirmed_by VARCHAR(100) NOT NULL,
  confirmed_at DATETIME(3)  NOT NULL,
  PRIMARY KEY (unit, fingerprint)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
