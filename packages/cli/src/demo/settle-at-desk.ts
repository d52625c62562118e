import { departmentOfArea, departments } from "./catalogue/departments.ts";
import { haste } from "./answer-contact.ts";
import type { Contact, Setting } from "./contact.ts";
import type { Course } from "./course.ts";
import { weightedTable } from "./random.ts";
import { visit } from "./visit.ts";

const hour = 3600;
const day = 86_400;

/** Questions and opinions: mostly settled in the same talk. */
export function answerQuestion(course: Course, { random }: Setting): void {
  const seconds = random.chance(0.8) ? random.between(60, 900) : random.logNormal(14, 0.8) * hour;
  course.after(seconds).within(8, 21, random.unit());
  if (course.happens("resolved", course.person)) course.resolvedAt = course.at;
}

/** Installation and training: one visit by appointment, no repair. */
export function visitByAppointment(course: Course, contact: Contact, setting: Setting): void {
  const { roster, random } = setting;
  course.after(random.logNormal(3, 0.7) * hour * haste(contact)).within(8, 20, random.unit());
  course.happensIn(
    departments.service,
    "dispatched",
    random.pick(roster.working(departments.service, "dispatcher", course.day)),
  );
  const department = departmentOfArea[contact.province.area];
  course.handOver(department, random.pick(roster.working(department, "technician", course.day)));
  course.after(random.logNormal(0.7, 0.8) * hour).within(7.5, 21, random.unit());
  course.happens("accepted", course.person);
  visit(course, contact, setting, 1.2);
  const work = Math.round(random.logNormal(95, 0.4) * 60);
  course.after(work).happens("work_logged", course.person, { amount: work });
  course.happens("cost_incurred", course.person, { amount: contact.kind === "training" ? 300 : 110, detail: "labour" });
  if (course.happens("resolved", course.person)) course.resolvedAt = course.at;
}

/** Broken packing and missing parts go to the warehouse, which sends what is owed. */
export function replaceByWarehouse(course: Course, contact: Contact, { roster, random }: Setting): void {
  course.after(random.logNormal(6, 0.7) * hour).within(8, 18, random.unit());
  course.reassign(departments.warehouse, random.pick(roster.working(departments.warehouse, "clerk", course.day)));
  course.after(random.logNormal(2.6, 0.55) * day).within(8, 18, random.unit());
  course.happens("cost_incurred", course.person, {
    amount: contact.kind === "return_exchange" ? 160 : 45,
    detail: "logistics",
  });
  if (course.happens("resolved", course.person)) course.resolvedAt = course.at;
}

/** Complaints about service are looked into by the head of the service, never by the person concerned. */
export function investigateComplaint(course: Course, contact: Contact, { roster, random }: Setting): void {
  const concerned = departmentOfArea[contact.province.area];
  const technicians = roster.working(concerned, "technician", course.day);
  // Who works badly is complained about more often.
  const about = random.weighted(weightedTable(technicians, ({ skill }) => Math.exp(-skill)));
  course.after(random.logNormal(5, 0.7) * hour).within(8, 19, random.unit());
  course.reassign(departments.service, random.pick(roster.working(departments.service, "head", course.day)));
  course.after(random.logNormal(2.1, 0.6) * day).within(8, 19, random.unit());
  const upheld = random.chance(0.56);
  course.happensIn(concerned, upheld ? "complaint_upheld" : "complaint_rejected", about);
  if (upheld && random.chance(0.3))
    course.happens("cost_incurred", course.person, { amount: random.whole(2, 12) * 10, detail: "goodwill" });
  if (course.happens("resolved", course.person)) course.resolvedAt = course.at;
}
