-- How long a case is kept: what was erased when, and whether a legal hold stops it. When something is to be erased is computed
-- from the end of the case and the settings, never stored.
ALTER TABLE complaint_case
  ADD COLUMN legal_hold         BOOLEAN     NOT NULL DEFAULT FALSE,
  ADD COLUMN identity_erased_at DATETIME(3) NULL,
  ADD COLUMN photos_erased_at   DATETIME(3) NULL,
  ADD COLUMN text_erased_at     DATETIME(3) NULL,
  ADD KEY complaint_case_keeps_identity (identity_erased_at, ended_at, id),
  ADD KEY complaint_case_keeps_photos (photos_erased_at, ended_at, id),
  ADD KEY complaint_case_keeps_text (text_erased_at, ended_at, id),
  ADD KEY complaint_case_ended (status, ended_at, id);

-- Messages about a case that go when its identity goes.
ALTER TABLE outbox_message ADD KEY outbox_message_about (about, id);

-- One row a pass that erased something or failed at it.
CREATE TABLE retention_run (
  id       BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at       DATETIME(3) NOT NULL,
  identity INT         NOT NULL,
  photos   INT         NOT NULL,
  text     INT         NOT NULL,
  failed   INT         NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One change to the newest keys: asked for by a person, done in the background, again from the beginning after a crash.
CREATE TABLE key_rotation (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  asked_by   VARCHAR(80)  NOT NULL,
  asked_at   DATETIME(3)  NOT NULL,
  seal_key   INT          NOT NULL,
  mac_key    INT          NOT NULL,
  -- The table being worked on, and how many rows so far, for the progress on the page.
  at_table   VARCHAR(64)  NULL,
  seen       BIGINT       NOT NULL DEFAULT 0,
  changed    BIGINT       NOT NULL DEFAULT 0,
  broken     BIGINT       NOT NULL DEFAULT 0,
  -- What could not be brought under the newest key; NULL until the end.
  left_over  BIGINT       NULL,
  touched_at DATETIME(3)  NOT NULL,
  ended_at   DATETIME(3)  NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO job_lease (name) VALUES ('retention'), ('key-rotation');
