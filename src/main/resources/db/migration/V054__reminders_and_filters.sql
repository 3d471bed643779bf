-- One node at a time does a piece of work: whoever holds the lease, until it ends or is given back.
CREATE TABLE job_lease (
  name  VARCHAR(40) NOT NULL PRIMARY KEY,
  owner CHAR(36)    NULL,
  until DATETIME(3) NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
INSERT INTO job_lease (name) VALUES ('case-reminders'), ('calendar-alarm');

-- Lists a person comes back to: a name for a set of conditions, kept as the query of the list.
CREATE TABLE saved_filter (
  id       BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  username VARCHAR(80)  NOT NULL,
  name     VARCHAR(40)  NOT NULL,
  query    VARCHAR(600) NOT NULL,
  UNIQUE KEY saved_filter_name (username, name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
