import type { Sql } from "../../database/database.ts";
import type { Observation } from "../../defects/reliability/observation.ts";
import type { ComparisonPlan } from "./action-under-test.ts";
import type { FoundCohorts } from "./cohorts.ts";
import { readBatchCohorts } from "./read-batch-cohorts.ts";
import { readFieldCohorts } from "./read-field-cohorts.ts";
import { readSerialCohorts } from "./read-serial-cohorts.ts";

/** Who stands on which side of a cut-in, and what was reported of them in the observed months. */
export function readCohorts(sql: Sql, plan: ComparisonPlan, observed: Observation): Promise<FoundCohorts> {
  const { cutIn } = plan;
  if (cutIn.kind === "SERIAL") return readSerialCohorts(sql, { plan, serial: cutIn.serial, observed });
  if (cutIn.kind === "FIELD") return readFieldCohorts(sql, { plan, cutIn, observed });
  return readBatchCohorts(sql, { plan, cutIn, observed });
}
