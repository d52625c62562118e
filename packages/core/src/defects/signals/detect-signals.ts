import { inTransaction, type Database, type Sql } from "../../database/database.ts";
import { businessDayOf } from "../../time/business-day.ts";
import { announceSignals } from "./announce-signals.ts";
import type { Signal } from "../detectors/signal.ts";
import { type OpenSignal, openSignals, overlaps } from "./open-signals.ts";
import { type SeriesSubject, subjectKey } from "./signal-level.ts";
import { type DetectionSettings, readDetectionSettings } from "./detection-settings.ts";
import { type ReportWatch, subjectOf } from "./watch-known.ts";
import { watchReports } from "./watch-reports.ts";
import { endDay, weekDay, type Weeks } from "./weeks.ts";

export type DetectionResult = {
  readonly series: number;
  readonly untested: number;
  readonly raised: number;
  readonly changed: number;
  readonly closed: number;
  readonly withdrawn: number;
};

/**
 * Looks at all series of defect reports up to yesterday and keeps what is new: a signal that nobody
 * knew, or what has been learned of a known one. A signal that stands open is the same signal again, never a second.
 * One whose grounds have gone, because reports or sales were corrected, is closed as withdrawn. Everything or nothing;
 * a second run waits for the first and then finds nothing new. Null without any report.
 */
export async function detectSignals(db: Database, { now }: { readonly now: Date }): Promise<DetectionResult | null> {
  return inTransaction(db.pool, async (sql) => {
    await sql.query("SELECT pg_advisory_xact_lock(hashtext('huilu.signals'))");
    const settings = await readDetectionSettings(sql);
    const watch = await watchReports(sql, { today: businessDayOf(now, db.timeZone), isRunning: true }, settings);
    if (!watch) return null;
    const isFirst = (await lastDetectedWeek(sql)) === null;
    const { raisedIds, ...result } = await keepSignals(sql, watch, now);
    // The first look finds what happened over years: it stands on the list.
    if (!isFirst) await announceSignals(sql, raisedIds, now);
    await keepRun(sql, watch, { now, settings });
    return { series: watch.series.length, untested: watch.untested, ...result };
  });
}

type Kept = Pick<DetectionResult, "raised" | "changed" | "closed" | "withdrawn"> & {
  readonly raisedIds: readonly number[];
};

async function keepSignals(sql: Sql, watch: ReportWatch, now: Date): Promise<Kept> {
  const { weeks } = watch;
  const known = await openSignals(sql);
  const lastWeek = await lastDetectedWeek(sql);
  const seen = new Set<number>();
  const kept = { raised: 0, changed: 0, closed: 0, withdrawn: 0 };
  const raisedIds: number[] = [];
  for (const found of watch.signals) {
    const subject = subjectOf(watch, found.key);
    const same = (known.get(subjectKey(subject)) ?? []).find((one) => overlaps(one, found, weeks));
    const isNews =
      lastWeek === null ? found.closed === null : weekDay(weeks, found.raised) > lastWeek || found.closed === null;
    if (same === undefined && !isNews) continue;
    const id = same?.id ?? (await insertSignal(sql, { subject, found, weeks, now }));
    seen.add(id);
    if (same === undefined) {
      kept.raised += 1;
      raisedIds.push(id);
    }
    if ((await keepState(sql, { id, found, weeks, now })) && same !== undefined) {
      kept.changed += 1;
      if (found.closed !== null) kept.closed += 1;
    }
  }
  for (const one of [...known.values()].flat()) {
    if (seen.has(one.id)) continue;
    await withdraw(sql, one, { weeks, now });
    kept.withdrawn += 1;
  }
  return { ...kept, raisedIds };
}

type Finding = { readonly found: Signal; readonly weeks: Weeks; readonly now: Date };

async function insertSignal(
  sql: Sql,
  { subject, found, weeks, now }: Finding & { readonly subject: SeriesSubject },
): Promise<number> {
  const { rows } = await sql.query<{ id: number }>(
    `INSERT INTO signal (level, defect_type_id, part_id, detector, ratio, adjusted_p, family, since_on, raised_on, found_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id::int`,
    [
      subject.level,
      subject.defectTypeId,
      subject.partId,
      found.detector,
      found.ratio,
      found.adjusted_p,
      found.family,
      weekDay(weeks, found.since),
      weekDay(weeks, found.raised),
      now,
    ],
  );
  return rows[0]?.id ?? Number.NaN;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Whether the state says anything that was not known. */
async function keepState(sql: Sql, { id, found, weeks, now }: Finding & { readonly id: number }): Promise<boolean> {
  const { observed, expected, rate } = found;
  const { rowCount } = await sql.query(
    `INSERT INTO signal_state (signal_id, known_at, until_on, closed_on, observed, expected, rate_ratio, low, high)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9
     WHERE ($3::date, $4::date, $5::int, $6::float8) IS DISTINCT FROM (
       SELECT (until_on, closed_on, observed, expected) FROM signal_state WHERE signal_id = $1 ORDER BY known_at DESC LIMIT 1)
     ON CONFLICT (signal_id, known_at) DO NOTHING`,
    [
      id,
      now,
      endDay(weeks, found.until),
      found.closed === null ? null : weekDay(weeks, found.closed),
      observed,
      expected,
      finite(rate.ratio),
      rate.low,
      finite(rate.high),
    ],
  );
  return rowCount === 1;
}

async function withdraw(sql: Sql, { id }: OpenSignal, { weeks, now }: Pick<Finding, "weeks" | "now">): Promise<void> {
  await sql.query(
    `INSERT INTO signal_state (signal_id, known_at, until_on, closed_on, withdrawn, observed, expected, rate_ratio, low, high)
     SELECT signal_id, $2, until_on, $3, true, observed, expected, rate_ratio, low, high
     FROM signal_state WHERE signal_id = $1 ORDER BY known_at DESC LIMIT 1
     ON CONFLICT (signal_id, known_at) DO NOTHING`,
    [id, now, weeks.to],
  );
}

/** The Monday of the last week that had ended when signals were looked for. */
async function lastDetectedWeek(sql: Sql): Promise<string | null> {
  const { rows } = await sql.query<{ day: string | null }>(
    "SELECT (date_trunc('week', max(until_on))::date - 7)::text AS day FROM detection_run",
  );
  return rows[0]?.day ?? null;
}

async function keepRun(
  sql: Sql,
  { weeks, series, untested, dispersion }: ReportWatch,
  { now, settings }: { readonly now: Date; readonly settings: DetectionSettings },
): Promise<void> {
  await sql.query(
    `INSERT INTO detection_run (known_at, until_on, series, untested, dispersion, settings) VALUES ($1, $2, $3, $4, $5, $6)`,
    [now, weeks.to, series.length, untested, dispersion, settings],
  );
}
