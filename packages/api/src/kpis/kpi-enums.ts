import { kpiGrains, targetGrains, targetStates } from "@huilu/core";
import { registerEnumType } from "type-graphql";

import { named } from "../enums.ts";

export const KpiGrainEnum = named(kpiGrains);
export const TargetGrainEnum = named(targetGrains);
export const TargetStateEnum = named(targetStates);

registerEnumType(KpiGrainEnum, { name: "KpiGrain", description: "The periods whose figures the KPI run keeps." });
registerEnumType(TargetGrainEnum, { name: "TargetGrain", description: "The periods for which targets are set." });
registerEnumType(TargetStateEnum, {
  name: "TargetState",
  description:
    "MISSED: the final value lies on the wrong side. AT_RISK: it does while the period runs or its units are not ripe, or it lies on the right side but its interval reaches across the target, or it is nearer to it than the margin. NOT_ENOUGH_DATA: no value, or fewer units than the metric's minimum. MET: none of these.",
});
