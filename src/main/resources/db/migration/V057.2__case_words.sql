-- Words to find a case by: every pair of neighbouring characters as one token of letters and digits, because the database's own
-- word index knows no Chinese words and no words of two characters. Filled by CaseWords.
CREATE TABLE case_words (
  case_id BIGINT     NOT NULL PRIMARY KEY,
  words   MEDIUMTEXT NOT NULL,
  FULLTEXT KEY case_words_pairs (words),
  CONSTRAINT case_words_of FOREIGN KEY (case_id) REFERENCES complaint_case (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
