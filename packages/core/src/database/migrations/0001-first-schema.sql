-- The first schema. What every table keeps to:
--   large tables (unit, customer, service_case and what hangs on it) carry their distribution key (case id, …)
--   in every primary and unique key, have no triggers (so no foreign keys either: their ids come from joins), and no
--   small table points into them;
--   facts that change figures are superseded, never overwritten; persons and texts stand in rows of their own.

-- ── Who and where: small reference tables, keyed outwardly by the source's codes ──
CREATE TABLE department (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  name_en text,
  parent_id int REFERENCES department (id)
);
CREATE TABLE employee (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  name_en text
);
CREATE TABLE employee_membership (
  employee_id int NOT NULL REFERENCES employee (id),
  department_id int NOT NULL REFERENCES department (id),
  valid_from date NOT NULL,
  valid_to date,
  PRIMARY KEY (employee_id, department_id, valid_from),
  CHECK (valid_to > valid_from)
);
CREATE TABLE region (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE, name text NOT NULL, name_en text,
  parent_id int REFERENCES region (id)
);
CREATE TABLE channel (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE, name text NOT NULL, name_en text
);
-- A kind with counts_for_first_fix = false (installation, training, consultation, …) is listed, never counted, in first-time fix.
CREATE TABLE case_kind (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE, name text NOT NULL, name_en text,
  counts_for_first_fix boolean NOT NULL DEFAULT true
);
CREATE TABLE case_priority (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE, name text NOT NULL, name_en text
);

-- ── What was made ──
CREATE TABLE product_family (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE, name text NOT NULL, name_en text
);
-- The key of a model is family code/model code, because makers reuse model names between families.
CREATE TABLE product_model (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  family_id int REFERENCES product_family (id),
  code text NOT NULL UNIQUE, name text NOT NULL, name_en text
);
CREATE TABLE production_batch (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  model_id int REFERENCES product_model (id),
  code text NOT NULL UNIQUE, name text NOT NULL, name_en text,
  produced_month date
);
CREATE TABLE supplier_lot (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE, name text NOT NULL, name_en text,
  supplier text, component text
);
CREATE TABLE unit (
  id uuid PRIMARY KEY, -- derived from the serial, so the same serial is the same row on any node
  serial text NOT NULL,
  model_id int,
  batch_id int,
  supplier_lot_id int,
  sold_on date,
  replaced_by uuid, -- the history of a replaced unit stays with it and is read through this
  merged_into uuid
);
-- Units sold per model, batch and month: the exposure that rates divide by.
CREATE TABLE units_sold (
  model_id int NOT NULL REFERENCES product_model (id),
  batch_id int REFERENCES production_batch (id),
  region_id int REFERENCES region (id),
  month date NOT NULL,
  units int NOT NULL,
  learned_at timestamptz NOT NULL DEFAULT now(),
  superseded_at timestamptz,
  UNIQUE NULLS NOT DISTINCT (model_id, batch_id, region_id, month, learned_at)
);

-- ── What can be wrong ──
CREATE TABLE defect_family (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE, name text NOT NULL, name_en text
);
-- key = family code/type code; a type without a family is keyed by its code alone.
CREATE TABLE defect_type (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  family_id int REFERENCES defect_family (id),
  code text NOT NULL UNIQUE, name text NOT NULL, name_en text
);

-- ── Customers: the row that figures may use, and the person apart ──
CREATE TABLE customer (
  id uuid PRIMARY KEY, -- derived from (source, its number there)
  source_id int NOT NULL,
  region_id int REFERENCES region (id),
  merged_into uuid
);
CREATE TABLE customer_person (
  customer_id uuid PRIMARY KEY,
  name text, phone text, address text,
  erased_at timestamptz
);

-- ── Where rows come from ──
CREATE TABLE source (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  name text NOT NULL GENERATED ALWAYS AS (code) STORED, name_en text,
  complete_through date -- the last day to which this source is known to be complete
);
CREATE TABLE import_run (
  id uuid PRIMARY KEY,
  source_id int REFERENCES source (id),
  file_name text NOT NULL,
  file_sha256 text NOT NULL,
  mapping_name text NOT NULL,
  started_by text,
  started_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed')),
  failure text,
  summary jsonb NOT NULL DEFAULT '{}'
);
CREATE TABLE import_rejection (
  import_run_id uuid NOT NULL,
  line int NOT NULL,
  ordinal int NOT NULL,
  severity text NOT NULL CHECK (severity IN ('rejected', 'set_aside')), -- the whole row, or one field of it
  column_name text,
  value text,
  reason text NOT NULL, -- a stable code of the catalogue
  PRIMARY KEY (import_run_id, line, ordinal)
);

