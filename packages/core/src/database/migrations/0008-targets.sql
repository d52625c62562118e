-- Targets per metric, period and department, and what became of them. Both tables are append-only.

-- One row a version. The version of a department for a period is the latest that is valid from its first day or before
-- (of several valid from the same day the last one set); a department without one has its parent's, and at the root the
-- company's. Rates are 0–1, durations seconds, money the installation's currency.
CREATE TABLE kpi_target (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  metric text NOT NULL,
  parameters jsonb NOT NULL DEFAULT '{}', -- {"windowDays": 30}
  grain text NOT NULL CHECK (grain IN ('WEEK', 'MONTH', 'QUARTER', 'YEAR')),
  department_id int REFERENCES department (id), -- null: the company
  valid_from date NOT NULL, -- the first day of a period
  value double precision, -- null: from then on no target of its own
  margin double precision NOT NULL DEFAULT 0 CHECK (margin >= 0), -- nearer than this to the target is at risk
  owner_id int REFERENCES employee (id), -- who answers for it
  set_by int REFERENCES app_user (id), -- null: the installation itself
  set_at timestamptz NOT NULL
);
CREATE INDEX kpi_target_of ON kpi_target (metric, grain, department_id, valid_from);

-- How a period stood to its target, with the time at which it was so known; a row only when something changed.
CREATE TABLE target_state (
  known_at timestamptz NOT NULL,
  metric text NOT NULL,
  parameters jsonb NOT NULL,
  grain text NOT NULL,
  bucket date NOT NULL,
  department_id int REFERENCES department (id),
  state text CHECK (state IN ('MET', 'AT_RISK', 'MISSED', 'NOT_ENOUGH_DATA')), -- null: no target any longer
  target_id bigint REFERENCES kpi_target (id), -- the version that applied
  value double precision,
  n bigint NOT NULL,
  low double precision, high double precision,
  provisional boolean NOT NULL,
  UNIQUE NULLS NOT DISTINCT (grain, department_id, metric, parameters, bucket, known_at)
);

-- Append-only marks: what the KPI run has not looked at yet. Taken in the transaction that keeps what it found.
CREATE TABLE stale_kpi (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  of_targets boolean NOT NULL -- a target was set or ended: all its periods, not only the recent ones
);
