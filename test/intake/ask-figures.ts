import { companyScope, type Database, type Dimension, type Grain, metricQuery, type MetricValue } from "@huilu/core";
import { importDay } from "./import-text.ts";

const always = { from: "2000-01-01", to: "2027-01-01" };

export type Asked = { readonly by?: Dimension; readonly grain?: Grain };

/** One metric over all time, by the key of a dimension or the bucket of a grain (`""`: the whole). */
export async function askFigures(
  db: Database,
  key: string,
  { by, grain }: Asked = {},
): Promise<Map<string, MetricValue>> {
  const { rows } = await metricQuery(
    db,
    { metrics: [{ key }], range: always, ...(by && { by: [by] }), ...(grain && { grain }), limit: 1000 },
    { scope: companyScope, now: importDay, language: "en" },
  );
  return new Map(
    rows.flatMap(({ bucket, dimensions, values: [value] }) =>
      value ? [[dimensions[0]?.key ?? bucket ?? "", value] as const] : [],
    ),
  );
}

/** As askFigures, only each figure's n, where there is any. */
export async function askCounts(db: Database, key: string, asked: Asked): Promise<Record<string, number>> {
  const found = await askFigures(db, key, asked);
  return Object.fromEntries([...found].flatMap(([name, { n }]) => (n > 0 ? [[name, n]] : [])));
}
