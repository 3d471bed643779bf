-- What is to be sent stands here in the transaction that is the reason for it; a job sends it. Address and text are sealed.
CREATE TABLE outbox_message (
  id          BIGINT          NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ref         CHAR(36)        NOT NULL,
  medium      VARCHAR(10)     NOT NULL,
  template    VARCHAR(40)     NOT NULL,
  about       VARCHAR(64)     NOT NULL,
  address     VARBINARY(700)  NULL,
  content     MEDIUMBLOB      NULL,
  state       VARCHAR(10)     NOT NULL,
  attempts    INT             NOT NULL,
  next_at     DATETIME(3)     NOT NULL,
  lease_owner CHAR(36)        NULL,
  lease_until DATETIME(3)     NULL,
  created_at  DATETIME(3)     NOT NULL,
  done_at     DATETIME(3)     NULL,
  last_error  VARCHAR(300)    NULL,
  UNIQUE KEY outbox_message_ref (ref),
  KEY outbox_message_due (state, next_at, id),
  KEY outbox_message_state (state, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The words of each kind of message; placeholders are those the code fills in, others are refused when the text is edited.
CREATE TABLE message_template (
  code         VARCHAR(40)   NOT NULL,
  medium       VARCHAR(10)   NOT NULL,
  title        VARCHAR(100)  NOT NULL,
  placeholders VARCHAR(200)  NOT NULL,
  subject      VARCHAR(200)  NOT NULL,
  body         VARCHAR(2000) NOT NULL,
  changed_by   VARCHAR(80)   NULL,
  changed_at   DATETIME(3)   NULL,
  version      BIGINT        NOT NULL DEFAULT 0,
  PRIMARY KEY (code, medium)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A message names the case and the step, never what was reported or answered, and never the receipt code.
INSERT INTO message_template (code, medium, title, placeholders, subject, body) VALUES
  ('case-step', 'MAIL', '投诉有新进展', 'number,step,link,bureau,hotline', '您的投诉 {number} 有新进展：{step}',
   '您好！\n\n您的投诉 {number} 有新进展：{step}。\n\n请带上回执码查看详情：{link}\n\n本邮件只告诉您有进展，不含投诉内容；我们不会在邮件里索要您的回执码。如有疑问请拨打 {hotline}。\n\n{bureau}'),
  ('case-step', 'SMS', '投诉有新进展', 'number,step,link,bureau,hotline', '投诉有新进展',
   '【{bureau}】您的投诉{number}有新进展：{step}。凭回执码查询：{link} 咨询{hotline}'),
  ('case-message', 'MAIL', '给投诉人的留言', 'number,link,bureau,hotline', '您的投诉 {number} 有一条留言',
   '您好！\n\n办理人员就您的投诉 {number} 给您留了言，请带上回执码查看并回复：{link}\n\n如有疑问请拨打 {hotline}。\n\n{bureau}'),
  ('case-message', 'SMS', '给投诉人的留言', 'number,link,bureau,hotline', '投诉有留言',
   '【{bureau}】您的投诉{number}有一条留言，凭回执码查看：{link}');
