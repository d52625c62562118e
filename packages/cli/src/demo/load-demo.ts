import { createHash } from "node:crypto";
import { addDays, businessDayOf, DomainError, inBulk, isBusinessDay } from "@huilu/core";
import type { Database, IncomingCase, RecordInBulk, RecordResult } from "@huilu/core";
import { z } from "zod";
import type { DemoTruth } from "./demo-truth.ts";
import { fullSize, generateDemo } from "./generate-demo.ts";
import type { Demo } from "./generate-demo.ts";
import { loadDuties } from "./load-duties.ts";
import { loadMeanings } from "./load-meanings.ts";
import { loadReferenceRows } from "./load-reference-rows.ts";
import { loadTargets } from "./load-targets.ts";
import { toldByMonth } from "./told-by-month.ts";

export const defaultSeed = 1;
const source = "demo";
const companyName = "回声电器";
const zone = "Asia/Shanghai";
// Any number, the same in every process: two starts at once load one company.
const lock = 0x6875_696c;

export type LoadDemoOptions = {
  /** Default: the seed loaded before, else 1. */
  readonly seed?: number;
  /** The last day of the 36 months, YYYY-MM-DD. Default: the day loaded before, else the day before `now`. */
  readonly until?: string;
  /** About how many cases. Default: as loaded before, else 60,000. */
  readonly cases?: number;
  /** Only what had happened by then, YYYY-MM-DD; a later day adds what has happened since as each month brought it. Without it all of the rest is added. */
  readonly through?: string;
  readonly now?: Date;
  /** Told each step in a sentence. */
  readonly log?: (sentence: string) => void;
  /** What else belongs to a loaded company; only after it does the company count as loaded. */
  readonly beforeReady?: (truth: DemoTruth) => Promise<void>;
};

const loadedDemo = z.object({
  seed: z.int(),
  until: z.string(),
  cases: z.int(),
  done: z.boolean(),
  /** To where it was told before it was whole. */
  through: z.string().optional(),
});
type LoadedDemo = z.infer<typeof loadedDemo>;

/** Whether the whole demo company is in this database. */
export async function isDemoLoaded(db: Database): Promise<boolean> {
  return (await storedDemo(db))?.done ?? false;
}

/**
 * Fills the database with the generated company and answers what is hidden in it. Again: nothing changes, and what an
 * interruption left out is added. Throws CONFLICT beside cases of another source or another demo company, BAD_INPUT
 * for a size or a last day that cannot be.
 */
export async function loadDemo(db: Database, options: LoadDemoOptions = {}): Promise<DemoTruth> {
  const client = await db.pool.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [lock]);
    return await load(db, await settled(db, options), options);
  } finally {
    client.release(true); // the lock belongs to the session and ends with it
  }
}

async function load(db: Database, wanted: LoadedDemo, options: LoadDemoOptions): Promise<DemoTruth> {
  const log = options.log ?? (() => undefined);
  const started = performance.now();
  const demo = generateDemo(wanted);
  await store(db, wanted);
  const { through } = options;
  await loadReferenceRows(db, {
    ...demo,
    ...wanted,
    soldThrough: through ?? wanted.until,
    learnedAt: dayAfter(through ?? wanted.until),
  });
  log(`Generated the demo company: ${demo.from} to ${wanted.until}, seed ${wanted.seed}. Recording its cases …`);
  await inBulk(db, async (recordCases) => {
    const { casesCreated, eventsAdded } = await (through === undefined
      ? recordClosings(db, recordCases, demo, wanted)
      : recordUpTo(db, recordCases, demo, { wanted, through }));
    log(`Recorded ${casesCreated} new cases with ${eventsAdded} events. Adding up …`);
  });
  await loadTargets(db, wanted.until);
  await loadMeanings(db);
  await loadDuties(db);
  const truth = demo.truth();
  await options.beforeReady?.(truth);
  await store(db, { ...wanted, ...(through === undefined ? { done: true } : { through }) });
  log(`The demo company is ready after ${Math.round((performance.now() - started) / 1000)} s.`);
  return truth;
}

/** Records what was known at each closing: first the whole history, then what each month brought and changed. */
async function recordClosings(
  db: Database,
  recordCases: RecordInBulk,
  demo: Demo,
  wanted: LoadedDemo,
): Promise<Pick<RecordResult, "casesCreated" | "eventsAdded">> {
  const later: IncomingCase[][] = demo.closings.map(() => []);
  const total = { casesCreated: 0, eventsAdded: 0 };
  for (const [index, closing] of demo.closings.entries()) {
    const cases = index === 0 ? history(demo, later) : stream(later[index] ?? []);
    const result = await record(db, recordCases, cases, wanted, closing);
    // A small history is no reason for record-cases to tell the planner of it, but the next closing joins with it.
    if (index === 0) await db.pool.query("ANALYZE service_case, case_event, case_defect");
    total.casesCreated += result.casesCreated;
    total.eventsAdded += result.eventsAdded;
  }
  return total;
}

// The cases as the first closing knew them; what the later ones brought is kept for them.
async function* history(demo: Demo, later: readonly IncomingCase[][]): AsyncGenerator<IncomingCase, void> {
  for (const { versions } of demo.told) {
    for (const [index, version] of versions.entries()) if (version !== null && index > 0) later[index]?.push(version);
    const [first] = versions;
    if (first) yield first;
  }
}

