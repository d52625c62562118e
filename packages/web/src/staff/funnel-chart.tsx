import {
  Area,
  CartesianGrid,
  ComposedChart,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { roundTicks } from "../charts/ticks.ts";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { FunnelLinesFragment } from "../gql/graphql.ts";
import type { Verdict } from "./measures.ts";
import classes from "./staff.module.css";

export type FunnelPoint = {
  key: string;
  label: string;
  expected: number;
  observed: number;
  ratio: number;
  verdict: Verdict;
};
type Props = {
  points: readonly FunnelPoint[];
  funnel: FunnelLinesFragment;
  description: string;
  height: number;
  chosen: string | undefined;
  onChoose: (key: string) => void;
};

/** Everybody's ratio by expected number, within the limits that chance keeps to; only who is outside is filled and named. */
export default function FunnelChart({ points, funnel, description, height, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const bands = funnel.limits.map(({ expected, inner, outer }) => ({
    expected,
    outer: [outer.low, outer.high],
    inner: [inner.low, inner.high],
  }));
  const ratios = points.map(({ ratio }) => ratio);
  const narrowest = funnel.limits.at(-1)?.outer;
  const ticks = roundTicks(
    Math.min(0.6, narrowest?.low ?? 1, ...ratios),
    Math.max(1.4, narrowest?.high ?? 1, ...ratios),
  );
  const most = Math.max(10, funnel.limits.at(-1)?.expected ?? 0, ...points.map(({ expected }) => expected));
  const axis = { tick: { fill: "var(--muted)", fontSize: 11.5 }, tickLine: false } as const;
  return (
    <div className={classes["chart"]} style={{ height }} role="img" aria-label={description}>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 640, height }}>
        <ComposedChart data={bands} margin={{ top: 8, right: 24, bottom: 18, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line-soft)" />
          <XAxis
            dataKey="expected"
            type="number"
            ticks={roundTicks(0, most).filter((tick) => tick <= most)}
            domain={[0, most]}
            allowDataOverflow
            axisLine={{ stroke: "var(--line)" }}
            label={{
              value: t("staff.axis"),
              position: "insideBottom",
              offset: -12,
              fill: "var(--muted)",
              fontSize: 11.5,
            }}
            {...axis}
          />
          <YAxis
            type="number"
            ticks={ticks}
            domain={[ticks[0] ?? 0, ticks.at(-1) ?? 2]}
            allowDataOverflow
            width={44}
            axisLine={false}
            {...axis}
          />
          <Area dataKey="outer" {...band} fill="var(--funnel-outer)" />
          <Area dataKey="inner" {...band} fill="var(--funnel-inner)" />
          <ReferenceLine y={1} stroke="var(--control-line)" />
          <Tooltip
            isAnimationActive={false}
            cursor={false}
            content={({ active, payload }) => {
              const point = points.find(({ key }) => payload.some(({ payload: of }) => keyOf(of) === key));
              return active && point ? (
                <div className={classes["note"]}>
                  <b>{point.label}</b>
                  <br />
                  {t("staff.pointNote", {
                    ratio: format.decimal(point.ratio, 2),
                    observed: format.count(point.observed),
                    expected: format.decimal(point.expected, 1),
                  })}
                </div>
              ) : null;
            }}
          />
          <Scatter
            data={[...points]}
            dataKey="ratio"
            isAnimationActive={false}
            shape={(props: Drawn) => (
              <Point drawn={props} points={points} middle={most / 2} chosen={chosen} onChoose={onChoose} />
            )}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

const band = { stroke: "none", fillOpacity: 1, isAnimationActive: false, activeDot: false } as const;

function keyOf(payload: unknown): string | undefined {
  return typeof payload === "object" && payload !== null && "key" in payload ? String(payload.key) : undefined;
}

/** Where Recharts puts a point. */
type Drawn = { cx?: number | undefined; cy?: number | undefined; payload?: unknown };

function Point({
  drawn: { cx = 0, cy = 0, payload },
  points,
  middle,
  chosen,
  onChoose,
}: {
  drawn: Drawn;
  points: readonly FunnelPoint[];
  middle: number;
  chosen: string | undefined;
  onChoose: (key: string) => void;
}) {
  const point = points.find(({ key }) => key === keyOf(payload));
  if (point === undefined) return <g />;
  const outside = point.verdict !== "within";
  // A name stands on the side where there is room for it.
  const left = point.expected > middle;
  return (
    <g
      className={classes["point"]}
      data-verdict={point.verdict}
      data-chosen={point.key === chosen || undefined}
      onClick={() => onChoose(point.key)}
    >
      <circle cx={cx} cy={cy} r={outside ? 5 : 4} />
      {(outside || point.key === chosen) && (
        <text x={left ? cx - 9 : cx + 9} y={cy + 4} textAnchor={left ? "end" : "start"}>
          {point.label}
        </text>
      )}
    </g>
  );
}
