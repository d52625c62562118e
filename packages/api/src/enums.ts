import { comparisons, dimensions, grains, metricKeys, roles } from "@huilu/core";
import { registerEnumType } from "type-graphql";

/** A list of names as the record that GraphQL makes an enum of. */
export function named<const Name extends string>(names: readonly Name[]): Readonly<Record<string, Name>> {
  return Object.fromEntries(names.map((name) => [name, name]));
}

export const RoleEnum = named(roles);
export const MetricKeyEnum = named(metricKeys);
export const DimensionEnum = named(dimensions);
export const GrainEnum = named(grains);
export const ComparisonEnum = named(comparisons);
export const UnitEnum = named(["COUNT", "RATE", "SECONDS", "MONEY", "PER_HUNDRED", "PER_THOUSAND"]);
export const BetterEnum = named(["HIGHER", "LOWER", "NEITHER"]);
export const ClockEnum = named(["CALENDAR", "BUSINESS"]);
export const RatePerEnum = named(["MONTH", "YEAR"]);

registerEnumType(RoleEnum, { name: "Role" });
registerEnumType(MetricKeyEnum, {
  name: "MetricKey",
  description: "The keys of the metrics; `metrics` tells what each means.",
});
registerEnumType(DimensionEnum, { name: "Dimension" });
registerEnumType(GrainEnum, {
  name: "Grain",
  description: "A bucket is named by its first day; weeks are those of ISO 8601.",
});
registerEnumType(ComparisonEnum, { name: "Comparison" });
registerEnumType(UnitEnum, {
  name: "Unit",
  description:
    "RATE is 0–1, SECONDS are seconds, MONEY is in the installation's currency, PER_HUNDRED is for each hundred units, PER_THOUSAND for each thousand in service.",
});
registerEnumType(BetterEnum, { name: "Better" });
registerEnumType(ClockEnum, { name: "Clock" });
registerEnumType(RatePerEnum, { name: "RatePer" });
