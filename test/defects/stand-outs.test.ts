import { addDays, importProduction, importSales, standOuts } from "@huilu/core";
import { beforeAll, describe, expect, it } from "vitest";
import { happened, withCompany } from "../metrics/company.ts";
import { fileOf } from "../support/file-of.ts";

const monday = "2026-01-05";
const asked = { defectType: "Water/Leak", weeks: 8, today: addDays(monday, 56), language: "en" } as const;

/** So many reports of a type of one batch, spread over eight weeks. */
const reports = (type: string, batch: string, many: number) =>
  Array.from({ length: many }, (_, i) => ({
    number: `${type}-${batch}-${i}`,
    productFamily: { code: "Washers" },
    productModel: { code: "W1" },
    batch: { code: batch },
    defects: [{ family: { code: "Water" }, type: { code: type } }],
    events: [happened("registered", `${addDays(monday, i % 56)} 09:00`)],
  }));

const batches = Array.from({ length: 10 }, (_, i) => `B${i}`);

describe("what stands out where nobody knows how many are in service", () => {
  const company = withCompany();

  beforeAll(async () => {
    await company.add(
      ...batches.flatMap((batch) => [
        ...reports("Noise", batch, 20),
        ...reports("Smell", batch, 20),
        ...reports("Leak", batch, batch === "B3" ? 30 : 2),
      ]),
    );
  });

  it("is told by reports against reports of everything, shrunk, and says so", async () => {
    const { parts, reports: all } = await standOuts(company.db.pool, asked);
    expect(all).toBe(48);
    const ofBatches = parts.filter(({ level }) => level === "BATCH");
    expect(ofBatches).toHaveLength(10);
    expect(ofBatches.every(({ measure, unitMonths }) => measure === "EBGM" && unitMonths === null)).toBe(true);
    const [bad, other] = ofBatches;
    // 70 reports of the batch × 48 leaks ÷ 448 reports of everything.
    expect(bad).toMatchObject({ part: { key: "Washers/W1/B3" }, observed: 30 });
    expect(bad?.expected).toBeCloseTo((70 * 48) / 448, 9);
    const raw = 30 / ((70 * 48) / 448);
    expect(bad?.ratio).toBeGreaterThan(2.5);
    expect(bad?.ratio).toBeLessThan(raw);
    expect(bad?.low).toBeGreaterThan(2);
    expect(bad?.high).toBeGreaterThan(raw);
    expect(other?.low).toBeLessThan(1);
  });

  it("is told by rates as soon as sales are known", async () => {
    const sales = batches.map((batch) => `Washers,W1,${batch},2025-10,1000`).join("\n");
    const by = { userId: null, now: new Date("2026-02-01T00:00:00Z") };
    await importSales(company.db, await fileOf(`family,model,batch,month,units\n${sales}\n`), by);
    const { parts } = await standOuts(company.db.pool, asked);
    const [bad] = parts.filter(({ level }) => level === "BATCH");
    expect(bad).toMatchObject({ part: { key: "Washers/W1/B3" }, measure: "RATE_RATIO", observed: 30 });
    // Nine batches of as many units had two reports each.
    expect(bad?.expected).toBeCloseTo(2, 9);
    expect(bad?.ratio).toBeCloseTo(15, 9);
  });
});

describe("a production line that stands out", () => {
  const company = withCompany();
  const by = (day: string) => ({ userId: null, now: new Date(`${day}T00:00:00Z`) });
  const head = "family,model,batch,line,month,units";
  const made = (lineOf: (batch: string) => string) =>
    `${head}\n${batches.map((batch) => `Washers,W1,${batch},${lineOf(batch)},2025-09,1000`).join("\n")}\n`;
  const lines = async () => {
    const { parts } = await standOuts(company.db.pool, asked);
    return parts.filter(({ level }) => level === "LINE");
  };

  beforeAll(async () => {
    await company.add(...batches.slice(0, 8).flatMap((batch) => reports("Leak", batch, batch < "B4" ? 9 : 3)));
    const sales = batches.map((batch) => `Washers,W1,${batch},2025-10,1000`).join("\n");
    await importSales(company.db, await fileOf(`family,model,batch,month,units\n${sales}\n`), by("2026-02-01"));
  });

  it("is not known before somebody tells it", async () => {
    expect(await lines()).toEqual([]);
  });

  it("is held against all others, batches without any report included", async () => {
    const csv = made((batch) => (batch < "B4" ? "North" : "South"));
    expect(await importProduction(company.db, await fileOf(csv), by("2026-02-02"))).toMatchObject({
      rows: 10,
      recorded: 10,
    });
    const [north, south] = await lines();
    expect(north).toMatchObject({ part: { key: "North" }, measure: "RATE_RATIO", observed: 36 });
    // 36 of four batches against 12 of six, of which two had none.
    expect(north?.expected).toBeCloseTo((12 / 6) * 4, 9);
    expect(north?.ratio).toBeCloseTo(4.5, 9);
    expect(north?.low).toBeGreaterThan(2);
    expect(south).toMatchObject({ part: { key: "South" }, observed: 12 });
  });

  it("follows corrections, and a file that says no line leaves what was told", async () => {
    await importProduction(
      company.db,
      await fileOf("family,model,batch,month,units\nWashers,W1,B0,2025-09,900\n"),
      by("2026-02-03"),
    );
    expect((await lines()).map(({ observed }) => observed)).toEqual([36, 12]);
    const moved = await importProduction(
      company.db,
      await fileOf(`${head}\nWashers,W1,B0,South,2025-09,900\n`),
      by("2026-02-04"),
    );
    expect(moved).toMatchObject({ rows: 1, recorded: 1 });
    expect((await lines()).map(({ part, observed }) => [part.key, observed])).toEqual([
      ["North", 27],
      ["South", 21],
    ]);
    const { rows } = await company.db.pool.query(
      "SELECT count(*)::int AS n FROM units_produced WHERE superseded_at IS NOT NULL",
    );
    expect(rows).toEqual([{ n: 2 }]);
  });

  it("is refused with a name that is too long, with the row", async () => {
    const csv = `${head}\nWashers,W1,B0,${"x".repeat(201)},2025-09,900\n`;
    await expect(importProduction(company.db, await fileOf(csv), by("2026-02-05"))).rejects.toMatchObject({
      reason: "sales_row_unfit",
      values: { line: 2, column: "line" },
    });
  });
});
