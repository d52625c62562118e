import { defectKey } from "./catalogue/defects.ts";
import type { DefectType } from "./catalogue/defects.ts";
import type { Contact } from "./contact.ts";
import type { Course } from "./course.ts";
import { troublesOf } from "./draw-contacts.ts";
import type { Random } from "./random.ts";

/** How often the first diagnosis is wrong: seldom where the repair then holds, often where it does not. */
const wrong = { settled: 0.05, unsettled: 0.3 } as const;

/** Names what the technician takes it for: mostly what it is. */
export function diagnose(course: Course, contact: Contact, settled: boolean, random: Random): void {
  const [cause] = contact.types;
  if (!cause) return;
  const mistaken = random.chance(settled ? wrong.settled : wrong.unsettled);
  const named = mistaken ? another(cause, contact, random) : cause;
  course.after(random.between(8, 45) * 60);
  const told = course.happens("diagnosed", course.person, { detail: defectKey(named) });
  course.misdiagnosed = told && named !== cause;
}

function another(cause: DefectType, { model }: Contact, random: Random): DefectType {
  const table = troublesOf(model.family.code);
  const alike = table.items.filter((type) => type !== cause && type.family === cause.family);
  return alike.length > 0 && random.chance(0.6) ? random.pick(alike) : random.weighted(table);
}
