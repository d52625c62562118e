import type { Contact } from "./contact.ts";
import type { Course } from "./course.ts";
import type { Production } from "./production.ts";
import type { Calendar } from "./seasons.ts";

/** What the ledger keeps of a case: enough for every story, far less than the case. */
export type Entry = {
  readonly number: string;
  readonly contact: Contact;
  readonly typed: boolean;
  readonly course: Summary;
};
type Summary = Pick<
  Course,
  "firstAttempt" | "reopenedAfterDays" | "cancelled" | "noFaultFound" | "oddities" | "returnsOn"
> & {
  readonly events: number;
  readonly open: boolean;
};

/** Everything the truth is counted from. */
export type Books = {
  readonly entries: readonly Entry[];
  readonly calendar: Calendar;
  readonly production: Production;
};
