-- What the noise rules need beside the site itself; kept in step with the published list noise-points.
CREATE TABLE noise_site (
  site_id     BIGINT        NOT NULL,
  kind        VARCHAR(8)    NOT NULL,
  zone        VARCHAR(2)    NULL,
  road_length DECIMAL(9,1)  NULL,
  PRIMARY KEY (site_id),
  CONSTRAINT noise_site_of FOREIGN KEY (site_id) REFERENCES site (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
