import { randomUUID } from "node:crypto";
import {
  companyScope,
  countAsOneEvent,
  createUser,
  decideCaseDefects,
  DomainError,
  metricQuery,
  recomputeFailureEvents,
  requestReclassification,
  requestUndo,
  runReclassifications,
  settle,
  takeBackRepeats,
  verifyRollups,
} from "@huilu/core";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { happened } from "../metrics/company.ts";
import { record } from "../metrics/histories.ts";
import { withDatabase } from "../support/with-database.ts";
import {
  asserted,
  countsByType,
  type KnownCase,
  type KnownEvent,
  type KnownReclassification,
} from "./taxonomy-oracle.ts";

const test = withDatabase();
const start = Date.parse("2026-03-01T00:00:00Z");
let user = 0;

beforeAll(async () => {
  const person = {
    username: "gen-taxonomist",
    displayName: "Gen Taxonomist",
    role: "QUALITY_ENGINEER",
    password: "one-time",
  } as const;
  user = (await createUser(test.db, person, new Date())).userId;
});

const letters = ["A", "B", "C", "D"] as const;
const someTypes = fc.uniqueArray(fc.constantFrom(...letters), { maxLength: 3 });
const someNumber = fc.integer({ min: 0, max: 7 });
const pair = fc.uniqueArray(fc.constantFrom(...letters), { minLength: 2, maxLength: 3 });
const someStep = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("say" as const), number: someNumber, types: someTypes }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("decide" as const), number: someNumber, types: someTypes }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("merge" as const), pair, past: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("split" as const), pair, past: fc.boolean(), whole: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("undo" as const), which: fc.nat(5) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("event" as const),
      numbers: fc.uniqueArray(someNumber, { minLength: 1, maxLength: 4 }),
      joins: fc.option(fc.nat(3)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("takeBack" as const), which: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.constant({ kind: "run" as const }) },
);
type Step = typeof someStep extends fc.Arbitrary<infer S> ? S : never;

/** One company's history beside what it should count to. */
class History {
  readonly #source = randomUUID();
  readonly #family = `F${randomUUID().slice(0, 8)}`;
  readonly #cases = new Map<number, KnownCase>();
  readonly #reclassifications: KnownReclassification[] = [];
  readonly #events: KnownEvent[] = [];
  readonly #snapshots: { readonly at: Date; readonly counts: Record<string, number> }[] = [];
  #tick = start + user;

  async take(step: Step): Promise<void> {
    this.#tick += 60_000;
    if (step.kind === "say") return this.#say(step.number, step.types);
    if (step.kind === "run") return this.#run();
    await this.#refusable(step);
  }

