import { departments } from "./catalogue/departments.ts";
import type { Setting } from "./contact.ts";
import type { Course } from "./course.ts";

const day = 86_400;
/** Share of the parts taken out that are sent back to be tested. */
const sentBack = 0.2;

/** Parts taken out are tested in two stages: as they are and, where nothing is found, under load. */
export function analyseParts(course: Course, { random, roster }: Setting): void {
  if (!course.partReplaced || course.resolvedAt === null || !random.chance(sentBack)) return;
  const ended = course.at;
  course
    .from(course.resolvedAt)
    .after(random.logNormal(9, 0.5) * day)
    .within(8.5, 17.5, random.between(0, 6));
  const engineer = random.pick(roster.working(departments.quality, "clerk", course.day));
  const test = (detail: "standard" | "load", found: boolean) =>
    course.happensIn(departments.quality, "part_analysed", engineer, {
      detail,
      result: found ? "fault_found" : "no_fault_found",
    });
  const foundAtOnce = random.chance(course.misdiagnosed ? 0.25 : 0.62);
  test("standard", foundAtOnce);
  if (!foundAtOnce) {
    course.after(random.between(1.5, 7) * day).within(8.5, 17.5, random.between(0, 6));
    test("load", random.chance(course.misdiagnosed ? 0.2 : 0.42));
  }
  course.from(ended);
}
