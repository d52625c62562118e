/** The first hour after the last day of the cases, which are reported from 2023-11-01 to 2026-10-31. */
export const companyNow = new Date("2026-10-31T16:30:00Z");

const draws = {
  moment: 1,
  province: 2,
  moved: 3,
  slot: 4,
  kind: 5,
  channel: 6,
  model: 7,
  age: 8,
  lot: 9,
  serial: 10,
  priority: 11,
  reply: 12,
  replyAngle: 13,
  replier: 14,
  handling: 15,
  handlingAngle: 16,
  resolver: 17,
  attempt: 18,
  attempts: 19,
  fixed: 20,
  cost: 21,
  answer: 22,
  score: 23,
  status: 24,
  defects: 25,
  firstDefect: 26,
  secondDefect: 27,
  repeat: 28,
  customer: 29,
} as const;
type Draw = keyof typeof draws;

/** A number in [0, 1) that the seed, the case and what is drawn decide. */
const u = (seed: number, draw: Draw, i = "i") =>
  `((hashint8extended(${i}, ${seed * 1000 + draws[draw]}) & 1073741823) / 1073741824.0::float8)`;
const normal = (seed: number, length: Draw, angle: Draw) =>
  `(sqrt(-2 * ln(${u(seed, length)} + 1e-10)) * cos(6.283185307 * ${u(seed, angle)}))`;

/**
 * One statement that fills `service_case` with cases 1 to `cases`, in the order of their reports. OFFSET 0 keeps each step
 * from being written into the next, which would draw the same number dozens of times.
 */
