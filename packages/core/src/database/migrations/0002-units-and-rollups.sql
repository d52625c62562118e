-- Unit relations: what each metric counts, one row a unit, all of one shape. They are the only definition of
-- a figure's rows: deltas, rollups, recomputation, live answers and drill-down all read these views.
--   day      the anchor day            outcome  'counted', or why the unit is excluded
--   hit      numerator of a share      amount   seconds, score or money
--   bucket   log bucket of a duration
-- The dimensions carry credit at the time: who replied, who owned at the resolution, who attempted first. Department
-- and person are taken from the same event: where it names a department but nobody, nobody is credited.

CREATE VIEW unit_case AS
  SELECT c.id AS case_id, c.id::text AS unit_key,
    COALESCE(c.reported_on, c.learned_on) AS day,
    CASE WHEN c.reported_on IS NULL THEN 'no_report_date' ELSE 'counted' END AS outcome,
    0 AS hit, 0::numeric AS amount, NULL::smallint AS bucket, NULL::smallint AS window_days,
    c.source_id, c.kind_id, c.channel_id, c.region_id, c.department_id, c.employee_id,
    c.family_id, c.model_id, c.batch_id, c.supplier_lot_id, c.priority_id, c.status
  FROM service_case c
  WHERE c.merged_into IS NULL AND c.revision > 0;

-- A pair counts once per family: hit marks the case's first row of its family. No defect is one report, unclassified.
CREATE VIEW unit_defect_report AS
  SELECT c.id AS case_id, COALESCE(d.id, c.id)::text AS unit_key,
    COALESCE(c.reported_on, c.learned_on) AS day,
    CASE WHEN c.reported_on IS NULL THEN 'no_report_date' ELSE 'counted' END AS outcome,
    CASE WHEN d.id IS NULL OR d.first_in_family THEN 1 ELSE 0 END AS hit,
    0::numeric AS amount, NULL::smallint AS bucket, NULL::smallint AS window_days,
    c.source_id, c.kind_id, c.channel_id, c.region_id, c.department_id, c.employee_id,
    c.family_id, c.model_id, c.batch_id, c.supplier_lot_id, c.priority_id, c.status,
    d.defect_type_id
  FROM service_case c
  LEFT JOIN case_defect d ON d.case_id = c.id AND d.counts
  WHERE c.merged_into IS NULL AND c.revision > 0;

CREATE VIEW unit_response AS
  SELECT c.id AS case_id, c.id::text AS unit_key,
    COALESCE(c.reply_on, c.reported_on, c.learned_on) AS day,
    c.reply_outcome AS outcome,
    0 AS hit, COALESCE(c.reply_seconds, 0)::numeric AS amount,
    duration_bucket(c.reply_seconds) AS bucket, NULL::smallint AS window_days,
    c.source_id, c.kind_id, c.channel_id, c.region_id,
    COALESCE(c.reply_department_id, c.department_id) AS department_id,
    CASE WHEN c.reply_department_id IS NULL THEN COALESCE(c.reply_employee_id, c.employee_id) ELSE c.reply_employee_id END AS employee_id,
    c.family_id, c.model_id, c.batch_id, c.supplier_lot_id, c.priority_id, c.status
  FROM service_case c
  WHERE c.merged_into IS NULL AND c.revision > 0 AND c.reply_outcome IS NOT NULL;

CREATE VIEW unit_resolution AS
  SELECT c.id AS case_id, c.id::text AS unit_key,
    COALESCE(c.resolved_on, c.reported_on, c.learned_on) AS day,
    c.handling_outcome AS outcome,
    0 AS hit, COALESCE(c.handling_seconds, 0)::numeric AS amount,
    duration_bucket(c.handling_seconds) AS bucket, NULL::smallint AS window_days,
    c.source_id, c.kind_id, c.channel_id, c.region_id,
    COALESCE(c.resolution_department_id, c.department_id) AS department_id,
    CASE WHEN c.resolution_department_id IS NULL THEN COALESCE(c.resolution_employee_id, c.employee_id) ELSE c.resolution_employee_id END AS employee_id,
    c.family_id, c.model_id, c.batch_id, c.supplier_lot_id, c.priority_id, c.status
  FROM service_case c
  WHERE c.merged_into IS NULL AND c.revision > 0 AND c.handling_outcome IS NOT NULL;

CREATE VIEW unit_failure_event AS
  SELECT c.id AS case_id, c.id::text AS unit_key, f.finished_on AS day, f.outcome,
    f.fixed::int AS hit, 0::numeric AS amount, NULL::smallint AS bucket, f.window_days,
    c.source_id, c.kind_id, c.channel_id, c.region_id,
    COALESCE(c.attempt_department_id, c.department_id) AS department_id,
    CASE WHEN c.attempt_department_id IS NULL THEN COALESCE(c.attempt_employee_id, c.employee_id) ELSE c.attempt_employee_id END AS employee_id,
    c.family_id, c.model_id, c.batch_id, c.supplier_lot_id, c.priority_id, c.status
  FROM failure_event f
  JOIN service_case c ON c.id = f.case_id
  WHERE c.merged_into IS NULL AND c.revision > 0;

