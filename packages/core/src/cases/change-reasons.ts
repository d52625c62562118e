import type { TellReasons } from "../metrics/list-changes.ts";
import { factColumnNames } from "./facts/fact-columns.ts";

const facts = (alias: string) => `(${factColumnNames.map((name) => `${alias}.${name}`).join(", ")})`;

/**
 * The cases asked of whose facts are others than they were: where nothing was learned of one, only rules can have made
 * them so, and not merely its time.
 */
const factsDiffer = `
  SELECT c.id AS case_id FROM asked JOIN service_case c ON c.id = asked.case_id JOIN pg_temp.known_service_case k ON k.id = c.id
    WHERE ${facts("c")} IS DISTINCT FROM ${facts("k")}
  UNION SELECT c.case_id FROM asked JOIN custody c USING (case_id) JOIN pg_temp.known_custody k USING (case_id, ordinal)
    WHERE c.business_seconds IS DISTINCT FROM k.business_seconds`;

/**
 * Why a case may count differently since `since`: what was learned or superseded of it, or of another of its unit. Edited
 * rules are named where nothing was learned of the case itself. To be asked where known tables stand (withKnownTables).
 */
export function reasonsSince(since: Date): TellReasons {
  return async (sql, name, changed) => {
    await sql.query(
      `CREATE TEMP TABLE ${name} ON COMMIT DROP AS
       WITH asked AS (SELECT id AS case_id, unit_id FROM service_case WHERE id IN (SELECT case_id FROM ${changed})),
       told AS (
         SELECT case_id, 'late_import' AS reason, learned_at
           FROM case_assertion JOIN asked USING (case_id) WHERE learned_at > $1 AND revision = 1
         UNION ALL
         -- A row told anew corrects nothing unless it says something else of the case than the row before it.
         SELECT a.case_id, 'corrected', a.learned_at
           FROM case_assertion a JOIN asked USING (case_id)
           JOIN case_assertion b ON b.case_id = a.case_id AND b.revision = a.revision - 1
           WHERE a.learned_at > $1 AND a.asserted IS DISTINCT FROM b.asserted
         UNION ALL
         SELECT a.case_id, 'corrected', s.superseded_at FROM unit_sale_superseded s JOIN asked a USING (unit_id) WHERE s.superseded_at > $1
         UNION ALL
         SELECT a.case_id, 'corrected', greatest(r.learned_at, r.superseded_at)
           FROM unit_register r JOIN asked a USING (unit_id) WHERE r.learned_at > $1 OR r.superseded_at > $1
         UNION ALL
         SELECT case_id, CASE type WHEN 'reopened' THEN 'reopened' ELSE 'continued' END, learned_at
           FROM case_event JOIN asked USING (case_id) WHERE learned_at > $1 AND superseded_at IS NULL
         UNION ALL
         SELECT case_id, 'corrected', superseded_at FROM case_event JOIN asked USING (case_id) WHERE superseded_at > $1 AND learned_at <= $1
         UNION ALL
         SELECT case_id, 'reclassified', greatest(learned_at, superseded_at)
           FROM case_defect JOIN asked USING (case_id) WHERE learned_at > $1 OR superseded_at > $1
         UNION ALL
         SELECT a.case_id, 'repeated', e.learned_at
           FROM asked a JOIN service_case c ON c.unit_id = a.unit_id AND c.id <> a.case_id
           JOIN case_event e ON e.case_id = c.id AND e.learned_at > $1
         UNION ALL
         SELECT case_id, 'one_event', greatest(learned_at, superseded_at)
           FROM one_event_case JOIN asked USING (case_id) WHERE learned_at > $1 OR superseded_at > $1
         UNION ALL
         -- What another case of its event says may leave it to count, or no longer.
         SELECT a.case_id, 'one_event', greatest(d.learned_at, d.superseded_at)
           FROM asked a JOIN one_event_case m ON m.case_id = a.case_id AND m.superseded_at IS NULL
           JOIN one_event_case o ON o.event_id = m.event_id AND o.case_id <> m.case_id AND o.superseded_at IS NULL
           JOIN (SELECT case_id, learned_at, superseded_at FROM case_defect
             UNION ALL SELECT case_id, learned_at, superseded_at FROM case_event WHERE type = 'registered') d ON d.case_id = o.case_id
           WHERE d.learned_at > $1 OR d.superseded_at > $1
       ), late AS (SELECT case_id FROM told WHERE reason = 'late_import'),
       ruled AS (
         SELECT case_id, 'rules_changed', max(changed_at) FROM pg_temp.known_reruled JOIN (${factsDiffer}) differing USING (case_id)
         WHERE case_id NOT IN (SELECT case_id FROM told WHERE reason <> 'repeated') GROUP BY case_id
       )
       SELECT case_id, array_agg(DISTINCT reason) AS reasons, max(learned_at) AS learned_at
       FROM (TABLE told UNION ALL TABLE ruled) told WHERE reason = 'late_import' OR case_id NOT IN (SELECT case_id FROM late) GROUP BY case_id`,
      [since],
    );
    await sql.query(`ANALYZE ${name}`);
  };
}
