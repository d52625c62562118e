import { departments } from "./catalogue/departments.ts";
import type { Setting } from "./contact.ts";
import type { Course } from "./course.ts";
import { dayOfSecond } from "./demo-clock.ts";
import type { Random } from "./random.ts";

const hour = 3600;
const day = 86_400;

/** Sends the survey; who answers says how it was, some of them aspect by aspect, some whether they would recommend us. */
export function askCustomer(course: Course, { random, roster }: Setting): void {
  if (course.resolvedAt === null || course.cancelled || !random.chance(0.84)) return;
  const resolvedAt = course.resolvedAt;
  course.after(random.between(14, 40) * hour).within(9, 20, random.unit());
  const agent = random.pick(roster.working(departments.contact, "agent", course.day));
  if (!course.happensIn(departments.contact, "survey_sent", agent) || !random.chance(0.36)) return;
  course.after(random.logNormal(7, 1) * hour);
  answer(course, resolvedAt, random);
  if (random.chance(0.015)) answer(course.after(random.between(1, 5) * day), resolvedAt, random);
}

// The answer is about whoever resolved the case, and stays blank one time in eight.
function answer(course: Course, resolvedAt: number, random: Random): void {
  if (random.chance(0.0012)) return course.oddity("survey_answered", "score_out_of_scale", course.person);
  if (random.chance(0.12)) return void course.happens("survey_answered", course.person);
  const waited = daysWaited(course, resolvedAt);
  const felt = feeling(course, waited, random);
  say(course, felt);
  if (random.chance(0.34)) {
    say(course, felt + 0.15 + random.normal() * 0.5, "attitude");
    say(course, felt + 0.1 - 0.03 * waited + random.normal() * 0.5, "efficiency");
    say(course, felt - 0.3 * Math.max(0, course.attempts - 1) + random.normal() * 0.5, "accuracy");
  }
  if (random.chance(0.28)) recommend(course, felt, random);
}

function daysWaited(course: Course, resolvedAt: number): number {
  const registered = course.events[0]?.moment?.on;
  if (registered === undefined) return 0;
  return dayOfSecond(resolvedAt) - Math.round(Date.parse(`${registered}T00:00:00Z`) / 86_400_000);
}

function feeling(course: Course, waited: number, random: Random): number {
  const unhappy =
    0.05 * waited + 0.45 * Math.max(0, course.attempts - 1) + (course.reopenedAfterDays === null ? 0 : 0.8);
  return 4.8 - unhappy + 0.5 * Math.min(0, course.person.skill) + random.normal() * 0.85;
}

function say(course: Course, felt: number, aspect?: string): void {
  const score = Math.min(5, Math.max(1, Math.round(felt)));
  course.happens("survey_answered", course.person, aspect === undefined ? { score } : { score, detail: aspect });
}

// Whoever gives five would recommend us with a nine or a ten, whoever gives three hardly with a six.
function recommend(course: Course, felt: number, random: Random): void {
  const score = Math.min(10, Math.max(0, Math.round(2.2 * felt - 0.9 + random.normal() * 1.1)));
  course.happens("survey_answered", course.person, { score, detail: "nps" });
}
