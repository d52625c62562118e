-- A change of rate that detectors raised in one series of defect reports. Days are the first of their period.
CREATE TABLE signal (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  level text NOT NULL CHECK (level IN ('DEFECT', 'MODEL', 'BATCH', 'SUPPLIER_LOT', 'REGION')),
  defect_type_id int REFERENCES defect_type (id), -- null: reports that carry no type
  part_id int, -- the model, batch, supplier lot or region; null of a whole defect
  detector text NOT NULL,
  ratio float8, adjusted_p float8, family int,
  since_on date NOT NULL,
  raised_on date NOT NULL,
  found_at timestamptz NOT NULL
);
CREATE INDEX signal_series ON signal (defect_type_id, level, part_id);

-- What was known of a signal: a row for each run that learned something new of it.
CREATE TABLE signal_state (
  signal_id bigint NOT NULL REFERENCES signal (id),
  known_at timestamptz NOT NULL,
  until_on date NOT NULL, -- the day after the last that was counted
  closed_on date, -- the period in which all was as usual again; null while open
  withdrawn boolean NOT NULL DEFAULT false, -- what was learned later took the grounds away
  observed int NOT NULL,
  expected float8 NOT NULL,
  rate_ratio float8, low float8 NOT NULL, high float8, -- null: without a limit
  PRIMARY KEY (signal_id, known_at)
);

-- What people made of a signal; the last row holds.
CREATE TABLE signal_decision (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  signal_id bigint NOT NULL REFERENCES signal (id),
  action text NOT NULL CHECK (action IN ('ACKNOWLEDGED', 'DISMISSED', 'REOPENED')),
  reason text,
  decided_by int NOT NULL REFERENCES app_user (id),
  decided_at timestamptz NOT NULL
);
CREATE INDEX signal_decision_signal ON signal_decision (signal_id, id);

-- Each look at all series, and by what settings.
CREATE TABLE detection_run (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  known_at timestamptz NOT NULL,
  until_on date NOT NULL,
  series int NOT NULL, untested int NOT NULL, dispersion float8 NOT NULL,
  settings jsonb NOT NULL
);
