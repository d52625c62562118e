import {
  actionKinds,
  issueClosings,
  issueOrigins,
  notComparable,
  specialReasons,
  stepStates,
  verdicts,
} from "@huilu/core";
import { registerEnumType } from "type-graphql";

import { named } from "../enums.ts";

export const SpecialReasonEnum = named(specialReasons);
export const IssueOriginEnum = named(issueOrigins);
export const IssueClosingEnum = named(issueClosings);
export const StepStateEnum = named(stepStates);
export const ActionKindEnum = named(actionKinds);
export const IssueStateEnum = named(["OPEN", "CLOSED", "ALL"]);
export const CutInKindEnum = named(["BATCH", "SERIAL", "DATE", "FIELD"]);
export const VerdictEnum = named(verdicts);
export const NotComparableEnum = named(notComparable);
export const LikenessEnum = named(["DEFECT", "FAMILY", "PRODUCT", "WORDS"]);

registerEnumType(SpecialReasonEnum, { name: "SpecialReason", description: "Why an issue is a special case (专案)." });
registerEnumType(IssueOriginEnum, { name: "IssueOrigin", description: "What an issue was raised from." });
registerEnumType(IssueClosingEnum, {
  name: "IssueClosing",
  description:
    "VERDICT: the data show that its measures worked. EXCEPTION: an executive signed. DUPLICATE: it is another.",
});
registerEnumType(StepStateEnum, { name: "StepState" });
registerEnumType(ActionKindEnum, {
  name: "ActionKind",
  description: "PRODUCTION and FIELD are corrective: their effect is looked for in the data.",
});
registerEnumType(IssueStateEnum, { name: "IssueState" });
registerEnumType(CutInKindEnum, { name: "CutInKind", description: "From which machine on a measure holds." });
registerEnumType(VerdictEnum, { name: "Verdict", description: "What the data say of a measure." });
registerEnumType(NotComparableEnum, { name: "NotComparable", description: "Why nothing can be compared." });
registerEnumType(LikenessEnum, { name: "Likeness", description: "Why an issue is like another." });
