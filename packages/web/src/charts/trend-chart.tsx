import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceDot,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
  type DotItemDotProps,
} from "recharts";

import { useTranslation } from "react-i18next";
import { scaleOf } from "../format/figure.ts";
import { useFormat } from "../format/use-format.ts";
import type { DateRangeInput, Grain, Unit } from "../gql/graphql.ts";
import { monthTicks } from "./month-ticks.ts";
import { roundTicks } from "./ticks.ts";
import type { TrendPoint } from "./trend-points.ts";
import classes from "./trend-chart.module.css";

type Props = {
  points: readonly TrendPoint[];
  unit: Unit;
  grain: Grain;
  description: string;
  /** The days the page asks about, where the chart shows more. */
  focus: DateRangeInput | null;
  height: number;
  onOpen: (bucket: string) => void;
};

/** One metric over time: a line, its interval as a band, the tail that is not final dashed, its last value at its end. */
export default function TrendChart({ points, unit, grain, description, focus, height, onOpen }: Props) {
  const format = useFormat();
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const scale = scaleOf(unit, Math.max(0, ...values));
  const limits = points.flatMap(({ low, high }) => (low === null || high === null ? [] : [low, high]));
  const ticks = ticksOf([...values, ...limits], unit, scale.divisor);
  const firstOpen = points.findIndex(({ provisional }) => provisional);
  const solidUntil = firstOpen === -1 ? points.length : firstOpen;
  const rows = points.map((point, index) => ({
    bucket: point.bucket,
    final: index < solidUntil ? point.value : null,
    open: index >= solidUntil - 1 && firstOpen !== -1 ? point.value : null,
    band: point.low === null || point.high === null ? null : [point.low, point.high],
  }));
  const last = points.findLast(({ value }) => value !== null);
  const shaded =
    focus === null
      ? []
      : points.filter(({ bucket }) => bucket >= focus.from && bucket < focus.to).map(({ bucket }) => bucket);
  return (
    <div className={classes["chart"]} style={{ height }} role="img" aria-label={description}>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 640, height }}>
        <ComposedChart
          data={rows}
          margin={{ top: 8, right: 62, bottom: 0, left: 0 }}
          accessibilityLayer={false}
          onClick={({ activeLabel }) => typeof activeLabel === "string" && onOpen(activeLabel)}
        >
          <CartesianGrid vertical={false} stroke="var(--line-soft)" />
          {shaded.length > 1 && (
            <ReferenceArea
              x1={shaded[0] ?? ""}
              x2={shaded.at(-1) ?? ""}
              fill="var(--shade)"
              fillOpacity={1}
              ifOverflow="hidden"
            />
          )}
          <XAxis
            dataKey="bucket"
            ticks={monthTicks(points, grain)}
            interval="preserveStartEnd"
            minTickGap={18}
            tickFormatter={grain === "DAY" ? (bucket: string) => bucket.slice(5) : format.axisMonth}
            tick={{ fill: "var(--muted)", fontSize: 11.5 }}
            tickLine={false}
            axisLine={{ stroke: "var(--line)" }}
          />
          <YAxis
            ticks={ticks}
            domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
            allowDataOverflow
            width={44}
            tickFormatter={(value: number) => axisText(value / scale.divisor, format.language)}
            tick={{ fill: "var(--muted)", fontSize: 11.5 }}
            tickLine={false}
            axisLine={false}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: "var(--control-line)", strokeWidth: 1 }}
            content={({ active, label }) =>
              active && typeof label === "string" ? (
                <PointNote point={points.find(({ bucket }) => bucket === label)} unit={unit} grain={grain} />
              ) : null
            }
          />
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
            activeDot={{ r: 4, cursor: "pointer" }}
            isAnimationActive={false}
          />
          <Line
            dataKey="open"
            stroke="var(--accent)"
            strokeWidth={1.6}
            strokeDasharray="4 4"
            dot={false}
            activeDot={{ r: 4, cursor: "pointer" }}
            isAnimationActive={false}
          />
          {last !== undefined && last.value !== null && (
            <ReferenceDot
              x={last.bucket}
              y={last.value}
              r={3}
              fill={last.provisional ? "var(--surface)" : "var(--accent)"}
              stroke="var(--accent)"
              ifOverflow="visible"
              label={{
                value: format.text(last.value, unit),
                position: "right",
                fill: "var(--accent)",
                fontSize: 12,
                fontWeight: 620,
              }}
            />
          )}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

/** A point between two gaps would be a line without length: it is drawn as a dot. */
function aloneDot(rows: readonly { final: number | null }[]) {
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

function PointNote({ point, unit, grain }: { point: TrendPoint | undefined; unit: Unit; grain: Grain }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (point === undefined) return null;
  return (
    <div className={classes["note"]}>
      <p className="quiet">{format.bucket(point.bucket, grain)}</p>
      <p className={classes["value"]}>{format.text(point.value, unit)}</p>
      {point.low !== null && point.high !== null && (
        <p className="quiet">{t("figure.interval", { interval: format.interval(point.low, point.high, unit) })}</p>
      )}
      <p className="quiet">
        {t("figure.n", { n: format.count(point.n) })}
        {point.provisional && ` · ${t("figure.provisional")}`}
      </p>
    </div>
  );
}

function ticksOf(values: readonly number[], unit: Unit, divisor: number): number[] {
  const low = Math.min(...values) / divisor;
  const high = Math.max(...values) / divisor;
  if (!Number.isFinite(low)) return [0, 1];
  const pad = unit === "COUNT" ? 0 : (high - low) * 0.25 || high * 0.05;
  const bottom = unit === "COUNT" ? 0 : Math.max(0, low - pad);
  const top = unit === "RATE" ? Math.min(100, high + pad) : high + pad;
  return roundTicks(bottom, top).map((tick) => tick * divisor);
}

function axisText(value: number, language: string): string {
  return new Intl.NumberFormat(language, {
    notation: value >= 10_000 ? "compact" : "standard",
    maximumFractionDigits: 2,
  }).format(value);
}
