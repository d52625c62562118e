import { departments } from "./catalogue/departments.ts";
import type { Area } from "./catalogue/places.ts";
import { pace } from "./answer-contact.ts";
import type { Contact, Setting } from "./contact.ts";
import type { Course } from "./course.ts";
import { momentOf } from "./demo-clock.ts";
import type { Second } from "./demo-clock.ts";

const minute = 60;
const hour = 3600;
const day = 86_400;
/** How far technicians travel in an area, against the north. */
export const distances: Readonly<Record<Area, number>> = { EAST: 0.9, NORTH: 1, SOUTH: 1.1, SW: 1.4 };
/** What becomes of a promised visit: moved by us, moved by the customer, or the technician comes late. */
const moved = { byUs: 0.035, byCustomer: 0.055, late: 0.075 } as const;

/** A visit at the customer's, by appointment; in the mail-in centre the machine's turn on the bench. */
export function visit(course: Course, contact: Contact, setting: Setting, haste: number): void {
  const { random } = setting;
  course.visits += 1;
  if (course.department === departments.mailIn) {
    course.after(random.logNormal(3.6, 0.5) * day * haste).within(8.5, 18, random.between(0, 6));
    return;
  }
  if (random.chance(0.04)) reachCustomer(course, random);
  const due = promise(course, travelTime(course, contact, setting) * haste, random);
  arrive(course, due, random);
}

function travelTime(course: Course, contact: Contact, { calendar, random }: Setting): number {
  const urgent = contact.priority === "urgent" ? 0.6 : 1;
  const contract = contact.unit?.contract ? 0.7 : 1;
  return (
    random.logNormal(1.2, 0.6) * day * distances[contact.province.area] * urgent * contract * pace(calendar, course.day)
  );
}

// Nobody answers the telephone: the case rests until somebody does.
function reachCustomer(course: Course, random: Setting["random"]): void {
  course.after(random.between(5, 50) * minute).happens("waiting_started", course.person, { detail: "customer" });
  course.after(random.logNormal(20, 0.7) * hour).within(8, 20, random.unit());
  course.happens("waiting_ended", course.person, { detail: "customer" });
}

/** Says by when the technician comes, and again if one side moves it; answers when it finally is. */
function promise(course: Course, seconds: number, random: Setting["random"]): Second {
  course.after(random.between(4, 40) * minute).within(8, 20.5, random.unit());
  const first = slotAfter(course, seconds, random);
  course.happens("promised", course.person, { due: momentOf(first) });
  const who = random.unit();
  if (who >= moved.byUs + moved.byCustomer) return first;
  course.from(Math.max(course.at + minute, first - random.between(2, 20) * hour)).within(8, 20, random.unit());
  if (course.at >= first) course.from(first - 10 * minute);
  const second = slotAfter(course, random.between(0.6, 3) * day + (first - course.at), random);
  const byCustomer = who >= moved.byUs;
  course.happens("promised", course.person, { due: momentOf(second), ...(byCustomer && { detail: "customer" }) });
  return second;
}

// The end of a window of half an hour within working hours.
function slotAfter(course: Course, seconds: number, random: Setting["random"]): Second {
  const now = course.at;
  const slot = course.after(seconds).within(9, 18, random.between(0, 8)).at;
  course.from(now);
  return Math.ceil(slot / (30 * minute)) * 30 * minute;
}

function arrive(course: Course, due: Second, random: Setting["random"]): void {
  const late = random.chance(moved.late);
  const at = late ? due + random.logNormal(45, 0.9) * minute : due - random.between(1, 100) * minute;
  course.from(Math.max(course.at + 5 * minute, Math.round(at))).happens("arrived", course.person);
}
