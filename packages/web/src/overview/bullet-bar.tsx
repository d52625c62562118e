import type { FigureFragment, StandingFragment } from "../gql/graphql.ts";
import classes from "./bullet-bar.module.css";

/** The figure as a bar from zero, its interval around the bar's end, its target as a tick. The words stand below it. */
export function BulletBar({
  figure: { value, low, high, unit },
  standing: { target },
}: {
  figure: Pick<FigureFragment, "value" | "low" | "high" | "unit">;
  standing: Pick<StandingFragment, "target">;
}) {
  if (value === null) return <div className={classes["bar"]} aria-hidden="true" />;
  const most = unit === "RATE" ? 1 : Math.max(value, high ?? 0, target) * 1.25;
  const at = (amount: number): string => `${(100 * Math.min(1, Math.max(0, amount / most))).toFixed(2)}%`;
  return (
    <div className={classes["bar"]} aria-hidden="true">
      <div className={classes["track"]} />
      {low !== null && high !== null && (
        <div className={classes["interval"]} style={{ left: at(low), right: `calc(100% - ${at(high)})` }} />
      )}
      <div className={classes["value"]} style={{ width: at(value) }} />
      <div className={classes["target"]} style={{ left: at(target) }} />
    </div>
  );
}
