-- Named reporters who asked to be called. The number is the one of the identity; another one is sealed here with the
-- associated data "number:callBack" and erased when the call is done.
CREATE TABLE call_back (
  id          BIGINT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
  case_id     BIGINT         NOT NULL,
  wished      VARCHAR(60)    NULL,
  phone       VARBINARY(200) NULL,
  asked_at    DATETIME(3)    NOT NULL,
  asked_by    VARCHAR(80)    NOT NULL,
  tries       INT            NOT NULL,
  last_try_at DATETIME(3)    NULL,
  outcome     VARCHAR(20)    NULL,
  done_at     DATETIME(3)    NULL,
  KEY call_back_open (done_at, id),
  KEY call_back_case (case_id),
  CONSTRAINT call_back_of FOREIGN KEY (case_id) REFERENCES complaint_case (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Scans of letters that were sent with a form that had mistakes, until it is saved; the id is a keyed hash of a secret of
-- the form and of the clerk, so nobody else finds them.
CREATE TABLE entry_scan (
  id         CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  expires_at DATETIME(3) NOT NULL,
  KEY entry_scan_expires (expires_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
