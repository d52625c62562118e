-- What each department is told of itself after a week or month: frozen, sent, acknowledged.

-- How often a department wants it; the last row holds, without one it is monthly.
CREATE TABLE package_period (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  department_id int NOT NULL REFERENCES department (id),
  grain text NOT NULL CHECK (grain IN ('WEEK', 'MONTH')),
  set_by int NOT NULL REFERENCES app_user (id),
  set_at timestamptz NOT NULL
);
CREATE INDEX package_period_department ON package_period (department_id, id);

CREATE TABLE department_package (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  department_id int NOT NULL REFERENCES department (id),
  grain text NOT NULL CHECK (grain IN ('WEEK', 'MONTH')),
  from_on date NOT NULL,
  to_on date NOT NULL, -- exclusive
  made_on date NOT NULL, -- one edition of a period a day
  known_at timestamptz NOT NULL, -- as of when everything in it is told
  made_by int REFERENCES app_user (id), -- null: by itself
  document jsonb NOT NULL,
  -- Of the one edition of each period that its department is to acknowledge.
  sent_at timestamptz,
  due_at timestamptz,
  acknowledged_by int REFERENCES app_user (id),
  acknowledged_at timestamptz,
  acknowledgement text,
  late_told_at timestamptz,
  UNIQUE (department_id, grain, from_on, made_on),
  CHECK (from_on < to_on),
  CHECK ((sent_at IS NULL) = (due_at IS NULL)),
  CHECK ((acknowledged_by IS NULL) = (acknowledged_at IS NULL))
);
CREATE UNIQUE INDEX department_package_sent ON department_package (department_id, grain, from_on) WHERE sent_at IS NOT NULL;
CREATE INDEX department_package_late ON department_package (due_at) WHERE acknowledged_at IS NULL AND late_told_at IS NULL;

-- What a department says it will do better; append-only, the last row holds.
CREATE TABLE package_note (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  package_id bigint NOT NULL REFERENCES department_package (id),
  text text NOT NULL,
  written_by int NOT NULL REFERENCES app_user (id),
  written_at timestamptz NOT NULL
);
CREATE INDEX package_note_package ON package_note (package_id, id);
