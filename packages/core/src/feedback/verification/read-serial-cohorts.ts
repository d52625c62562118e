import type { Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { type MonthNumber, monthOf } from "../../defects/reliability/months.ts";
import type { Observation } from "../../defects/reliability/observation.ts";
import type { ComparisonPlan } from "./action-under-test.ts";
import type { FoundCohorts } from "./cohorts.ts";
import { readReportCounts } from "./read-report-counts.ts";
import type { Side } from "./service-months.ts";

type Question = { readonly plan: ComparisonPlan; readonly serial: string; readonly observed: Observation };

/** Shorter serials come first, those of one length in the order of their characters. */
export const serialOrder = (serial: string) => `(length(${serial}), ${serial} COLLATE "C")`;

/** The cohorts of registered units with serials before one and from it on; of its own model, for others have serials of their own. */
export async function readSerialCohorts(sql: Sql, { plan, serial, observed }: Question): Promise<FoundCohorts> {
  const model = await modelOfSerial(sql, serial);
  if (model === null || !plan.modelIds.includes(model)) return { reason: "SERIALS_UNKNOWN" };
  const sold = await readSold(sql, model, serial);
  if (sold.length === 0) return { reason: "SALES_UNKNOWN" };
  const parameters = new SqlParameters();
  const key = `CASE WHEN g.serial IS NULL THEN NULL WHEN ${serialOrder("g.serial")} < ${serialOrder(`${parameters.add(serial)}::text`)} THEN 'before' ELSE 'after' END`;
  const reports = await readReportCounts<Side>(
    sql,
    { plan: { ...plan, modelIds: [model] }, observed },
    { key, join: "LEFT JOIN unit_register g ON g.unit_id = c.unit_id AND g.superseded_at IS NULL", parameters },
  );
  const ofSide = (side: Side) => sold.reduce((sum, row) => (row.side === side ? sum + row.units : sum), 0);
  return {
    units: sold.map((row) => ({ ...row, from: row.soldMonth, to: Infinity })),
    reports: reports.map(({ key: side, ...report }) => ({ ...report, side })),
    sold: { before: ofSide("before"), after: ofSide("after"), neither: 0 },
    grows: true,
  };
}

/** The model of a registered serial; null where nobody has told of it. */
export async function modelOfSerial(sql: Sql, serial: string): Promise<number | null> {
  const { rows } = await sql.query<{ model: number }>(
    "SELECT model_id AS model FROM unit_register WHERE serial = $1 AND superseded_at IS NULL LIMIT 1",
    [serial],
  );
  return rows[0]?.model ?? null;
}

type SoldRow = { readonly side: Side; readonly soldMonth: MonthNumber; readonly units: number };

async function readSold(sql: Sql, model: number, serial: string): Promise<SoldRow[]> {
  const { rows } = await sql.query<SoldRow>(
    `SELECT CASE WHEN ${serialOrder("serial")} < ${serialOrder("$2::text")} THEN 'before' ELSE 'after' END AS side,
       ${monthOf("sold_on")} AS "soldMonth", count(*)::int AS units
     FROM unit_register WHERE superseded_at IS NULL AND model_id = $1 AND sold_on IS NOT NULL GROUP BY 1, 2`,
    [model, serial],
  );
  return rows;
}
