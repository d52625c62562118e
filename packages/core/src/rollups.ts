import { caseUnits } from "./cases/case-units.ts";
import { defectUnits } from "./defects/defect-units.ts";
import type { Rollup } from "./metrics/rollup.ts";
import type { Unit } from "./metrics/unit.ts";
import { satisfactionUnits } from "./satisfaction/satisfaction-units.ts";

const service: readonly Unit[] = [...Object.values(caseUnits), ...Object.values(satisfactionUnits)];
const defects: readonly Unit[] = Object.values(defectUnits);

/** Every unit of every feature. */
export const units: readonly Unit[] = [...service, ...defects];

/** Every rollup: what the dashboard's filter bar and a department's scope ask for. The rest is answered from the cases. */
export const rollups: readonly Rollup[] = [
  { key: "total", units, answers: [], levels: ["D", "W", "M", "Y"] },
  { key: "department", units, answers: ["department"], levels: ["D", "W", "M", "Y"] },
  { key: "staff", units: service, answers: ["department", "employee"], levels: ["D", "M"] },
  { key: "service", units: service, answers: ["channel", "kind"], levels: ["D", "M"] },
  { key: "product", units: service, answers: ["productFamily", "productModel"], levels: ["D", "M"] },
  { key: "region", units: service, answers: ["region"], levels: ["D", "M"] },
  {
    key: "defect",
    units: defects,
    answers: ["kind", "productFamily", "productModel", "batch", "defectFamily", "defectType"],
    levels: ["D", "M", "Y"],
  },
];
