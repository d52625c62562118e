import { departments } from "./catalogue/departments.ts";
import type { Contact } from "./contact.ts";
import type { Course } from "./course.ts";
import { distances } from "./visit.ts";

/** What a repair costs: labour, the way there or the freight, and the part. */
export function payFor(course: Course, contact: Contact, partUsed: boolean): void {
  const part = Math.max(0, ...contact.types.map((type) => type.part));
  const labour = 55 + 25 * course.attempts + 15 * contact.types.length;
  course.happens("cost_incurred", course.person, { amount: labour, detail: "labour" });
  if (course.department === departments.mailIn)
    course.happens("cost_incurred", course.person, { amount: 68, detail: "logistics" });
  else
    course.happens("cost_incurred", course.person, {
      amount: Math.round(22 * course.visits * distances[contact.province.area]),
      detail: "travel",
    });
  if (part === 0 || (!partUsed && course.attempts === 1)) return;
  course.partReplaced = course.happens("cost_incurred", course.person, { amount: part, detail: "parts" });
}
