-- Which client handed a matter over by the signed interface, and a keyed hash of what it said: a repetition is recognised for ever.
CREATE TABLE transfer_case (
  number    VARCHAR(32) NOT NULL PRIMARY KEY,
  client    VARCHAR(40) NOT NULL,
  reference VARCHAR(64) NOT NULL,
  body_mac  CHAR(64)    NOT NULL,
  taken_at  DATETIME(3) NOT NULL,
  UNIQUE KEY transfer_case_reference (client, reference)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Calls that were made, as hash of client and nonce, until their time stamp is too old to be taken anyway.
CREATE TABLE transfer_nonce (
  nonce_hash CHAR(64)    NOT NULL PRIMARY KEY,
  until      DATETIME(3) NOT NULL,
  KEY transfer_nonce_until (until)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A file of transferred matters between upload and commit, and afterwards its receipts; sealed, for its uploader, at most a day.
CREATE TABLE transfer_import (
  id         CHAR(36)     NOT NULL PRIMARY KEY,
  owner      VARCHAR(80)  NOT NULL,
  channel    VARCHAR(20)  NOT NULL,
  file_name  VARCHAR(200) NOT NULL,
  created_at DATETIME(3)  NOT NULL,
  file_lines INT          NOT NULL,
  content    MEDIUMBLOB   NULL,
  receipts   MEDIUMBLOB   NULL,
  stored     INT          NULL,
  KEY transfer_import_owner (owner, created_at),
  KEY transfer_import_created (created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
