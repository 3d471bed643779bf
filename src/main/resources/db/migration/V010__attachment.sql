-- Files people and staff send. The content lies in sealed chunks, the name is sealed; what is open here says nothing about
-- a person. A shown copy and a thumbnail are rows of their own with the original as parent and share its state.
CREATE TABLE attachment (
  id            BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
  uuid          CHAR(36)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  owner_kind    VARCHAR(40)    NOT NULL,
  owner_id      VARCHAR(80)    NOT NULL,
  kind          VARCHAR(20)    NOT NULL,
  parent_id     BIGINT         NULL,
  sealed_name   VARBINARY(1000) NOT NULL,
  declared_type VARCHAR(100)   NULL,
  media_type    VARCHAR(100)   NOT NULL,
  bytes         BIGINT         NOT NULL,
  sha256        CHAR(64)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  width         INT            NULL,
  height        INT            NULL,
  state         VARCHAR(20)    NOT NULL,
  created_at    DATETIME(3)    NOT NULL,
  scan_owner    CHAR(36)       CHARACTER SET ascii COLLATE ascii_bin NULL,
  scan_until    DATETIME(3)    NULL,
  scanned_at    DATETIME(3)    NULL,
  finding       VARCHAR(200)   NULL,
  UNIQUE KEY attachment_uuid (uuid),
  KEY attachment_owner (owner_kind, owner_id, id),
  KEY attachment_to_scan (state, parent_id, scan_until),
  CONSTRAINT attachment_parent FOREIGN KEY (parent_id) REFERENCES attachment (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- 256 KB each before sealing, so that a range is served without opening the whole file and no packet grows large.
CREATE TABLE attachment_chunk (
  attachment_id BIGINT     NOT NULL,
  position      INT        NOT NULL,
  sealed        MEDIUMBLOB NOT NULL,
  PRIMARY KEY (attachment_id, position),
  CONSTRAINT attachment_chunk_of FOREIGN KEY (attachment_id) REFERENCES attachment (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
