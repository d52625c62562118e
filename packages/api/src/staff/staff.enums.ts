import { aspects, scorecardMetricKeys, standings } from "@huilu/core";
import { registerEnumType } from "type-graphql";

import { named } from "../enums.ts";

export const ScorecardMetricEnum = named(scorecardMetricKeys);
export const AspectEnum = named(aspects);
export const StandingEnum = named(standings);
export const ContestStateEnum = named(["OPEN", "UPHELD", "REJECTED"]);

registerEnumType(ScorecardMetricEnum, {
  name: "ScorecardMetric",
  description:
    "What scorecards compare: first-time fix and repeat repairs by failure event (30 days), answers of 4 or 5, resolutions that took longer than half of their kind do, upheld complaints per case.",
});
registerEnumType(AspectEnum, { name: "SurveyAspect" });
registerEnumType(StandingEnum, {
  name: "Standing",
  description: "Where observed ÷ expected lies in the funnel: within 95 %, or beyond the 95 % or the 99.8 % limits.",
});
registerEnumType(ContestStateEnum, { name: "ContestState" });
