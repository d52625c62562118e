import { addDays } from "../../time/business-day.ts";
import { compareMoments, type CaseLog, type LoggedEvent, type Moment } from "./case-log.ts";

export const answerAspects = ["overall", "attitude", "efficiency", "accuracy", "nps"] as const;
export type AnswerAspect = (typeof answerAspects)[number];

/** One answer to a survey; `on` is null where its date was set aside. `outcome` is 'counted', or why it does not count. */
export type Answer = {
  readonly eventId: string;
  readonly aspect: AnswerAspect;
  readonly on: string | null;
  readonly departmentId: number | null;
  readonly employeeId: number | null;
  readonly score: number | null;
  readonly outcome: string;
};

/** The answers of a case. One that another of its aspect follows within seven days is replaced by it and listed as such. */
export function answersOf({ events }: CaseLog): readonly Answer[] {
  const answers = events
    .filter(({ type, score, setAside }) => type === "survey_answered" && (score !== null || setAside !== null))
    .toSorted(oldestFirst);
  return answers.map((event, i): Answer => {
    const aspect = aspectOf(event);
    const next = answers.find((other, j) => j > i && aspectOf(other) === aspect && isGood(other) === isGood(event));
    return {
      eventId: event.id,
      aspect,
      on: event.moment?.on ?? null,
      departmentId: event.departmentId,
      employeeId: event.employeeId,
      score: event.score,
      outcome: event.setAside ?? (isReplaced(event.moment, next?.moment ?? null) ? "answer_replaced" : "counted"),
    };
  });
}

const isGood = ({ setAside }: LoggedEvent) => setAside === null;

function aspectOf({ detail }: LoggedEvent): AnswerAspect {
  return answerAspects.find((aspect) => aspect === detail) ?? "overall";
}

function oldestFirst(a: LoggedEvent, b: LoggedEvent): number {
  if (!a.moment || !b.moment) return a.moment ? -1 : b.moment ? 1 : a.hash < b.hash ? -1 : 1;
  return compareMoments(a.moment, b.moment) || (a.hash < b.hash ? -1 : 1);
}

function isReplaced(moment: Moment | null, next: Moment | null): boolean {
  return moment !== null && next !== null && next.on <= addDays(moment.on, 7);
}