export function insertCases(seed: number, cases: number): string {
  return `
    INSERT INTO service_case (
      id, source_id, number, content_hash, import_run_id, learned_at, learned_on,
      kind_id, channel_id, region_id, department_id, employee_id, priority_id, model_id, family_id, batch_id, supplier_lot_id,
      unit_id, customer_id, asserted_status, status, reported_on, reported_at,
      reply_on, reply_at, reply_seconds, reply_business_seconds, reply_outcome, reply_department_id, reply_employee_id,
      reply_due_on, reply_due_at, reply_in_time,
      dispatch_on, dispatch_at, dispatch_outcome, dispatch_in_time, dispatch_due_on, dispatch_due_at, dispatch_department_id, dispatch_employee_id,
      repair_due_on, repair_in_time,
      resolved_on, resolved_at, handling_seconds, handling_business_seconds, net_handling_seconds, paused_business_seconds, handling_outcome,
      resolution_department_id, resolution_employee_id, first_resolved_on, first_resolution_department_id, first_resolution_employee_id,
      reopened_count, closed_on, attempt_count, attempt_on, attempt_at, attempt_result, attempt_department_id, attempt_employee_id,
      mail_in, on_site, cost_amount, work_seconds)
    WITH drawn AS (
      SELECT i, md5('case ${seed} ' || i)::uuid AS id,
        '2023-11-01 00:00+08'::timestamptz + make_interval(secs => floor((i - ${u(seed, "moment")}) * ${1096 * 86_400} / ${cases})) AS at,
        floor(31 * power(${u(seed, "province")}, 1.4))::int AS province,
        ${u(seed, "moved")} < 0.08 AS elsewhere,
        floor(30 * power(${u(seed, "slot")}, 1.2))::int AS slot,
        ${u(seed, "kind")} AS kind, 1 + floor(8 * power(${u(seed, "channel")}, 2))::int AS channel,
        1 + floor(60 * power(${u(seed, "model")}, 1.6))::int AS model,
        floor(-8 * ln(1 - ${u(seed, "age")}))::int AS age, 1 + floor(500 * ${u(seed, "lot")})::int AS lot,
        ${u(seed, "serial")} AS serial, ${u(seed, "priority")} AS priority,
        exp(9.3 + 1.2 * ${normal(seed, "reply", "replyAngle")})::bigint AS reply_seconds, ${u(seed, "replier")} AS replier,
        ${normal(seed, "handling", "handlingAngle")} AS handling, ${u(seed, "resolver")} AS resolver,
        ${u(seed, "attempt")} AS attempt, ${u(seed, "attempts")} AS attempts, ${u(seed, "fixed")} AS fixed,
        ${u(seed, "cost")} AS cost, ${u(seed, "status")} AS ends
      FROM generate_series(1::bigint, ${cases}) i OFFSET 0
    ), placed AS (
      SELECT *, at::date AS day,
        CASE WHEN elsewhere THEN (province * 7 + slot) % 32 ELSE province END AS branch,
        CASE WHEN kind < 0.6 THEN 1 WHEN kind < 0.75 THEN 2 WHEN kind < 0.85 THEN 3 WHEN kind < 0.95 THEN 4 ELSE 5 END AS kind_id
      FROM drawn OFFSET 0
    ), owned AS (
      SELECT *, 9 + branch AS department,
        1 + slot * 32 + CASE WHEN slot < 3 AND day >= '2025-03-01' THEN (branch + 31) % 32 ELSE branch END AS employee,
        exp(12.6 + 0.9 * handling + 0.25 * sin(slot + branch) + 0.1 * (model % 8))::bigint AS handling_seconds,
        greatest(0, least(71, (date_part('year', day) - 2020) * 12 + date_part('month', day) - 11 - age))::int AS month
      FROM placed OFFSET 0
    ), timed AS (
      SELECT *, at + make_interval(secs => least(reply_seconds, handling_seconds)) AS replied,
        at + make_interval(secs => handling_seconds) AS ended, at + make_interval(secs => handling_seconds * 0.8) AS attempted,
        replier < 0.15 AS by_centre, 961 + floor(replier * 133)::int % 20 AS clerk,
        resolver < 0.06 AS by_area, 981 + branch * 7 / 32 AS chief
      FROM owned OFFSET 0
    ), known AS (
      SELECT *, replied < '2026-11-01 00:00+08' AS has_reply, ended < '2026-11-01 00:00+08' AND ends < 0.98 AS has_end,
        attempted < '2026-11-01 00:00+08' AND kind_id <= 3 AND attempt < 0.9 AS has_attempt
      FROM timed OFFSET 0
    )
    SELECT id, 1, 'B' || i, md5(i::text), '00000000-0000-4000-8000-000000000001', at + interval '1 hour', day,
      kind_id, channel, 1 + province, department, employee, CASE WHEN priority < 0.1 THEN 1 WHEN priority < 0.8 THEN 2 ELSE 3 END,
      model, 1 + (model - 1) % 8, (model - 1) * 72 + month + 1, lot,
      CASE WHEN serial < 0.7 THEN md5('unit ${seed} ' || floor(serial * ${Math.max(1, Math.round(cases * 0.8))})::text)::uuid END,
      md5('customer ${seed} ' || floor(${u(seed, "customer")} * ${Math.max(1, Math.round(cases * 0.6))})::text)::uuid, NULL,
      CASE WHEN has_end AND ends < 0.7 THEN 'closed' WHEN has_end THEN 'resolved' WHEN has_reply THEN 'in_progress' ELSE 'open' END,
      day, at,
      CASE WHEN has_reply THEN replied::date END, CASE WHEN has_reply THEN replied END,
      CASE WHEN has_reply THEN least(reply_seconds, handling_seconds) END,
      CASE WHEN has_reply THEN least(reply_seconds, handling_seconds) / 3 END,
      CASE WHEN has_reply THEN 'counted' END,
      CASE WHEN has_reply THEN CASE WHEN by_centre THEN 1 ELSE department END END,
      CASE WHEN has_reply THEN CASE WHEN by_centre THEN clerk ELSE employee END END,
      day + 1, at + interval '24 hours', has_reply AND reply_seconds <= 86400,
      CASE WHEN has_reply THEN replied::date END, CASE WHEN has_reply THEN replied END, CASE WHEN has_reply THEN 'counted' END,
      has_reply AND reply_seconds <= 172800, day + 2, at + interval '48 hours',
      CASE WHEN has_reply THEN department END, CASE WHEN has_reply THEN employee END,
      day + 30, has_end AND handling_seconds <= 2592000,
      CASE WHEN has_end THEN ended::date END, CASE WHEN has_end THEN ended END,
      CASE WHEN has_end THEN handling_seconds END, CASE WHEN has_end THEN handling_seconds / 3 END,
      CASE WHEN has_end THEN handling_seconds / 4 END, CASE WHEN has_end THEN handling_seconds / 12 END,
      CASE WHEN has_end THEN 'counted' END,
      CASE WHEN has_end THEN CASE WHEN by_area THEN 2 + branch * 7 / 32 ELSE department END END,
      CASE WHEN has_end THEN CASE WHEN by_area THEN chief ELSE employee END END,
      CASE WHEN has_end THEN ended::date END,
      CASE WHEN has_end THEN CASE WHEN by_area THEN 2 + branch * 7 / 32 ELSE department END END,
      CASE WHEN has_end THEN CASE WHEN by_area THEN chief ELSE employee END END,
      0, CASE WHEN has_end AND ends < 0.7 THEN ended::date END,
      CASE WHEN has_attempt THEN CASE WHEN attempts < 0.88 THEN 1 ELSE 2 END ELSE 0 END,
      CASE WHEN has_attempt THEN attempted::date END, CASE WHEN has_attempt THEN attempted END,
      CASE WHEN has_attempt THEN CASE WHEN fixed < 0.93 THEN 'fixed' WHEN fixed < 0.98 THEN 'not_fixed' ELSE 'unknown' END END,
      CASE WHEN has_attempt THEN department END, CASE WHEN has_attempt THEN employee END,
      has_attempt AND attempts > 0.97, kind_id = 1 AND priority < 0.5,
      CASE WHEN has_end AND cost < 0.8 THEN round((20 * exp(1.1 * handling) + 100 * cost)::numeric, 2) END,
      CASE WHEN has_attempt THEN (3600 + 7200 * cost)::bigint END
    FROM known`;
}

