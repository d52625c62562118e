import {
  addMonths,
  type ActionUnderTest,
  checkCutIn,
  type ComparisonPlan,
  type CutIn,
  importProduction,
  importSales,
  importUnits,
  listLooks,
  lookAtAction,
  readBeforeAfter,
} from "@huilu/core";
import { beforeAll, describe, expect, it } from "vitest";
import { happened, withCompany } from "../metrics/company.ts";
import { fileOf } from "../support/file-of.ts";

const first = "2024-01-01";
const month = (n: number) => addMonths(first, n).slice(0, 7);
const [cutInMonth, lastMonth, soldAMonth] = [12, 26, 60];

/** Machines of one batch a month, sold in it: sixty of each model. */
type Machine = { readonly model: string; readonly made: number; readonly place: number };
const machines = ["W1", "W2"].flatMap((model) =>
  Array.from({ length: lastMonth }, (_, made) =>
    Array.from({ length: soldAMonth }, (_unit, place): Machine => ({ model, made, place })),
  ).flat(),
);
const serialOf = ({ model, made, place }: Machine) =>
  `${model}-${String(made).padStart(2, "0")}${String(place).padStart(3, "0")}`;

/** Leaks: three machines of each batch in their first three months; of W1 one in every second batch from the cut-in on. Noise: always twelve. */
function reportsOf(machine: Machine) {
  const { model, made, place } = machine;
  const cured = model === "W1" && made >= cutInMonth;
  const leaks = cured ? (made % 2 === 0 ? [0] : []) : [0, 1, 2];
  const type = leaks.includes(place) ? "Leak" : place >= 10 && place < 22 ? "Noise" : null;
  const on = made + (place % 3);
  return type === null || on > lastMonth ? [] : [{ machine, type, on }];
}

