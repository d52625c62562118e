import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import {
  importProduction,
  importSales,
  importUnits,
  metricQuery,
  monthsInService,
  type MetricQuery,
} from "@huilu/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { happened, withCompany } from "../metrics/company.ts";

const month = 365.25 / 12;
const header = "serial,family,model,batch,line,region,produced,sold\n";
const by = (now: string) => ({ userId: null, now: new Date(now) });
const may = by("2026-05-10T04:00:00Z");

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "huilu-units-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** A file that holds `text`. */
async function fileOf(text: string | Uint8Array): Promise<string> {
  const file = path.join(folder, "units.csv");
  await writeFile(file, text);
  return file;
}

/** A company whose washers W1 and W2 had one complaint each in April 2026, of unknown serials. */
function withWashers() {
  const company = withCompany();
  const complaint = (number: string, model: string, more: object = {}) => ({
    number,
    productFamily: { code: "Washers" },
    productModel: { code: model },
    region: { code: "north" },
    defects: [{ family: { code: "Water" }, type: { code: "Leak" } }],
    events: [happened("registered", "2026-04-20 09:00")],
    ...more,
  });
  beforeAll(async () => {
    await company.add(complaint("1", "W1"), complaint("2", "W2"));
  });
  const range = { from: "2026-04-01", to: "2026-05-01" };
  return {
    company,
    complaint,
    tell: async (rows: string, when = may) => importUnits(company.db, await fileOf(header + rows), when),
    /** Unit-months in April of each value of a dimension, or of all. */
    served: async (query: Partial<MetricQuery> = {}) => {
      const rows = await company.ask({ metrics: [{ key: "ratePerThousandInService" }], range, ...query });
      return rows.map(({ dimensions, values }) => [dimensions.map(({ key }) => key).join(), values[0]?.denominator]);
    },
    servedThen: async (when: string) => {
      const asker = { scope: { kind: "company" }, now: new Date("2026-06-01T00:00:00Z"), language: "en" } as const;
      const query = { metrics: [{ key: "ratePerThousandInService" }], range, asKnownOn: new Date(when) };
      const { rows } = await metricQuery(company.db, query, asker);
      return rows[0]?.values[0]?.denominator;
    },
  };
}

describe("single units", () => {
  const { company, tell, served, servedThen } = withWashers();
  const close = (found: unknown, unitDays: number) => expect(found).toBeCloseTo(unitDays / month, 9);

  it("are in service from their month of sale on, and the same file again changes nothing", async () => {
    const rows =
      "S1,Washers,W1,A,L1,north,2026-01-05,2026-03-02\nS2,Washers,W1,A,L1,north,2026-01-05,2026-04-09\n" +
      "S3,Washers,W1,B,,,,\nS4,Washers,W2,,,,,2026-03-31\n";
    expect(await tell(rows)).toEqual({ rows: 4, added: 4, corrected: 0 });
    expect(await tell(rows)).toEqual({ rows: 4, added: 0, corrected: 0 });
    const models = await served({ by: ["productModel"] });
    expect(models.map(([of]) => of)).toEqual(["Washers/W1", "Washers/W2"]);
    close(models[0]?.[1], 30 + 30 / 2);
    close(models[1]?.[1], 30);
  });
});
