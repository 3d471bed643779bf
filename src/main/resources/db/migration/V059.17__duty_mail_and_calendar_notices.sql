-- Office addresses of units and posts, for reminders and emergencies: no address of a person, and nothing of a case is mailed.
CREATE TABLE duty_address (
  receiver   VARCHAR(40)  NOT NULL PRIMARY KEY,
  address    VARCHAR(254) NOT NULL,
  changed_by VARCHAR(80)  NOT NULL,
  changed_at DATETIME(3)  NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Which receiver got the reminder of which working day: one mail each.
CREATE TABLE duty_digest (
  day        DATE        NOT NULL,
  receiver   VARCHAR(40) NOT NULL,
  cases      INT         NOT NULL,
  written_at DATETIME(3) NOT NULL,
  PRIMARY KEY (day, receiver)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO message_template (code, medium, title, placeholders, subject, body) VALUES
  ('case-digest', 'MAIL', '到期提醒（发给单位）', 'receiver,day,count,lines,link,bureau', '{day}：{count} 件投诉快到期或者已超期',
   '{receiver}：\n\n下面 {count} 件投诉快到期或者已经超期（只有编号和期限，内容请登录后看）：\n\n{lines}\n\n请登录查看：{link}\n\n本邮件每个工作日最多一封，由系统发出，请不要回复。\n\n{bureau}'),
  ('case-urgent', 'MAIL', '紧急投诉（发给单位）', 'receiver,number,link,bureau', '紧急：投诉 {number} 请马上处理',
   '{receiver}：\n\n投诉 {number} 标为紧急，请马上登录查看，并按应急规定报告和处置：{link}\n\n本邮件不含投诉内容，由系统随时发出，请不要回复。\n\n{bureau}');

-- A year's notice as an administrator stored it; the newest of a year takes the place of what came with the site. Rows are added, never changed.
CREATE TABLE calendar_notice (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  calendar_year INT          NOT NULL,
  notice        VARCHAR(80)  NOT NULL,
  source_url    VARCHAR(300) NOT NULL,
  stored_by     VARCHAR(80)  NOT NULL,
  stored_at     DATETIME(3)  NOT NULL,
  KEY calendar_notice_year (calendar_year, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE calendar_notice_day (
  notice_id  BIGINT      NOT NULL,
  day        DATE        NOT NULL,
  is_workday BOOLEAN     NOT NULL,
  name       VARCHAR(40) NOT NULL,
  PRIMARY KEY (notice_id, day),
  CONSTRAINT calendar_notice_day_of FOREIGN KEY (notice_id) REFERENCES calendar_notice (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Counting the terms of open cases anew after a notice: how far it is, one row.
CREATE TABLE term_recount (
  id         INT         NOT NULL PRIMARY KEY,
  notice_id  BIGINT      NOT NULL,
  reached_id BIGINT      NOT NULL,
  counted    INT         NOT NULL,
  changed    INT         NOT NULL,
  ended_at   DATETIME(3) NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
INSERT INTO term_recount (id, notice_id, reached_id, counted, changed, ended_at) VALUES (1, 0, 0, 0, 0, NULL);
UPDATE term_recount SET ended_at = UTC_TIMESTAMP(3);

INSERT INTO job_lease (name) VALUES ('term-recount');
