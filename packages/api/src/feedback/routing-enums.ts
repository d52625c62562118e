import {
  caseFlags,
  caseMarks,
  delayHolders,
  duties,
  handOverBoxes,
  handOverStates,
  routeMarks,
  routingStates,
} from "@huilu/core";
import { registerEnumType } from "type-graphql";

import { named } from "../enums.ts";

export const DutyEnum = named(duties);
export const CaseMarkEnum = named(caseMarks);
export const CaseFlagEnum = named(caseFlags);
export const RouteMarkEnum = named(routeMarks);
export const RoutingStateEnum = named(routingStates);
export const HandOverStateEnum = named(handOverStates);
export const HandOverBoxEnum = named(handOverBoxes);
export const DelayHolderEnum = named(delayHolders);

registerEnumType(DutyEnum, { name: "Duty", description: "What a department is there for." });
registerEnumType(CaseMarkEnum, { name: "CaseMark", description: "What a person says a case is." });
registerEnumType(CaseFlagEnum, { name: "CaseFlag", description: "What a case tells by itself or by a mark." });
registerEnumType(RouteMarkEnum, {
  name: "RouteMark",
  description:
    "SPECIAL_CASE goes first and is reported upward at once; BYPASS keeps the person concerned out; RECOVERY: the supplier bears the cost.",
});
registerEnumType(RoutingStateEnum, { name: "RoutingState" });
registerEnumType(HandOverStateEnum, { name: "HandOverState" });
registerEnumType(HandOverBoxEnum, {
  name: "HandOverBox",
  description:
    "DESK: what the viewer is to accept or answer; BACK: refused and not yet sent elsewhere; SENT by the viewer's departments; ALL.",
});
registerEnumType(DelayHolderEnum, {
  name: "DelayHolder",
  description: "NOBODY: between an answer and what was asked next; OTHERS: departments the viewer does not answer for.",
});
