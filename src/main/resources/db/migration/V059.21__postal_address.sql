-- Where a reporter gets post, sealed like name and phone.
ALTER TABLE case_identity ADD COLUMN address VARBINARY(1000) NULL AFTER email;

-- by_post: the address is the only way to reach the reporter. post_since: from when a decision waits to be posted to them.
ALTER TABLE complaint_case
  ADD COLUMN by_post    BOOLEAN     NOT NULL DEFAULT FALSE,
  ADD COLUMN post_since DATETIME(3) NULL,
  ADD KEY complaint_case_post (post_since, id);