  /** Runs the jobs, then holds the figures, now and as known at each earlier run, to the oracle. */
  async check(): Promise<void> {
    await this.#run();
    for (const { at, counts } of this.#snapshots) expect({ at, counts: await this.#asked(at) }).toEqual({ at, counts });
  }

  async #say(number: number, said: readonly string[]): Promise<void> {
    const model = number % 2 === 0 ? "M0" : "M1";
    const known = this.#cases.get(number) ?? { model, source: [], person: null };
    known.source = asserted(known.source, said, this.#tick);
    this.#cases.set(number, known);
    const row = {
      number: `${number}`,
      line: 2,
      productFamily: { code: this.#family },
      productModel: { code: `${this.#family}${model}` },
      defects: said.map((code) => ({ family: { code: this.#family }, type: { code } })),
      events: [happened("registered", "2026-01-05 10:00")],
    };
    await record(test.db, this.#source, "case", [row], new Date(this.#tick));
  }

  /** What the taxonomy refuses changes nothing, here as there. */
  async #refusable(step: Exclude<Step, { kind: "say" | "run" }>): Promise<void> {
    try {
      if (step.kind === "undo") await this.#undo(step.which);
      else if (step.kind === "decide") await this.#decide(step);
      else if (step.kind === "event") await this.#countTogether(step.numbers, step.joins);
      else if (step.kind === "takeBack") await this.#takeBack(step.which);
      else await this.#draft(step);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }

  async #decide({ number, types }: { number: number; types: readonly string[] }): Promise<void> {
    const known = this.#cases.get(number);
    if (!known) return;
    const by = { userId: user, now: new Date(this.#tick), scope: companyScope };
    const [caseId = ""] = await this.#idsOf([number]);
    await decideCaseDefects(test.db, { caseId, types: types.map((one) => this.#key(one)) }, by);
    const before = known.person ?? [];
    const same =
      before.length === types.length &&
      types.every((type, i) => before.some((row) => row.type === type && row.leading === (i === 0)));
    if (!same) known.person = types.length === 0 ? null : asserted([], types, this.#tick);
  }

  async #countTogether(numbers: readonly number[], joins: number | null): Promise<void> {
    const event = joins === null ? undefined : this.#events[joins];
    if (joins !== null && !event) return;
    const by = { userId: user, now: new Date(this.#tick), scope: companyScope };
    const caseIds = await this.#idsOf(numbers.filter((number) => this.#cases.has(number)));
    const id = await countAsOneEvent(test.db, { caseIds, event: event?.id ?? null }, by);
    const known = numbers.filter((number) => this.#cases.has(number));
    if (event) event.numbers = [...event.numbers, ...known];
    else this.#events.push({ id, numbers: known });
  }

  async #takeBack(which: number): Promise<void> {
    const event = this.#events[which];
    if (!event) return;
    await takeBackRepeats(test.db, { id: event.id }, { userId: user, now: new Date(this.#tick) });
    event.numbers = [];
  }

  async #idsOf(numbers: readonly number[]): Promise<string[]> {
    const { rows } = await test.db.pool.query<{ id: string }>(
      "SELECT c.id FROM service_case c JOIN source s ON s.id = c.source_id WHERE s.code = $1 AND c.number = ANY($2::text[])",
      [`${this.#source}-case`, numbers],
    );
    return rows.map(({ id }) => id);
  }

  async #draft(step: Extract<Step, { kind: "merge" | "split" }>): Promise<void> {
    const [one = "", two = "", three] = step.pair;
    const rules =
      step.kind === "merge"
        ? [{ from: one, to: two }, ...(three ? [{ from: three, to: two }] : [])]
        : [
            { from: one, to: two, model: "M0" },
            ...(three ? [{ from: one, to: three, ...(step.whole ? {} : { model: "M1" }) }] : []),
          ];
    const kind = step.kind === "merge" ? "MERGE" : "SPLIT";
    const id = await requestReclassification(
      test.db,
      {
        kind,
        includesPast: step.past,
        rules: rules.map(({ from, to, model }: { from: string; to: string; model?: string }) => ({
          from: this.#key(from),
          to: this.#key(to),
          models: model ? [`${this.#family}${model}`] : [],
        })),
      },
      { reason: "generated", userId: user, now: new Date(this.#tick) },
    );
    this.#reclassifications.push({ id, at: this.#tick, includesPast: step.past, rules, undone: false });
  }

  async #undo(which: number): Promise<void> {
    const found = this.#reclassifications[which];
    if (!found) return;
    await requestUndo(test.db, found.id, "generated", { userId: user, now: new Date(this.#tick) });
    found.undone = true;
  }

  async #run(): Promise<void> {
    const now = new Date(this.#tick);
    await runReclassifications(test.db, { now });
    await recomputeFailureEvents(test.db);
    // Deltas that wait count as much as those that were folded.
    expect(await this.#asked(null)).toEqual(this.#expected());
    await settle(test.db);
    expect(await this.#asked(null)).toEqual(this.#expected());
    const verified = await verifyRollups(test.db, { mend: false });
    expect(verified.filter((one) => one.differing > 0)).toEqual([]);
    this.#snapshots.push({ at: now, counts: this.#expected() });
    this.#tick += 60_000;
  }

  #key(type: string): string {
    return `${this.#family}/${type}`;
  }

  #expected(): Record<string, number> {
    const counts = countsByType(this.#cases, this.#reclassifications, this.#events);
    return Object.fromEntries(
      Object.entries(counts).map(([type, n]) => [type === "unclassified" ? type : this.#key(type), n]),
    );
  }

  async #asked(knownAt: Date | null): Promise<Record<string, number>> {
    const asker = { scope: companyScope, now: new Date(this.#tick), language: "en" } as const;
    const { rows } = await metricQuery(
      test.db,
      {
        metrics: [{ key: "defectReports" }],
        range: { from: "2026-01-01", to: "2026-02-01" },
        by: ["defectType"],
        filters: [{ dimension: "source", in: [`${this.#source}-case`] }],
        asKnownOn: knownAt,
      },
      asker,
    );
    const counts = rows
      .map((row) => [row.dimensions[0]?.key ?? "", row.values[0]?.n ?? 0] as const)
      .filter(([, n]) => n > 0);
    return Object.fromEntries(counts.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }
}

it("counts what its words, decisions, merges, splits and events come to, in any order, now and as known then", async () => {
  const histories = fc.asyncProperty(fc.array(someStep, { minLength: 4, maxLength: 18 }), async (steps) => {
    const history = new History();
    // Every type is known before it can be merged.
    for (const letter of letters) await history.take({ kind: "say", number: 9, types: [letter] });
    for (const step of steps) await history.take(step);
    await history.check();
  });
  await fc.assert(histories, { numRuns: Number(process.env["HISTORIES"] ?? 12), endOnFailure: true });
}, 900_000);
