import { lazy, Suspense } from "react";
import { part } from "../../app/part-missing.ts";
import { useFormat } from "../../format/use-format.ts";
import { AgeTable } from "../../reliability/age-table.tsx";
import { type AgeLine, withinReach } from "../../reliability/curve-rows.ts";
import type { Action } from "./issue-types.ts";
import { toneOf, useEffectWords } from "./use-effect-words.ts";
import type { Look, Standing } from "./use-effects.ts";

const AgeChart = lazy(part(() => import("../../reliability/age-chart.tsx")));
const height = 260;

/** Reports for each thousand machines by months in service on either side of a cut-in, as the last look saw them. */
export function EffectChart({
  action,
  look,
  standing,
  asTable,
}: {
  action: Action;
  look: Look;
  standing: Standing;
  asTable: boolean;
}) {
  const format = useFormat();
  const words = useEffectWords();
  const write = (value: number) => format.decimal(value, 1);
  const lines: AgeLine[] = [
    { key: "before", label: words.side(action, "before"), points: pointsOf(look.before), tone: "muted" },
    {
      key: "after",
      label: words.side(action, "after"),
      points: pointsOf(look.after),
      tone: toneOf(standing) ?? "accent",
    },
  ];
  const description = words.sentence(action, look);
  if (asTable) return <AgeTable lines={lines} write={write} title={description} />;
  return (
    <Suspense fallback={<div style={{ height }} />}>
      <AgeChart lines={withinReach(lines)} description={description} height={height} band="all" write={write} />
    </Suspense>
  );
}

/** Only months whose reports are known are counted. */
const pointsOf = (points: Look["before"]) =>
  points.map(({ age, perThousand, low, high }) => ({ age, value: perThousand, low, high, mature: true }));
