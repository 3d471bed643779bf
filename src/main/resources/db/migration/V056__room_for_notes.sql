-- The note the reporter reads joins what the step says by itself with what was typed: target 200, reason 500, words 800.
ALTER TABLE case_event MODIFY public_note VARCHAR(2000) NULL;

-- 40 answers of 500 characters are more than 64 KB where a character takes four bytes.
ALTER TABLE complaint_case MODIFY answers MEDIUMTEXT NOT NULL;
