import { Area, Line, ReferenceLine, usePlotArea, ZIndexLayer, type DotItemDotProps } from "recharts";
import type { Annotation, LimitedPoint } from "./limited-points.ts";

/** What chance lets the course be, as a quiet band with a thin centre. */
export function ExpectedBand() {
  return (
    <>
      <Area
        dataKey="expected"
        type="step"
        stroke="none"
        fill="var(--band)"
        fillOpacity={0.55}
        isAnimationActive={false}
        activeDot={false}
        connectNulls={false}
      />
      <Line
        dataKey="centre"
        type="step"
        stroke="var(--control-line)"
        strokeWidth={0.8}
        dot={false}
        activeDot={false}
        isAnimationActive={false}
      />
    </>
  );
}

/** The points outside of it, as hollow diamonds. */
export function OutsideDiamonds() {
  return <Line dataKey="outside" stroke="none" dot={Diamond} activeDot={false} isAnimationActive={false} />;
}

const half = 4.6;

function Diamond({ key, cx, cy, value }: DotItemDotProps) {
  if (typeof value !== "number" || cx === undefined || cy === undefined) return <g key={key} />;
  const path = `M${cx} ${cy - half}L${cx + half} ${cy}L${cx} ${cy + half}L${cx - half} ${cy}Z`;
  return <path key={key} d={path} fill="var(--surface)" stroke="var(--worse)" strokeWidth={1.5} data-mark="outside" />;
}

// The shade of the days that a page asks about lies at 100, where areas begin; lines lie at 400.
const aboveShade = 101;

/** The buckets that long holidays touch, as grey columns with their name at the foot. */
export function HolidayColumns({ points }: { points: readonly LimitedPoint[] }) {
  const plot = usePlotArea();
  if (!plot || points.length < 2) return null;
  const step = plot.width / (points.length - 1);
  const columns = holidayRuns(points).map(({ name, first, last }) => ({
    name,
    left: Math.max(plot.x, plot.x + (first - 0.5) * step),
    right: Math.min(plot.x + plot.width, plot.x + (last + 0.5) * step),
  }));
  return (
    <ZIndexLayer zIndex={aboveShade}>
      {columns.map(({ name, left, right }) => (
        <rect
          key={`${left} ${name}`}
          x={left}
          y={plot.y}
          width={right - left}
          height={plot.height}
          fill="var(--holiday)"
        />
      ))}
      {withRoom(columns, plot.x + plot.width).map(({ name, left }) => (
        <text
          key={`${left} ${name}`}
          x={left + 3}
          y={plot.y + plot.height - 5}
          fill="var(--muted)"
          fontSize={sizeOfWords}
        >
          {name}
        </text>
      ))}
    </ZIndexLayer>
  );
}

type Column = { readonly name: string; readonly left: number };
const sizeOfWords = 10.5;

/** The columns whose name lies on no earlier one and within the plot; a point's note tells the others. */
function withRoom(columns: readonly Column[], end: number): Column[] {
  let taken = 0;
  return columns.filter(({ name, left }) => {
    const right = left + 9 + sizeOfWords * (0.55 * name.length + 0.45 * (name.match(/[\u2E80-\uFFFF]/g)?.length ?? 0));
    if (left < taken || right > end) return false;
    taken = right;
    return true;
  });
}

type Run = { readonly name: string; readonly first: number; readonly last: number };

/** Each holiday from the first to the last of the points that it touches. */
function holidayRuns(points: readonly LimitedPoint[]): Run[] {
  return points.flatMap(({ limited }, first) =>
    (limited?.holidays ?? []).flatMap((name): Run[] => {
      const touches = (at: number) => points[at]?.limited?.holidays.includes(name) ?? false;
      if (touches(first - 1)) return [];
      let last = first;
      while (touches(last + 1)) last += 1;
      return [{ name, first, last }];
    }),
  );
}

const lineOfWords = 14;
const telling = ["SIGNAL", "ISSUE", "MERGE", "SPLIT"] as const;

/** What happened, each dashed with its words; of several signals the first that was raised. */
export function AnnotationLines({
  points,
  words,
}: {
  points: readonly LimitedPoint[];
  words: (annotation: Annotation, others: number) => string;
}) {
  const all = points.flatMap(({ bucket, limited }, at) =>
    (limited?.happened ?? []).map((annotation) => ({ annotation, bucket, at })),
  );
  const drawn = telling.flatMap((kind) => {
    const ofKind = all.filter(({ annotation }) => annotation.kind === kind);
    return kind === "SIGNAL"
      ? ofKind.slice(0, 1).map((one) => ({ ...one, others: ofKind.length - 1 }))
      : ofKind.map((one) => ({ ...one, others: 0 }));
  });
  return drawn.map(({ annotation, bucket, at, others }, row) => (
    <ReferenceLine
      key={`${annotation.kind} ${annotation.on} ${annotation.label}`}
      x={bucket}
      stroke={annotation.kind === "SIGNAL" ? "var(--worse)" : "var(--control-line)"}
      strokeDasharray="3 3"
      label={{
        value: words(annotation, others),
        position: at > points.length / 2 ? "insideTopRight" : "insideTopLeft",
        dy: row * lineOfWords,
        fill: annotation.kind === "SIGNAL" ? "var(--worse)" : "var(--muted)",
        fontSize: 11.5,
        stroke: "var(--surface)",
        strokeWidth: 3,
        paintOrder: "stroke",
      }}
    />
  ));
}
