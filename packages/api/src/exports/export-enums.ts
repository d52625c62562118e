import { exportFormats, exportKinds, exportStates } from "@huilu/core";
import { registerEnumType } from "type-graphql";

import { named } from "../enums.ts";

export const ExportKindEnum = named(exportKinds);
export const ExportFormatEnum = named(exportFormats);
export const ExportStateEnum = named(exportStates);

registerEnumType(ExportKindEnum, {
  name: "ExportKind",
  description:
    "FIGURES: the answer of a query; ROWS: the units behind one figure; CASE_METRICS: one row a case with every metric; CASES: the list of cases.",
});
registerEnumType(ExportFormatEnum, { name: "ExportFormat" });
registerEnumType(ExportStateEnum, { name: "ExportState" });
