-- Quarters of sources that report by month are means ("2/3 月"). The table is filled anew at the next start.
ALTER TABLE source_quarter ADD COLUMN completeness VARCHAR(20) NULL;
DELETE FROM source_quarter;
