-- What loggers sent by HJ 212: counts for each device and outcome, added up over all nodes. mn is empty where no registered device
-- is known, so that strangers cannot fill the table.
CREATE TABLE hj212_tally (
  id      BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  mn      VARCHAR(32)  NOT NULL,
  outcome VARCHAR(20)  NOT NULL,
  total   BIGINT       NOT NULL,
  last_at DATETIME(3)  NOT NULL,
  detail  VARCHAR(300) NULL,
  UNIQUE KEY ux_hj212_tally (mn, outcome)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- When a registered device last showed itself with its password, and what it sent then.
CREATE TABLE hj212_contact (
  id      BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  mn      VARCHAR(32)  NOT NULL,
  seen_at DATETIME(3)  NOT NULL,
  address VARCHAR(45)  NOT NULL,
  command CHAR(4)      NOT NULL,
  content VARCHAR(900) NOT NULL,
  UNIQUE KEY ux_hj212_contact (mn)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
