-- Wrong receipt codes and complaints of one address are counted alike: by keyed hash, no address is stored.
ALTER TABLE receipt_try
  RENAME TO keyed_count,
  CHANGE try_key count_key CHAR(64) NOT NULL,
  CHANGE fails used INT NOT NULL;

-- What somebody typed so far, sealed under the key's place; the id is a keyed hash of the cookie. After submission the
-- row holds the receipt only.
CREATE TABLE complaint_draft (
  id         CHAR(64)    NOT NULL PRIMARY KEY,
  content    MEDIUMBLOB  NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  version    BIGINT      NOT NULL,
  KEY complaint_draft_expires (expires_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
