import { addDays, type IncomingCase } from "@huilu/core";

type Span = {
  /** What had happened by then is told already, YYYY-MM-DD; empty: nothing is. */
  readonly after: string;
  readonly through: string;
};
/** What a source tells at the end of a day. */
export type Telling = { readonly day: string; readonly cases: readonly IncomingCase[] };

/** What had happened by a day, as each month since `after` brought it; where nothing was told before, all at once. */
export function toldByMonth(told: Iterable<{ readonly final: IncomingCase }>, { after, through }: Span): Telling[] {
  const tellings = monthEnds({ after, through }).map((day) => ({ day, cases: new Array<IncomingCase>() }));
  for (const { final } of told) {
    let last = after;
    for (const { day, cases } of tellings) {
      const known = happened(final, { after: last, through: day });
      if (known) cases.push(known);
      last = day;
    }
  }
  return tellings;
}

/** The last days of the months between two days, and the second itself. */
function monthEnds({ after, through }: Span): string[] {
  const days: string[] = [];
  for (let day = after; day !== "" && day < through;) {
    const end = addDays(`${addDays(`${day.slice(0, 7)}-01`, 31).slice(0, 7)}-01`, -1);
    if (end > after && end < through) days.push(end);
    day = addDays(end, 1);
  }
  return [...days, through];
}

/** A case with all that had happened to it by the end of a day; null before it is reported, or where nothing has since `after`. */
function happened(final: IncomingCase, { after, through }: Span): IncomingCase | null {
  const events = final.events.filter(({ moment }) => (moment?.on ?? "") <= through);
  const isNews = events.some(({ moment }) => (moment?.on ?? "") > after);
  return isNews && events.some(({ type }) => type === "registered") ? { ...final, events } : null;
}
