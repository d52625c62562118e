import { departmentOfArea, departments } from "./catalogue/departments.ts";
import type { Contact, Setting } from "./contact.ts";
import type { Course } from "./course.ts";

const hour = 3600;
const day = 86_400;

/** Questions and opinions: mostly settled in the same talk. */
export function answerQuestion(course: Course, { random }: Setting): void {
  const seconds = random.chance(0.8) ? random.between(60, 900) : random.logNormal(14, 0.8) * hour;
  course.after(seconds).within(8, 21, random.unit());
  if (course.happens("resolved", course.person)) course.resolvedAt = course.at;
}

/** Installation and training: one visit by appointment, no repair. */
export function visitByAppointment(course: Course, contact: Contact, { calendar, roster, random }: Setting): void {
  course.after(random.logNormal(3, 0.7) * hour).within(8, 20, random.unit());
  course.happensIn(
    departments.service,
    "dispatched",
    random.pick(roster.working(departments.service, "dispatcher", course.day)),
  );
  const department = departmentOfArea[contact.province.area];
  course.handOver(department, random.pick(roster.working(department, "technician", course.day)));
  course.after(random.logNormal(1.8, 0.5) * day * calendar.slowness(course.day)).within(8.5, 18, random.between(0, 4));
  course.happens("arrived", course.person);
  course.after(random.logNormal(95, 0.4) * 60);
  course.happens("cost_incurred", course.person, { amount: contact.kind === "training" ? 300 : 110, detail: "labour" });
  if (course.happens("resolved", course.person)) course.resolvedAt = course.at;
}

/** Broken packing and missing parts go to the warehouse, which sends what is owed. */
export function replaceByWarehouse(course: Course, contact: Contact, { roster, random }: Setting): void {
  course.after(random.logNormal(6, 0.7) * hour).within(8, 18, random.unit());
  course.handOver(departments.warehouse, random.pick(roster.working(departments.warehouse, "clerk", course.day)));
  course.happens("reassigned", course.person);
  course.after(random.logNormal(2.6, 0.55) * day).within(8, 18, random.unit());
  course.happens("cost_incurred", course.person, {
    amount: contact.kind === "return_exchange" ? 160 : 45,
    detail: "logistics",
  });
  if (course.happens("resolved", course.person)) course.resolvedAt = course.at;
}

/** Complaints about service are looked into by the head of the service, never by the person concerned. */
export function investigateComplaint(course: Course, { roster, random }: Setting): void {
  course.after(random.logNormal(5, 0.7) * hour).within(8, 19, random.unit());
  course.handOver(departments.service, random.pick(roster.working(departments.service, "head", course.day)));
  course.happens("reassigned", course.person);
  course.after(random.logNormal(2.1, 0.6) * day).within(8, 19, random.unit());
  const upheld = random.chance(0.56);
  course.happens(upheld ? "complaint_upheld" : "complaint_rejected", course.person);
  if (upheld && random.chance(0.3))
    course.happens("cost_incurred", course.person, { amount: random.whole(2, 12) * 10, detail: "goodwill" });
  if (course.happens("resolved", course.person)) course.resolvedAt = course.at;
}
