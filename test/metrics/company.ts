import { randomUUID } from "node:crypto";
import {
  companyScope,
  metricQuery,
  metricRows,
  settle,
  verifyRollups,
  type Asker,
  type Database,
  type IncomingCase,
  type IncomingEvent,
  type IncomingMoment,
  type MetricQuery,
  type MetricResultRow,
} from "@huilu/core";
import { expect } from "vitest";
import { withDatabase } from "../support/with-database.ts";
import { record } from "./histories.ts";

type Told = Omit<IncomingCase, "number" | "line"> & { readonly number?: string };

export type Company = {
  readonly db: Database;
  /** Records whole cases, each under its number or one of its own, as one import. */
  readonly add: (...cases: readonly Told[]) => Promise<void>;
  /** The same, learned at an instant. */
  readonly learn: (learnedAt: string, ...cases: readonly Told[]) => Promise<void>;
  /** The answer's rows; each figure and each of its exclusions was opened and held to the units listed. */
  readonly ask: (query: MetricQuery, now?: string) => Promise<readonly MetricResultRow[]>;
};

/** A company without a past, in a database of its own. */
export function withCompany(): Company {
  const test = withDatabase();
  const source = randomUUID();
  let line = 1;
  const numbered = (told: Told): IncomingCase => ({ number: `N${(line += 1)}`, line, ...told });
  const learn: Company["learn"] = async (learnedAt, ...cases) => {
    await record(test.db, source, "case", cases.map(numbered), new Date(learnedAt));
    await settle(test.db);
    const verified = await verifyRollups(test.db, { mend: false });
    expect(verified.filter((one) => one.differing > 0)).toEqual([]);
  };
  return {
    get db() {
      return test.db;
    },
    add: (...cases) => learn("2026-06-01T00:00:00Z", ...cases),
    learn,
    ask: async (query, now = "2026-06-01T00:00:00Z") => {
      const asker: Asker = { scope: companyScope, now: new Date(now), language: "en" };
      const { rows } = await metricQuery(test.db, query, asker);
      await openEveryFigure(test.db, query, asker, rows);
      return rows;
    },
  };
}

async function openEveryFigure(db: Database, query: MetricQuery, asker: Asker, rows: readonly MetricResultRow[]) {
  for (const { bucket, dimensions, values } of rows) {
    for (const { metric, n, excluded } of values) {
      for (const part of [{ n, reason: null }, ...excluded]) {
        const figure = { metric, bucket, dimensions, outcome: part.reason };
        const { totalCount } = await metricRows(db, { query, ...figure, first: 100 }, asker);
        expect({ ...figure, totalCount }).toEqual({ ...figure, totalCount: part.n });
      }
    }
  }
}

/** "2026-01-05 10:00" of the company's clock, or only a day. */
export function moment(text: string): IncomingMoment {
  const [on = "", time] = text.split(" ");
  return time === undefined ? { on } : { on, at: `${on}T${time}:00+08:00` };
}

/** Something that happened at `when`. */
export function happened(
  type: IncomingEvent["type"],
  when: string,
  more: Omit<IncomingEvent, "type" | "moment"> = {},
): IncomingEvent {
  return { type, moment: moment(when), ...more };
}

/** A case of which nothing is known but that it was reported. */
export function reported(...days: readonly string[]): Told[] {
  return days.map((day) => ({ events: [happened("registered", day)] }));
}
