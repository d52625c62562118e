-- Whether a case was reopened after it had first been resolved; one that was closed, reopened and then resolved was not.
ALTER TABLE service_case ADD COLUMN reopened_since boolean;
INSERT INTO stale_case (case_id) SELECT id FROM service_case WHERE revision > 0;
