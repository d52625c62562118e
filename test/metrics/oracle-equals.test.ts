import {
  companyScope,
  dimensions,
  foldDeltas,
  grains,
  metricQuery,
  metricRows,
  recomputeFailureEvents,
  reprojectCases,
  ripenRollups,
  settle,
  type Asker,
  type Dimension,
  type DimensionFilter,
  type Metric,
  type MetricKey,
  type MetricQuery,
  type MetricRequest,
  type MetricValue,
} from "@huilu/core";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { withDatabase } from "../support/with-database.ts";
import { cellName, isNothing, rounded, shown, type Shown } from "./figure-cells.ts";
import { cellsOf, figureOf, nearestRank, none, parentOf, type Cell, type Figure, type Seen } from "./oracle-figures.ts";
import { countedBy, grace, type Counted } from "./oracle.ts";
import { Told } from "./told-cases.ts";
import { definitions, variants } from "./variants.ts";
import { emptyDatabase, playTold, toldHistory, type ToldStep } from "./told-histories.ts";

const runs = Number(process.env["HUILU_PROPERTY_RUNS"] ?? 12);

const requests = variants.map(({ request }) => request);

type Asked = { readonly query: Omit<MetricQuery, "metrics">; readonly seen: Seen };

describe("the oracle, which computes every metric from what was told and knows no table,", () => {
  const test = withDatabase();
  beforeAll(async () => {
    await test.db.pool.query("INSERT INTO department (code, name) VALUES ('D0', 'D0')");
    await test.db.pool.query("INSERT INTO department (code, name, parent_id) SELECT 'D1', 'D1', id FROM department");
    // Both are there from the start: whether a kind counts for defects hangs on what other kinds there are.
    await test.db.pool.query(
      "INSERT INTO case_kind (code, name, counts_for_first_fix) VALUES ('repair', 'repair', true), ('installation', 'installation', false)",
    );
    await test.db.pool.query(
      "INSERT INTO policy (kind, amount, unit, clock, valid_from) VALUES ('arrival_grace', $1, 'MINUTES', 'CALENDAR', $2)",
      [grace.minutes, grace.since],
    );
  });

  const idsByCode = async (table: string, codes: readonly string[]) => {
    const { rows } = await test.db.pool.query<{ id: number }>(`SELECT id FROM ${table} WHERE code = ANY($1)`, [codes]);
    return rows.map(({ id }) => id);
  };
  const caseIds = async () => {
    const { rows } = await test.db.pool.query<{ key: string; id: string }>(
      "SELECT s.code || ' ' || c.number AS key, c.id FROM service_case c JOIN source s ON s.id = c.source_id WHERE c.revision > 0",
    );
    return new Map(rows.map(({ key, id }) => [key, id]));
  };
  const seenBy = async (now: string, departments: readonly string[] | null, employee: string | null): Promise<Seen> => {
    const [employeeId = null] = employee ? await idsByCode("employee", [employee]) : [];
    const scope = departments
      ? ({
          kind: "part",
          departmentIds: await idsByCode("department", departments),
          branchIds: departments.includes("D0") ? await idsByCode("department", ["D0"]) : [],
          employeeId,
        } as const)
      : companyScope;
    const asker: Asker = { scope, now: new Date(now), language: "en" };
    return { asker, departments, employee: employeeId === null ? null : employee };
  };

  /** Holds the answer to every variant of every metric to the oracle's. */
  const holdAnswer = async (told: Told, { query, seen }: Asked, state: string, opened = 1) => {
    const ids = await caseIds();
    const { rows } = await metricQuery(test.db, { ...query, metrics: requests }, seen.asker);
    for (const [i, { variant, request }] of variants.entries()) {
      const metric = definitions.get(variant.key);
      if (!metric) throw new Error(variant.key);
      const cells = cellsOf(countedBy(told, variant, ids), variant.key, { ...query, metrics: requests }, told, seen);
      const label = { state, ...variant, ...query, now: seen.asker.now, departments: seen.departments };
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
      expect({ label, cells: shown(answered) }).toEqual({ label, cells: expected(metric, cells) });
      holdQuantiles(metric, cells, new Map(answered.map(({ at, value }) => [at, value])), label);
      await holdRows(metric, request, variant.key, cells.slice(0, opened), ids, { query, seen });
    }
  };

  /** The rows that a cell opens to are the oracle's units, one by one. */
  const holdRows = async (
    metric: Metric,
    request: MetricRequest,
    key: MetricKey,
    cells: readonly Cell[],
    ids: ReadonlyMap<string, string>,
    { query, seen }: Asked,
  ) => {
    for (const cell of cells) {
      const outcome = cell.cuts[0]?.outcome ?? "counted";
      const by = query.by ?? [];
      const listed = await metricRows(
        test.db,
        {
          query: { ...query, metrics: [request] },
          metric: key,
          bucket: cell.bucket,
          dimensions: by.flatMap((dimension, i) =>
            cell.keys[i] === undefined ? [] : [{ dimension, key: cell.keys[i] }],
          ),
          outcome,
          first: 500,
        },
        seen.asker,
      );
      const wanted = cell.cuts.filter((cut) => cut.outcome === outcome && cut.unit.n === 1);
      const isExact = metric.of.defect === undefined || !by.includes("defectFamily");
      expect({
        key,
        query,
        outcome,
        rows: listed.rows.map((row) => rowName(row, isExact && row.defect?.key)).toSorted(),
      }).toEqual({
        key,
        query,
        outcome,
        rows: wanted
          .map(({ unit, defect }) =>
            rowName(
              asRow(metric, unit, ids),
              isExact && listed.rows[0]?.defect ? (defect?.type ?? none) : isExact && undefined,
            ),
          )
          .toSorted(),
      });
      expect(listed.totalCount).toBe(wanted.length);
    }
  };

  const replay = async (steps: readonly ToldStep[]) => {
    await emptyDatabase(test.db);
    const told = new Told();
    await playTold(test.db, told, steps);
    await reprojectCases(test.db);
    await recomputeFailureEvents(test.db);
    return told;
  };

  it("agrees on every metric by every dimension and grain: with deltas, folded, and ripened", async () => {
    const steps = fc.sample(toldHistory, { numRuns: 6, seed: 5 }).flat();
    const told = await replay(steps.filter(({ kind }) => kind !== "ripen").slice(0, 24));
    const range = { from: "2026-01-07", to: "2026-06-17" };
    const seen = await seenBy("2026-05-20T04:00:00Z", null, null);
    const cuts: (Dimension | null)[] = [null, ...dimensions];
    const questions = cuts.flatMap((dimension) =>
      [null, ...grains].map((grain): Asked["query"] => ({ range, grain, by: dimension ? [dimension] : [] })),
    );
    const states = [
      { name: "unfolded", reach: async () => 0 },
      { name: "folded", reach: () => foldDeltas(test.db) },
      { name: "ripened", reach: () => ripenRollups(test.db, new Date("2026-05-20T04:00:00Z")) },
    ];
    for (const { name, reach } of states) {
      await reach();
      // Everything once it is ripened; before, each dimension by one grain or another.
      const asked = questions.filter((_, i) => name === "ripened" || i % 7 === (name === "folded" ? 0 : 3));
      for (const query of asked) await holdAnswer(told, { query, seen }, name, query.grain ? 0 : 1);
    }
  }, 600_000);

  const dimension = fc.constantFrom(...dimensions);
  const filter: fc.Arbitrary<DimensionFilter> = fc.oneof(
    fc.record({
      dimension: fc.constant<Dimension>("department"),
      in: fc.uniqueArray(fc.constantFrom("D0", "D1", "D2", none), { minLength: 1 }),
    }),
    fc.record({
      dimension: fc.constant<Dimension>("employee"),
      in: fc.uniqueArray(fc.constantFrom("E0", "E1", "E2", none), { minLength: 1 }),
    }),
    fc.record({
      dimension: fc.constant<Dimension>("defectFamily"),
      in: fc.uniqueArray(fc.constantFrom("A0", "A1", none), { minLength: 1 }),
    }),
    fc.record({
      dimension: fc.constant<Dimension>("defectType"),
      in: fc.uniqueArray(fc.constantFrom("A0/T0", "A1/T2", "A0/T1", "A0/unclassified", "T9", none), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    fc.record({
      dimension: fc.constant<Dimension>("region"),
      in: fc.uniqueArray(fc.constantFrom("R0", "R1", none), { minLength: 1 }),
    }),
    fc.record({
      dimension: fc.constant<Dimension>("productModel"),
      in: fc.uniqueArray(fc.constantFrom("F0/M0", "F1/M0", none), { minLength: 1 }),
    }),
    fc.record({
      dimension: fc.constant<Dimension>("status"),
      in: fc.uniqueArray(fc.constantFrom("open", "waiting", "resolved", "closed"), { minLength: 1 }),
    }),
    fc.record({
      dimension: fc.constant<Dimension>("kind"),
      in: fc.uniqueArray(fc.constantFrom("repair", "installation", none), { minLength: 1 }),
    }),
  );
  const question = fc.record({
    by: fc.uniqueArray(dimension, { maxLength: 2 }),
    grain: fc.option(fc.constantFrom(...grains)),
    filters: fc.uniqueArray(filter, { maxLength: 2, selector: (one) => one.dimension }),
    range: fc.constantFrom(
      { from: "2025-12-01", to: "2026-12-01" },
      { from: "2026-01-01", to: "2026-04-01" },
      { from: "2026-01-14", to: "2026-03-18" },
      { from: "2026-02-03", to: "2026-02-05" },
    ),
    now: fc.constantFrom(
      "2026-06-20T00:00:00Z",
      "2026-03-10T01:30:00Z",
      "2026-02-04T16:00:00Z",
      "2026-02-02T01:00:00Z",
      "2026-08-01T12:00:00Z",
    ),
    head: fc.option(fc.constantFrom("D0", "D1", "D2"), { freq: 2 }),
    person: fc.option(fc.constantFrom("E0", "E1")),
  });
  type Question = typeof question extends fc.Arbitrary<infer T> ? T : never;

  const ask = async (told: Told, { head, person, now, ...query }: Question, state: string) => {
    // Families cut by types count pairs: the one cut that the definitions leave open.
    if (query.by.includes("defectFamily") && query.filters.some((one) => one.dimension === "defectType")) return;
    const subtree = head
      ? [head, ...Object.keys(parentOf).filter((code) => parentOf[code] === head)]
      : person
        ? []
        : null;
    await holdAnswer(told, { query, seen: await seenBy(now, subtree, person) }, state);
  };

  it("agrees after any history on any question: cut, filtered, for a head or a person, at any time", async () => {
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(
        toldHistory,
        fc.array(question, { minLength: 3, maxLength: 3 }),
        async (steps, [first, second, third]) => {
          const told = await replay(steps);
          tried += 1;
          if (first) await ask(told, first, "unfolded");
          await settle(test.db);
          if (second) await ask(told, second, "folded");
          await ripenRollups(test.db, new Date(third?.now ?? 0));
          if (third) await ask(told, third, "ripened");
          await holdSums();
        },
      ),
      { numRuns: runs, endOnFailure: Number(process.env["HUILU_PROPERTY_SHRINK"] ?? 0) === 0 },
    );
    expect(tried).toBeGreaterThanOrEqual(runs);
  }, 7_200_000);

  /** What people had the cases for is what the cases took, on both clocks. */
  const holdSums = async () => {
    const range = { from: "2025-01-01", to: "2027-01-01" };
    for (const clock of ["CALENDAR", "BUSINESS"] as const) {
      const metrics = [
        { key: "custodyTime", clock },
        { key: "handlingTime", clock },
      ];
      const { asker } = await seenBy("2026-06-20T00:00:00Z", null, null);
      const [whole] = (await metricQuery(test.db, { metrics, range }, asker)).rows;
      const people = (await metricQuery(test.db, { metrics, range, by: ["employee"] }, asker)).rows;
      const total = people.reduce((sum, { values }) => sum + (values[0]?.numerator ?? 0), 0);
      expect([clock, total]).toEqual([clock, whole?.values[1]?.numerator]);
      expect([clock, whole?.values[0]?.numerator]).toEqual([clock, whole?.values[1]?.numerator]);
    }
  };
});

function expected(metric: Metric, cells: readonly Cell[]): Record<string, Shown> {
  const all = cells.map((cell): [string, Shown] => {
    const figure = figureOf(cell);
    const ofBucket = cells
      .filter(({ bucket }) => bucket === cell.bucket)
      .reduce((sum, one) => sum + figureOf(one).n, 0);
    return [cellName(cell.bucket, cell.keys), shape(metric, figure, ofBucket)];
  });
  return Object.fromEntries(all.filter(([, one]) => !isNothing(one)));
}

function shape({ figure, minimumN, hasMean }: Metric, parts: Figure, ofBucket: number): Shown {
  const { n, hits, amount } = parts;
  const excluded = Object.fromEntries(Object.entries(parts.excluded).filter(([, count]) => count > 0));
  const mean = n > 0 && n >= minimumN ? rounded(amount / n) : null;
  const numerator = rounded(
    {
      count: n,
      stock: n,
      share: n,
      rate: n,
      ratio: hits,
      perHundred: hits,
      sum: amount,
      average: amount,
      duration: amount,
      netScore: amount,
      // Nothing is known to be sold: the counts stand alone.
      cumulative: n,
      perMachine: amount,
    }[figure],
  );
  const alone = ["count", "stock", "sum", "rate", "cumulative", "perMachine"];
  const denominator = figure === "share" ? ofBucket : alone.includes(figure) ? null : n;
  const hasItsMean = hasMean || figure === "average" || figure === "duration";
  return { n, numerator, denominator, mean: hasItsMean ? mean : null, excluded };
}

/** Median and ninth decile within two in a hundred of the exact nearest rank, or a second of it. */
function holdQuantiles(
  { figure }: Metric,
  cells: readonly Cell[],
  answered: ReadonlyMap<string, MetricValue>,
  label: object,
) {
  if (figure !== "duration") return;
  for (const cell of cells) {
    const { n, amounts } = figureOf(cell);
    const value = answered.get(cellName(cell.bucket, cell.keys));
    if (n === 0) continue;
    for (const [q, given] of [
      [0.5, value?.median],
      [0.9, value?.p90],
    ] as const) {
      const exact = nearestRank(amounts, q);
      const isNear = typeof given === "number" && Math.abs(given - exact) <= Math.max(1, exact * 0.02);
      expect({ ...label, cell: cell.keys, q, exact, given, isNear }).toMatchObject({ isNear: true });
    }
  }
}

type Row = {
  readonly caseId: string;
  readonly day: string;
  readonly hit: boolean | null;
  readonly amount: number | null;
};

function rowName({ caseId, day, hit, amount }: Row, defect: string | false | undefined): string {
  return [caseId, day, hit, amount === null ? null : rounded(amount), defect].join(" ");
}

function asRow(
  { figure, hasMean }: Metric,
  { read, day, hit, amount }: Counted,
  ids: ReadonlyMap<string, string>,
): Row {
  const hasAmount = hasMean || ["duration", "sum", "average", "perMachine", "netScore"].includes(figure);
  return {
    caseId: ids.get(read.key) ?? read.key,
    day,
    hit: figure === "ratio" ? hit : null,
    amount: hasAmount ? amount : null,
  };
}
