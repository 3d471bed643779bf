-- What a clerk typed on the entry screen and has not saved: one row for a clerk and an opened form, sealed.
CREATE TABLE entry_draft (
  id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  username     VARCHAR(80) NOT NULL,
  -- Made with each form that is opened, so that two calls at once are two drafts.
  draft_key    CHAR(43)    NOT NULL,
  -- Gone when the matter was registered; the row stays a day, so that a late save does not bring it back.
  content      MEDIUMBLOB  NULL,
  saved_at     DATETIME(3) NOT NULL,
  discarded_at DATETIME(3) NULL,
  done         BOOLEAN     NOT NULL,
  UNIQUE KEY entry_draft_of (username, draft_key),
  KEY entry_draft_saved (saved_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
