import type { Unit } from "../metrics/unit.ts";

/** What the metrics of defects count. Ids 60 to 69. */
export const defectUnits = {
  // A pair counts once per family: hit marks the case's first row of its family. No defect is one report, unclassified.
  // Of cases that a person counts as one event, each type and family is reported once (cases/judge-event-reports).
  defect_report: {
    key: "defect_report",
    id: 60,
    from: ({ cases, defects, eventReports }) => `${cases} c LEFT JOIN ${defects} d ON d.case_id = c.id AND d.counts
      LEFT JOIN ${eventReports} e ON e.case_id = c.id AND e.unit_key = COALESCE(d.id, c.id)`,
    unitKey: "COALESCE(d.id, c.id)",
    day: "COALESCE(c.reported_on, c.learned_on)",
    outcome:
      "CASE WHEN c.reported_on IS NULL THEN 'no_report_date' WHEN NOT e.counts THEN 'one_event' ELSE 'counted' END",
    hit: "COALESCE(e.hit, d.id IS NULL OR d.first_in_family)",
    defect: "d.defect_type_id",
  },
} as const satisfies Record<string, Unit>;
