-- Targets a site had before the present one, so that what was measured then keeps being judged by them: "II<2021-01-01;-<2026-01-01".
ALTER TABLE site ADD COLUMN earlier_targets VARCHAR(400) NULL AFTER target_class;

-- Counts the changes of an imported parameter: nodes compare it, because their clocks differ.
ALTER TABLE imported_parameter ADD COLUMN revision INT NOT NULL DEFAULT 0;
