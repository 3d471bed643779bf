-- What somebody typed into a form of a case and has not sent: one row for a person, case and step, sealed.
CREATE TABLE case_draft (
  id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  username     VARCHAR(80) NOT NULL,
  case_id      BIGINT      NOT NULL,
  step         VARCHAR(30) NOT NULL,
  content      MEDIUMBLOB  NOT NULL,
  -- How many events of the case the person had seen, so that what came since can be told.
  seen         INT         NOT NULL,
  saved_at     DATETIME(3) NOT NULL,
  -- What another window had kept when this one wrote over it.
  earlier      MEDIUMBLOB  NULL,
  earlier_at   DATETIME(3) NULL,
  -- Thrown away, but not gone yet: the person may take it back.
  discarded_at DATETIME(3) NULL,
  UNIQUE KEY case_draft_of (username, case_id, step),
  KEY case_draft_saved (saved_at),
  CONSTRAINT case_draft_case FOREIGN KEY (case_id) REFERENCES complaint_case (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Texts that are written often. The row is the text as it stands; every version stays in the other table.
CREATE TABLE text_module (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  title      VARCHAR(60)  NOT NULL,
  body       TEXT         NOT NULL,
  steps      VARCHAR(400) NOT NULL,
  types      VARCHAR(120) NOT NULL DEFAULT '',
  reasons    VARCHAR(20)  NOT NULL DEFAULT '',
  active     BOOLEAN      NOT NULL,
  changed_by VARCHAR(80)  NULL,
  changed_at DATETIME(3)  NULL,
  version    BIGINT       NOT NULL DEFAULT 0,
  UNIQUE KEY text_module_title (title)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE text_module_version (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  module_id  BIGINT       NOT NULL,
  title      VARCHAR(60)  NOT NULL,
  body       TEXT         NOT NULL,
  steps      VARCHAR(400) NOT NULL,
  types      VARCHAR(120) NOT NULL,
  reasons    VARCHAR(20)  NOT NULL,
  active     BOOLEAN      NOT NULL,
  changed_by VARCHAR(80)  NULL,
  changed_at DATETIME(3)  NULL,
  KEY text_module_version_of (module_id, id),
  CONSTRAINT text_module_version_module FOREIGN KEY (module_id) REFERENCES text_module (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO text_module (title, body, steps, types, reasons, active) VALUES
  ('受理：已经受理', '您 {receivedOn} 反映的{township}{types}问题，我们已经受理，编号 {number}。答复的最后期限写在查询页面上。办理中您可以随时凭回执查看进展、补充情况和照片。', 'ACCEPT', '', '', TRUE),
  ('受理：请继续留意', '我们已经受理，会尽快派人去看。问题再出现时，请在查询页面留言，写明几点几分、持续多久，方便我们赶到现场。', 'ACCEPT', 'air,noise', '', TRUE),
  ('不予受理：不归我们管', '这件事由【哪个部门】负责，请向他们反映，电话【电话号码】。依据是【法律名称和第几条】。如果还有环境污染的情况，欢迎再告诉我们。', 'REFUSE', '', 'a', TRUE),
  ('不予受理：生活噪声', '邻居、广场舞、商户喇叭这类噪声由公安机关等部门负责，请拨打【电话号码】，或向【社区或物业】反映。依据是【法律名称和第几条】。', 'REFUSE', 'noise', 'a', TRUE),
  ('不予受理：诉讼、仲裁或复议中', '办理机关是【法院、仲裁机构或复议机关的名称】，案号或受理日期是【案号或日期】。结果请向该机关查询；发现新的污染情况，可以另外告诉我们。', 'REFUSE', '', 'b', TRUE),
  ('不予受理：已经受理过', '原来那一件的编号是【原来的编号】，正在由【承办单位】办理。请用原来的回执查询，新的情况可以在那一件里留言补充。', 'REFUSE', '', 'c', TRUE),
  ('不予受理：已经答复过', '这件事我们已于【答复日期】答复，编号【原来的编号】。对答复不服的，可以自收到答复之日起 30 日内向【复查机关】申请复查（信访工作条例第三十五条）。有新的事实，请写明新在哪里，我们会重新登记。', 'REFUSE', '', 'd', TRUE),
  ('转办：转给有权处理的单位', '您反映的{types}问题由【接收单位全称】负责（依据：【法律名称和第几条】），我们已把您反映的情况转过去，由该单位答复您。该单位电话：【电话号码】。', 'PASS_ON', '', '', TRUE),
  ('退回：不属于本单位职责', '您反映的问题由【有权处理的单位全称】负责，我们已退给转来的单位，请他们转交。', 'RETURN_TO_SOURCE', '', '', TRUE),
  ('留言：请补充时间和地点', '您好！为了查清您反映的问题，请补充：\n1. 什么时间出现，多久一次，每次多长；\n2. 具体地点，或者附近的标志；\n3. 是哪家单位，知道的话请写全称。\n直接在这里回复就可以，不用写姓名和电话。', 'MESSAGE_TO_REPORTER', '', '', TRUE),
  ('留言：请补充照片', '您好！如果方便，请补充照片：问题出现时拍一张远景、一张近景，注意安全。照片里的拍摄信息我们会去掉。', 'MESSAGE_TO_REPORTER', '', '', TRUE),
  ('留言：请说明气味', '您好！请补充：气味像什么（焦糊、臭鸡蛋、油漆、化工），几点到几点最重，当时刮什么方向的风，是否有头晕、呛咳。问题正在发生时请马上留言。', 'MESSAGE_TO_REPORTER', 'air', '', TRUE),
  ('留言：约定现场查看', '您好！我们准备在【日期和时间】到现场查看。那时问题仍在发生或者已经停止，都请在这里告诉我们一声。', 'MESSAGE_TO_REPORTER', '', '', TRUE),
  ('留言：告诉进展', '您好！您反映的问题正在由{unit}办理。目前已经【做了什么】，下一步【还要做什么】。最迟 {due} 答复您。', 'MESSAGE_TO_REPORTER', '', '', TRUE),
  ('延期：需要监测或鉴定', '查清这件事需要【委托监测、专家鉴定或者其他】，预计【日期】才有结果，原来的期限内办不完，因此延长办理期限。', 'EXTEND,ASK_EXTENSION', '', '', TRUE),
  ('延期：整改还在进行', '被投诉单位正在整改，要到【日期】完成，我们要看到整改结果才能答复您，因此延长办理期限。', 'EXTEND,ASK_EXTENSION', '', '', TRUE),
  ('核查情况：现场检查', '【时间】到{enterprise}（{place}）检查。现场情况：【看到什么】。监测情况：【测到什么；没有监测的写明原因】。询问情况：【问了谁，说了什么】。依据：【法律、标准名称和条款】。', 'RECORD_FINDING', '', '', TRUE),
  ('答复：属实', '您 {receivedOn} 反映的{township}{types}问题（编号 {number}），我们已经查清，现答复如下：\n一、是否属实：属实。\n二、查到的情况：{visitedOn}，我们到{enterprise}检查，发现【查到什么、测到什么】。\n三、处理：【做了什么，依据哪部法律第几条】。\n四、整改：【是否完成；没有完成的，写完成期限】。整改前后的照片：【有或没有】。\n五、您提出的其他要求：【逐条答复；没有的删去这一条】。\n对这个答复有疑问，可以在查询页面留言，或者拨打 {hotline}。感谢您的监督。\n{bureau}', 'DRAFT_ANSWER', '', '', TRUE),
  ('答复：部分属实', '您 {receivedOn} 反映的{township}{types}问题（编号 {number}），我们已经查清，现答复如下：\n一、是否属实：部分属实。\n二、属实的部分：{visitedOn}，我们到{enterprise}检查，发现【查到什么、测到什么】。\n三、不属实的部分：【哪一点不属实，根据是什么】。\n四、处理和整改：【做了什么，依据哪部法律第几条；是否整改完成】。整改前后的照片：【有或没有】。\n五、您提出的其他要求：【逐条答复；没有的删去这一条】。\n对这个答复有疑问，可以在查询页面留言，或者拨打 {hotline}。感谢您的监督。\n{bureau}', 'DRAFT_ANSWER', '', '', TRUE),
  ('答复：不属实', '您 {receivedOn} 反映的{township}{types}问题（编号 {number}），我们已经查清，现答复如下：\n一、是否属实：没有发现您反映的情况。\n二、我们怎样查的：{visitedOn}，我们到【检查地点】检查，【看了哪些地方、测了什么、结果是多少】。\n三、以后再出现：请当时就留言或者拨打 {hotline}，写明时间和地点，我们会再去看。\n四、您提出的其他要求：【逐条答复；没有的删去这一条】。\n感谢您的监督。\n{bureau}', 'DRAFT_ANSWER', '', '', TRUE),
  ('答复：不属职责的部分', '您提出的【哪一项要求】不属于生态环境部门的职责，依据是【法律名称和第几条】，请向【单位全称】反映，电话【电话号码】。', 'DRAFT_ANSWER', '', '', TRUE),
  ('答复：赔偿和救济途径', '您要求的赔偿属于民事争议，可以和对方协商，也可以请【调解组织】调解，或者向人民法院起诉。对我们的处理意见不服的，可以自收到之日起 30 日内向【复查机关】申请复查（信访工作条例第三十五条）。', 'DRAFT_ANSWER', '', '', TRUE),
  ('办结：请评价', '您反映的问题已经办结。请在查询页面给我们评价；问题再出现，可以在那里留言，我们会重新办理。', 'CLOSE', '', '', TRUE),
  ('阶段性办结：整改没有完成', '已经完成【完成了什么】，还没有完成【还有什么】，由【责任单位全称】在【日期】前完成。到时我们再去核查，并告诉您结果。', 'STAGE_CLOSE', '', '', TRUE),
  ('重新办理：有新的情况', '您反映了新的情况：【什么情况】。我们重新办理，答复期限从今天重新算起。', 'REOPEN', '', '', TRUE);
INSERT INTO text_module_version (module_id, title, body, steps, types, reasons, active)
  SELECT id, title, body, steps, types, reasons, active FROM text_module ORDER BY id;
