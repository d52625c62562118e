import type { Sql } from "../../database/database.ts";
import { listSignals, type SignalRecord, signalStates } from "../../defects/signals/list-signals.ts";
import type { SignalLevel } from "../../defects/signals/signal-level.ts";
import type { Dimension, MetricResultRow } from "../../metrics/metric-query.ts";
import { unclassified } from "../../metrics/dimension.ts";
import { namesOfKeys } from "./both-names.ts";
import { firstOf, type PackageDefect, type PackageDocument } from "./package-document.ts";
import { ofDefectKinds, type Telling } from "./telling.ts";

const mostTypes = 1000;

/** Every defect type that was reported in the period, the most frequent first. */
export async function packageDefects(sql: Sql, telling: Telling): Promise<PackageDefect[]> {
  const { rows } = await telling.ask({
    metrics: [{ key: "defectReports" }, { key: "defectShare" }, { key: "ratePerThousandInService" }],
    range: telling.range,
    by: ["defectType"],
    filters: ofDefectKinds(telling),
    compare: ["PREVIOUS_PERIOD", "PREVIOUS_YEAR"],
    order: { metric: "defectReports", descending: true },
    limit: mostTypes,
  });
  const nameOf = await namesOfKeys(
    sql,
    "defect_type",
    rows.map(({ dimensions: [type] }) => type?.key ?? unclassified),
  );
  return rows.flatMap(({ dimensions: [type], values }) => {
    const of = (key: string) => values.find(({ metric }) => metric === key);
    const reports = of("defectReports");
    if (!type || !reports || reports.n === 0) return [];
    const share = of("defectShare");
    return [
      {
        type: nameOf(type.key),
        reports: reports.n,
        share: share?.value ?? 0,
        cumulative: share?.cumulative ?? 0,
        rate: of("ratePerThousandInService")?.value ?? null,
        previous: reports.previous[0]?.value ?? null,
        lastYear: reports.previous[1]?.value ?? null,
      },
    ];
  });
}

const parts = {
  DEFECT: null,
  MODEL: { dimension: "productModel", table: "product_model" },
  BATCH: { dimension: "batch", table: "production_batch" },
  SUPPLIER_LOT: { dimension: "supplierLot", table: "supplier_lot" },
  REGION: { dimension: "region", table: "region" },
} as const satisfies Readonly<Record<SignalLevel, { dimension: Dimension; table: string } | null>>;

/**
 * Signals raised in the period (or before it, but found since the last package) of which the department itself has
 * reports in the period: only its own are counted, for those it can open.
 */
export async function freshSignals(sql: Sql, telling: Telling): Promise<PackageDocument["fresh"]["signals"]> {
  const { range, knownAt, since } = telling;
  const signals = (await listSignals(sql, { states: signalStates, language: "en", knownAt })).filter(
    ({ withdrawn, raisedOn, foundAt }) =>
      !withdrawn && raisedOn < range.to && (raisedOn >= range.from || (since !== null && foundAt > since)),
  );
  const told = [];
  for (const level of ["DEFECT", "MODEL", "BATCH", "SUPPLIER_LOT", "REGION"] as const) {
    const ofLevel = signals.filter((signal) => signal.level === level);
    if (ofLevel.length > 0) told.push(...(await ownReports(sql, telling, { level, signals: ofLevel })));
  }
  return firstOf(told.toSorted((a, b) => b.reports - a.reports || a.id - b.id));
}

async function ownReports(
  sql: Sql,
  telling: Telling,
  { level, signals }: { readonly level: SignalLevel; readonly signals: readonly SignalRecord[] },
): Promise<PackageDocument["fresh"]["signals"]["rows"]> {
  const part = parts[level];
  const keyOf = ({ defect }: SignalRecord) => defect?.key ?? unclassified;
  const types = [...new Set(signals.map(keyOf))];
  const partKeys = signals.flatMap((signal) => (signal.part ? [signal.part.key] : []));
  const { rows } = await telling.ask({
    metrics: [{ key: "defectReports" }],
    range: telling.range,
    by: part ? ["defectType", part.dimension] : ["defectType"],
    filters: [
      ...ofDefectKinds(telling),
      { dimension: "defectType", in: types },
      ...(part ? [{ dimension: part.dimension, in: [...new Set(partKeys)] }] : []),
    ],
    limit: mostTypes,
  });
  const counted = new Map(rows.map((row) => [keysOf(row), row.values[0]?.n ?? 0]));
  const typeName = await namesOfKeys(sql, "defect_type", types);
  const partName = part && (await namesOfKeys(sql, part.table, partKeys));
  return signals.flatMap((signal) => {
    const { id, sinceOn, raisedOn } = signal;
    const reports = counted.get([keyOf(signal), ...(signal.part ? [signal.part.key] : [])].join("\n")) ?? 0;
    const term = signal.part && partName ? partName(signal.part.key) : null;
    return reports === 0 ? [] : [{ id, level, type: typeName(keyOf(signal)), part: term, sinceOn, raisedOn, reports }];
  });
}

const keysOf = ({ dimensions }: MetricResultRow) => dimensions.map(({ key }) => key).join("\n");

/** Phrases that were accepted in the period as a type of which the department has reports in it. */
export async function acceptedPhrases(
  sql: Sql,
  { range, knownAt }: Telling,
  defects: readonly PackageDefect[],
): Promise<PackageDocument["fresh"]["phrases"]> {
  const { rows } = await sql.query<{ phrase: string; type: string; acceptedAt: Date }>(
    `SELECT p.phrase, t.code AS type, d.decided_at AS "acceptedAt" FROM emerging_phrase p
     JOIN LATERAL (SELECT * FROM emerging_decision WHERE phrase_id = p.id AND decided_at <= $3 ORDER BY id DESC LIMIT 1) d ON d.action = 'ACCEPTED'
     JOIN defect_type t ON t.id = d.defect_type_id
     WHERE d.decided_at::date >= $1::date AND d.decided_at::date < $2::date ORDER BY d.decided_at, p.id`,
    [range.from, range.to, knownAt],
  );
  const reported = new Map(defects.map((defect) => [defect.type.key, defect]));
  return firstOf(
    rows.flatMap(({ phrase, type, acceptedAt }) => {
      const own = reported.get(type);
      return own ? [{ phrase, type: own.type, reports: own.reports, acceptedAt: acceptedAt.toISOString() }] : [];
    }),
  );
}
