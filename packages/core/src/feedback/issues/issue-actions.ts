import type { Database, Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import { type BusinessDay, businessDayOf } from "../../time/business-day.ts";
import { demandCutIn } from "./actions-under-test.ts";
import { changeIssue, keepIssueChange } from "./change-issue.ts";
import { demandWorkers } from "./demand-people.ts";
import { fitText } from "./issue-draft.ts";
import type { ActionKind, ToldCutIn, IssueAction, IssueActor, QualityIssueRecord } from "./issue.ts";
import { isCorrective } from "./gates.ts";

export type ActionDraft = {
  readonly kind: ActionKind;
  readonly description: string;
  readonly ownerId: number;
  readonly dueOn: BusinessDay;
  /** Of corrective measures the rate after ÷ before that they are to reach; default a half. */
  readonly plannedRatio?: number | undefined;
};

const longest = 4000;
const usualRatio = 0.5;

/**
 * Adds a measure to an issue and answers its id. Throws what changeIssue and demandWorkers throw, BAD_INPUT
 * `action_description_missing`, `issue_text_long` or `action_ratio_unfit`.
 */
export async function addAction(
  db: Database,
  { number, ...draft }: ActionDraft & { readonly number: string },
  by: IssueActor,
): Promise<number> {
  const fit = fitAction(draft);
  return changeIssue(db, number, by, async (sql, issue) => {
    await demandWorkers(sql, [fit.ownerId], { now: by.now });
    const { rows } = await sql.query<{ id: number }>(
      `INSERT INTO issue_action (issue_id, kind, description, owner_id, due_on, planned_ratio)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id::int AS id`,
      [issue.id, fit.kind, fit.description, fit.ownerId, fit.dueOn, fit.plannedRatio],
    );
    await keepIssueChange(sql, issue, { kind: "ACTION_ADDED", after: fit }, actor(by));
    return rows[0]?.id ?? 0;
  });
}

export type ActionEdit = ActionDraft & { readonly number: string; readonly id: number; readonly version: number };

/** Changes a measure that is neither implemented nor dropped. Throws what addAction and actionOf throw, CONFLICT `action_ended`. */
export async function changeAction(
  db: Database,
  { number, id, version, ...draft }: ActionEdit,
  by: IssueActor,
): Promise<void> {
  const fit = fitAction(draft);
  await changeIssue(db, number, by, async (sql, issue) => {
    const before = actionOf(issue, { id, version });
    demandAlive(before);
    if (fit.ownerId !== before.owner.id) await demandWorkers(sql, [fit.ownerId], { now: by.now });
    await sql.query(
      `UPDATE issue_action SET kind = $2, description = $3, owner_id = $4, due_on = $5, planned_ratio = $6, version = version + 1 WHERE id = $1`,
      [id, fit.kind, fit.description, fit.ownerId, fit.dueOn, fit.plannedRatio],
    );
    await keepIssueChange(sql, issue, { kind: "ACTION_CHANGED", before, after: fit }, actor(by));
  });
}

export type ActionPlace = { readonly number: string; readonly id: number; readonly version: number };
export type Implementation = ActionPlace & { readonly cutIn: ToldCutIn | null; readonly on: BusinessDay };

/**
 * Tells that a measure is in force since a day, and from which machine on; told once more it is corrected. Throws what
 * changeIssue, actionOf and demandCutIn throw, BAD_INPUT `action_cut_in_missing` for a corrective measure without one,
 * `action_day_future`.
 */
export async function implementAction(
  db: Database,
  { number, cutIn, on, ...place }: Implementation,
  by: IssueActor,
): Promise<void> {
  await changeIssue(db, number, by, async (sql, issue) => {
    const before = actionOf(issue, place);
    if (before.droppedBecause !== null) throw new DomainError("CONFLICT", "action_ended");
    if (on > businessDayOf(by.now, db.timeZone)) throw new DomainError("BAD_INPUT", "action_day_future", { on });
    if (isCorrective(before)) {
      if (cutIn === null || (cutIn.kind === "FIELD") !== (before.kind === "FIELD")) {
        throw new DomainError("BAD_INPUT", "action_cut_in_missing");
      }
      await demandUnlooked(sql, before, cutIn);
      await demandCutIn(sql, issue, cutIn, businessDayOf(by.now, db.timeZone));
    }
    const kept = isCorrective(before) ? cutIn : null;
    await sql.query("UPDATE issue_action SET cut_in = $2, implemented_on = $3, version = version + 1 WHERE id = $1", [
      place.id,
      kept === null ? null : JSON.stringify(kept),
      on,
    ]);
    const after = { action: before.description, cutIn: kept, on };
    await keepIssueChange(sql, issue, { kind: "ACTION_IMPLEMENTED", before, after }, actor(by));
  });
}

/** Looks hang on the cut-in that they were taken with: another one is another measure, or one might try until one works. */
async function demandUnlooked(sql: Sql, { id, cutIn: before }: IssueAction, cutIn: ToldCutIn): Promise<void> {
  const { rowCount } = await sql.query("SELECT 1 FROM action_look WHERE action_id = $1 LIMIT 1", [id]);
  if (rowCount && canonical(before) !== canonical(cutIn)) throw new DomainError("CONFLICT", "action_looked_at");
}

const canonical = (cutIn: ToldCutIn | null) =>
  JSON.stringify(Object.entries(cutIn ?? {}).toSorted(([a], [b]) => a.localeCompare(b)));

/** Gives a measure up, with the reason. Throws what changeIssue and actionOf throw, BAD_INPUT `issue_reason_missing`, CONFLICT `action_ended`. */
export async function dropAction(
  db: Database,
  { number, reason, ...place }: ActionPlace & { readonly reason: string },
  by: IssueActor,
): Promise<void> {
  const why = fitText(reason, longest);
  if (why === "") throw new DomainError("BAD_INPUT", "issue_reason_missing");
  await changeIssue(db, number, by, async (sql, issue) => {
    const before = actionOf(issue, place);
    if (before.droppedBecause !== null) throw new DomainError("CONFLICT", "action_ended");
    await sql.query(
      "UPDATE issue_action SET dropped_because = $2, implemented_on = NULL, version = version + 1 WHERE id = $1",
      [place.id, why],
    );
    const after = { action: before.description, reason: why };
    await keepIssueChange(sql, issue, { kind: "ACTION_DROPPED", before, after }, actor(by));
  });
}

const actor = ({ viewer, now }: IssueActor) => ({ userId: viewer.userId, now });

/** A measure of an issue. Throws NOT_FOUND `action_unknown`, CONFLICT `action_changed` where it is not the version that was seen. */
function actionOf(
  issue: QualityIssueRecord,
  { id, version }: { readonly id: number; readonly version: number },
): IssueAction {
  const found = issue.actions.find((action) => action.id === id);
  if (!found) throw new DomainError("NOT_FOUND", "action_unknown", { id });
  if (found.version !== version) throw new DomainError("CONFLICT", "action_changed");
  return found;
}

function demandAlive({ implementedOn, droppedBecause }: IssueAction): void {
  if (implementedOn !== null || droppedBecause !== null) throw new DomainError("CONFLICT", "action_ended");
}

function fitAction(draft: ActionDraft): Required<ActionDraft> & { readonly plannedRatio: number } {
  const description = fitText(draft.description, longest);
  if (description === "") throw new DomainError("BAD_INPUT", "action_description_missing");
  const plannedRatio = draft.plannedRatio ?? usualRatio;
  if (!(plannedRatio > 0 && plannedRatio < 1))
    throw new DomainError("BAD_INPUT", "action_ratio_unfit", { ratio: plannedRatio });
  return { ...draft, description, plannedRatio };
}
