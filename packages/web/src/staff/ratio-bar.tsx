import type { CardFigureFragment } from "../gql/graphql.ts";
import { verdictOf } from "./measures.ts";
import classes from "./staff.module.css";

const width = 132;
const span = { low: 0.4, high: 1.6 };
const place = (ratio: number): number =>
  ((Math.min(span.high, Math.max(span.low, ratio)) - span.low) / (span.high - span.low)) * width;

/** Observed ÷ expected as a dot with its interval as a bar, on one scale for a whole table; the line is 1. */
export function RatioBar({ figure }: { figure: CardFigureFragment }) {
  if (figure.ratio === null || figure.interval === null) return null;
  const { low, high } = figure.interval;
  return (
    <svg className={classes["bar"]} width={width} height={14} aria-hidden="true" data-verdict={verdictOf(figure)}>
      <line x1={place(1)} x2={place(1)} y1={0} y2={14} className={classes["one"]} />
      <line x1={place(low)} x2={place(high)} y1={7} y2={7} className={classes["interval"]} />
      <circle cx={place(figure.ratio)} cy={7} r={3.5} className={classes["dot"]} />
    </svg>
  );
}
