import { z } from "zod";
import type { Sql } from "../../database/database.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import { duties, type Duty } from "./routing-rule.ts";
import type { Concerned } from "./routing-facts.ts";

/** A user, and who that is among the employees. */
type Person = { readonly userId: number; readonly employeeId: number | null };

type Unit = {
  readonly id: number;
  readonly code: string;
  readonly parentId: number | null;
  readonly heads: readonly Person[];
  readonly responders: readonly Person[];
};

/** Who is above whom today. */
export type Organisation = {
  readonly units: ReadonlyMap<number, Unit>;
  readonly leaders: readonly Person[];
  readonly duties: ReadonlyMap<Duty, number>;
};

/** To whom something goes: a department, or a queue that the leaders of the company look after. */
export type Receiver = { readonly departmentId: number } | { readonly queue: string };

const person = z.object({ userId: z.number(), employeeId: z.number().nullable() });
const stored = z.object({
  units: z.array(
    z.object({
      id: z.number(),
      code: z.string(),
      parentId: z.number().nullable(),
      heads: z.array(person),
      responders: z.array(person),
    }),
  ),
  leaders: z.array(person),
  duties: z.array(z.object({ duty: z.enum(duties), departmentId: z.number() })),
});

/** The departments with who heads them and answers for them on `day`, the company's leaders, and who has which duty. */
export async function readOrganisation(sql: Sql, day: BusinessDay): Promise<Organisation> {
  const people = (role: string, where: string) => `
    (SELECT COALESCE(json_agg(json_build_object('userId', u.id, 'employeeId', u.employee_id) ORDER BY u.id), '[]')
     FROM app_user u WHERE u.disabled_at IS NULL AND EXISTS (SELECT 1 FROM role_assignment r WHERE r.user_id = u.id
       AND r.role = '${role}' AND r.valid_from <= $1::date AND (r.valid_to IS NULL OR r.valid_to > $1::date) ${where}))`;
  const { rows } = await sql.query(
    `SELECT (SELECT COALESCE(json_agg(json_build_object('id', d.id, 'code', d.code, 'parentId', d.parent_id,
         'heads', ${people("DEPARTMENT_HEAD", "AND r.department_id = d.id")},
         'responders', ${people("RESPONDER", "AND r.department_id = d.id")}) ORDER BY d.id), '[]') FROM department d) AS units,
       ${people("EXECUTIVE", "")} AS leaders,
       (SELECT COALESCE(json_agg(json_build_object('duty', duty, 'departmentId', department_id)), '[]')
        FROM department_duty WHERE superseded_at IS NULL) AS duties`,
    [day],
  );
  const found = stored.parse(rows[0]);
  return {
    units: new Map(found.units.map((unit) => [unit.id, unit])),
    leaders: found.leaders,
    duties: new Map(found.duties.map(({ duty, departmentId }) => [duty, departmentId])),
  };
}

/** The department and those above it, from below. */
export function lineOf({ units }: Organisation, departmentId: number): number[] {
  const line: number[] = [];
  for (let next: number | null = departmentId; next !== null && !line.includes(next);) {
    line.push(next);
    next = units.get(next)?.parentId ?? null;
  }
  return line;
}

/** The queue where only leaders of the company are left who are not concerned themselves. */
export const leaderQueue = "LEADER";

/**
 * Who handles a complaint about `concerned` that is meant for a department: it, unless somebody concerned heads it or a
 * department above it (or it is itself the one concerned). Then nobody under that one: the next department up; above
 * all, or where a leader of the company is concerned, the queue of the other leaders.
 */
export function receiverAbove(organisation: Organisation, departmentId: number, concerned: Concerned): Receiver {
  const isConcerned = ({ employeeId }: Person) => employeeId !== null && concerned.employees.includes(employeeId);
  if (organisation.leaders.some(isConcerned)) return { queue: leaderQueue };
  const line = lineOf(organisation, departmentId);
  const highest = line.findLastIndex(
    (id) => concerned.departments.includes(id) || organisation.units.get(id)?.heads.some(isConcerned),
  );
  const above = highest === -1 ? departmentId : line[highest + 1];
  return above === undefined ? { queue: leaderQueue } : { departmentId: above };
}

/** The users who answer for a receiver: heads and responders, of a queue the leaders; never one who is concerned. */
export function usersOf(organisation: Organisation, receiver: Receiver, concerned: Concerned): number[] {
  const unit = "departmentId" in receiver ? organisation.units.get(receiver.departmentId) : undefined;
  return unconcerned(unit ? [...unit.heads, ...unit.responders] : organisation.leaders, concerned);
}

/** The users among `people` who are not complained about, each once. */
export function unconcerned(people: readonly Person[], { employees }: Concerned): number[] {
  const fit = people.filter(({ employeeId }) => employeeId === null || !employees.includes(employeeId));
  return [...new Set(fit.map(({ userId }) => userId))];
}

export const nobodyConcerned: Concerned = { employees: [], departments: [] };
