import { caseUnits } from "./cases/case-units.ts";
import { cohortUnits } from "./defects/cohorts/cohort-units.ts";
import { defectUnits } from "./defects/defect-units.ts";
import type { Rollup } from "./metrics/rollup.ts";
import type { Unit } from "./metrics/unit.ts";
import { satisfactionUnits } from "./satisfaction/satisfaction-units.ts";

const service: readonly Unit[] = [...Object.values(caseUnits), ...Object.values(satisfactionUnits)];
const defects: readonly Unit[] = Object.values(defectUnits);
/** What the tiles, the trends and the scorecards ask every day, whatever the filter. */
const core: readonly Unit[] = [
  caseUnits.case,
  caseUnits.backlog,
  caseUnits.response,
  caseUnits.reply_due,
  caseUnits.resolution,
  caseUnits.failure_event,
  caseUnits.cost,
  satisfactionUnits.answer,
];
const rest = service.filter((unit) => !core.includes(unit));

/** Every unit that a rollup holds. */
export const units: readonly Unit[] = [...service, ...defects];
/** Every unit of every feature: those that have a view. */
export const allUnits: readonly Unit[] = [...units, ...Object.values(cohortUnits)];

/**
 * Every rollup, the smallest first: what the dashboard's filter bar and a department's scope ask for. The rest is answered from the cases.
 * Days make a rollup nearly as large as the cases where its slices are fine: then it has them only for the core.
 */
export const rollups: readonly Rollup[] = [
  { key: "total", units, answers: [], levels: ["D", "W", "M", "Q", "Y"] },
  { key: "branch", units, answers: [], byBranch: true, levels: ["D", "W", "M", "Q", "Y"] },
  { key: "department", units, answers: ["department"], levels: ["D", "W", "M", "Q", "Y"] },
  // Counts the list of cases; questions of metrics are answered by those above.
  { key: "parties", units: [caseUnits.case], answers: [], byParties: true, levels: ["D", "M", "Q", "Y"] },
  { key: "region", units: core, answers: ["region"], levels: ["D", "M", "Q", "Y"] },
  { key: "product", units: core, answers: ["productFamily", "productModel"], levels: ["D", "M", "Q", "Y"] },
  { key: "service", units: core, answers: ["channel", "kind"], levels: ["D", "M", "Q", "Y"] },
  {
    key: "kind_defect",
    units: defects,
    answers: ["kind", "productFamily", "defectFamily", "defectType"],
    levels: ["D", "T", "M", "Q", "Y"],
  },
  {
    key: "kind_defect_branch",
    units: defects,
    answers: ["kind", "productFamily", "defectFamily", "defectType"],
    byBranch: true,
    levels: ["D", "T", "M", "Q", "Y"],
  },
  {
    key: "product_defect",
    units: defects,
    answers: ["productFamily", "productModel", "defectFamily", "defectType"],
    levels: ["D", "T", "M", "Q", "Y"],
  },
  {
    key: "product_defect_branch",
    units: defects,
    answers: ["productFamily", "productModel", "defectFamily", "defectType"],
    byBranch: true,
    levels: ["D", "T", "M", "Q", "Y"],
  },
  {
    key: "defect",
    units: defects,
    answers: ["kind", "productFamily", "productModel", "defectFamily", "defectType"],
    levels: ["D", "M", "Q", "Y"],
  },
  {
    key: "batch",
    units: defects,
    answers: ["productModel", "batch", "defectFamily", "defectType"],
    levels: ["M", "Q", "Y"],
  },
  { key: "service_department", units: core, answers: ["department", "channel", "kind"], levels: ["M", "Q", "Y"] },
  { key: "staff", units: core, answers: ["department", "employee"], levels: ["D", "W", "M", "Q", "Y"] },
  { key: "staff_rest", units: rest, answers: ["department", "employee"], levels: ["M", "Q", "Y"] },
  {
    key: "defect_department",
    units: defects,
    answers: ["department", "kind", "productFamily", "productModel", "defectFamily", "defectType"],
    levels: ["D", "M", "Q", "Y"],
  },
];