const firstDefect = (seed: number, i: string) =>
  `(c.family_id - 1) * 13 + (floor(13 * power(${u(seed, "firstDefect", i)}, 2.2))::int + CASE WHEN ${u(seed, "repeat", i)} < 0.3 THEN c.model_id ELSE 0 END) % 13 + 1`;
const secondDefect = (seed: number, i: string) =>
  `(c.family_id - 1) * 13 + (floor(13 * power(${u(seed, "secondDefect", i)}, 1.5))::int) + 1`;

/** Defects of the cases: 15 % have none, 12 % a second one where it differs from the first. */
export function insertDefects(seed: number): string {
  const i = "substr(c.number, 2)::bigint";
  return `
    INSERT INTO case_defect (case_id, id, defect_type_id, is_leading, origin, learned_at, counts, first_in_family)
    SELECT c.id, md5(c.id || ' ' || d.which)::uuid, CASE d.which WHEN 1 THEN d.first ELSE d.second END, d.which = 1, 'source', c.learned_at,
      true, d.which = 1 OR (d.first - 1) % 13 % 3 <> (d.second - 1) % 13 % 3
    FROM service_case c
    CROSS JOIN LATERAL (
      SELECT w AS which, ${u(seed, "defects", i)} AS some, ${firstDefect(seed, i)} AS first, ${secondDefect(seed, i)} AS second
      FROM generate_series(1, 2) w
    ) d
    WHERE d.some >= 0.15 AND (d.which = 1 OR (d.some >= 0.88 AND d.first <> d.second))`;
}

/** First-fix rows of each window: 7 % of the attempts belong to an earlier event and have none. */
export function insertFailureEvents(seed: number): string {
  const i = "substr(c.number, 2)::bigint";
  return `
    INSERT INTO failure_event (case_id, window_days, finished_on, outcome, fixed)
    SELECT c.id, w, c.attempt_on,
      CASE WHEN c.attempt_count = 1 AND c.attempt_result = 'unknown' THEN 'outcome_unknown' ELSE 'counted' END,
      c.attempt_count = 1 AND c.attempt_result = 'fixed' AND NOT c.mail_in
        AND ${u(seed, "repeat", i)} > CASE w WHEN 7 THEN 0.02 WHEN 14 THEN 0.03 WHEN 30 THEN 0.05 ELSE 0.09 END
    FROM service_case c CROSS JOIN unnest('{30, 7, 14, 90}'::smallint[]) w
    WHERE c.attempt_on IS NOT NULL AND ${u(seed, "defects", i)} > 0.07`;
}

