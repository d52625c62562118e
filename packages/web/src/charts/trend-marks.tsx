import { Area, Line, ReferenceArea, ReferenceDot, ReferenceLine, type DotItemDotProps } from "recharts";
import type { LimitedPoint } from "./limited-points.ts";
import type { TrendRow } from "./trend-rows.ts";

const pointer = { r: 4, cursor: "pointer" } as const;

/** The days that the page asks about. */
export function FocusShade({ first, last }: { first: string; last: string }) {
  return <ReferenceArea x1={first} x2={last} fill="var(--shade)" fillOpacity={1} ifOverflow="hidden" />;
}

/** The interval as a band, the final values as a line, those that are not final as a dashed one. */
export function CourseLines({ rows }: { rows: readonly TrendRow[] }) {
  return (
    <>
      <Area
        dataKey="band"
        stroke="none"
        fill="var(--band)"
        fillOpacity={0.75}
        isAnimationActive={false}
        activeDot={false}
        connectNulls={false}
      />
      <Line
        dataKey="final"
        stroke="var(--accent)"
        strokeWidth={1.8}
        dot={aloneDot(rows)}
        activeDot={pointer}
        isAnimationActive={false}
      />
      <Line
        dataKey="open"
        stroke="var(--accent)"
        strokeWidth={1.6}
        strokeDasharray="4 4"
        dot={false}
        activeDot={pointer}
        isAnimationActive={false}
      />
    </>
  );
}

/** The target as a dotted line with its words at the end. */
export function TargetLine({ target, words, shift }: { target: number; words: string; shift: number }) {
  return (
    <ReferenceLine
      y={target}
      stroke="var(--ink)"
      strokeDasharray="1.5 3.5"
      ifOverflow="extendDomain"
      label={{ value: words, position: "right", dy: shift, fill: "var(--muted)", fontSize: 11.5 }}
    />
  );
}

/** The last point, with its value at the line's end; hollow where it is not final, and no dot where it is a diamond. */
export function LastPoint({ point, words, shift }: { point: LimitedPoint; words: string; shift: number }) {
  const { bucket, value, provisional, limited } = point;
  if (value === null) return null;
  const isMarked = limited?.outside !== undefined && limited.outside !== null;
  return (
    <ReferenceDot
      x={bucket}
      y={value}
      r={isMarked ? 5 : 3}
      fill={isMarked ? "none" : provisional ? "var(--surface)" : "var(--accent)"}
      stroke={isMarked ? "none" : "var(--accent)"}
      ifOverflow="visible"
      label={{ value: words, position: "right", dy: shift, fill: "var(--accent)", fontSize: 12, fontWeight: 620 }}
    />
  );
}

/** A point between two gaps would be a line without length: it is drawn as a dot. */
function aloneDot(rows: readonly TrendRow[]) {
  return function AloneDot({ key, cx, cy, index }: DotItemDotProps) {
    const isDrawn = (at: number) => typeof rows[at]?.final === "number";
    const alone = isDrawn(index) && !isDrawn(index - 1) && !isDrawn(index + 1);
    return alone && cx !== undefined && cy !== undefined ? (
      <circle key={key} cx={cx} cy={cy} r={2} fill="var(--accent)" />
    ) : (
      <g key={key} />
    );
  };
}