-- ── The case: its number, what its latest assertion says, and the facts its events add up to ──
CREATE TABLE service_case (
  id uuid PRIMARY KEY, -- derived from (source, its number there)
  source_id int NOT NULL,
  number text NOT NULL,
  revision int NOT NULL DEFAULT 1,
  content_hash text NOT NULL, -- of the latest assertion: the same row again changes nothing
  source_version text, -- the source's own version, if it has one: an older copy never overwrites a newer one
  log_version text, -- how new the newest row of an event log was; kept apart, for the two clocks are not comparable
  import_run_id uuid NOT NULL,
  learned_at timestamptz NOT NULL,
  learned_on date NOT NULL, -- the business day of learned_at
  merged_into uuid,
  -- asserted
  kind_id int,
  channel_id int,
  region_id int,
  department_id int, -- the owner's
  employee_id int, -- the owner
  priority_id int,
  model_id int,
  family_id int,
  batch_id int,
  supplier_lot_id int,
  unit_id uuid,
  customer_id uuid,
  asserted_status text,
  -- projected from the events (see cases/project-facts.sql.ts); never written by hand
  status text NOT NULL DEFAULT 'open',
  reported_on date,
  reported_at timestamptz,
  reply_on date, reply_seconds bigint, reply_outcome text,
  reply_department_id int, reply_employee_id int,
  resolved_on date, handling_seconds bigint, handling_outcome text,
  resolution_department_id int, resolution_employee_id int,
  first_resolved_on date,
  reopened_count int NOT NULL DEFAULT 0,
  closed_on date,
  attempt_count int NOT NULL DEFAULT 0,
  attempt_on date, attempt_at timestamptz, attempt_result text, -- of the first attempt
  mail_in boolean NOT NULL DEFAULT false,
  attempt_department_id int, attempt_employee_id int,
  cost_amount numeric(14, 2)
);
CREATE INDEX service_case_number ON service_case (number);
CREATE INDEX service_case_reported ON service_case (reported_on DESC, id);
CREATE INDEX service_case_unit ON service_case (unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX service_case_department ON service_case (department_id, reported_on DESC, id);
CREATE INDEX service_case_employee ON service_case (employee_id, reported_on DESC, id);
CREATE INDEX service_case_model ON service_case (model_id, reported_on DESC, id);
CREATE INDEX service_case_resolved ON service_case (resolved_on DESC, id) WHERE resolved_on IS NOT NULL;

-- Each version of what a source said of a case's attributes; the latest counts, the earlier ones stay.
CREATE TABLE case_assertion (
  case_id uuid NOT NULL,
  revision int NOT NULL,
  learned_at timestamptz NOT NULL,
  import_run_id uuid NOT NULL,
  asserted jsonb NOT NULL,
  PRIMARY KEY (case_id, revision)
);
-- Complaint texts can be erased without touching a figure.
CREATE TABLE case_text (
  case_id uuid PRIMARY KEY,
  complaint text NOT NULL,
  erased_at timestamptz
);
-- Append-only. When it happened (a date, and an instant where the source knew one), and when we learned it.
CREATE TABLE case_event (
  case_id uuid NOT NULL,
  id uuid NOT NULL, -- from (case, content, ordinal among identical rows): the same event twice is the same row
  type text NOT NULL,
  happened_on date,
  happened_at timestamptz,
  learned_at timestamptz NOT NULL,
  superseded_at timestamptz,
  origin text NOT NULL CHECK (origin IN ('source', 'person')),
  import_run_id uuid,
  content_hash text NOT NULL,
  ordinal int NOT NULL, -- among rows of the case with the same content
  source_event text, -- digest of the source's own id of the event: a corrected copy supersedes it
  of_row boolean NOT NULL, -- came with a row that is the whole case, and is superseded with it
  department_id int,
  employee_id int,
  result text, -- of a repair attempt: fixed, not_fixed, unknown, no_fault_found
  amount numeric(14, 2), -- of a cost
  score numeric(5, 2), -- of an answer, on the scale 1–5
  detail text, -- cost kind, waiting reason, survey dimension, the source's own word for the event
  set_aside text, -- why an impossible value was set aside: then happened_on, score or amount is null
  PRIMARY KEY (case_id, id)
);
CREATE VIEW repair_attempt AS
  SELECT case_id, id, happened_on AS finished_on, happened_at AS finished_at, department_id, employee_id, result, learned_at
  FROM case_event WHERE type = 'repair_attempted' AND superseded_at IS NULL AND set_aside IS NULL;
CREATE VIEW case_cost AS
  SELECT case_id, id, happened_on AS incurred_on, detail AS kind, amount, learned_at
  FROM case_event WHERE type = 'cost_incurred' AND superseded_at IS NULL AND set_aside IS NULL;
-- The last answer to a survey within seven days of the one before it counts; set-aside answers stay to be listed.
CREATE TABLE survey_answer (
  case_id uuid NOT NULL,
  event_id uuid NOT NULL,
  answered_on date NOT NULL,
  department_id int, employee_id int,
  score numeric(5, 2),
  outcome text NOT NULL,
  PRIMARY KEY (case_id, event_id)
);
CREATE INDEX survey_answer_day ON survey_answer (answered_on);
-- What the source says and what a person here decided stand side by side; a person's rows win while they live.
CREATE TABLE case_defect (
  case_id uuid NOT NULL,
  id uuid NOT NULL,
  defect_type_id int NOT NULL,
  is_leading boolean NOT NULL DEFAULT false, -- plain `leading` is a word of SQL itself
  origin text NOT NULL CHECK (origin IN ('source', 'person')),
  decided_by int,
  learned_at timestamptz NOT NULL,
  superseded_at timestamptz,
  -- projected: does this row count now, and is it the case's first row of its family
  counts boolean NOT NULL DEFAULT false,
  first_in_family boolean NOT NULL DEFAULT false,
  PRIMARY KEY (case_id, id)
);
CREATE INDEX case_defect_type ON case_defect (defect_type_id, case_id) WHERE counts;

-- First-time fix by failure event: one row per event and window, on the event's first case.
CREATE TABLE failure_event (
  case_id uuid NOT NULL,
  window_days smallint NOT NULL,
  finished_on date NOT NULL,
  outcome text NOT NULL, -- counted, or why it does not count
  fixed boolean NOT NULL,
  repeat_case_ids uuid[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (case_id, window_days)
);
CREATE INDEX failure_event_day ON failure_event (window_days, finished_on);
-- Append-only and not unique on purpose: a unique mark with ON CONFLICT DO NOTHING loses updates.
CREATE TABLE stale_failure_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id uuid,
  case_id uuid,
  CHECK (num_nonnulls(unit_id, case_id) = 1)
);

-- The KPI run's figures, kept with the time at which they were so known.
CREATE TABLE kpi_figure (
  known_at timestamptz NOT NULL,
  metric text NOT NULL,
  grain text NOT NULL,
  bucket date NOT NULL,
  department_id int REFERENCES department (id),
  value double precision,
  n bigint NOT NULL,
  numerator numeric, denominator numeric, low double precision, high double precision,
  provisional boolean NOT NULL,
  excluded jsonb NOT NULL DEFAULT '[]',
  UNIQUE NULLS NOT DISTINCT (metric, grain, bucket, department_id, known_at)
);
CREATE TABLE reconciliation (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ran_at timestamptz NOT NULL DEFAULT now(),
  rollup text NOT NULL,
  cells bigint NOT NULL,
  differing bigint NOT NULL,
  mended bigint NOT NULL,
  sample jsonb NOT NULL DEFAULT '[]'
);

-- ── Doors ──
CREATE TABLE app_user (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  username text NOT NULL,
  display_name text NOT NULL,
  password_hash text NOT NULL,
  must_change_password boolean NOT NULL DEFAULT false,
  language text NOT NULL DEFAULT 'zh-CN',
  employee_id int REFERENCES employee (id),
  disabled_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX app_user_username ON app_user (lower(username));
CREATE TABLE role_assignment (
  user_id int NOT NULL REFERENCES app_user (id),
  role text NOT NULL,
  department_id int REFERENCES department (id), -- null: the whole company
  valid_from date NOT NULL DEFAULT CURRENT_DATE,
  valid_to date,
  UNIQUE NULLS NOT DISTINCT (user_id, role, department_id, valid_from)
);
CREATE TABLE session (
  token_hash bytea PRIMARY KEY, -- sha-256 of the secret: the secret itself is never stored
  user_id int NOT NULL REFERENCES app_user (id),
  kind text NOT NULL CHECK (kind IN ('browser', 'bearer')),
  label text,
  role text, -- a bearer token may be narrowed to one role
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX session_of_user ON session (user_id);
CREATE TABLE sign_in_attempt (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  username text NOT NULL,
  address text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  succeeded boolean NOT NULL
);
CREATE INDEX sign_in_attempt_recent ON sign_in_attempt (username, at);
CREATE TABLE audit_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  user_id int,
  action text NOT NULL,
  subject text,
  detail jsonb NOT NULL DEFAULT '{}'
);
CREATE TABLE installation (
  key text PRIMARY KEY,
  value jsonb NOT NULL
);

-- ── Durations in log buckets: bucket b holds [1.02^b, 1.02^(b+1)) seconds, so a percentile is within 2 % ──
CREATE FUNCTION duration_bucket(seconds bigint) RETURNS smallint
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT floor(ln(greatest(seconds, 1)::double precision) / ln(1.02::double precision))::smallint $$;
