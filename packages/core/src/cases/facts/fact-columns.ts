/** The columns of service_case that are projected from events, and their types. Instants are epoch milliseconds in a row. */
export const factColumns = {
  status: "text",
  reported_on: "date",
  reported_at: "timestamptz",
  reply_on: "date",
  reply_at: "timestamptz",
  reply_seconds: "bigint",
  reply_business_seconds: "bigint",
  reply_outcome: "text",
  reply_department_id: "int",
  reply_employee_id: "int",
  reply_due_on: "date",
  reply_due_at: "timestamptz",
  reply_in_time: "boolean",
  dispatch_on: "date",
  dispatch_at: "timestamptz",
  dispatch_outcome: "text",
  dispatch_department_id: "int",
  dispatch_employee_id: "int",
  dispatch_due_on: "date",
  dispatch_due_at: "timestamptz",
  dispatch_in_time: "boolean",
  resolved_on: "date",
  resolved_at: "timestamptz",
  handling_outcome: "text",
  handling_seconds: "bigint",
  handling_business_seconds: "bigint",
  paused_business_seconds: "bigint",
  net_handling_seconds: "bigint",
  resolution_department_id: "int",
  resolution_employee_id: "int",
  first_resolved_on: "date",
  first_resolution_department_id: "int",
  first_resolution_employee_id: "int",
  reopened_count: "int",
  reopened_since: "boolean",
  closed_on: "date",
  repair_due_on: "date",
  repair_due_at: "timestamptz",
  repair_in_time: "boolean",
  attempt_count: "int",
  attempt_on: "date",
  attempt_at: "timestamptz",
  attempt_result: "text",
  attempt_department_id: "int",
  attempt_employee_id: "int",
  mail_in: "boolean",
  on_site: "boolean",
  diagnosed_defect: "text",
  cost_amount: "numeric(14, 2)",
  work_seconds: "bigint",
  survey_sent_on: "date",
  survey_answered: "boolean",
  follow_up_due_on: "date",
  followed_up_on: "date",
  escalated_on: "date",
  analysis_on: "date",
  analysis_outcome: "text",
  no_fault_found: "boolean",
  analysis_department_id: "int",
  analysis_employee_id: "int",
} as const;

type Types = typeof factColumns;
type ValueOf<T extends string> = T extends "text" | "date"
  ? string | null
  : T extends "boolean"
    ? boolean | null
    : number | null;
/** One case's facts by column. */
export type FactRow = { readonly [Column in keyof Types]: ValueOf<Types[Column]> };

const isFactColumn = (name: string): name is keyof Types => Object.hasOwn(factColumns, name);
export const factColumnNames = Object.keys(factColumns).filter(isFactColumn);
