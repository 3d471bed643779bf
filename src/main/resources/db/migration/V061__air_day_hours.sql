-- Whether hourly values of the day came in, so that the newest hour of a site is found by one look at the end of an index.
ALTER TABLE air_day ADD COLUMN has_hours BOOLEAN NOT NULL DEFAULT FALSE, ADD KEY ix_air_day_hours (site_id, has_hours, day);
