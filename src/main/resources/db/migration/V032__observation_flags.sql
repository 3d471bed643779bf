-- Quality flags beside a value (codes of monitoring.QualityFlag joined by ";"), part of the version like the value itself.
ALTER TABLE observation ADD COLUMN flags VARCHAR(100) NULL AFTER below_detection;

DELIMITER //
CREATE OR REPLACE TRIGGER observation_append_only BEFORE UPDATE ON observation FOR EACH ROW
BEGIN
  IF NOT (OLD.is_current = 1 AND NEW.is_current IS NULL AND NEW.id = OLD.id AND NEW.site_id = OLD.site_id
      AND NEW.parameter = OLD.parameter AND NEW.period = OLD.period AND NEW.start_at = OLD.start_at AND NEW.end_at = OLD.end_at
      AND NEW.version = OLD.version AND NEW.value <=> OLD.value AND NEW.reason <=> OLD.reason
      AND NEW.below_detection = OLD.below_detection AND NEW.flags <=> OLD.flags AND NEW.unit = OLD.unit AND NEW.state = OLD.state
      AND NEW.source = OLD.source AND NEW.received_at = OLD.received_at AND NEW.batch_id = OLD.batch_id AND NEW.note <=> OLD.note) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'observation is append-only: add a version';
  END IF;
END//
DELIMITER ;
