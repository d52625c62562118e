-- Whom a step's term was told to, once for each term: before it, and after it.
CREATE TABLE issue_reminder (
  issue_id bigint NOT NULL REFERENCES quality_issue (id),
  step smallint NOT NULL,
  due_at timestamptz NOT NULL,
  is_overdue boolean NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (issue_id, step, due_at, is_overdue)
);
-- When the receivers of a package were told and mailed; packages of before are not.
ALTER TABLE department_package ADD COLUMN announced_at timestamptz;
UPDATE department_package SET announced_at = sent_at WHERE sent_at IS NOT NULL;
CREATE INDEX department_package_unannounced ON department_package (id) WHERE sent_at IS NOT NULL AND announced_at IS NULL;
