import {
  companyScope,
  dimensions,
  grains,
  metricQuery,
  metricRows,
  settle,
  type Asker,
  type Dimension,
  type MetricQuery,
} from "@huilu/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withDatabase } from "../support/with-database.ts";
import { cellName, shown } from "./figure-cells.ts";
import { Told } from "./told-cases.ts";
import { emptyDatabase, playTold, toldHistory } from "./told-histories.ts";
import { variants } from "./variants.ts";

const runs = Number(process.env["HUILU_PROPERTY_RUNS"] ?? 25);
const requests = variants.map(({ request }) => request);
const hourMs = 3_600_000;
const later: Asker = { scope: companyScope, now: new Date("2027-01-01T00:00:00Z"), language: "en" };

const question = fc.record({
  by: fc.uniqueArray(fc.constantFrom<Dimension>(...dimensions), { maxLength: 1 }),
  grain: fc.option(fc.constantFrom(...grains.filter((grain) => grain !== "DAY"))),
  filters: fc.constantFrom<NonNullable<MetricQuery["filters"]>>(
    [],
    [],
    [{ dimension: "defectFamily", in: ["A0"] }],
    [{ dimension: "employee", in: ["E0", "unclassified"] }],
    [{ dimension: "status", in: ["open", "waiting"] }],
  ),
});
type Question = typeof question extends fc.Arbitrary<infer T> ? T : never;

/** What was answered at a time, and the rows of a few of its figures. */
type Noted = { readonly at: Date; readonly figures: object; readonly rows: object };

describe("what is asked as known on an earlier time", () => {
  const test = withDatabase();
  const range = { from: "2025-12-01", to: "2026-10-01" };

  const noteOf = async (query: MetricQuery, asker: Asker, at: Date): Promise<Noted> => {
    const { rows } = await metricQuery(test.db, query, asker);
    const figures = requests.map((request, i) => {
      const answered = rows.flatMap(({ bucket, dimensions: cut, values }) => {
        const value = values[i];
        return value
          ? [
              {
                at: cellName(
                  bucket,
                  cut.map(({ key }) => key),
                ),
                value,
              },
            ]
          : [];
      });
      return { request, cells: shown(answered) };
    });
    return { at, figures, rows: await rowsOf(query, asker) };
  };

  const rowsOf = async (query: MetricQuery, asker: Asker) => {
    const listed = requests
      .filter((_, i) => i % 4 === 0)
      .map(async (request) => {
        const opened = { query: { ...query, metrics: [request] }, metric: request.key, first: 200 };
        const { totalCount, rows } = await metricRows(test.db, opened, asker);
        const lines = rows.map(({ caseId, day, hit, amount, defect }) =>
          [caseId, day, hit, amount, defect?.key].join(" "),
        );
        return { request, totalCount, lines: lines.toSorted() };
      });
    return Promise.all(listed);
  };

  it("is what was answered then: figures, exclusions and rows, whatever came late, again, corrected or undone", async () => {
    await fc.assert(
      fc.asyncProperty(toldHistory, question, async (steps, asked: Question) => {
        await emptyDatabase(test.db);
        const query: MetricQuery = { ...asked, range, metrics: requests };
        const noted: Noted[] = [];
        await playTold(test.db, new Told(), steps, async (learnedAt) => {
          await settle(test.db);
          const at = new Date(learnedAt.getTime() + hourMs);
          noted.push(await noteOf(query, { ...later, now: at }, at));
        });
        const compared = noted.map(async (then) => {
          const now = await noteOf({ ...query, asKnownOn: then.at }, later, then.at);
          expect({ asked, ...now }).toEqual({ asked, ...then });
        });
        await Promise.all(compared);
      }),
      { numRuns: runs, endOnFailure: true },
    );
  }, 7_200_000);
});
