import type { Unit } from "../metrics/unit.ts";

/** What the metrics of defects count. Ids 60 to 69. */
export const defectUnits = {
  // A pair counts once per family: hit marks the case's first row of its family. No defect is one report, unclassified.
  defect_report: {
    key: "defect_report",
    id: 60,
    from: ({ cases, defects }) => `${cases} c LEFT JOIN ${defects} d ON d.case_id = c.id AND d.counts`,
    unitKey: "COALESCE(d.id, c.id)",
    day: "COALESCE(c.reported_on, c.learned_on)",
    outcome: "CASE WHEN c.reported_on IS NULL THEN 'no_report_date' ELSE 'counted' END",
    hit: "d.id IS NULL OR d.first_in_family",
    defect: "d.defect_type_id",
  },
} as const satisfies Record<string, Unit>;
