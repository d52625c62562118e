import type { IncomingEvent } from "../cases/incoming-case.ts";
import { readMoment } from "./incoming-moment.ts";
import type { ShapedEvent } from "./incoming-shape.ts";
import { resultsOf } from "./mapping.ts";
import type { RowReason } from "./row-report.ts";

/** Says of a row that it cannot be used: the field, and why. */
export type Refuse = (field: string, value: unknown, reason: RowReason) => void;
export type ReadingSettings = { readonly now: Date; readonly timeZone: string };

const largestAmount = 1e11;
const longestWork = 30 * 86_400;
const aspects = ["overall", "attitude", "efficiency", "accuracy", "nps"];
const stages = ["standard", "load"];

/** One event of a message, held to the same limits as one of a file; whatever cannot be is refused. */
export function readEvent(told: ShapedEvent, path: string, refuse: Refuse, settings: ReadingSettings): IncomingEvent {
  const { type, at, due, id, department, employee, detail, result } = told;
  const moment = readOptional(at, "happened");
  const until = readOptional(due, "due");
  judgeParts(told, (field, value, reason) => refuse(`${path}.${field}`, value, reason));
  const amount = amountOf(told, (reason) => refuse(`${path}.amount`, told.amount, reason));
  const score = scoreOf(told, (reason) => refuse(`${path}.score`, told.score, reason));
  return {
    type,
    ...(moment && { moment }),
    ...(result !== undefined && { result }),
    ...(amount !== undefined && { amount }),
    ...(score !== undefined && { score }),
    ...(employee && { employee }),
    ...(department && { department }),
    ...(until && { due: until }),
    ...(detail !== undefined && { detail }),
    ...(id !== undefined && { sourceEventId: id }),
  };

  function readOptional(text: string | undefined, kind: "happened" | "due") {
    if (text === undefined) return undefined;
    const read = readMoment(text, kind, settings);
    if (typeof read !== "string") return read;
    refuse(`${path}.${kind === "due" ? "due" : "at"}`, text, read);
    return undefined;
  }
}

/** What an event of its type must name, and what it cannot mean; as a mapping must. */
function judgeParts({ type, at, due, amount, score, result, detail }: ShapedEvent, refuse: Refuse): void {
  if (at === undefined && type !== "cost_incurred") refuse("at", "", "field_missing");
  if ((due !== undefined) !== (type === "promised"))
    refuse("due", due, due === undefined ? "field_missing" : "field_unfit");
  if (amount === undefined && (type === "cost_incurred" || type === "work_logged"))
    refuse("amount", "", "field_missing");
  if (score === undefined && type === "survey_answered") refuse("score", "", "field_missing");
  if (result !== undefined && !resultsOf(type).includes(result)) refuse("result", result, "result_unknown");
  if (type === "part_analysed") {
    if (result === undefined) refuse("result", "", "field_missing");
    if (!stages.includes(detail ?? "")) refuse("detail", detail, "stage_unknown");
  }
  if (type === "survey_answered" && detail !== undefined && !aspects.includes(detail)) {
    refuse("detail", detail, "aspect_unknown");
  }
}

/** Money to the cent, or seconds of work. */
function amountOf({ type, amount }: ShapedEvent, refuse: (reason: RowReason) => void): number | undefined {
  if (amount === undefined) return undefined;
  const isWork = type === "work_logged";
  const value = isWork ? Math.round(amount) : Math.round(amount * 100) / 100;
  if (value < 0) refuse(isWork ? "work_negative" : "amount_negative");
  if (value > (isWork ? longestWork : largestAmount)) refuse(isWork ? "work_too_long" : "amount_too_large");
  return value;
}

/** A score of 1 to 5, or of a net promoter answer a whole number of 0 to 10. */
function scoreOf({ score, detail }: ShapedEvent, refuse: (reason: RowReason) => void): number | undefined {
  if (score === undefined) return undefined;
  const isNps = detail === "nps";
  const isOnScale = isNps ? Number.isInteger(score) && score >= 0 && score <= 10 : score >= 1 && score <= 5;
  if (!isOnScale) refuse("score_out_of_scale");
  return Math.round(score * 100) / 100;
}
