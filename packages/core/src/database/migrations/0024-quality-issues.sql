-- A problem that somebody takes to those who can remove its cause.
CREATE TABLE quality_issue (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number text NOT NULL UNIQUE, -- QI-2026-0001: the year it was raised in, and which of that year
  title text NOT NULL,
  problem text NOT NULL,
  severity int NOT NULL CHECK (severity BETWEEN 1 AND 4),
  safety boolean NOT NULL,
  raised_by int NOT NULL REFERENCES app_user (id),
  raised_at timestamptz NOT NULL
);

-- The signals an issue was raised for, and what was known of each at that moment; what is known now stands with the signal.
CREATE TABLE quality_issue_signal (
  issue_id bigint NOT NULL REFERENCES quality_issue (id),
  signal_id bigint NOT NULL UNIQUE REFERENCES signal (id),
  known_then jsonb NOT NULL,
  PRIMARY KEY (issue_id, signal_id)
);

ALTER TABLE signal_decision DROP CONSTRAINT signal_decision_action_check;
ALTER TABLE signal_decision ADD CONSTRAINT signal_decision_action_check
  CHECK (action IN ('ACKNOWLEDGED', 'DISMISSED', 'REOPENED', 'IN_ISSUE'));
-- The number of the issue that a signal went into.
ALTER TABLE signal_decision ADD COLUMN issue text;