/** A third of the resolved cases is answered for, a few days later. */
export function insertAnswers(seed: number): string {
  const i = "substr(c.number, 2)::bigint";
  return `
    INSERT INTO survey_answer (case_id, event_id, answered_on, department_id, employee_id, score, outcome)
    SELECT c.id, md5(c.id || ' answer')::uuid, c.resolved_on + 1 + floor(5 * ${u(seed, "score", i)})::int,
      c.resolution_department_id, c.resolution_employee_id,
      CASE WHEN ${u(seed, "score", i)} < 0.55 THEN 5 WHEN ${u(seed, "score", i)} < 0.8 THEN 4 WHEN ${u(seed, "score", i)} < 0.9 THEN 3
        WHEN ${u(seed, "score", i)} < 0.95 THEN 2 ELSE 1 END, 'counted'
    FROM service_case c
    WHERE c.resolved_on < '2026-10-26' AND ${u(seed, "answer", i)} < 0.33`;
}

/** The events by which a department or person has a part in a case: reply, first attempt and resolution. */
export const insertEvents = `
  INSERT INTO case_event (case_id, id, type, happened_on, happened_at, learned_at, origin, content_hash, ordinal, of_row, department_id, employee_id, result)
  SELECT c.id, md5(c.id || e.type)::uuid, e.type, e.at::date, e.at, c.learned_at, 'source', md5(c.number || e.type), 0, true, e.department, e.employee, e.result
  FROM service_case c CROSS JOIN LATERAL (VALUES
    ('replied', c.reply_at, c.reply_department_id, c.reply_employee_id, NULL),
    ('repair_attempted', c.attempt_at, c.attempt_department_id, c.attempt_employee_id, c.attempt_result),
    ('resolved', c.resolved_at, c.resolution_department_id, c.resolution_employee_id, NULL)
  ) e (type, at, department, employee, result)
  WHERE e.at IS NOT NULL`;

const parties =
  "ARRAY(SELECT DISTINCT d FROM unnest(ARRAY[c.department_id, c.reply_department_id, c.attempt_department_id, c.resolution_department_id]) d WHERE d IS NOT NULL ORDER BY d)";

/** Who takes part in each case: its combination of departments, and its persons. */
export const insertParties = `
  INSERT INTO party_set (departments) SELECT DISTINCT ${parties} FROM service_case c;
  UPDATE service_case c SET party_set_id = p.id FROM party_set p WHERE p.departments = ${parties}`;
export const insertPersons = `
  INSERT INTO case_person (employee_id, case_id, party_set_id)
  SELECT p.employee_id, c.id, c.party_set_id FROM service_case c CROSS JOIN LATERAL (
    SELECT DISTINCT e AS employee_id FROM unnest(ARRAY[c.employee_id, c.reply_employee_id, c.attempt_employee_id, c.resolution_employee_id]) e
    WHERE e IS NOT NULL
  ) p`;

/** Each case is its owner's from its report to its resolution. */
export const insertCustody = `
  INSERT INTO custody (case_id, ordinal, part, department_id, employee_id, from_on, from_at, to_on, to_at, seconds, business_seconds)
  SELECT id, 0, 'owner', department_id, employee_id, reported_on, reported_at, resolved_on, resolved_at, handling_seconds, handling_business_seconds
  FROM service_case`;

/** Visits promised for the second day of cases on site, three quarters of them kept. */
export const insertVisits = `
  INSERT INTO visit (case_id, event_id, due_on, due_at, outcome, on_time, department_id, employee_id)
  SELECT id, md5(id || ' visit')::uuid, reported_on + 2, reported_at + interval '2 days', 'counted', get_byte(uuid_send(id), 0) % 4 <> 0, department_id, employee_id
  FROM service_case WHERE on_site AND reported_on < '2026-10-28'`;
