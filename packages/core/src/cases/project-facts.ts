import type { PoolClient } from "pg";
import { caseEventTypes } from "./case-event-types.ts";

/**
 * Recomputes the facts of every case in relation `touched (case_id)` from its live events and defects. Facts depend
 * on the set of events alone: neither the order in which they came nor how often makes a difference.
 */
export async function projectFacts(client: PoolClient, touched: string): Promise<void> {
  await projectDefects(client, touched);
  await takeLiveEvents(client, touched);
  await client.query(factsStatement(touched));
  await projectAnswers(client, touched);
}

/** The live events of the touched cases in a table of the session's own, counted, so that the planner joins them well. */
async function takeLiveEvents(client: PoolClient, touched: string): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE IF NOT EXISTS live_event (case_id uuid, id uuid, content_hash text, type text, place int, happened_on date, happened_at timestamptz,
      department_id int, employee_id int, result text, amount numeric, score numeric, detail text, set_aside text);
    TRUNCATE live_event;
    INSERT INTO live_event
      SELECT case_id, id, content_hash, type, array_position('{${caseEventTypes.join(",")}}'::text[], type), happened_on, happened_at, department_id, employee_id, result, amount, score, detail, set_aside FROM case_event e JOIN ${touched} t USING (case_id) WHERE e.superseded_at IS NULL;
    ANALYZE live_event (case_id, type)`);
}

// Instants decide within a day; a date without a time stands before the instants of its day. What has the same moment
// stands in the order of a case's life, then by content: never in the order in which it came to us.
const oldestFirst = "happened_on, happened_at NULLS FIRST, place, content_hash";
const latestFirst = "happened_on DESC, happened_at DESC NULLS LAST, place DESC, content_hash DESC";

function factsStatement(touched: string): string {
  return `
    WITH good AS (
      SELECT * FROM live_event WHERE set_aside IS NULL AND happened_on IS NOT NULL
    ), registered AS (
      -- A log that has no registration begins with its first event; a registration set aside stays unknown.
      SELECT DISTINCT ON (case_id) case_id, happened_on, happened_at FROM good g
      WHERE type = 'registered' OR NOT EXISTS (SELECT 1 FROM live_event l WHERE l.case_id = g.case_id AND l.type = 'registered')
      ORDER BY case_id, ${oldestFirst}
    ), aside AS (
      SELECT case_id, min(set_aside) FILTER (WHERE type = 'replied') AS reply, min(set_aside) FILTER (WHERE type = 'resolved') AS resolution
      FROM live_event WHERE set_aside IS NOT NULL GROUP BY case_id
    ), reply AS (
      SELECT DISTINCT ON (g.case_id) g.*, ${isBefore("g", "r")} AS impossible
      FROM good g LEFT JOIN registered r USING (case_id) WHERE g.type = 'replied'
      ORDER BY g.case_id, ${isBefore("g", "r")}, g.happened_on, g.happened_at NULLS FIRST, g.content_hash
    ), resolved AS (
      SELECT DISTINCT ON (g.case_id) g.*, ${isBefore("g", "r")} AS impossible
      FROM good g LEFT JOIN registered r USING (case_id) WHERE g.type = 'resolved'
      ORDER BY g.case_id, ${isBefore("g", "r")}, g.happened_on DESC, g.happened_at DESC NULLS LAST, g.content_hash DESC
    ), turns AS (
      SELECT case_id, count(*) FILTER (WHERE type = 'resolved') > count(*) FILTER (WHERE type = 'reopened') AS ends_resolved
      FROM good WHERE type IN ('resolved', 'reopened') GROUP BY case_id
    ), turned AS (
      -- Reopened and resolved at one moment, or on one day without times: the balance of both decides.
      SELECT DISTINCT ON (case_id) case_id, type FROM good JOIN turns USING (case_id) WHERE type IN ('resolved', 'reopened')
      ORDER BY case_id, happened_on DESC, happened_at DESC NULLS LAST, ((type = 'resolved') = ends_resolved) DESC
    ), attempt AS (
      SELECT DISTINCT ON (case_id) * FROM good WHERE type = 'repair_attempted' ORDER BY case_id, ${oldestFirst}
    ), last AS (
      SELECT DISTINCT ON (case_id) case_id, type FROM good WHERE type <> 'noted' ORDER BY case_id, ${latestFirst}
    ), ended AS (
      SELECT DISTINCT ON (case_id) case_id, type FROM good WHERE type IN ('cancelled', 'closed', 'reopened') ORDER BY case_id, ${latestFirst}
    ), sums AS (
      SELECT case_id,
        count(*) FILTER (WHERE type = 'reopened' AND happened_on IS NOT NULL) AS reopened,
        -- An attempt is an attempt, and a cost a cost, also where its date could not be read.
        count(*) FILTER (WHERE type = 'repair_attempted') AS attempts,
        bool_or(type = 'converted_to_mail_in') AS mail_in,
        min(happened_on) FILTER (WHERE type = 'resolved' AND set_aside IS NULL) AS first_resolved_on,
        max(happened_on) FILTER (WHERE type = 'closed' AND set_aside IS NULL) AS closed_on,
        sum(amount) FILTER (WHERE type = 'cost_incurred' AND set_aside IS NULL AND detail IS DISTINCT FROM 'supplier_recovery') AS cost
      FROM live_event GROUP BY case_id
    )
    UPDATE service_case c SET
      reported_on = r.happened_on, reported_at = r.happened_at,
      reply_on = CASE WHEN reply.impossible THEN NULL ELSE reply.happened_on END,
      reply_outcome = CASE
        WHEN reply.case_id IS NULL THEN aside.reply
        WHEN r.case_id IS NULL THEN 'no_report_date'
        WHEN reply.impossible THEN 'reply_before_report'
        WHEN reply.happened_at IS NULL OR r.happened_at IS NULL THEN 'no_time_of_day'
        ELSE 'counted' END,
      reply_seconds = CASE WHEN reply.impossible THEN NULL ELSE extract(epoch FROM reply.happened_at - r.happened_at)::bigint END,
      reply_department_id = reply.department_id, reply_employee_id = reply.employee_id,
      resolved_on = CASE WHEN turned.type = 'resolved' AND NOT resolved.impossible THEN resolved.happened_on END,
      handling_outcome = CASE
        WHEN turned.type = 'reopened' THEN NULL
        WHEN resolved.case_id IS NULL THEN aside.resolution
        WHEN r.case_id IS NULL THEN 'no_report_date'
        WHEN resolved.impossible THEN 'resolution_before_report'
        ELSE 'counted' END,
      -- Dates without a time are compared as days.
      handling_seconds = CASE WHEN turned.type = 'resolved' AND NOT resolved.impossible THEN
        COALESCE(extract(epoch FROM resolved.happened_at - r.happened_at)::bigint, (resolved.happened_on - r.happened_on)::bigint * 86400) END,
      resolution_department_id = resolved.department_id, resolution_employee_id = resolved.employee_id,
      first_resolved_on = sums.first_resolved_on, reopened_count = COALESCE(sums.reopened, 0), closed_on = sums.closed_on,
      attempt_count = COALESCE(sums.attempts, 0), attempt_on = attempt.happened_on, attempt_at = attempt.happened_at,
      attempt_result = attempt.result, attempt_department_id = attempt.department_id, attempt_employee_id = attempt.employee_id,
      mail_in = COALESCE(sums.mail_in, false), cost_amount = sums.cost,
      -- What the source says of the status, else what the events say: the last of them decides whether a case waits.
      status = COALESCE(c.asserted_status, CASE
        WHEN ended.type IN ('cancelled', 'closed') THEN ended.type
        WHEN turned.type = 'resolved' AND NOT resolved.impossible THEN 'resolved'
        WHEN last.type = 'waiting_started' THEN 'waiting'
        ELSE 'open' END)
    FROM ${touched} t
    LEFT JOIN registered r USING (case_id) LEFT JOIN aside USING (case_id) LEFT JOIN reply USING (case_id)
    LEFT JOIN resolved USING (case_id) LEFT JOIN turned USING (case_id) LEFT JOIN attempt USING (case_id)
    LEFT JOIN last USING (case_id) LEFT JOIN ended USING (case_id) LEFT JOIN sums USING (case_id)
    WHERE c.id = t.case_id`;
}

/** Whether event `a` cannot be after event `b`: by instant where both have one, else by day. */
function isBefore(a: string, b: string): string {
  return `COALESCE(COALESCE(${a}.happened_at < ${b}.happened_at, ${a}.happened_on < ${b}.happened_on), false)`;
}

/** A person's classification wins while it lives; a case counts once per family under its first row of it. */
async function projectDefects(client: PoolClient, touched: string): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE IF NOT EXISTS judged_defect (case_id uuid, id uuid, family_id int, defect_type_id int, is_leading boolean, counts boolean);
    TRUNCATE judged_defect;
    INSERT INTO judged_defect
      SELECT d.case_id, d.id, t.family_id, d.defect_type_id, d.is_leading, d.superseded_at IS NULL AND (d.origin = 'person'
        OR NOT bool_or(d.origin = 'person' AND d.superseded_at IS NULL) OVER (PARTITION BY d.case_id))
      FROM case_defect d JOIN defect_type t ON t.id = d.defect_type_id
      WHERE d.case_id IN (SELECT case_id FROM ${touched});
    ANALYZE judged_defect (case_id, id)`);
  await client.query(`
    UPDATE case_defect d SET counts = j.counts, first_in_family = j.counts AND j.place = 1
    FROM (
      SELECT *, row_number() OVER (PARTITION BY case_id, counts, family_id ORDER BY is_leading DESC, defect_type_id) AS place FROM judged_defect
    ) j
    WHERE d.case_id = j.case_id AND d.id = j.id
      AND (d.counts, d.first_in_family) IS DISTINCT FROM (j.counts, j.counts AND j.place = 1)`);
}

/** An answer that another follows within seven days is replaced by it and listed as such. */
async function projectAnswers(client: PoolClient, touched: string): Promise<void> {
  await client.query(`DELETE FROM survey_answer WHERE case_id IN (SELECT case_id FROM ${touched})`);
  await client.query(`
    INSERT INTO survey_answer (case_id, event_id, answered_on, department_id, employee_id, score, outcome)
    SELECT e.case_id, e.id, COALESCE(e.happened_on, c.reported_on, c.learned_on), e.department_id, e.employee_id, e.score,
      CASE
        WHEN e.set_aside IS NOT NULL THEN e.set_aside
        WHEN lead(e.happened_on) OVER w <= e.happened_on + 7 THEN 'answer_replaced'
        ELSE 'counted' END
    FROM live_event e JOIN service_case c ON c.id = e.case_id
    WHERE e.type = 'survey_answered' AND (e.score IS NOT NULL OR e.set_aside IS NOT NULL)
    WINDOW w AS (PARTITION BY e.case_id, e.detail, e.set_aside IS NULL ORDER BY e.happened_on, e.happened_at NULLS FIRST, e.content_hash)`);
}
