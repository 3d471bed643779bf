-- Who publishes the values of a site, or who authorised it to (HJ 633-2026 5.1.2: city level and above for air). Empty: the
-- default of the kind of site (eco.monitoring.publisher.*, unverified [U], to be confirmed by the bureau).
ALTER TABLE site ADD COLUMN publisher VARCHAR(100) NULL AFTER authority;
