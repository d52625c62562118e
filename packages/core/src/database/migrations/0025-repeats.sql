-- What a person made of complaints that repeat each other. A decision ONE_EVENT is the event: its id names it.
CREATE TABLE repeat_decision (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  action text NOT NULL CHECK (action IN ('ONE_EVENT', 'JOINED', 'DISMISSED', 'TAKEN_BACK')),
  of_decision bigint REFERENCES repeat_decision (id), -- of JOINED the event, of TAKEN_BACK what no longer holds
  case_ids uuid[] NOT NULL, -- decided on
  left_out uuid[] NOT NULL DEFAULT '{}', -- shown beside them and not chosen
  reason text,
  decided_by int NOT NULL REFERENCES app_user (id),
  decided_at timestamptz NOT NULL,
  CHECK ((of_decision IS NULL) = (action IN ('ONE_EVENT', 'DISMISSED')))
);
-- Nothing is taken back twice.
CREATE UNIQUE INDEX repeat_decision_taken_back ON repeat_decision (of_decision) WHERE action = 'TAKEN_BACK';

-- The cases of each event: since when, and until when where it was taken back.
CREATE TABLE one_event_case (
  event_id bigint NOT NULL REFERENCES repeat_decision (id),
  case_id uuid NOT NULL,
  learned_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (event_id, case_id)
);
CREATE UNIQUE INDEX one_event_case_live ON one_event_case (case_id) WHERE superseded_at IS NULL;

-- Projected: each report of an event's cases that have a day of report, whether it counts, and whether it is the first of
-- its family to be counted.
CREATE TABLE one_event_report (
  case_id uuid NOT NULL,
  unit_key uuid NOT NULL, -- the row of case_defect, or the case where it has none
  counts boolean NOT NULL,
  hit boolean NOT NULL,
  PRIMARY KEY (case_id, unit_key)
);

-- What the last look found among the latest complaints; a look replaces the one before it.
CREATE TABLE repeat_look (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ran_at timestamptz NOT NULL,
  from_on date NOT NULL, until_on date NOT NULL, -- both included
  texts int NOT NULL
);
CREATE TABLE repeat_group (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  exact boolean NOT NULL,
  last_on date NOT NULL,
  case_ids uuid[] NOT NULL -- the earliest reported first
);
