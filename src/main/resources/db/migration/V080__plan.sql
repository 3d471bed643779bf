-- Deliveries that touched a year of the plan: a figure computed before the newest row of its year is computed again.
CREATE TABLE plan_change (
  id        BIGINT NOT NULL AUTO_INCREMENT,
  plan_year INT    NOT NULL,
  PRIMARY KEY (id),
  KEY plan_change_year (plan_year, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