/** Records what had happened by a day: at first all of it, then what each month has brought since. */
async function recordUpTo(
  db: Database,
  recordCases: RecordInBulk,
  demo: Demo,
  { wanted, through }: { readonly wanted: LoadedDemo; readonly through: string },
): Promise<Pick<RecordResult, "casesCreated" | "eventsAdded">> {
  const total = { casesCreated: 0, eventsAdded: 0 };
  for (const { day, cases } of toldByMonth(demo.told, { after: wanted.through ?? "", through })) {
    const result = await record(db, recordCases, stream(cases), wanted, day);
    total.casesCreated += result.casesCreated;
    total.eventsAdded += result.eventsAdded;
  }
  return total;
}

async function* stream(cases: readonly IncomingCase[]): AsyncGenerator<IncomingCase, void> {
  yield* cases;
}

function dayAfter(day: string): Date {
  return new Date(`${addDays(day, 1)}T00:00:00+08:00`);
}

async function record(
  db: Database,
  recordCases: RecordInBulk,
  cases: AsyncIterable<IncomingCase>,
  wanted: LoadedDemo,
  closing: string,
): Promise<RecordResult> {
  const importRunId = runId(wanted, closing);
  await db.pool.query(
    `WITH origin AS (INSERT INTO source (code) VALUES ($2) ON CONFLICT (code) DO UPDATE SET code = EXCLUDED.code RETURNING id)
     INSERT INTO import_run (id, source_id, file_name, file_sha256, mapping_name, started_by, started_at)
     SELECT $1, id, $4, $3, 'demo', 'huilu demo', now() FROM origin ON CONFLICT (id) DO NOTHING`,
    [importRunId, source, fingerprint(wanted), `demo ${closing}`],
  );
  const result = await recordCases(db, cases, {
    source,
    importRunId,
    rowMeans: "case",
    learnedAt: dayAfter(closing),
    completeThrough: closing,
  });
  // The first run's summary says what came in; later ones change nothing.
  await db.pool.query(
    "UPDATE import_run SET state = 'done', finished_at = now(), summary = $2 WHERE id = $1 AND state <> 'done'",
    [importRunId, JSON.stringify(result)],
  );
  return result;
}

async function settled(db: Database, { seed, until, cases, now = new Date() }: LoadDemoOptions): Promise<LoadedDemo> {
  const before = await storedDemo(db);
  const yesterday = addDays(businessDayOf(now, zone), -1);
  const wanted = {
    seed: seed ?? before?.seed ?? defaultSeed,
    until: until ?? before?.until ?? yesterday,
    cases: cases ?? before?.cases ?? fullSize,
    done: before?.done ?? false,
    through: before?.through,
  };
  requirePossible(wanted, yesterday);
  if (before && (before.seed !== wanted.seed || before.until !== wanted.until || before.cases !== wanted.cases)) {
    throw new DomainError("CONFLICT", "demo_is_another", {
      seed: before.seed,
      until: before.until,
      cases: before.cases,
    });
  }
  await requireAlone(db);
  return wanted;
}

function requirePossible({ seed, until, cases }: LoadedDemo, yesterday: string): void {
  if (!Number.isSafeInteger(seed) || Math.abs(seed) > 2 ** 31)
    throw new DomainError("BAD_INPUT", "demo_seed_unfit", { seed });
  if (!isBusinessDay(until) || until > yesterday || until < "2010-01-01")
    throw new DomainError("BAD_INPUT", "demo_until_unfit", { until, latest: yesterday });
  if (!Number.isInteger(cases) || cases < 1000 || cases > 1_000_000)
    throw new DomainError("BAD_INPUT", "demo_cases_unfit", { cases });
}

// Invented cases must never be added to real ones.
async function requireAlone(db: Database): Promise<void> {
  const { rows } = await db.pool.query<{ code: string }>(
    "SELECT s.code FROM source s WHERE s.code <> $1 AND EXISTS (SELECT 1 FROM service_case c WHERE c.source_id = s.id) LIMIT 1",
    [source],
  );
  const other = rows[0]?.code;
  if (other !== undefined) throw new DomainError("CONFLICT", "demo_beside_real_cases", { source: other });
}

async function storedDemo(db: Database): Promise<LoadedDemo | null> {
  const { rows } = await db.pool.query<{ value: unknown }>("SELECT value FROM installation WHERE key = 'demo'");
  return rows[0] ? loadedDemo.parse(rows[0].value) : null;
}

async function store(db: Database, loaded: LoadedDemo): Promise<void> {
  await db.pool.query(
    "INSERT INTO installation (key, value) VALUES ('demo', $1) ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value",
    [JSON.stringify(loaded)],
  );
  await db.pool.query("INSERT INTO installation (key, value) VALUES ('companyName', $1) ON CONFLICT (key) DO NOTHING", [
    JSON.stringify(companyName),
  ]);
}

function fingerprint({ seed, until, cases }: LoadedDemo): string {
  return createHash("sha256").update(`demo ${seed} ${until} ${cases}`).digest("hex");
}

function runId(wanted: LoadedDemo, closing: string): string {
  const hex = createHash("sha256")
    .update(`${fingerprint(wanted)} ${closing}`)
    .digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
