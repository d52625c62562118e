import { companyScope, metricQuery, type Asker, type Database, type MetricQuery } from "@huilu/core";
import { sideBySide, type Bench } from "./bench.ts";
import { withCompany } from "./bench-company.ts";

type Question = {
  readonly name: string;
  readonly query: MetricQuery;
  readonly overCases: string;
  readonly atLeast: number;
};

const year = { from: "2025-11-01", to: "2026-11-01" };
const ragged = { from: "2025-11-09", to: "2026-10-23" };
const counted = (view: string, range: { from: string; to: string }, columns: string, groups: string) =>
  `SELECT ${columns} FROM ${view} WHERE day >= '${range.from}' AND day < '${range.to}' AND outcome = 'counted' ${groups}`;

/** Each question of the dashboard through metricQuery, against one plain statement over the cases that answers less. */
const questions: readonly Question[] = [
  {
    name: "tile: handling time, a year",
    query: { metrics: [{ key: "handlingTime" }], range: year },
    overCases: counted(
      "unit_resolution",
      year,
      "count(*), avg(amount), percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY amount)",
      "",
    ),
    atLeast: 1,
  },
  {
    name: "tile: cases, ragged range",
    query: { metrics: [{ key: "cases" }], range: ragged },
    overCases: counted("unit_case", ragged, "count(*)", ""),
    atLeast: 1,
  },
  {
    name: "Pareto by defect type, a year",
    query: { metrics: [{ key: "defectShare" }], range: year, by: ["defectType"] },
    overCases: counted("unit_defect_report", year, "defect_type_id, count(*)", "GROUP BY 1"),
    atLeast: 1,
  },
  {
    name: "weekly trend of defect reports, a year",
    query: { metrics: [{ key: "defectReports" }], range: year, grain: "WEEK" },
    overCases: counted("unit_defect_report", year, "date_trunc('week', day), count(*)", "GROUP BY 1"),
    atLeast: 1,
  },
];

export const questionsBench: Bench = ({ seed, cases }) =>
  withCompany(seed, cases, async (db: Database) => {
    const asker: Asker = { scope: companyScope, now: new Date(), language: "en" };
    const goals = [];
    for (const { name, query, overCases, atLeast } of questions) {
      const times = await sideBySide(
        15,
        () => metricQuery(db, query, asker),
        () => db.pool.query(overCases),
      );
      goals.push({ name, ...times, unit: "ms", atLeast });
    }
    return goals;
  });
