import { departments } from "./catalogue/departments.ts";
import type { Contact, Setting } from "./contact.ts";
import type { Course } from "./course.ts";
import { askCustomer } from "./ask-customer.ts";

/** Share of repairs that are opened again. */
export const reopened = 0.026;
const day = 86_400;
/** A reopening counts as late from here on: long after the month's figures were read. */
export const lateAfterDays = 40;

/** After the resolution: sometimes a reopening, a call, the customer's word on it, then closing. */
export function closeCase(course: Course, contact: Contact, setting: Setting): void {
  if (course.resolvedAt === null) return;
  if (setting.random.chance(reopenShare(contact, course))) reopen(course, setting);
  const resolvedAt = course.at;
  followUp(course, setting);
  askCustomer(course, setting);
  course.from(Math.max(course.at, resolvedAt + Math.round(setting.random.logNormal(2.5, 0.7) * day)));
  course.within(8, 20, setting.random.unit()).happensIn(departments.contact, "closed", course.person);
}

function reopenShare(contact: Contact, course: Course): number {
  if (course.returnsOn !== null) return 0;
  return contact.kind === "consultation" || contact.kind === "opinion" ? 0.006 : reopened;
}

function reopen(course: Course, { random, roster }: Setting): void {
  const resolvedOn = course.day;
  const resolvedAt = course.at;
  const days = random.chance(0.68) ? random.between(1, 18) : random.between(lateAfterDays, 160);
  course.after(days * day).within(8, 20, random.unit());
  const agent = random.pick(roster.working(departments.contact, "agent", course.day));
  if (!course.happens("reopened", agent)) {
    course.from(resolvedAt);
    return;
  }
  course.reopenedAfterDays = course.day - resolvedOn;
  course.resolvedAt = null;
  course
    .after(random.between(1, 20) * 3600)
    .within(8, 20, random.unit())
    .happens("accepted", course.person);
  course.after(random.logNormal(2.2, 0.6) * day).within(8.5, 19, random.unit());
  if (course.attempts > 0) {
    course.attempts += 1;
    if (course.firstAttempt) course.firstAttempt.settled = false;
    course.happens("repair_attempted", course.person, { result: "fixed" });
    course.happens("work_logged", course.person, { amount: random.whole(3, 12) * 600 });
    course.after(15 * 60);
  }
  if (course.happens("resolved", course.person)) course.resolvedAt = course.at;
}

// Whether it holds: mostly within the week in which it is due.
function followUp(course: Course, { random, roster }: Setting): void {
  const { resolvedAt, at } = course;
  if (resolvedAt === null || !random.chance(0.88)) return;
  const late = random.chance(0.06) ? 3 : 1;
  course.after(random.between(1, 5) * late * day).within(9, 20, random.unit());
  course.happensIn(
    departments.contact,
    "followed_up",
    random.pick(roster.working(departments.contact, "agent", course.day)),
  );
  course.from(at);
}