-- Top two of five are satisfied.
CREATE VIEW unit_answer AS
  SELECT c.id AS case_id, a.event_id::text AS unit_key, a.answered_on AS day, a.outcome,
    CASE WHEN a.outcome = 'counted' AND a.score >= 4 THEN 1 ELSE 0 END AS hit,
    CASE WHEN a.outcome = 'counted' THEN a.score ELSE 0 END AS amount,
    NULL::smallint AS bucket, NULL::smallint AS window_days,
    c.source_id, c.kind_id, c.channel_id, c.region_id,
    COALESCE(a.department_id, c.resolution_department_id, c.department_id) AS department_id,
    CASE
      WHEN a.department_id IS NOT NULL THEN a.employee_id
      WHEN c.resolution_department_id IS NOT NULL THEN COALESCE(a.employee_id, c.resolution_employee_id)
      ELSE COALESCE(a.employee_id, c.resolution_employee_id, c.employee_id) END AS employee_id,
    c.family_id, c.model_id, c.batch_id, c.supplier_lot_id, c.priority_id, c.status
  FROM survey_answer a
  JOIN service_case c ON c.id = a.case_id
  WHERE c.merged_into IS NULL AND c.revision > 0;

-- A case without any recorded cost is excluded, never counted as free; a recorded zero counts.
CREATE VIEW unit_cost AS
  SELECT c.id AS case_id, c.id::text AS unit_key, c.resolved_on AS day,
    CASE WHEN c.cost_amount IS NULL THEN 'no_cost_recorded' ELSE 'counted' END AS outcome,
    0 AS hit, COALESCE(c.cost_amount, 0) AS amount, NULL::smallint AS bucket, NULL::smallint AS window_days,
    c.source_id, c.kind_id, c.channel_id, c.region_id,
    COALESCE(c.resolution_department_id, c.department_id) AS department_id,
    CASE WHEN c.resolution_department_id IS NULL THEN COALESCE(c.resolution_employee_id, c.employee_id) ELSE c.resolution_employee_id END AS employee_id,
    c.family_id, c.model_id, c.batch_id, c.supplier_lot_id, c.priority_id, c.status
  FROM service_case c
  WHERE c.merged_into IS NULL AND c.revision > 0 AND c.resolved_on IS NOT NULL;

-- ── Rollups and the signed deltas that feed them; one pair per record in the registry ──
CREATE TABLE rollup_case_service (
  day date NOT NULL, outcome text NOT NULL,
  kind_id int, channel_id int, department_id int, employee_id int,
  n bigint NOT NULL, hits bigint NOT NULL, amount numeric NOT NULL
);
CREATE TABLE rollup_case_product (
  day date NOT NULL, outcome text NOT NULL,
  region_id int, family_id int, model_id int,
  n bigint NOT NULL, hits bigint NOT NULL, amount numeric NOT NULL
);
CREATE TABLE rollup_defect_quality (
  day date NOT NULL, outcome text NOT NULL,
  kind_id int, family_id int, model_id int, batch_id int, defect_type_id int,
  n bigint NOT NULL, hits bigint NOT NULL, amount numeric NOT NULL
);
CREATE TABLE rollup_response_service (
  day date NOT NULL, outcome text NOT NULL, bucket smallint,
  kind_id int, channel_id int, department_id int, employee_id int,
  n bigint NOT NULL, hits bigint NOT NULL, amount numeric NOT NULL
);
CREATE TABLE rollup_resolution_service (
  day date NOT NULL, outcome text NOT NULL, bucket smallint,
  kind_id int, channel_id int, department_id int, employee_id int,
  n bigint NOT NULL, hits bigint NOT NULL, amount numeric NOT NULL
);
CREATE TABLE rollup_failure_event_service (
  day date NOT NULL, outcome text NOT NULL, window_days smallint, source_id int,
  kind_id int, channel_id int, department_id int, employee_id int,
  n bigint NOT NULL, hits bigint NOT NULL, amount numeric NOT NULL
);
CREATE TABLE rollup_answer_service (
  day date NOT NULL, outcome text NOT NULL,
  kind_id int, channel_id int, department_id int, employee_id int,
  n bigint NOT NULL, hits bigint NOT NULL, amount numeric NOT NULL
);
CREATE TABLE rollup_cost_service (
  day date NOT NULL, outcome text NOT NULL,
  kind_id int, channel_id int, department_id int, employee_id int,
  n bigint NOT NULL, hits bigint NOT NULL, amount numeric NOT NULL
);
DO $$
DECLARE name text; keys text;
BEGIN
  FOR name IN SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'rollup\_%' LOOP
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO keys
      FROM pg_attribute WHERE attrelid = name::regclass AND attnum > 0 AND attname NOT IN ('n', 'hits', 'amount');
    EXECUTE format('CREATE UNIQUE INDEX %I ON %I (%s) NULLS NOT DISTINCT', name || '_cell', name, keys);
    EXECUTE format('CREATE TABLE %I (LIKE %I)', replace(name, 'rollup_', 'delta_'), name);
  END LOOP;
END $$;
