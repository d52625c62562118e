import { departmentOfArea, departments } from "./catalogue/departments.ts";
import type { DefectType } from "./catalogue/defects.ts";
import { haste, pace } from "./answer-contact.ts";
import { reopened } from "./close-case.ts";
import type { Contact, Setting } from "./contact.ts";
import type { Course } from "./course.ts";
import { diagnose } from "./diagnose.ts";
import { isHardWork } from "./hard-work.ts";
import { payFor } from "./pay-for.ts";
import { weightedTable } from "./random.ts";
import type { Employee } from "./roster.ts";
import { stories } from "./stories.ts";
import { visit } from "./visit.ts";

const hour = 3600;
const day = 86_400;
/** A repair that is called done and is not: the customer is back within a month. */
const relapse = 0.028;
const maxAttempts = 4;

/** Sends a technician until the machine works, or the customer gives up, or the period ends. */
export function repairMachine(course: Course, contact: Contact, setting: Setting): void {
  if (givesUp(course, setting)) return;
  dispatch(course, contact, setting);
  visit(course, contact, setting, 1);
  while (!course.over && course.attempts < maxAttempts && !attempt(course, contact, setting)) {
    if (setting.random.chance(0.006)) return wait(course.after(20 * 60), "parts"); // a part that never comes
    comeAgain(course, contact, setting);
  }
  if (course.attempts > 0 && !course.over) resolve(course, contact, setting);
}

/** The chance that an ordinary technician, and then this one, settles these defects at once and for good. */
export function settlingChance(types: readonly DefectType[], skill: number): number {
  return (1 - relapse) * mendingChance(types, skill);
}

function mendingChance(types: readonly DefectType[], skill: number): number {
  const easy = Math.min(...types.map((type) => type.easy)) - 0.04 * (types.length - 1);
  return 1 / (1 + Math.exp(-(Math.log(easy / (1 - easy)) + skill)));
}

function givesUp(course: Course, { random }: Setting): boolean {
  if (!random.chance(0.024)) return false;
  course.after(random.between(1, 30) * hour).within(8, 21, random.unit());
  course.cancelled = course.happens("cancelled", course.person);
  return true;
}

function dispatch(course: Course, contact: Contact, { calendar, roster, random }: Setting): void {
  const late = random.chance(0.05) ? 9 : 1;
  course
    .after(random.logNormal(4.5, 0.8) * hour * late * haste(contact) * pace(calendar, course.day))
    .within(8, 20, random.unit());
  if (random.chance(late > 1 ? 0.3 : 0.012)) course.happens("escalated", course.person);
  course.happensIn(
    departments.service,
    "dispatched",
    random.pick(roster.working(departments.service, "dispatcher", course.day)),
  );
  const mailed = contact.channel.code !== "visit" && random.chance(0.05);
  const department = mailed ? departments.mailIn : departmentOfArea[contact.province.area];
  const technicians = roster.working(department, "technician", course.day);
  course.handOver(department, random.weighted(weightedTable(technicians, (person) => share(person, contact))));
  course.after(random.logNormal(0.7, 0.8) * hour).within(7.5, 21, random.unit());
  course.happens("accepted", course.person);
}

// Who is sent is chance, but for the one who gets what is hard.
function share(person: Employee, { types, model }: Contact): number {
  const [leading] = types;
  if (person.story !== "hardCases" || !leading) return 1;
  const { hardWeight, easyWeight } = stories.hardCases;
  return isHardWork(leading, model.family.code) ? hardWeight : easyWeight;
}

/** One attempt; true when the case is then called done. */
function attempt(course: Course, contact: Contact, setting: Setting): boolean {
  const { random } = setting;
  const began = course.at;
  const settled = random.chance(settlingChance(contact.types, course.person.skill));
  if (course.attempts === 0) diagnose(course, contact, settled, random);
  course.after(random.logNormal(48, 0.5) * 60);
  course.attempts += 1;
  const done =
    course.attempts > 1 ? laterAttempt(course, random.chance(0.86)) : firstAttempt(course, contact, settled, random);
  course.happens("work_logged", course.person, { amount: Math.round(course.at - began) });
  return done;
}

function firstAttempt(course: Course, contact: Contact, settled: boolean, random: Setting["random"]): boolean {
  if (random.chance(0.04)) return foundNothing(course);
  if (random.chance(0.012)) return course.happens("repair_attempted", course.person, { result: "unknown" });
  const seemsFixed = settled || (contact.unit !== null && random.chance(0.26));
  if (!course.happens("repair_attempted", course.person, { result: seemsFixed ? "fixed" : "not_fixed" })) return true;
  const expected = settlingChance(contact.types, 0) * (1 - reopened);
  course.firstAttempt = { employee: course.person, day: course.day, settled, expected };
  if (seemsFixed && !settled) course.returnsOn = course.day + random.whole(2, 26);
  return seemsFixed;
}

function laterAttempt(course: Course, fixed: boolean): boolean {
  const result = fixed || course.attempts === maxAttempts ? "fixed" : "not_fixed";
  course.happens("repair_attempted", course.person, { result });
  return result === "fixed";
}

function foundNothing(course: Course): boolean {
  course.noFaultFound = course.happens("repair_attempted", course.person, { result: "no_fault_found" });
  return true;
}

/** The case rests for a reason: `parts`, or `customer` who cannot be reached. */
export function wait(course: Course, reason: "parts" | "customer"): void {
  course.happens("waiting_started", course.person, { detail: reason });
}

// What was not mended waits for a part, goes to a colleague, to the engineers, or travels to the mail-in centre.
function comeAgain(course: Course, contact: Contact, setting: Setting): void {
  const { random, roster } = setting;
  if (random.chance(0.07)) course.happens("escalated", course.person);
  const needsPart = contact.types.some((type) => type.part > 0);
  if (needsPart && random.chance(0.62)) {
    wait(course.after(20 * 60), "parts");
    const scarce = random.chance(0.06) ? 8 : 1;
    course.after(random.logNormal(3.4, 0.65) * scarce * day).within(8, 18, random.unit());
    course.happens("waiting_ended", course.person, { detail: "parts" });
  } else if (course.department !== departments.mailIn && random.chance(0.14)) {
    course
      .after(2 * hour)
      .within(8, 20, 0.5)
      .happens("converted_to_mail_in", course.person);
    course.reassign(departments.mailIn, random.pick(roster.working(departments.mailIn, "technician", course.day)));
  } else if (random.chance(0.12)) askEngineers(course, setting);
  else if (random.chance(0.35)) {
    course.after(3 * hour).within(8, 20, 0.5);
    course.reassign(course.department, random.pick(roster.working(course.department, "technician", course.day)));
  }
  visit(course, contact, setting, 0.8);
}

// Research and development looks into it, then the technician has it again.
function askEngineers(course: Course, { random, roster }: Setting): void {
  const { department, person } = course;
  course.after(3 * hour).within(8.5, 17.5, random.unit());
  course.reassign(departments.research, random.pick(roster.working(departments.research, "clerk", course.day)));
  course.after(random.logNormal(1.6, 0.5) * day).within(8.5, 17.5, random.unit());
  course.happens("work_logged", course.person, { amount: random.whole(2, 18) * 600 });
  course.reassign(department, person);
}

function resolve(course: Course, contact: Contact, { random }: Setting): void {
  payFor(course, contact, random.chance(0.5));
  course.after(random.between(3, 25) * 60);
  if (course.over) return;
  course.resolvedAt = course.at;
  if (random.chance(0.0008)) course.oddity("resolved", "resolution_before_report", course.person);
  else course.happens("resolved", course.person);
}
