CREATE TABLE staff_unit (
  code     VARCHAR(40)  NOT NULL PRIMARY KEY,
  name     VARCHAR(100) NOT NULL,
  position INT          NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO staff_unit (code, name, position) VALUES
  ('bureau', '局机关', 1),
  ('enforcement', '执法大队', 2),
  ('wushi-station', '伍市环保站', 3);
