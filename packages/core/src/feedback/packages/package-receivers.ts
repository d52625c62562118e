import type { Sql } from "../../database/database.ts";

/** Who a package is for: its department's head and responders; where it has none, those of the nearest above that has. */
export type PackageReceivers = {
  readonly own: readonly number[];
  /** Who hears of it once when it is late: the nearest heads above those; where there are none, the executives. */
  readonly above: readonly number[];
};

/** The users (their ids) who receive the packages of a department now, and who stands above them. */
export async function packageReceivers(
  sql: Sql,
  { departmentId, now }: { readonly departmentId: number; readonly now: Date },
): Promise<PackageReceivers> {
  const { rows } = await sql.query<{ id: number; role: string; height: number | null }>(
    `WITH RECURSIVE line AS (
       SELECT id, parent_id, 0 AS height, ARRAY[id] AS seen FROM department WHERE id = $1
       UNION ALL SELECT d.id, d.parent_id, l.height + 1, l.seen || d.id FROM department d JOIN line l ON d.id = l.parent_id WHERE d.id <> ALL (l.seen))
     SELECT u.id, a.role, l.height FROM role_assignment a JOIN app_user u ON u.id = a.user_id LEFT JOIN line l ON l.id = a.department_id
     WHERE u.disabled_at IS NULL AND a.valid_from <= $2::timestamptz::date AND (a.valid_to IS NULL OR a.valid_to > $2::timestamptz::date)
       AND (a.role = 'EXECUTIVE' OR (a.role IN ('DEPARTMENT_HEAD', 'RESPONDER') AND l.id IS NOT NULL))
     ORDER BY l.height, u.id`,
    [departmentId, now],
  );
  const people = rows.filter(({ role }) => role !== "EXECUTIVE");
  const nearest = people[0]?.height ?? null;
  const own = unique(people.filter(({ height }) => height === nearest));
  const heads = people.filter(({ role, height }) => role === "DEPARTMENT_HEAD" && (height ?? 0) > (nearest ?? 0));
  const executives = rows.filter(({ role }) => role === "EXECUTIVE");
  const above = heads.length > 0 ? heads.filter(({ height }) => height === heads[0]?.height) : executives;
  return { own, above: unique(above) };
}

const unique = (people: readonly { readonly id: number }[]) => [...new Set(people.map(({ id }) => id))];
