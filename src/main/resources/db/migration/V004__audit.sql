-- Append-only. In production the application's account has INSERT and SELECT only on this table (docs/security.md); the
-- triggers hold for every account that forgets that.
CREATE TABLE audit_entry (
  id          BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  recorded_at DATETIME(3)   NOT NULL,
  actor       VARCHAR(100)  NOT NULL,
  role        VARCHAR(200)  NOT NULL,
  kind        VARCHAR(60)   NOT NULL,
  subject     VARCHAR(120)  NOT NULL,
  detail      VARCHAR(2000) NOT NULL,
  KEY audit_entry_subject (subject, id),
  KEY audit_entry_actor (actor, id),
  KEY audit_entry_kind (kind, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit_entry is append-only';

CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit_entry is append-only';
