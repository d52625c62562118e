import { type Database, inTransaction, type Sql } from "../../database/database.ts";
import { monthNumber } from "../../defects/reliability/months.ts";
import { businessDayOf } from "../../time/business-day.ts";
import { type ActionUnderTest, planOf } from "./action-under-test.ts";
import type { NotComparable } from "./cohorts.ts";
import { isDue, judgeCells, type Judgement } from "./judge-cells.ts";
import { type ActionLook, listLooks, type LookEvidence } from "./list-looks.ts";
import { type BeforeAfter, readBeforeAfter } from "./read-before-after.ts";
import { standingVerdict, type Verdict } from "./verdict-of.ts";

/** What a look came to. */
export type LookResult = {
  /** Null: there was nothing new to look at. */
  readonly look: ActionLook | null;
  /** What stands after all looks so far. */
  readonly standing: Verdict;
  /** Why nothing can be compared yet. */
  readonly reason: NotComparable | null;
};

/**
 * Takes the next planned look at a measure and keeps it. Looks are planned once a month, when a month more can be counted
 * and has brought at least a fiftieth of the planned information; asked again before that, nothing is added. What was kept
 * is never changed: a later look says what is known then, and what stands is the last verdict that any look has shown.
 */
export async function lookAtAction(
  db: Database,
  action: ActionUnderTest,
  { now }: { readonly now: Date },
): Promise<LookResult> {
  return inTransaction(db.pool, async (sql) => {
    await sql.query("SELECT pg_advisory_xact_lock(hashtext('huilu.action_look'), hashtext($1))", [`${action.id}`]);
    const earlier = await listLooks(sql, action.id);
    const plan = planOf(action);
    const { comparable, reason } = await readBeforeAfter(sql, plan, { today: businessDayOf(now, db.timeZone) });
    const nothingNew = { look: null, standing: standingVerdict(earlier), reason };
    if (!comparable || comparable.upTo <= (earlier.at(-1)?.upTo ?? "")) return nothingNew;
    const judgement = judgeCells(comparable.cells, {
      plannedRatio: plan.plannedRatio,
      to: monthNumber(comparable.upTo),
      grows: comparable.grows,
      earlier,
      plannedInformation: earlier[0]?.plannedInformation ?? null,
    });
    if (!isDue(judgement, earlier)) return nothingNew;
    const look = lookOf({ judgement, comparable, plannedRatio: plan.plannedRatio });
    await keepLook(sql, { ...look, actionId: action.id, look: earlier.length + 1, lookedAt: now });
    const looks = await listLooks(sql, action.id);
    return { look: looks.at(-1) ?? null, standing: standingVerdict(looks), reason: null };
  });
}

type Found = {
  readonly judgement: Judgement;
  readonly comparable: BeforeAfter;
  readonly plannedRatio: number;
};

function lookOf({ judgement, comparable, plannedRatio }: Found): Omit<ActionLook, "actionId" | "look" | "lookedAt"> {
  const { verdict, strata, reports, exposure, own, against, dispersion, needed } = judgement;
  const { upTo, units, unplaced, curves } = comparable;
  const evidence: LookEvidence = { strata, plain: own.plain, against, units, unplaced, curves };
  return {
    upTo,
    verdict,
    plannedRatio,
    reportsBefore: reports.before,
    reportsAfter: reports.after,
    exposureBefore: exposure.before,
    exposureAfter: exposure.after,
    expected: judgement.expected,
    ratio: own.ratio,
    low: own.low,
    high: own.high,
    p: judgement.p,
    level: judgement.level,
    information: judgement.information,
    plannedInformation: judgement.plannedInformation,
    dispersion: dispersion.estimate,
    dispersionUsed: dispersion.used,
    othersRatio: judgement.others,
    neededUnitMonths: needed?.unitMonths ?? null,
    neededWeeks: needed?.weeks ?? null,
    evidence,
  };
}

async function keepLook(sql: Sql, look: ActionLook): Promise<void> {
  await sql.query(
    `INSERT INTO action_look (action_id, look, looked_at, up_to, verdict, planned_ratio, reports_before, reports_after,
       exposure_before, exposure_after, expected, ratio, low, high, p, level, information, planned_information, dispersion,
       dispersion_used, others_ratio, needed_unit_months, needed_weeks, evidence)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)`,
    [
      look.actionId,
      look.look,
      look.lookedAt,
      look.upTo,
      look.verdict,
      look.plannedRatio,
      look.reportsBefore,
      look.reportsAfter,
      look.exposureBefore,
      look.exposureAfter,
      look.expected,
      look.ratio,
      look.low,
      look.high,
      look.p,
      look.level,
      look.information,
      look.plannedInformation,
      look.dispersion,
      look.dispersionUsed,
      look.othersRatio,
      look.neededUnitMonths,
      look.neededWeeks,
      look.evidence,
    ],
  );
}
