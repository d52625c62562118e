/** Tables that units are read from; as they were known once, they are read from copies of the session's own. */
export type UnitTables = {
  readonly cases: string;
  readonly defects: string;
  readonly custody: string;
  readonly visits: string;
  readonly answers: string;
  readonly complaints: string;
  readonly failures: string;
  /** Reports of cases that count as one event. */
  readonly eventReports: string;
  readonly sources: string;
  /** Machines of cases: `id` and the day they were sold on, as a case says it, else as the register of units does. */
  readonly machines: string;
};

export const storedTables: UnitTables = {
  cases: "service_case",
  defects: "case_defect",
  custody: "custody",
  visits: "visit",
  answers: "survey_answer",
  complaints: "upheld_complaint",
  failures: "failure_event",
  eventReports: "one_event_report",
  sources: "source",
  machines: `(SELECT u.id, COALESCE(u.sold_on, register.sold_on) AS sold_on FROM unit u
    LEFT JOIN unit_register register ON register.unit_id = u.id AND register.superseded_at IS NULL)`,
};

/** Who is credited with a unit: SQL over the case's alias `c`; where an event names a department but nobody, nobody is. */
export type Credit = { readonly department: string; readonly employee: string };

/**
 * What metrics count: one row a unit. The record is the only definition of a figure's rows: deltas, rollups,
 * recomputation, live answers and drill-down are all made from it. Every text is SQL in which `c` is the case.
 */
export type Unit = {
  /** Names the relation: view unit_<key>. */
  readonly key: string;
  /** Its number in the rollups; it outlives the code. */
  readonly id: number;
  readonly from: (tables: UnitTables) => string;
  readonly where?: string;
  /** A uuid that tells the unit from every other of its case. */
  readonly unitKey?: string;
  /** The anchor day. */
  readonly day: string;
  /** 'counted', or why the unit is listed and not counted. */
  readonly outcome: string;
  /** What the unit adds to n: 1, or −1 where something ends that was counted (flows). */
  readonly weight?: string;
  readonly hit?: string;
  /** Whole seconds, or hundredths of money or of a score. */
  readonly amount?: string;
  /** Seconds of a duration that has a histogram. */
  readonly seconds?: string;
  /** Tells variants of one unit apart (a window, a clock, an aspect), and every value that it can have. */
  readonly param?: string;
  readonly params?: readonly number[];
  /** The first day on which the unit may count, and the instant where it is known to the second. */
  readonly ripeOn?: string;
  readonly ripeAt?: string;
  /**
   * `due`: counts once its time has passed. `complete`: also not before its source is complete to that day. `month`: once
   * a month has ended, as far as any source is complete; no rollup can hold such a unit.
   */
  readonly ripens?: "due" | "complete" | "month";
  /** The event type that a source must know for the unit to mean anything; else it is excluded as not_recorded. */
  readonly recorded?: string;
  readonly credit?: Credit;
  readonly defect?: string;
  /** Whole months in service: calendar months since that of the day, null where it is not known. */
  readonly age?: string;
  /** Of a flow that opens: the day on which it ends, null while it lasts. */
  readonly endsOn?: string;
};

const probe = "\u0001table";

/** Whether the unit is made from this of the tables; of one that is not, nothing there can change anything. */
export function reads(unit: Unit, table: keyof UnitTables): boolean {
  return unit.from({ ...storedTables, [table]: probe }).includes(probe);
}

/** The owner of the case. */
export const owner: Credit = { department: "c.department_id", employee: "c.employee_id" };

/** Credited as the columns `<prefix>_department_id` and `<prefix>_employee_id` say, where they say nothing as `otherwise`. */
export function creditOf(columns: string, otherwise: Credit = owner): Credit {
  const [department, employee] = [`${columns}department_id`, `${columns}employee_id`];
  return {
    department: `COALESCE(${department}, ${otherwise.department})`,
    employee: `CASE WHEN ${department} IS NULL THEN COALESCE(${employee}, ${otherwise.employee}) ELSE ${employee} END`,
  };
}

/** Columns that every case has, by which units can be cut; `party_set_id` says who may see it. */
export const caseColumns = [
  "source_id",
  "kind_id",
  "channel_id",
  "region_id",
  "family_id",
  "model_id",
  "batch_id",
  "supplier_lot_id",
  "priority_id",
  "status",
  "party_set_id",
] as const;

/** The unit relation as one SELECT over `tables`. */
export function unitSelect(unit: Unit, tables: UnitTables = storedTables): string {
  const credit = unit.credit ?? owner;
  const columns = [
    "c.id AS case_id",
    `${unit.unitKey ?? "c.id"} AS unit_key`,
    `${unit.day} AS day`,
    `${unit.outcome} AS outcome`,
    `${unit.weight ?? "1"} AS weight`,
    `COALESCE((${unit.hit ?? "0"})::int, 0) AS hit`,
    `COALESCE((${unit.amount ?? unit.seconds ?? "0"})::bigint, 0) AS amount`,
    `${unit.seconds ? `duration_bucket((${unit.seconds})::bigint)` : "NULL::smallint"} AS bucket`,
    `(${unit.param ?? "0"})::smallint AS param`,
    `${unit.ripeOn ?? "NULL::date"} AS ripe_on`,
    `${unit.ripeAt ?? "NULL::timestamptz"} AS ripe_at`,
    `${credit.department} AS department_id`,
    `${credit.employee} AS employee_id`,
    ...caseColumns.map((column) => `c.${column}`),
    `${unit.defect ?? "NULL::int"} AS defect_type_id`,
    `${unit.endsOn ?? "NULL::date"} AS ends_on`,
    ...(unit.age === undefined ? [] : [`${unit.age} AS age`]),
  ];
  return `SELECT ${columns.join(", ")} FROM ${unit.from(tables)}
    WHERE c.merged_into IS NULL AND c.revision > 0${unit.where ? ` AND ${unit.where}` : ""}`;
}
