import { departments } from "./catalogue/departments.ts";
import { secondsPerDay } from "./demo-clock.ts";
import type { Contact, Setting } from "./contact.ts";
import { Course } from "./course.ts";
import { weightedTable } from "./random.ts";
import type { Random } from "./random.ts";
import type { Calendar } from "./seasons.ts";

const hour = 3600;
// When people get in touch, hour by hour from midnight.
const hours = weightedTable(
  Array.from({ length: 24 }, (_, index) => index),
  (index) => [1, 0.5, 0.3, 0.2, 0.2, 0.5, 1.5, 4, 9, 12, 12, 9, 6, 7, 9, 9, 9, 8, 7, 8, 8, 6, 4, 2][index] ?? 0,
);

/** Registers the contact and answers it: the automatic receipt at once, a person when one is free. */
export function answerContact(contact: Contact, setting: Setting): Course {
  const { calendar, roster, random } = setting;
  const agents = roster.working(departments.contact, "agent", contact.day);
  const agent = random.pick(agents);
  const course = new Course(moment(contact, random), calendar.until, departments.contact, agent);
  if (random.chance(0.0006)) course.oddity("registered", "date_in_future", agent);
  else course.happens("registered", agent);
  if (contact.channel.acknowledges) course.after(random.whole(3, 40)).happens("auto_acknowledged", agent);
  // Who takes the call has the case; what is written waits until somebody takes it up.
  if (contact.channel.manner === "spoken") course.after(random.whole(20, 90)).happens("accepted", agent);
  if (!random.chance(0.012)) reply(course, contact, setting);
  return course;
}

/** Customers with a contract are served first. */
export function haste({ unit, priority }: Contact): number {
  return (unit?.contract?.pace ?? 1) * (priority === "urgent" ? 0.5 : 1);
}

/** The service learns over the years: the same job takes a quarter less at the end than at the start. */
export function pace(calendar: Calendar, day: number): number {
  return calendar.slowness(day) * (1.15 - (0.3 * (day - calendar.from)) / (calendar.until - calendar.from));
}

function moment(contact: Contact, random: Random): number {
  const open = contact.channel.manner === "spoken" ? random.whole(8, 20) : random.weighted(hours);
  return contact.day * secondsPerDay + open * hour + random.whole(0, hour - 1);
}

function reply(course: Course, contact: Contact, { calendar, roster, random }: Setting): void {
  const median = contact.channel.manner === "spoken" ? 1.3 : 2.9;
  const slow = random.chance(0.05) ? 14 : 1;
  course
    .after(random.logNormal(median, 0.9) * hour * haste(contact) * slow * pace(calendar, contact.day))
    .within(8, 21, random.unit());
  if (contact.channel.manner !== "spoken") {
    course.handOver(departments.contact, random.pick(roster.working(departments.contact, "agent", course.day)));
    course.happens("accepted", course.person);
    course.after(random.between(2, 25) * 60);
  } else if (random.chance(0.15)) {
    course.reassign(departments.contact, random.pick(roster.working(departments.contact, "agent", course.day)));
    course.after(random.between(2, 25) * 60);
  }
  if (random.chance(0.0008)) course.oddity("replied", "reply_before_report", course.person);
  else course.happens("replied", course.person);
}
