-- From raising a problem to its proven end: steps D0–D8, people, actions with their cut-in, talk, files and history.

-- What an issue is about is a question that is asked anew whenever somebody looks; what the answer was when it was raised stays.
ALTER TABLE quality_issue
  ADD COLUMN origin text NOT NULL DEFAULT 'SIGNALS' CHECK (origin IN ('SIGNALS', 'DEFECT', 'CASES', 'HAND')),
  ADD COLUMN evidence jsonb NOT NULL DEFAULT '[]', -- a list of {filters: [{dimension, in}], from}: reports of any of them
  ADD COLUMN known_then jsonb,
  ADD COLUMN major boolean NOT NULL DEFAULT false,
  ADD COLUMN special text[] NOT NULL DEFAULT '{}' CHECK (special <@ ARRAY['CRISIS', 'MEDIA', 'LAWSUIT', 'CREDIBILITY']),
  ADD COLUMN leader_id int REFERENCES app_user (id),
  ADD COLUMN department_id int REFERENCES department (id),
  ADD COLUMN version int NOT NULL DEFAULT 1, -- whoever changes it names the version they saw
  ADD COLUMN closing text CHECK (closing IN ('VERDICT', 'EXCEPTION', 'DUPLICATE')),
  ADD COLUMN closed_at timestamptz,
  ADD COLUMN closed_by int REFERENCES app_user (id),
  ADD COLUMN closing_reason text,
  ADD COLUMN duplicate_of bigint REFERENCES quality_issue (id),
  ADD CONSTRAINT quality_issue_closed CHECK ((closing IS NULL) = (closed_at IS NULL) AND (COALESCE(closing, '') = 'DUPLICATE') = (duplicate_of IS NOT NULL));

-- Issues of before were raised from signals: they are about what these watch.
UPDATE quality_issue q SET evidence = (
  SELECT jsonb_agg(jsonb_build_object('from', s.since_on, 'filters',
    jsonb_build_array(jsonb_build_object('dimension', 'defectType', 'in', jsonb_build_array(COALESCE(d.code, 'unclassified'))))
    || CASE s.level WHEN 'MODEL' THEN jsonb_build_array(jsonb_build_object('dimension', 'productModel', 'in', jsonb_build_array(m.code)))
       WHEN 'BATCH' THEN jsonb_build_array(jsonb_build_object('dimension', 'batch', 'in', jsonb_build_array(b.code)))
       WHEN 'SUPPLIER_LOT' THEN jsonb_build_array(jsonb_build_object('dimension', 'supplierLot', 'in', jsonb_build_array(l.code)))
       WHEN 'REGION' THEN jsonb_build_array(jsonb_build_object('dimension', 'region', 'in', jsonb_build_array(r.code)))
       ELSE '[]' END))
  FROM quality_issue_signal i JOIN signal s ON s.id = i.signal_id LEFT JOIN defect_type d ON d.id = s.defect_type_id
  LEFT JOIN product_model m ON m.id = s.part_id LEFT JOIN production_batch b ON b.id = s.part_id
  LEFT JOIN supplier_lot l ON l.id = s.part_id LEFT JOIN region r ON r.id = s.part_id
  WHERE i.issue_id = q.id);

-- What the question found, whenever it found something else than before.
CREATE TABLE issue_figure (
  issue_id bigint NOT NULL REFERENCES quality_issue (id),
  known_at timestamptz NOT NULL,
  cases int NOT NULL, reports int NOT NULL, cost numeric(14, 2), units_at_risk int,
  first_on date, last_on date,
  PRIMARY KEY (issue_id, known_at)
);

CREATE TABLE issue_step (
  issue_id bigint NOT NULL REFERENCES quality_issue (id),
  step smallint NOT NULL CHECK (step BETWEEN 0 AND 8),
  owner_id int REFERENCES app_user (id),
  due_at timestamptz,
  fields jsonb NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'SUBMITTED', 'APPROVED')),
  submitted_by int REFERENCES app_user (id), submitted_at timestamptz,
  approved_by int REFERENCES app_user (id), approved_at timestamptz,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (issue_id, step)
);
CREATE INDEX issue_step_owner ON issue_step (owner_id) WHERE state <> 'APPROVED';
INSERT INTO issue_step (issue_id, step) SELECT q.id, step FROM quality_issue q, generate_series(0, 8) step;

CREATE TABLE issue_member (
  issue_id bigint NOT NULL REFERENCES quality_issue (id),
  user_id int NOT NULL REFERENCES app_user (id),
  PRIMARY KEY (issue_id, user_id)
);
-- Cases that somebody put in by hand, beside those that its question finds; or (out) took out of these.
CREATE TABLE issue_case (
  issue_id bigint NOT NULL REFERENCES quality_issue (id),
  case_id uuid NOT NULL,
  is_out boolean NOT NULL DEFAULT false,
  decided_by int NOT NULL REFERENCES app_user (id),
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (issue_id, case_id)
);
CREATE INDEX issue_case_case ON issue_case (case_id);
CREATE TABLE issue_action (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  issue_id bigint NOT NULL REFERENCES quality_issue (id),
  kind text NOT NULL CHECK (kind IN ('CONTAINMENT', 'PRODUCTION', 'FIELD', 'PREVENTION')),
  description text NOT NULL,
  owner_id int NOT NULL REFERENCES app_user (id),
  due_on date NOT NULL,
  planned_ratio float8 NOT NULL DEFAULT 0.5 CHECK (planned_ratio > 0 AND planned_ratio < 1), -- the rate after ÷ before that it is to reach
  cut_in jsonb, -- {kind, batch | serial | on, treated}
  implemented_on date,
  dropped_because text,
  version int NOT NULL DEFAULT 1,
  CHECK (num_nonnulls(implemented_on, dropped_because) < 2)
);
CREATE INDEX issue_action_issue ON issue_action (issue_id);
CREATE TABLE issue_comment (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  issue_id bigint NOT NULL REFERENCES quality_issue (id),
  step smallint CHECK (step BETWEEN 0 AND 8),
  text text NOT NULL,
  mentions int[] NOT NULL DEFAULT '{}',
  said_by int NOT NULL REFERENCES app_user (id),
  said_at timestamptz NOT NULL
);
CREATE INDEX issue_comment_issue ON issue_comment (issue_id);
CREATE TABLE issue_attachment (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  issue_id bigint NOT NULL REFERENCES quality_issue (id),
  step smallint NOT NULL CHECK (step BETWEEN 0 AND 8),
  file_name text NOT NULL,
  media_type text NOT NULL,
  size int NOT NULL,
  sha256 text NOT NULL,
  content bytea, -- null: taken away
  added_by int NOT NULL REFERENCES app_user (id),
  added_at timestamptz NOT NULL,
  UNIQUE (issue_id, step, sha256)
);
-- Append-only: everything that was changed, by whom, what it was before; no by: it happened by itself.
CREATE TABLE issue_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  issue_id bigint NOT NULL REFERENCES quality_issue (id),
  at timestamptz NOT NULL,
  by int REFERENCES app_user (id),
  kind text NOT NULL,
  step smallint,
  before jsonb, after jsonb
);
CREATE INDEX issue_change_issue ON issue_change (issue_id, id);
