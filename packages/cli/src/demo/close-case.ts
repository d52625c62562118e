import { departments } from "./catalogue/departments.ts";
import type { Contact, Setting } from "./contact.ts";
import type { Course } from "./course.ts";
import { dayOfSecond } from "./demo-clock.ts";

/** Share of repairs that are opened again. */
export const reopened = 0.026;
const hour = 3600;
const day = 86_400;
/** A reopening counts as late from here on: long after the month's figures were read. */
export const lateAfterDays = 40;

/** After the resolution: sometimes a reopening, then closing and the customer's word on it. */
export function closeCase(course: Course, contact: Contact, setting: Setting): void {
  if (course.resolvedAt === null) return;
  if (setting.random.chance(reopenShare(contact, course))) reopen(course, setting);
  const resolvedAt = course.at;
  survey(course, setting);
  course.at = Math.max(course.at, resolvedAt + Math.round(setting.random.logNormal(2.5, 0.7) * day));
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
    course.at = resolvedAt;
    return;
  }
  course.reopenedAfterDays = course.day - resolvedOn;
  course.resolvedAt = null;
  course.after(random.logNormal(2.2, 0.6) * day).within(8.5, 19, random.unit());
  if (course.attempts > 0) {
    course.attempts += 1;
    if (course.firstAttempt) course.firstAttempt.settled = false;
    course.happens("repair_attempted", course.person, { result: "fixed" });
    course.after(15 * 60);
  }
  if (course.happens("resolved", course.person)) course.resolvedAt = course.at;
}

function survey(course: Course, { random, roster }: Setting): void {
  if (course.resolvedAt === null || course.cancelled || !random.chance(0.84)) return;
  const resolvedAt = course.resolvedAt;
  course.after(random.between(14, 40) * hour).within(9, 20, random.unit());
  const agent = random.pick(roster.working(departments.contact, "agent", course.day));
  if (!course.happensIn(departments.contact, "survey_sent", agent) || !random.chance(0.38)) return;
  course.after(random.logNormal(7, 1) * hour);
  answer(course, resolvedAt, random);
  if (random.chance(0.015)) answer(course.after(random.between(1, 5) * day), resolvedAt, random);
}

// The answer is about whoever resolved the case, and stays blank one time in eight.
function answer(course: Course, resolvedAt: number, random: Setting["random"]): void {
  if (random.chance(0.0012)) return course.oddity("survey_answered", "score_out_of_scale", course.person);
  if (random.chance(0.12)) return void course.happens("survey_answered", course.person);
  course.happens("survey_answered", course.person, { score: score(course, resolvedAt, random) });
}

function score(course: Course, resolvedAt: number, random: Setting["random"]): number {
  const registered = course.events[0]?.moment?.on;
  const waited =
    registered === undefined
      ? 0
      : dayOfSecond(resolvedAt) - Math.round(Date.parse(`${registered}T00:00:00Z`) / 86_400_000);
  const unhappy =
    0.05 * waited + 0.45 * Math.max(0, course.attempts - 1) + (course.reopenedAfterDays === null ? 0 : 0.8);
  const felt = 4.75 - unhappy + 0.5 * Math.min(0, course.person.skill) + random.normal() * 0.85;
  return Math.min(5, Math.max(1, Math.round(felt)));
}
