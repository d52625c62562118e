import type { HeatMapQuery } from "../gql/graphql.ts";

type HeatCell = HeatMapQuery["defectHeatMap"]["rows"][number]["cells"][number];
type Tone = "above-1" | "above-2" | "above-3" | "below-1" | "below-2" | "below-3" | "even";

/** How deep a cell that differs by more than chance is coloured: by how many times what is expected. */
export function toneOf({ reports, expected, differs }: HeatCell): Tone {
  const ratio = reports / expected;
  if (differs === "ABOVE") return ratio >= 2.5 ? "above-3" : ratio >= 1.6 ? "above-2" : "above-1";
  if (differs === "BELOW") return ratio <= 0.4 ? "below-3" : ratio <= 0.625 ? "below-2" : "below-1";
  return "even";
}
