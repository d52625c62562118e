import { departmentOfArea, departments } from "./catalogue/departments.ts";
import type { Department } from "./catalogue/departments.ts";
import type { Term } from "./catalogue/terms.ts";
import type { Day } from "./demo-clock.ts";
import type { Random } from "./random.ts";
import { stories } from "./stories.ts";

export type Duty = "technician" | "agent" | "dispatcher" | "clerk" | "head";
export type Membership = { readonly department: Department; readonly from: Day; readonly to: Day | null };
export type Employee = Term & {
  readonly duty: Duty;
  readonly memberships: readonly Membership[];
  /** Logits added to the chance of a repair that holds. */
  readonly skill: number;
  readonly story: "hardCases" | "trulyWorse" | null;
};

type Team = {
  readonly department: Department;
  readonly duty: Duty;
  readonly people: number;
  readonly short: string;
  readonly shortEn: string;
};

const teams: readonly Team[] = [
  { department: departmentOfArea.EAST, duty: "technician", people: 18, short: "华东", shortEn: "technician East" },
  { department: departmentOfArea.SOUTH, duty: "technician", people: 14, short: "华南", shortEn: "technician South" },
  { department: departmentOfArea.SW, duty: "technician", people: 12, short: "西南", shortEn: "technician Southwest" },
  { department: departmentOfArea.NORTH, duty: "technician", people: 14, short: "华北", shortEn: "technician North" },
  { department: departments.mailIn, duty: "technician", people: 8, short: "寄修", shortEn: "technician Mail-in" },
  { department: departments.contact, duty: "agent", people: 22, short: "客服", shortEn: "agent" },
  { department: departments.service, duty: "dispatcher", people: 6, short: "调度", shortEn: "dispatcher" },
  { department: departments.warehouse, duty: "clerk", people: 3, short: "仓库", shortEn: "warehouse clerk" },
  { department: departments.research, duty: "clerk", people: 4, short: "研发", shortEn: "engineer R&D" },
  { department: departments.design, duty: "clerk", people: 3, short: "设计", shortEn: "designer" },
  { department: departments.production, duty: "clerk", people: 3, short: "生产", shortEn: "engineer Production" },
  { department: departments.quality, duty: "clerk", people: 4, short: "技质", shortEn: "engineer Quality" },
  { department: departments.purchasing, duty: "clerk", people: 2, short: "采购", shortEn: "buyer" },
];

/** Everyone who works, or has worked, for the demo company. The names are plainly made up. */
export function hire(from: Day, until: Day, random: Random): Employee[] {
  const staff = teams.flatMap((team) =>
    Array.from({ length: team.people }, (_, index) => employ(team, index + 1, from, until, random)),
  );
  return [...staff, ...teams.slice(0, 7).map((team) => headOf(team, from))];
}

function employ(team: Team, ordinal: number, from: Day, until: Day, random: Random): Employee {
  const number = String(ordinal).padStart(2, "0");
  const story = storyOf(team, ordinal);
  return {
    code: `E-${team.department.code}-${number}`,
    name: `演示员工 ${team.short}-${number}`,
    nameEn: `Demo ${team.shortEn}-${number}`,
    duty: team.duty,
    skill: story === null ? random.normal() * 0.1 : story === "trulyWorse" ? stories.trulyWorse.skill : 0,
    memberships: memberships(team, ordinal, story !== null, from, until, random),
    story,
  };
}

function headOf(team: Team, from: Day): Employee {
  return {
    code: `E-${team.department.code}-H`,
    name: `演示主管 ${team.department.name}`,
    nameEn: `Demo head ${team.department.nameEn}`,
    duty: "head",
    skill: 0,
    memberships: [{ department: team.department, from: from - 900, to: null }],
    story: null,
  };
}

function storyOf(team: Team, ordinal: number): Employee["story"] {
  for (const story of ["hardCases", "trulyWorse"] as const) {
    if (team.department === stories[story].department && ordinal === stories[story].ordinal) return story;
  }
  return null;
}

// One in eight left, one in eight came during the period, and a few moved to the mail-in centre.
function memberships(team: Team, ordinal: number, stays: boolean, from: Day, until: Day, random: Random): Membership[] {
  const { department } = team;
  const hired = from - random.whole(90, 1500);
  const turn = random.whole(from + 150, until - 150);
  const fate = stays || ordinal <= 2 ? 1 : random.unit();
  if (fate < 0.12) return [{ department, from: hired, to: turn }];
  if (fate < 0.24) return [{ department, from: turn, to: null }];
  if (fate < 0.3 && team.duty === "technician" && department !== departments.mailIn) {
    return [
      { department, from: hired, to: turn },
      { department: departments.mailIn, from: turn, to: null },
    ];
  }
  return [{ department, from: hired, to: null }];
}

/** Who works in a department on a day; membership runs from `from` up to, not including, `to`. */
export class Roster {
  readonly #staff: readonly Employee[];
  readonly #remembered = new Map<string, { readonly day: Day; readonly people: readonly Employee[] }>();

  constructor(staff: readonly Employee[]) {
    this.#staff = staff;
  }

  /** Never empty: the first two of every team stay all along. */
  working(department: Department, duty: Duty, day: Day): readonly Employee[] {
    const key = `${department.code}/${duty}`;
    const known = this.#remembered.get(key);
    if (known?.day === day) return known.people;
    const people = this.#staff.filter(
      (person) => person.duty === duty && person.memberships.some((membership) => covers(membership, department, day)),
    );
    this.#remembered.set(key, { day, people });
    return people;
  }
}

function covers(membership: Membership, department: Department, day: Day): boolean {
  return (
    membership.department === department && membership.from <= day && (membership.to === null || day < membership.to)
  );
}
