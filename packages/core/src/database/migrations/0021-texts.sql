-- Complaints as they are searched and read by machines: normalised, and the numbers by which they are found.
CREATE TABLE text_index (
  case_id uuid PRIMARY KEY,
  day date NOT NULL, -- of the report
  normalised text NOT NULL,
  tokens int[] NOT NULL
);
ALTER TABLE text_index ALTER tokens SET STATISTICS 1000;
CREATE INDEX text_index_tokens ON text_index USING gin (tokens) WITH (fastupdate = off);
CREATE INDEX text_index_day ON text_index (day DESC, case_id DESC);
-- Append-only and not unique on purpose, as stale_case.
CREATE TABLE stale_text (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id uuid NOT NULL
);
INSERT INTO stale_text (case_id) SELECT case_id FROM case_text;

-- What was learned from decided cases, and how good it was on younger ones; the last row suggests.
CREATE TABLE type_model (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  trained_at timestamptz NOT NULL,
  texts int NOT NULL, types int NOT NULL, held_out int NOT NULL, held_out_from date,
  accuracy float8, macro_f1 float8, majority float8, coverage_at_90 float8, -- on the held-out texts
  model bytea NOT NULL
);
-- What was suggested for a case and what a person chose.
CREATE TABLE suggestion_decision (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id uuid NOT NULL,
  model_id bigint REFERENCES type_model (id),
  suggested_type_id int REFERENCES defect_type (id),
  confidence float8,
  chosen_type_id int NOT NULL REFERENCES defect_type (id),
  decided_by int NOT NULL REFERENCES app_user (id),
  decided_at timestamptz NOT NULL
);

-- A phrase that people had begun to write, as the last look that told it knew it.
CREATE TABLE emerging_phrase (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  phrase text NOT NULL UNIQUE,
  found_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  until_on date NOT NULL, -- the last day of the window
  also text[] NOT NULL,
  cases int NOT NULL, cases_before int NOT NULL,
  ratio float8 NOT NULL, adjusted_p float8 NOT NULL, family int NOT NULL,
  per_week int[] NOT NULL, first_seen_weeks_ago int NOT NULL,
  types jsonb NOT NULL, -- [{type: key or null, cases}]
  sample_ids uuid[] NOT NULL
);
CREATE TABLE emerging_decision (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  phrase_id bigint NOT NULL REFERENCES emerging_phrase (id),
  action text NOT NULL CHECK (action IN ('ACCEPTED', 'DISMISSED', 'REOPENED')),
  defect_type_id int REFERENCES defect_type (id), -- of an acceptance: the type that explains it
  cases int NOT NULL DEFAULT 0, -- unclassified cases that were given it
  reason text,
  decided_by int NOT NULL REFERENCES app_user (id),
  decided_at timestamptz NOT NULL
);
CREATE INDEX emerging_decision_phrase ON emerging_decision (phrase_id, id);
-- Each look at the texts.
CREATE TABLE emerging_run (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ran_at timestamptz NOT NULL,
  until_on date NOT NULL,
  family int NOT NULL, texts_now int NOT NULL, texts_before int NOT NULL
);
