-- The public log of corrections: every later version that came with a reason, found by index, newest first.
ALTER TABLE observation
  ADD COLUMN log_entry INT AS (CASE WHEN note IS NOT NULL AND version > 1 THEN 1 END) PERSISTENT,
  ADD KEY ix_observation_log (log_entry, id),
  ADD KEY ix_observation_log_site (log_entry, site_id, id),
  -- what waits for verification
  ADD KEY ix_observation_state (is_current, state, site_id, period, start_at);

-- What one person proposes and another decides: to verify the values of a span, or to replace one value.
CREATE TABLE observation_proposal (
  id              BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind            VARCHAR(12)   NOT NULL,
  state           VARCHAR(12)   NOT NULL,
  site_id         BIGINT        NOT NULL,
  period          VARCHAR(8)    NOT NULL,
  parameters      VARCHAR(2000) NOT NULL,
  first_start     DATETIME(3)   NOT NULL,
  last_start      DATETIME(3)   NOT NULL,
  -- the newest version the proposer saw: what came later is not part of the proposal
  seen_id         BIGINT        NOT NULL,
  value_count     INT           NOT NULL,
  value           DECIMAL(20,8) NULL,
  reason          VARCHAR(100)  NULL,
  below_detection BOOLEAN       NOT NULL,
  flags           VARCHAR(100)  NULL,
  note            VARCHAR(400)  NULL,
  proposed_by     VARCHAR(100)  NOT NULL,
  proposed_at     DATETIME(3)   NOT NULL,
  decided_by      VARCHAR(100)  NULL,
  decided_at      DATETIME(3)   NULL,
  decision        VARCHAR(300)  NULL,
  batch_id        BIGINT        NULL,
  KEY ix_observation_proposal (state, id),
  CONSTRAINT fk_observation_proposal_site FOREIGN KEY (site_id) REFERENCES site (id),
  CONSTRAINT fk_observation_proposal_batch FOREIGN KEY (batch_id) REFERENCES import_batch (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
