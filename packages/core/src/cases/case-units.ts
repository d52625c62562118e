import { creditOf, owner, type Unit } from "../metrics/unit.ts";

/** Days within which nothing more may happen, for a failure event to be fixed at the first attempt. */
export const firstFixWindows = [7, 14, 30, 90] as const;

const reportedDay = "COALESCE(c.reported_on, c.learned_on)";
const ofCase: Unit["from"] = ({ cases }) => `${cases} c`;
const withKind: Unit["from"] = ({ cases }) => `${cases} c LEFT JOIN case_kind k ON k.id = c.kind_id`;
const derivedKey = (...parts: readonly string[]) => `md5(c.id::text || ${parts.join(" || ':' || ")})::uuid`;
const variants = (rows: readonly (readonly [param: number, value: string])[]) =>
  `CROSS JOIN LATERAL (VALUES ${rows.map(([param, value]) => `(${param}, ${value})`).join(", ")}) v (param, value)`;

const reply = creditOf("c.reply_");
const resolution = creditOf("c.resolution_");

/** Everything that the metrics of cases count. Ids 1 to 39. */
export const caseUnits = {
  case: {
    key: "case",
    id: 1,
    from: ofCase,
    day: reportedDay,
    outcome: "CASE WHEN c.reported_on IS NULL THEN 'no_report_date' ELSE 'counted' END",
  },
  // An owner's case opens for him on one day and leaves him on another: the stock at the end of a day is their balance.
  backlog: {
    key: "backlog",
    id: 2,
    from: ({ cases, custody }) => `${custody} s JOIN ${cases} c ON c.id = s.case_id
      CROSS JOIN LATERAL (VALUES (s.from_on, 1), (s.to_on, -1)) f (day, flow)`,
    where: "s.part <> 'resolved' AND f.day IS NOT NULL AND s.from_on IS DISTINCT FROM s.to_on",
    unitKey: derivedKey("s.ordinal", "f.flow"),
    day: "f.day",
    outcome:
      "CASE WHEN s.to_on IS NULL AND c.status IN ('resolved', 'closed', 'cancelled') THEN 'end_unknown' ELSE 'counted' END",
    weight: "f.flow",
    endsOn: "s.to_on",
    recorded: "resolved",
    credit: { department: "s.department_id", employee: "s.employee_id" },
  },
  response: {
    key: "response",
    id: 3,
    from: (tables) =>
      `${ofCase(tables)} ${variants([
        [0, "c.reply_seconds"],
        [1, "c.reply_business_seconds"],
      ])}`,
    where: "c.reply_outcome IS NOT NULL",
    day: `COALESCE(c.reply_on, ${reportedDay})`,
    outcome: "c.reply_outcome",
    seconds: "v.value",
    param: "v.param",
    params: [0, 1],
    credit: reply,
  },
  reply_due: {
    key: "reply_due",
    id: 4,
    from: ofCase,
    day: reportedDay,
    outcome: `CASE WHEN c.reported_on IS NULL THEN 'no_report_date'
      WHEN c.reply_outcome NOT IN ('counted', 'no_time_of_day') THEN c.reply_outcome
      WHEN c.reply_on IS NULL AND c.status = 'cancelled' THEN 'cancelled' ELSE 'counted' END`,
    hit: "c.reply_in_time",
    ripeOn: "c.reply_due_on",
    ripeAt: "c.reply_due_at",
    ripens: "due",
    recorded: "replied",
    credit: reply,
  },
  dispatch_due: {
    key: "dispatch_due",
    id: 5,
    from: ofCase,
    day: reportedDay,
    outcome: `CASE WHEN c.reported_on IS NULL THEN 'no_report_date'
      WHEN c.dispatch_outcome <> 'counted' THEN c.dispatch_outcome
      WHEN c.dispatch_on IS NULL AND c.status = 'cancelled' THEN 'cancelled'
      WHEN c.dispatch_on IS NULL AND c.status IN ('resolved', 'closed') THEN 'no_dispatch_needed' ELSE 'counted' END`,
    hit: "c.dispatch_in_time",
    ripeOn: "c.dispatch_due_on",
    ripeAt: "c.dispatch_due_at",
    ripens: "due",
    recorded: "dispatched",
    credit: creditOf("c.dispatch_"),
  },
  visit: {
    key: "visit",
    id: 6,
    from: ({ cases, visits }) => `${visits} s JOIN ${cases} c ON c.id = s.case_id`,
    unitKey: "s.event_id",
    day: "s.due_on",
    outcome: "s.outcome",
    hit: "s.on_time",
    ripeOn: "COALESCE(s.due_at::date, s.due_on)", // the grace may go over midnight
    ripeAt: "s.due_at",
    ripens: "due",
    recorded: "arrived",
    credit: creditOf("s."),
  },
  // 0 calendar clock, 1 business clock, 2 business clock less pauses with a reason.
  resolution: {
    key: "resolution",
    id: 7,
    from: (tables) =>
      `${ofCase(tables)} ${variants([
        [0, "c.handling_seconds"],
        [1, "c.handling_business_seconds"],
        [2, "c.net_handling_seconds"],
      ])}`,
    where: "c.handling_outcome IS NOT NULL",
    day: `COALESCE(c.resolved_on, ${reportedDay})`,
    outcome:
      "CASE WHEN c.handling_outcome = 'counted' AND v.value IS NULL THEN 'no_time_of_day' ELSE c.handling_outcome END",
    seconds: "v.value",
    param: "v.param",
    params: [0, 1, 2],
    credit: resolution,
  },
  custody: {
    key: "custody",
    id: 8,
    from: ({ cases, custody }) => `${custody} s JOIN ${cases} c ON c.id = s.case_id
      ${variants([
        [0, "s.seconds"],
        [1, "s.business_seconds"],
      ])}`,
    where: "c.handling_outcome = 'counted'",
    unitKey: derivedKey("s.ordinal"),
    day: "c.resolved_on",
    outcome: "CASE WHEN v.value IS NULL THEN 'no_time_of_day' ELSE 'counted' END",
    amount: "v.value",
    param: "v.param",
    params: [0, 1],
    credit: { department: "s.department_id", employee: "s.employee_id" },
  },
  work: {
    key: "work",
    id: 9,
    from: ofCase,
    where: "c.work_seconds IS NOT NULL AND c.resolved_on IS NOT NULL",
    day: "c.resolved_on",
    outcome: "'counted'",
    seconds: "c.work_seconds",
    credit: resolution,
  },
  repair_due: {
    key: "repair_due",
    id: 10,
    from: withKind,
    day: reportedDay,
    outcome: `CASE WHEN c.reported_on IS NULL THEN 'no_report_date'
      WHEN k.counts_for_first_fix = false THEN 'kind_not_counted'
      WHEN c.resolved_on IS NULL AND c.status = 'cancelled' THEN 'cancelled'
      WHEN c.handling_outcome <> 'counted' THEN c.handling_outcome ELSE 'counted' END`,
    hit: "c.repair_in_time",
    ripeOn: "c.repair_due_on",
    ripeAt: "c.repair_due_at",
    ripens: "due",
    recorded: "resolved",
    credit: resolution,
  },
  failure_event: {
    key: "failure_event",
    id: 11,
    from: ({ cases, failures }) => `${failures} s JOIN ${cases} c ON c.id = s.case_id`,
    day: "s.finished_on",
    outcome: "s.outcome",
    hit: "s.fixed",
    param: "s.window_days",
    params: firstFixWindows,
    ripeOn: "s.finished_on + s.window_days + 1",
    ripens: "complete",
    credit: creditOf("c.attempt_"),
  },
  repeat_repair: {
    key: "repeat_repair",
    id: 12,
    from: ({ cases, failures }) => `${failures} s JOIN ${cases} c ON c.id = s.case_id`,
    day: "s.finished_on",
    outcome: "CASE WHEN s.outcome = 'counted' AND c.unit_id IS NULL THEN 'no_serial' ELSE s.outcome END",
    hit: "cardinality(s.repeat_case_ids) > 0",
    param: "s.window_days",
    params: firstFixWindows,
    ripeOn: "s.finished_on + s.window_days + 1",
    ripens: "complete",
    credit: creditOf("c.attempt_"),
  },
  resolved_by: {
    key: "resolved_by",
    id: 13,
    from: (tables) =>
      `${ofCase(tables)} ${variants([
        [7, "7"],
        [30, "30"],
      ])}`,
    day: reportedDay,
    outcome: `CASE WHEN c.reported_on IS NULL THEN 'no_report_date'
      WHEN c.resolved_on IS NULL AND c.status = 'cancelled' THEN 'cancelled'
      WHEN c.handling_outcome <> 'counted' THEN c.handling_outcome ELSE 'counted' END`,
    hit: "c.resolved_on <= c.reported_on + v.value",
    param: "v.param",
    params: [7, 30],
    ripeOn: "c.reported_on + v.value",
    ripens: "due",
    recorded: "resolved",
    credit: resolution,
  },
  first_resolution: {
    key: "first_resolution",
    id: 14,
    from: ofCase,
    where: "c.first_resolved_on IS NOT NULL",
    day: "c.first_resolved_on",
    outcome: "'counted'",
    hit: "c.reopened_since",
    recorded: "reopened",
    credit: creditOf("c.first_resolution_"),
  },
  follow_up: {
    key: "follow_up",
    id: 19,
    from: ofCase,
    where: "c.follow_up_due_on IS NOT NULL",
    day: "c.follow_up_due_on",
    outcome: "'counted'",
    hit: "c.followed_up_on <= c.follow_up_due_on",
    ripeOn: "c.follow_up_due_on",
    ripens: "due",
    recorded: "followed_up",
    credit: resolution,
  },
  part_analysis: {
    key: "part_analysis",
    id: 20,
    from: ofCase,
    where: "c.analysis_outcome IS NOT NULL",
    day: "c.analysis_on",
    outcome: "c.analysis_outcome",
    hit: "c.no_fault_found",
    credit: creditOf("c.analysis_"),
  },
  // A case without any recorded cost is excluded, never counted as free; a recorded zero counts.
  cost: {
    key: "cost",
    id: 21,
    from: ofCase,
    where: "c.resolved_on IS NOT NULL",
    day: "c.resolved_on",
    outcome: "CASE WHEN c.cost_amount IS NULL THEN 'no_cost_recorded' ELSE 'counted' END",
    amount: "c.cost_amount * 100",
    credit: resolution,
  },
  // Cases are the denominator, under their owner; upheld complaints the numerator, under whom they complain about.
  complaint: {
    key: "complaint",
    id: 22,
    from: ({ cases, complaints }) => `${cases} c CROSS JOIN LATERAL (
        SELECT 1 AS weight, 0 AS upheld, c.id AS key, c.department_id, c.employee_id
        UNION ALL SELECT 0, 1, u.event_id, COALESCE(u.department_id, c.department_id),
          CASE WHEN u.department_id IS NULL AND u.employee_id IS NULL THEN c.employee_id ELSE u.employee_id END
        FROM ${complaints} u WHERE u.case_id = c.id
      ) s`,
    unitKey: "s.key",
    day: reportedDay,
    outcome: "CASE WHEN c.reported_on IS NULL THEN 'no_report_date' ELSE 'counted' END",
    weight: "s.weight",
    hit: "s.upheld",
    credit: { department: "s.department_id", employee: "s.employee_id" },
  },
  on_site: {
    key: "on_site",
    id: 23,
    from: ofCase,
    where: "c.on_site",
    day: reportedDay,
    outcome: "CASE WHEN c.reported_on IS NULL THEN 'no_report_date' ELSE 'counted' END",
    hit: "c.mail_in",
    credit: creditOf("c.attempt_"),
  },
  diagnosis: {
    key: "diagnosis",
    id: 24,
    from: ({ cases, defects }) => `${cases} c LEFT JOIN LATERAL (
        SELECT t.code, a.code AS asserted FROM ${defects} d JOIN defect_type t ON t.id = d.defect_type_id
        LEFT JOIN ${defects} r ON r.case_id = d.case_id AND r.id = d.replaces LEFT JOIN defect_type a ON a.id = r.defect_type_id
        WHERE d.case_id = c.id AND d.counts ORDER BY d.is_leading DESC, d.defect_type_id LIMIT 1
      ) s ON true`,
    where: "c.diagnosed_defect IS NOT NULL AND c.resolved_on IS NOT NULL",
    day: "c.resolved_on",
    outcome: "CASE WHEN s.code IS NULL THEN 'no_final_defect' ELSE 'counted' END",
    // A merge of types later makes no diagnosis wrong.
    hit: "c.diagnosed_defect IN (s.code, s.asserted)",
    credit: resolution,
  },
  escalation: {
    key: "escalation",
    id: 25,
    from: ofCase,
    day: reportedDay,
    outcome: "CASE WHEN c.reported_on IS NULL THEN 'no_report_date' ELSE 'counted' END",
    hit: "c.escalated_on IS NOT NULL",
    recorded: "escalated",
    credit: owner,
  },
} as const satisfies Record<string, Unit>;
