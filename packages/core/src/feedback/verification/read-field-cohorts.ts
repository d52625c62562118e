import type { Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { type MonthNumber, monthNumber, monthOf } from "../../defects/reliability/months.ts";
import type { Observation } from "../../defects/reliability/observation.ts";
import type { ComparisonPlan, CutIn } from "./action-under-test.ts";
import type { FoundCohorts, ReportCount, UnitCount } from "./cohorts.ts";
import type { Side } from "./service-months.ts";
import { type KeyedReports, readReportCounts } from "./read-report-counts.ts";

type FieldCutIn = Extract<CutIn, { readonly kind: "FIELD" }>;
type Question = { readonly plan: ComparisonPlan; readonly cutIn: FieldCutIn; readonly observed: Observation };

/** Units sold in a month and treated in a month; the month of the treatment itself is of neither side. */
type TreatedCount = { readonly soldMonth: MonthNumber; readonly treated: Treated | null; readonly units: number };
/** The month of a treatment, and the first whole month after it. */
type Treated = { readonly month: MonthNumber; readonly after: MonthNumber };

/** Units treated in the field against units not treated; a treated unit counts as untreated until the month of its treatment. */
export async function readFieldCohorts(sql: Sql, { plan, cutIn, observed }: Question): Promise<FoundCohorts> {
  const sold = await readSold(sql, plan.modelIds);
  if (sold.length === 0) return { reason: "SALES_UNKNOWN" };
  const counts = cutIn.serials === null ? treatedAll(sold, cutIn) : await treatedSome(sql, sold, { plan, cutIn });
  const units = counts.flatMap(unitCounts);
  const reports = await readTreatedReports(sql, { plan, cutIn, observed });
  const unitsOf = (side: Side) =>
    units.reduce((sum, one) => (one.side === side && one.to > one.from ? sum + one.units : sum), 0);
  return {
    units,
    reports,
    sold: { before: unitsOf("before"), after: unitsOf("after"), neither: 0 },
    grows: cutIn.serials === null,
  };
}

function unitCounts({ soldMonth, treated, units }: TreatedCount): UnitCount[] {
  const before = { side: "before", soldMonth, units, from: soldMonth, to: treated?.month ?? Infinity } as const;
  return treated ? [before, { side: "after", soldMonth, units, from: treated.after, to: Infinity }] : [before];
}

const treatedOn = (day: string): Treated => {
  const month = monthNumber(day);
  return { month, after: day.endsWith("-01") ? month : month + 1 };
};

/** Every unit is treated on one day; what is sold later is sold treated. */
function treatedAll(sold: readonly SoldRow[], { on }: FieldCutIn): TreatedCount[] {
  return sold.map((row) => ({ ...row, treated: treatedOn(on) }));
}

async function treatedSome(
  sql: Sql,
  sold: readonly SoldRow[],
  { plan, cutIn }: Pick<Question, "plan" | "cutIn">,
): Promise<TreatedCount[]> {
  const parameters = new SqlParameters();
  const { rows } = await sql.query<{ soldMonth: MonthNumber; treatedOn: string; units: number }>(
    `SELECT ${monthOf("k.sold_on")} AS "soldMonth", t.treated_on::text AS "treatedOn", count(*)::int AS units
     FROM ${treatedRelation(cutIn, parameters)} JOIN ${knownUnits} k ON k.serial = t.serial
     WHERE k.model_id = ANY(${parameters.add(plan.modelIds)}::int[]) AND k.sold_on IS NOT NULL GROUP BY 1, 2`,
    parameters.values,
  );
  const treated = rows.map(({ soldMonth, treatedOn: day, units }) => ({ soldMonth, units, treated: treatedOn(day) }));
  const rest = sold.map(({ soldMonth, units }): TreatedCount => {
    const own = treated.reduce((sum, one) => (one.soldMonth === soldMonth ? sum + one.units : sum), 0);
    return { soldMonth, treated: null, units: Math.max(0, units - own) };
  });
  return [...treated, ...rest];
}

/** What is known of single units: what the register tells goes before what cases say, but for the day of the sale. */
export const knownUnits = `(SELECT COALESCE(u.id, g.unit_id) AS id, COALESCE(g.serial, u.serial) AS serial,
    COALESCE(g.model_id, u.model_id) AS model_id, COALESCE(u.sold_on, g.sold_on) AS sold_on
  FROM (SELECT * FROM unit WHERE merged_into IS NULL) u
  FULL JOIN (SELECT * FROM unit_register WHERE superseded_at IS NULL) g ON g.unit_id = u.id)`;

/** The serials treated, each with its day. */
function treatedRelation({ on, serials }: FieldCutIn, parameters: SqlParameters): string {
  const list = serials ?? [];
  return `unnest(${parameters.add(list.map(({ serial }) => serial))}::text[], ${parameters.add(list.map((one) => one.on ?? on))}::date[]) AS t (serial, treated_on)`;
}

async function readTreatedReports(sql: Sql, { plan, cutIn, observed }: Question): Promise<ReportCount[]> {
  const parameters = new SqlParameters();
  const day = cutIn.serials === null ? `${parameters.add(cutIn.on)}::date` : "t.treated_on";
  const join =
    cutIn.serials === null
      ? ""
      : `LEFT JOIN unit own ON own.id = c.unit_id LEFT JOIN ${treatedRelation(cutIn, parameters)} ON t.serial = own.serial`;
  const reports = await readReportCounts<string>(sql, { plan, observed }, { key: `(${day})::text`, join, parameters });
  return reports.map(({ key, ...report }) => ({ ...report, side: sideOf({ key, month: report.month }) }));
}

function sideOf({ key, month }: Pick<KeyedReports<string>, "key" | "month">): ReportCount["side"] {
  if (key === null) return "before";
  const treated = treatedOn(key);
  return month < treated.month ? "before" : month >= treated.after ? "after" : null;
}

type SoldRow = { readonly soldMonth: MonthNumber; readonly units: number };

async function readSold(sql: Sql, modelIds: readonly number[]): Promise<SoldRow[]> {
  const { rows } = await sql.query<SoldRow>(
    `SELECT ${monthOf("month")} AS "soldMonth", sum(units)::float8 AS units FROM sold_month
     WHERE cut = 'M' AND model_id = ANY($1::int[]) GROUP BY 1 HAVING sum(units) > 0`,
    [modelIds],
  );
  return rows;
}
