/** A proposal that was dismissed comes back when it has grown by this share and so many cases. */
const [grownShare, grownCases] = [0.5, 3];

const holds = `NOT EXISTS (SELECT 1 FROM repeat_decision b
  WHERE b.action = 'TAKEN_BACK' AND b.of_decision IN (d.id, d.of_decision))`;

/** Each state's records as one SELECT: their cases, and what was decided on them. */
export const repeatSources = {
  OPEN: `
    SELECT 'g' || g.id AS id, g.exact, g.case_ids, g.last_on, g.undecided, e.event_id, NULL::bigint AS decision_id, NULL::text AS reason,
      NULL::int AS decided_by, NULL::timestamptz AS decided_at
    FROM (
      SELECT p.*, ARRAY(SELECT k FROM unnest(p.case_ids) k WHERE k NOT IN (
        SELECT unnest(d.case_ids || d.left_out) FROM repeat_decision d WHERE d.action <> 'TAKEN_BACK' AND ${holds})) AS undecided
      FROM repeat_group p
    ) g
    LEFT JOIN LATERAL (
      SELECT m.event_id FROM one_event_case m WHERE m.case_id = ANY(g.case_ids) AND m.superseded_at IS NULL
      GROUP BY m.event_id ORDER BY count(*) DESC, m.event_id LIMIT 1
    ) e ON true
    WHERE CASE WHEN e.event_id IS NOT NULL OR cardinality(g.undecided) = cardinality(g.case_ids) THEN cardinality(g.undecided) > 0
      ELSE cardinality(g.undecided) >= GREATEST(${grownCases}, ${grownShare} * (cardinality(g.case_ids) - cardinality(g.undecided))) END`,
  ONE_EVENT: `
    SELECT 'd' || d.id AS id, NULL::boolean AS exact, ARRAY(SELECT case_id FROM one_event_case WHERE event_id = d.id) AS case_ids,
      NULL::date AS last_on, '{}'::uuid[] AS undecided, NULL::bigint AS event_id, d.id AS decision_id, d.reason, d.decided_by, d.decided_at
    FROM repeat_decision d WHERE d.action = 'ONE_EVENT' AND ${holds}`,
  DISMISSED: `
    SELECT 'd' || d.id AS id, NULL::boolean AS exact, d.case_ids, NULL::date AS last_on, '{}'::uuid[] AS undecided, NULL::bigint AS event_id,
      d.id AS decision_id, d.reason, d.decided_by, d.decided_at
    FROM repeat_decision d WHERE d.action = 'DISMISSED' AND ${holds}`,
} as const;
