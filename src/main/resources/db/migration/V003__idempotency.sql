-- First answers of storing requests, kept sealed for 24 hours. The key is kept as a hash: no collation makes two keys one.
CREATE TABLE idempotency (
  key_hash   CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  scope      VARCHAR(80) NOT NULL,
  body_mac   CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  answer     MEDIUMBLOB  NULL,
  created_at DATETIME(3) NOT NULL,
  KEY idempotency_created (created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
