-- What a case's events add up to beyond reply and resolution: who had it when, what was due when, visits, complaints.

CREATE TABLE service_contract (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE, name text NOT NULL, name_en text
);

-- A promise names the time for which it is given.
ALTER TABLE case_event ADD COLUMN due_on date, ADD COLUMN due_at timestamptz;

ALTER TABLE service_case
  ADD COLUMN contract_id int,
  -- projected from the events, like those of 0001
  ADD COLUMN reply_at timestamptz, ADD COLUMN reply_business_seconds bigint,
  ADD COLUMN reply_due_on date, ADD COLUMN reply_due_at timestamptz, ADD COLUMN reply_in_time boolean,
  ADD COLUMN dispatch_on date, ADD COLUMN dispatch_at timestamptz, ADD COLUMN dispatch_in_time boolean,
  ADD COLUMN dispatch_outcome text, ADD COLUMN dispatch_due_on date, ADD COLUMN dispatch_due_at timestamptz,
  ADD COLUMN dispatch_department_id int, ADD COLUMN dispatch_employee_id int,
  ADD COLUMN repair_due_on date, ADD COLUMN repair_due_at timestamptz, ADD COLUMN repair_in_time boolean,
  ADD COLUMN resolved_at timestamptz, ADD COLUMN handling_business_seconds bigint, ADD COLUMN net_handling_seconds bigint,
  ADD COLUMN paused_business_seconds bigint,
  ADD COLUMN first_resolution_department_id int, ADD COLUMN first_resolution_employee_id int,
  ADD COLUMN work_seconds bigint,
  ADD COLUMN survey_sent_on date, ADD COLUMN survey_answered boolean NOT NULL DEFAULT false,
  ADD COLUMN follow_up_due_on date, ADD COLUMN followed_up_on date,
  ADD COLUMN on_site boolean NOT NULL DEFAULT false,
  ADD COLUMN escalated_on date,
  ADD COLUMN diagnosed_defect text,
  ADD COLUMN analysis_on date, ADD COLUMN analysis_outcome text, ADD COLUMN no_fault_found boolean,
  ADD COLUMN analysis_department_id int, ADD COLUMN analysis_employee_id int;
-- Overdue and soon-due cases are found by due time.
CREATE INDEX service_case_reply_due ON service_case (reply_due_on, reply_due_at);
CREATE INDEX service_case_dispatch_due ON service_case (dispatch_due_on, dispatch_due_at);
CREATE INDEX service_case_repair_due ON service_case (repair_due_on, repair_due_at);

-- Every second from registration to the final resolution belongs to one owner; to_on is null while it lasts.
CREATE TABLE custody (
  case_id uuid NOT NULL,
  ordinal int NOT NULL,
  part text NOT NULL CHECK (part IN ('queue', 'owner', 'resolved')), -- waiting for an owner, with one, between a resolution and a reopening
  department_id int, employee_id int,
  from_on date NOT NULL, from_at timestamptz,
  to_on date, to_at timestamptz,
  seconds bigint, -- calendar clock; days where a time of day is unknown
  business_seconds bigint, -- on the department's calendar; null where a time of day is unknown
  PRIMARY KEY (case_id, ordinal)
);
CREATE INDEX custody_of_employee ON custody (employee_id, from_on);
CREATE TABLE visit (
  case_id uuid NOT NULL,
  event_id uuid NOT NULL, -- of the promise
  due_on date NOT NULL, due_at timestamptz,
  outcome text NOT NULL,
  on_time boolean NOT NULL,
  department_id int, employee_id int,
  PRIMARY KEY (case_id, event_id)
);
CREATE TABLE upheld_complaint (
  case_id uuid NOT NULL,
  event_id uuid NOT NULL,
  department_id int, employee_id int, -- who is complained about
  PRIMARY KEY (case_id, event_id)
);
ALTER TABLE survey_answer ADD COLUMN aspect text NOT NULL DEFAULT 'overall';

-- Append-only and not unique, like stale_failure_event: cases whose facts are to be projected again.
CREATE TABLE stale_case (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id uuid NOT NULL
);
