-- The air of each day, of each site and of the county (site_id 0): computed from observation by org.ecobureau.air, kept in
-- step in the transaction that adds versions, and made anew whenever the rule it was computed by changes. Nothing original is
-- in here. Concentrations are exact, not rounded (CO mg/m3, others ug/m3); X_mark is NA or / where there is none; X_valid counts the
-- hourly means behind a mean (o3: 8-hour means; county: points), NULL for a reported day value; received_at is when the day's
-- report could first be made.
CREATE TABLE air_day (
  site_id     BIGINT       NOT NULL,
  day         DATE         NOT NULL,
  so2         DECIMAL(32,20) NULL,
  so2_mark    VARCHAR(2)   NULL,
  so2_valid   SMALLINT     NULL,
  so2_iaqi    SMALLINT     NULL,
  no2         DECIMAL(32,20) NULL,
  no2_mark    VARCHAR(2)   NULL,
  no2_valid   SMALLINT     NULL,
  no2_iaqi    SMALLINT     NULL,
  co          DECIMAL(32,20) NULL,
  co_mark     VARCHAR(2)   NULL,
  co_valid    SMALLINT     NULL,
  co_iaqi     SMALLINT     NULL,
  o3          DECIMAL(32,20) NULL,
  o3_mark     VARCHAR(2)   NULL,
  o3_valid    SMALLINT     NULL,
  o3_iaqi     SMALLINT     NULL,
  pm10        DECIMAL(32,20) NULL,
  pm10_mark   VARCHAR(2)   NULL,
  pm10_valid  SMALLINT     NULL,
  pm10_iaqi   SMALLINT     NULL,
  pm25        DECIMAL(32,20) NULL,
  pm25_mark   VARCHAR(2)   NULL,
  pm25_valid  SMALLINT     NULL,
  pm25_iaqi   SMALLINT     NULL,
  standard    VARCHAR(30)  NOT NULL,
  aqi         SMALLINT     NULL,
  level       SMALLINT     NULL,
  primaries   VARCHAR(60)  NOT NULL,
  state       VARCHAR(12)  NOT NULL,
  sources     TEXT         NOT NULL,
  flags       VARCHAR(200) NULL,
  basis       VARCHAR(10)  NULL,
  points      SMALLINT     NULL,
  received_at DATETIME(3)  NULL,
  PRIMARY KEY (site_id, day)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- One row. changes: whoever recomputes days adds one first, so writers of days wait for each other (on a cluster: one of them is
-- rolled back and tries again). rule: fingerprint of the rule every row was computed by. lease: the node that is making all
-- days anew.
CREATE TABLE air_day_state (
  id          INT          NOT NULL PRIMARY KEY,
  changes     BIGINT       NOT NULL,
  rule        CHAR(64)     NULL,
  lease       CHAR(36)     NULL,
  lease_until DATETIME(3)  NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

INSERT INTO air_day_state (id, changes) VALUES (1, 0);
