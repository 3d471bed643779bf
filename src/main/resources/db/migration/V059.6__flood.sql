-- Cases somebody or something made us look at twice: few of many rows, so the desk finds them by an index.
ALTER TABLE complaint_case
  ADD COLUMN flagged BOOLEAN NOT NULL DEFAULT FALSE,
  ADD KEY complaint_case_flagged (flagged, id);
UPDATE complaint_case SET flagged = TRUE WHERE flags <> '';

-- A solved challenge counts once. Only a keyed hash of it is kept, and no longer than it would be valid.
CREATE TABLE spent_challenge (
  challenge_key CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  until         DATETIME(3) NOT NULL,
  KEY spent_challenge_until (until)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
