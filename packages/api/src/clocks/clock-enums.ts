import { dayKinds, duePromises, policyKinds, policyScopes, policyUnits } from "@huilu/core";
import { registerEnumType } from "type-graphql";

import { named } from "../enums.ts";

export const PolicyKindEnum = named(policyKinds);
export const PolicyUnitEnum = named(policyUnits);
export const PolicyScopeEnum = named(policyScopes);
export const PolicyStateEnum = named(["IN_FORCE", "FUTURE", "PAST"]);
export const DayKindEnum = named(dayKinds);
export const DayRuleKindEnum = named(["HOLIDAY", "WORKING_DAY"]);
export const DuePromiseEnum = named(duePromises);

registerEnumType(PolicyKindEnum, { name: "PolicyKind" });
registerEnumType(PolicyUnitEnum, { name: "PolicyUnit" });
registerEnumType(PolicyScopeEnum, {
  name: "PolicyScope",
  description: "Of a case the narrowest decides: contract, then product model, product family, default.",
});
registerEnumType(PolicyStateEnum, { name: "PolicyState" });
registerEnumType(DayKindEnum, {
  name: "DayKind",
  description:
    "WORKING and REST follow the week; HOLIDAY and WORKING_DAY (a make-up day, or hours of its own) are exceptions.",
});
registerEnumType(DayRuleKindEnum, { name: "DayRuleKind" });
registerEnumType(DuePromiseEnum, { name: "DuePromise" });
