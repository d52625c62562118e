/** Days from the first (inclusive; null: since ever) to the last (exclusive; null: for ever). */
export type ChangedDays = { readonly from: string | null; readonly to: string | null };

// From the report to the resolution, or to what is due after it; an open case lives until now.
const lifeTouches = `c.reported_on < COALESCE($1::date, 'infinity')
  AND GREATEST(COALESCE(c.resolved_on, 'infinity'), c.reply_due_on, c.dispatch_due_on, c.repair_due_on, c.follow_up_due_on)
    >= COALESCE($2::date, '-infinity')`;

/** The ids of all cases whose life touches the days and which one of the departments had (null among them: nobody). */
export function casesOfDepartments(
  departments: readonly (number | null)[],
  { from, to }: ChangedDays,
): { readonly text: string; readonly values: unknown[] } {
  return {
    text: `SELECT c.id FROM service_case c
      WHERE ${lifeTouches} AND (c.department_id = ANY($3::int[]) OR ($4 AND c.department_id IS NULL)
        OR EXISTS (SELECT 1 FROM custody u WHERE u.case_id = c.id AND (u.department_id = ANY($3::int[]) OR ($4 AND u.department_id IS NULL))))`,
    values: [to, from, departments.filter((id) => id !== null), departments.includes(null)],
  };
}

/** The ids of a department and of all below it, $1 being the department. */
export const departmentsBelow = `WITH RECURSIVE below AS (
    SELECT $1::int AS id UNION SELECT d.id FROM department d JOIN below b ON d.parent_id = b.id
  ) SELECT id FROM below`;