describe("the verification of a measure", () => {
  const company = withCompany();
  const ids = {
    models: new Map<string, number>(),
    types: new Map<string, number>(),
    batches: new Map<string, number>(),
  };
  const at = (n: number) => new Date(`${month(n)}-15T04:00:00Z`);
  const id = (of: ReadonlyMap<string, number>, code: string) => of.get(code) ?? 0;
  const plan = (model: string, cutIn: CutIn, more: Partial<ComparisonPlan> = {}): ComparisonPlan => ({
    defectTypeIds: [id(ids.types, "Leak")],
    modelIds: [id(ids.models, model)],
    cutIn,
    plannedRatio: 0.5,
    alarmWindow: null,
    ...more,
  });
  const batch = (model: string, n = cutInMonth): CutIn => ({
    kind: "BATCH",
    batchId: id(ids.batches, `${model}-${n}`),
  });
  const action = (number: number, model: string): ActionUnderTest => ({
    ...plan(model, batch(model)),
    id: number,
    kind: "PRODUCTION",
    plannedRatio: null,
    implementedOn: `${month(cutInMonth)}-01`,
    alarmFrom: null,
    alarmTo: null,
  });
  const read = (of: ComparisonPlan, n = lastMonth + 1) =>
    readBeforeAfter(company.db.pool, of, { today: `${month(n)}-15` });
  const told = async (of: ComparisonPlan, n?: number) => {
    const { comparable, reason } = await read(of, n);
    if (!comparable) throw new Error(`Nothing can be compared: ${reason}`);
    const sum = (side: "before" | "after", what: "reports" | "others" | "units") =>
      comparable.cells.reduce((all, cell) => (cell.side === side ? all + cell[what] : all), 0);
    return { comparable, sum };
  };

  beforeAll(async () => {
    const reports = machines.flatMap(reportsOf);
    await company.learn(
      "2026-05-01T00:00:00Z",
      ...reports.map(({ machine, type, on }) => ({
        number: `${serialOf(machine)}-${type}`,
        productFamily: { code: "Washers" },
        productModel: { code: machine.model },
        batch: { code: `${machine.model}-${machine.made}` },
        serial: serialOf(machine),
        soldOn: `${month(machine.made)}-03`,
        defects: [{ family: { code: "Trouble" }, type: { code: type } }],
        events: [happened("registered", `${month(on)}-20 09:00`)],
      })),
    );
    const by = { userId: null, now: new Date("2026-05-01T00:00:00Z") };
    const rows = (of: (model: string, made: number) => string) =>
      ["W1", "W2"].flatMap((model) => Array.from({ length: lastMonth }, (_, made) => of(model, made))).join("\n");
    const sales = rows((model, made) => `Washers,${model},${model}-${made},${month(made)},${soldAMonth}`);
    await importSales(company.db, await fileOf(`family,model,batch,month,units\n${sales}\n`), by);
    const production = rows((model, made) => `Washers,${model},${model}-${made},${month(made)},${soldAMonth}`);
    await importProduction(company.db, await fileOf(`family,model,batch,month,units\n${production}\n`), by);
    const registered = machines
      .filter(({ model }) => model === "W1")
      .map((one) => `${serialOf(one)},Washers,W1,W1-${one.made},${month(one.made)}-02,${month(one.made)}-03`);
    await importUnits(
      company.db,
      await fileOf(`serial,family,model,batch,produced,sold\n${registered.join("\n")}\n`),
      by,
    );
    const codes = async (table: string) => {
      const { rows: found } = await company.db.pool.query<{ id: number; code: string }>(
        `SELECT id, code FROM ${table}`,
      );
      return found.map((row): [string, number] => [row.code.split("/").at(-1) ?? "", row.id]);
    };
    for (const [code, number] of await codes("product_model")) ids.models.set(code, number);
    for (const [code, number] of await codes("defect_type")) ids.types.set(code, number);
    for (const [code, number] of await codes("production_batch")) ids.batches.set(code, number);
  });

  it("compares batches from the cut-in on with those before, report by report", async () => {
    const { comparable, sum } = await told(plan("W1", batch("W1")));
    const own = machines.filter(({ model }) => model === "W1").flatMap(reportsOf);
    const counted = (after: boolean, type: string) =>
      own.filter(
        (one) => one.type === type && one.machine.made >= cutInMonth === after && one.on > 0 && one.on <= lastMonth,
      ).length;
    expect(comparable.upTo).toBe(`${month(lastMonth + 1)}-01`);
    expect(comparable.units).toEqual({ before: 12 * soldAMonth, after: 14 * soldAMonth, neither: 0 });
    expect([sum("before", "reports"), sum("after", "reports")]).toEqual([
      counted(false, "Leak"),
      counted(true, "Leak"),
    ]);
    expect([sum("before", "others"), sum("after", "others")]).toEqual([
      counted(false, "Noise"),
      counted(true, "Noise"),
    ]);
    expect(comparable.unplaced).toBe(0);
    const curve = comparable.curves.after;
    expect(curve[0]).toMatchObject({ age: 0, reports: 7, atRisk: 14 * soldAMonth });
    expect(curve[0]?.perThousand).toBeCloseTo(7000 / (14 * soldAMonth), 9);
  });

  it("leaves the months of the alarm out of the baseline", async () => {
    const { sum } = await told(
      plan("W1", batch("W1"), { alarmWindow: { from: `${month(9)}-10`, to: `${month(11)}-20` } }),
    );
    const kept = await told(plan("W1", batch("W1")));
    // Three batches of three leaks each month.
    expect(kept.sum("before", "reports") - sum("before", "reports")).toBe(9);
    expect(sum("after", "reports")).toBe(kept.sum("after", "reports"));
  });

  it("looks month by month: one measure worked, the other did not; twice on one day adds nothing", async () => {
    const verdicts: Record<string, Map<string, number>> = { W1: new Map(), W2: new Map() };
    for (const [number, model] of ["W1", "W2"].entries()) {
      for (let n = cutInMonth + 1; n <= lastMonth + 1; n += 1) {
        const { look, standing } = await lookAtAction(company.db, action(number + 1, model), { now: at(n) });
        if (!verdicts[model]?.has(standing)) verdicts[model]?.set(standing, n - cutInMonth);
        const again = await lookAtAction(company.db, action(number + 1, model), { now: at(n) });
        expect(again).toMatchObject({ look: null, standing });
        if (look) expect(look.upTo).toBe(`${month(n)}-01`);
      }
    }
    expect([...(verdicts["W1"]?.keys() ?? [])]).toEqual(["NOT_SHOWN_YET", "EFFECTIVE"]);
    expect([...(verdicts["W2"]?.keys() ?? [])]).toEqual(["NOT_SHOWN_YET", "NOT_EFFECTIVE"]);
    const looks = await listLooks(company.db.pool, 1);
    expect(looks.map(({ look }) => look)).toEqual(looks.map((_, i) => i + 1));
    expect(new Set(looks.map(({ plannedInformation }) => plannedInformation)).size).toBe(1);
    const last = looks.at(-1);
    expect(last).toMatchObject({ verdict: "EFFECTIVE", plannedRatio: 0.5, othersRatio: expect.closeTo(1, 1) });
    expect(last?.evidence.curves.before[0]?.reports).toBeGreaterThan(0);
    expect(looks.reduce((most, { level }) => Math.max(most, level), 0)).toBeLessThan(0.025);
    await expect(company.db.pool.query("UPDATE action_look SET verdict = 'WORSE'")).rejects.toThrow("never changed");
    await expect(company.db.pool.query("DELETE FROM action_look")).rejects.toThrow("never changed");
  });

  it("keeps one look where two processes look at once", async () => {
    const found = await Promise.all([3, 3].map((n) => lookAtAction(company.db, action(n, "W1"), { now: at(20) })));
    expect(found.filter(({ look }) => look !== null)).toHaveLength(1);
    expect(await listLooks(company.db.pool, 3)).toHaveLength(1);
  });

  it("reads the same of serials, and of the day on which the batch began", async () => {
    const { sum } = await told(plan("W1", batch("W1")));
    const cutIns: readonly CutIn[] = [
      { kind: "SERIAL", serial: serialOf({ model: "W1", made: cutInMonth, place: 0 }) },
      { kind: "DATE", on: `${month(cutInMonth)}-01` },
    ];
    for (const cutIn of cutIns) {
      const same = await told(plan("W1", cutIn));
      for (const what of ["reports", "others", "units"] as const) {
        expect(same.sum("before", what)).toBeCloseTo(sum("before", what), 6);
        expect(same.sum("after", what)).toBeCloseTo(sum("after", what), 6);
      }
    }
    const within = await told(plan("W1", { kind: "DATE", on: `${month(cutInMonth)}-10` }));
    expect(within.comparable.units).toEqual({ before: 12 * soldAMonth, after: 13 * soldAMonth, neither: soldAMonth });
  });

  it("counts a treated unit as untreated until its treatment, and not in that month", async () => {
    const treated = machines.filter(({ model, made, place }) => model === "W2" && made === 2 && place < 5);
    const serials = treated
      .filter((one) => reportsOf(one).length > 0)
      .map((one) => ({ serial: serialOf(one), on: null }));
    expect(serials).toHaveLength(3);
    const { comparable, sum } = await told(plan("W2", { kind: "FIELD", on: `${month(3)}-10`, serials }));
    // In service from month 2 on; leaks in months 2, 3 (that of the treatment) and 4.
    expect(comparable.cells.filter(({ side }) => side === "after").every(({ month: n }) => n - 2024 * 12 >= 4)).toBe(
      true,
    );
    expect(comparable.units.after).toBe(3);
    expect(sum("after", "reports")).toBe(1);
    const all = await told(plan("W2", { kind: "FIELD", on: `${month(13)}-01`, serials: null }));
    const own = machines.filter(({ model }) => model === "W2").flatMap(reportsOf);
    const leaks = own.filter(({ type, on }) => type === "Leak" && on > 0);
    expect(all.sum("before", "reports")).toBe(leaks.filter(({ on }) => on < 13).length);
    expect(all.sum("after", "reports")).toBe(leaks.filter(({ on }) => on >= 13).length);
  });

  it("says why nothing can be compared, and guesses nothing", async () => {
    expect(await read(plan("W1", batch("W1")), cutInMonth)).toEqual({ comparable: null, reason: "NOTHING_AFTER" });
    expect(await read(plan("W1", batch("W1", 0)))).toEqual({ comparable: null, reason: "NO_BASELINE" });
    expect(await read(plan("W2", { kind: "SERIAL", serial: "W2-12000" }))).toEqual({
      comparable: null,
      reason: "SERIALS_UNKNOWN",
    });
    const nothing = { ...plan("W1", batch("W1")), modelIds: [0] };
    expect(await read({ ...nothing, cutIn: { kind: "DATE", on: "2025-01-01" } })).toEqual({
      comparable: null,
      reason: "SALES_UNKNOWN",
    });
    expect(await readBeforeAfter(company.db.pool, plan("W1", batch("W1")), { today: "2023-01-01" })).toEqual({
      comparable: null,
      reason: "NO_REPORTS",
    });
  });

  it("refuses a cut-in that production contradicts, by name", async () => {
    const check = (model: string, cutIn: CutIn, isPlan = false) =>
      checkCutIn(company.db.pool, { modelIds: [id(ids.models, model)], cutIn, isPlan }, { today: "2026-04-15" });
    const field = (serials: readonly string[] | null, on = "2025-03-01"): CutIn => ({
      kind: "FIELD",
      on,
      serials: serials && serials.map((serial) => ({ serial, on: null })),
    });
    const refused: readonly [() => Promise<void>, string][] = [
      [() => check("W1", { kind: "BATCH", batchId: 999_999 }), "cut_in_batch_unknown"],
      [() => check("W1", batch("W2")), "cut_in_batch_of_other_model"],
      [() => check("W1", { kind: "SERIAL", serial: "none" }), "cut_in_serial_unknown"],
      [() => check("W2", { kind: "SERIAL", serial: "W1-12000" }), "cut_in_serial_of_other_model"],
      [() => check("W1", { kind: "DATE", on: "2023-12-31" }), "cut_in_before_production"],
      [() => check("W1", { kind: "DATE", on: "2026-05-01" }), "cut_in_in_future"],
      [() => check("none", { kind: "DATE", on: "2026-04-01" }), "cut_in_production_unknown"],
      [() => check("W1", field(null, "2023-12-01")), "cut_in_before_sales"],
      [() => check("W1", field(["W1-00000", "none"])), "cut_in_serial_unknown"],
      [() => check("W2", field(["W1-00000"])), "cut_in_serial_of_other_model"],
      [
        () => checkCutIn(company.db.pool, { modelIds: [], cutIn: batch("W1"), isPlan: false }, { today: "2026-04-15" }),
        "cut_in_models_missing",
      ],
    ];
    for (const [asked, reason] of refused) await expect(asked()).rejects.toMatchObject({ reason });
    for (const cutIn of [
      batch("W1"),
      field(["W1-00000"]),
      field(null),
      { kind: "SERIAL", serial: "W1-12000" },
    ] as const) {
      await expect(check("W1", cutIn)).resolves.toBeUndefined();
    }
    await expect(check("W1", { kind: "DATE", on: "2026-05-01" }, true)).resolves.toBeUndefined();
    await company.db.pool.query("UPDATE production_batch SET produced_month = NULL WHERE id = $1", [
      id(ids.batches, "W1-25"),
    ]);
    await expect(check("W1", batch("W1", 25))).rejects.toMatchObject({ reason: "cut_in_batch_undated" });
    expect(await read(plan("W1", batch("W1", 25)))).toEqual({ comparable: null, reason: "BATCH_UNDATED" });
  });

  it("does not compare batches where most sales are not told by batch", async () => {
    const csv = `family,model,month,units\n${Array.from({ length: lastMonth }, (_, made) => `Washers,W2,${month(made)},500`).join("\n")}\n`;
    await importSales(company.db, await fileOf(csv), { userId: null, now: new Date("2026-05-02T00:00:00Z") });
    expect(await read(plan("W2", batch("W2")))).toEqual({ comparable: null, reason: "SALES_BY_BATCH_UNKNOWN" });
  });
});
