-- One row for each source and quarter with a result, computed from the observations in the transaction that changed them:
-- rates over all sources need no reading of every value. exceeding is "manganese=0.30;ph=".
CREATE TABLE source_quarter (
  id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  site_id       BIGINT        NOT NULL,
  start_at      DATETIME(3)   NOT NULL,
  items         INT           NOT NULL,
  water_class   VARCHAR(4)    NULL,
  target        VARCHAR(4)    NULL,
  compliant     BOOLEAN       NULL,
  reason        VARCHAR(200)  NULL,
  exceeding     VARCHAR(4000) NOT NULL,
  standard      VARCHAR(40)   NOT NULL,
  state         VARCHAR(12)   NOT NULL,
  source        VARCHAR(400)  NOT NULL,
  demonstration BOOLEAN       NOT NULL,
  UNIQUE KEY ux_source_quarter (start_at, site_id),
  KEY ix_source_quarter_site (site_id, start_at),
  CONSTRAINT fk_source_quarter_site FOREIGN KEY (site_id) REFERENCES site (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
