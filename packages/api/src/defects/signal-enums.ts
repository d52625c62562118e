import { signalActions, signalLevels, signalStates, standOutLevels, standOutMeasures } from "@huilu/core";
import { registerEnumType } from "type-graphql";

import { named } from "../enums.ts";

export const SignalLevelEnum = named(signalLevels);
export const SignalStateEnum = named(signalStates);
export const SignalActionEnum = named(signalActions);
export const StandOutLevelEnum = named(standOutLevels);
export const StandOutMeasureEnum = named(standOutMeasures);
export const DetectorEnum = named(["cusum", "window", "timeBetween"]);

registerEnumType(SignalLevelEnum, {
  name: "SignalLevel",
  description: "Of what a watched series is: a defect, or the part of its reports of one model, batch, lot or region.",
});
registerEnumType(SignalStateEnum, {
  name: "SignalState",
  description: "CLOSED: everything is as usual again, or what was learned later took the grounds away.",
});
registerEnumType(SignalActionEnum, { name: "SignalAction" });
registerEnumType(DetectorEnum, {
  name: "Detector",
  description: "cusum: a Poisson CUSUM reached its limit; window, timeBetween: a low false discovery rate.",
});
registerEnumType(StandOutLevelEnum, { name: "StandOutLevel" });
registerEnumType(StandOutMeasureEnum, {
  name: "StandOutMeasure",
  description:
    "RATE_RATIO: rates in service; EBGM: reports against its reports of everything, shrunk, where nobody knows how many are in service.",
});
