import type { PlacedEvent } from "./case-log.ts";
import type { Owner } from "./custody.ts";

/**
 * What the analysis of the returned part came to. No fault found is confirmed only after both test stages (VDA field
 * failure analysis: standard test, then load test); one fault in either is a fault found.
 * Credited as `creditOf` says to who did the last stage.
 */
export function analysisOf(placed: readonly PlacedEvent[], creditOf: (event: PlacedEvent) => Owner) {
  const stages = placed.filter(({ type }) => type === "part_analysed");
  const last = stages.at(-1);
  const resultOf = (stage: string) => stages.findLast(({ detail }) => detail === stage)?.result;
  const found = stages.some(({ result }) => result === "fault_found");
  const bothClear = resultOf("standard") === "no_fault_found" && resultOf("load") === "no_fault_found";
  const credit = last ? creditOf(last) : null;
  const noFaultFound = !found && bothClear;
  return {
    analysis_on: last?.moment.on ?? null,
    analysis_outcome: !last ? null : found || bothClear ? "counted" : "second_stage_open",
    no_fault_found: last ? noFaultFound : null,
    analysis_department_id: credit?.departmentId ?? null,
    analysis_employee_id: credit?.employeeId ?? null,
  };
}
