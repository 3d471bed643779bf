-- Wells and springs among the drinking-water sources ("GROUNDWATER" is eleven letters).
ALTER TABLE site MODIFY body_type VARCHAR(12) NULL;

-- Parameters and limits that the register "parameters" added to the data files. A row is never removed: stored values
-- keep their name and unit also when the register no longer lists the parameter.
CREATE TABLE imported_parameter (
  id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code         VARCHAR(40)   NOT NULL,
  name         VARCHAR(100)  NOT NULL,
  symbol       VARCHAR(40)   NOT NULL,
  unit         VARCHAR(20)   NOT NULL,
  decimals     INT           NOT NULL,
  media        VARCHAR(60)   NOT NULL,
  source_limit DECIMAL(20,8) NULL,
  ground_1     DECIMAL(20,8) NULL,
  ground_2     DECIMAL(20,8) NULL,
  ground_3     DECIMAL(20,8) NULL,
  ground_4     DECIMAL(20,8) NULL,
  standard     VARCHAR(60)   NOT NULL,
  clause       VARCHAR(100)  NULL,
  changed_at   DATETIME(3)   NOT NULL,
  UNIQUE KEY ux_imported_parameter_code (code),
  KEY ix_imported_parameter_changed (changed_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
