-- What people say of their own figures and who decides it, and what they have learned.

CREATE TABLE training_record (
  employee_id int NOT NULL REFERENCES employee (id),
  topic text NOT NULL,
  trained_on date NOT NULL,
  valid_until date, -- null: for good
  learned_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (employee_id, topic, trained_on),
  CHECK (valid_until >= trained_on)
);

-- A person may contest a unit of their own scorecard once; who decides it adds a decision and changes nothing here.
CREATE TABLE scorecard_contest (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  employee_id int NOT NULL REFERENCES employee (id),
  department_id int REFERENCES department (id), -- where the person worked on the unit's day
  metric text NOT NULL,
  case_id uuid NOT NULL,
  unit_key text NOT NULL,
  day date NOT NULL,
  reason text NOT NULL,
  contested_by int NOT NULL REFERENCES app_user (id),
  contested_at timestamptz NOT NULL,
  UNIQUE (employee_id, metric, unit_key)
);
CREATE TABLE contest_decision (
  contest_id int PRIMARY KEY REFERENCES scorecard_contest (id), -- one decision: of two at once the second is refused
  upheld boolean NOT NULL,
  reason text NOT NULL,
  decided_by int NOT NULL REFERENCES app_user (id),
  decided_at timestamptz NOT NULL
);
