import classes from "./sparkline.module.css";

export type SparkPoint = { value: number | null; provisional: boolean };

const width = 74;
const height = 26;

/** The course as one quiet line, dashed where it is not final. The figures stand beside it, so it is not read aloud. */
export function Sparkline({ points }: { points: readonly SparkPoint[] }) {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length < 2) return <svg width={width} height={height} aria-hidden="true" className={classes["spark"]} />;
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const placed = points.flatMap(({ value, provisional }, index) =>
    value === null
      ? []
      : [
          {
            x: 2 + (index / (points.length - 1)) * (width - 6),
            y: height - 3 - ((value - low) / span) * (height - 7),
            provisional,
          },
        ],
  );
  const firstProvisional = placed.findIndex((point) => point.provisional);
  const end = firstProvisional === -1 ? placed.length : firstProvisional;
  const last = placed.at(-1);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      className={classes["spark"]}
    >
      <path d={pathOf(placed.slice(0, end))} />
      <path d={pathOf(placed.slice(Math.max(0, end - 1)))} strokeDasharray="2.5 2.5" />
      {last !== undefined && <circle cx={last.x} cy={last.y} r={2.2} data-open={last.provisional || undefined} />}
    </svg>
  );
}

function pathOf(points: readonly { x: number; y: number }[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
}
