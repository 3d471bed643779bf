-- Monitoring sites. The code is the permanent address; names, townships and authorities are data and may change.
CREATE TABLE site (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code          VARCHAR(64)  NOT NULL,
  name          VARCHAR(100) NOT NULL,
  kind          VARCHAR(20)  NOT NULL,
  township      VARCHAR(9)   NULL,
  water_body    VARCHAR(60)  NULL,
  body_type     VARCHAR(10)  NULL,
  control_level VARCHAR(40)  NULL,
  sort_order    INT          NOT NULL,
  target_class  VARCHAR(4)   NULL,
  latitude      DECIMAL(9,6) NULL,
  longitude     DECIMAL(9,6) NULL,
  authority     VARCHAR(100) NOT NULL,
  county_point  BOOLEAN      NOT NULL DEFAULT FALSE,
  active        BOOLEAN      NOT NULL DEFAULT TRUE,
  UNIQUE KEY ux_site_code (code),
  KEY ix_site_kind (kind, sort_order, code)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Facts of the county's plan (base year 2019). A township stands only where the section's own name says it;
-- the order along the river and the names of the air stations are to be confirmed by the bureau and are plain data.
-- Sources of drinking water never get coordinates.
INSERT INTO site (code, name, kind, township, water_body, body_type, control_level, sort_order, target_class, authority, county_point) VALUES
  ('pj-air-1',            '平江空气自动站一号（名称待核定）', 'AIR', NULL, NULL, NULL, '城市点', 1, NULL, '岳阳市生态环境局平江分局', TRUE),
  ('pj-air-2',            '平江空气自动站二号（名称待核定）', 'AIR', NULL, NULL, NULL, '城市点', 2, NULL, '岳阳市生态环境局平江分局', TRUE),
  ('pj-air-3',            '平江空气自动站三号（名称待核定）', 'AIR', NULL, NULL, NULL, '城市点', 3, NULL, '岳阳市生态环境局平江分局', TRUE),
  ('changshou-henanqiao', '长寿河南桥断面', 'WATER', '430626104', '汨罗江流域', 'RIVER', '重金属监测断面', 1, 'III', '岳阳市生态环境局平江分局', FALSE),
  ('jinwocun',            '金窝村断面（三市河段）', 'WATER', '430626102', '汨罗江流域', 'RIVER', '重金属监测断面', 2, 'III', '岳阳市生态环境局平江分局', FALSE),
  ('yangmeijiang',        '杨梅江大桥断面', 'WATER', NULL, '汨罗江流域', 'RIVER', '重金属监测断面', 3, 'III', '岳阳市生态环境局平江分局', FALSE),
  ('wushi-wwtp',          '伍市工业园污水处理厂下游断面', 'WATER', '430626111', '汨罗江流域', 'RIVER', '重金属监测断面', 4, 'III', '岳阳市生态环境局平江分局', FALSE),
  ('yanjiatan',           '汨罗江平江段严家滩断面', 'WATER', NULL, '汨罗江', 'RIVER', '省控断面', 5, 'III', '湖南省生态环境厅', FALSE),
  ('yaotang',             '尧塘水库', 'DRINKING_WATER', NULL, '尧塘水库', 'LAKE', '县级饮用水水源', 1, 'II', '岳阳市生态环境局平江分局', FALSE),
  ('huangjindong',        '黄金洞水库', 'DRINKING_WATER', NULL, '黄金洞水库', 'LAKE', '县级饮用水水源', 2, 'II', '岳阳市生态环境局平江分局', FALSE);
