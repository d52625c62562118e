import { packageGrains, packageStates } from "@huilu/core";
import { registerEnumType } from "type-graphql";

import { named } from "../enums.ts";

export const PackageGrainEnum = named(packageGrains);
export const PackageStateEnum = named(packageStates);

registerEnumType(PackageGrainEnum, { name: "PackageGrain", description: "The period that a package is about." });
registerEnumType(PackageStateEnum, {
  name: "PackageState",
  description: "UNSENT: somebody asked for it, nobody has to acknowledge it. LATE: open after its time.",
});
