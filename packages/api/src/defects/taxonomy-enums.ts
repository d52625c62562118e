import { causeClasses, reclassificationKinds, reclassificationStates, taxonomyActions } from "@huilu/core";
import { registerEnumType } from "type-graphql";

import { named } from "../enums.ts";

export const CauseClassEnum = named(causeClasses);
export const ReclassificationKindEnum = named(reclassificationKinds);
export const ReclassificationStateEnum = named(reclassificationStates);
export const TaxonomyActionEnum = named(taxonomyActions);

registerEnumType(CauseClassEnum, { name: "CauseClass", description: "Where the cause of a defect lies." });
registerEnumType(ReclassificationKindEnum, {
  name: "ReclassificationKind",
  description: "MERGE: whole types count as one. SPLIT: the first rule that fits a report of one type decides.",
});
registerEnumType(ReclassificationStateEnum, {
  name: "ReclassificationState",
  description:
    "New reports follow the rules from the first moment; RUNNING and UNDOING: a job goes through older ones.",
});
registerEnumType(TaxonomyActionEnum, { name: "TaxonomyAction" });
