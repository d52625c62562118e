import { CartesianGrid, ComposedChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { useTranslation } from "react-i18next";
import { scaleOf } from "../format/figure.ts";
import { useFormat } from "../format/use-format.ts";
import type { ShownUnit } from "../format/shown-unit.ts";
import type { DateRangeInput, Grain } from "../gql/graphql.ts";
import { annotationWords } from "./annotation-words.ts";
import { monthTicks } from "./month-ticks.ts";
import { PointNote } from "./point-note.tsx";
import classes from "./trend-chart.module.css";
import { AnnotationLines, ExpectedBand, HolidayColumns, OutsideDiamonds } from "./limit-marks.tsx";
import type { LimitedPoint } from "./limited-points.ts";
import { CourseLines, FocusShade, LastPoint, TargetLine } from "./trend-marks.tsx";
import { shadedBuckets, trendRows, valueTicks } from "./trend-rows.ts";

type Props = {
  points: readonly LimitedPoint[];
  unit: ShownUnit;
  grain: Grain;
  description: string;
  /** The days the page asks about, where the chart shows more. */
  focus: DateRangeInput | null;
  target?: number | undefined;
  height: number;
  onOpen: (bucket: string) => void;
};

const axisText = { fill: "var(--muted)", fontSize: 11.5 };

/**
 * One metric over time: a line, its interval as a band, the tail that is not final dashed, its last value at its end,
 * its target dotted. Of a defect: what is expected as a band, what lies outside as hollow diamonds, holidays as grey
 * columns, what happened as dashed lines.
 */
export default function TrendChart({ points, unit, grain, description, focus, target, height, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = trendRows(points);
  const scale = scaleOf(unit, Math.max(0, ...points.map(({ value }) => value ?? 0)));
  const ticks = valueTicks(points, target, { unit, divisor: scale.divisor });
  const shaded = shadedBuckets(points, focus);
  const last = points.findLast(({ value }) => value !== null);
  const lastWords = last === undefined ? "" : format.text(last.value, unit);
  const apart = wordsApart({ target, last: last?.value, ticks, height });
  return (
    <div className={classes["chart"]} style={{ height }} role="img" aria-label={description}>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 640, height }}>
        <ComposedChart
          data={rows}
          margin={{ top: 8, right: Math.max(target === undefined ? 62 : 92, roomFor(lastWords)), bottom: 0, left: 0 }}
          accessibilityLayer={false}
          onClick={({ activeLabel }) => typeof activeLabel === "string" && onOpen(activeLabel)}
        >
          <CartesianGrid vertical={false} stroke="var(--line-soft)" />
          {shaded !== null && <FocusShade {...shaded} />}
          <HolidayColumns points={points} />
          <XAxis
            dataKey="bucket"
            ticks={monthTicks(points, grain)}
            interval="preserveStartEnd"
            minTickGap={18}
            tickFormatter={grain === "DAY" ? (bucket: string) => format.day(bucket, bucket) : format.axisMonth}
            tick={axisText}
            tickLine={false}
            axisLine={{ stroke: "var(--line)" }}
          />
          <YAxis
            ticks={ticks}
            domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
            allowDataOverflow
            width={44}
            tickFormatter={(value: number) => format.axisValue(value / scale.divisor)}
            tick={axisText}
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
          <ExpectedBand />
          <CourseLines rows={rows} />
          <OutsideDiamonds />
          <AnnotationLines points={points} words={annotationWords(t, format)} />
          {target !== undefined && (
            <TargetLine target={target} words={t("target.line", { value: format.text(target, unit) })} shift={-apart} />
          )}
          {last !== undefined && <LastPoint point={last} words={lastWords} shift={apart} />}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

/** Room for words at the line's end; a Chinese character is wider. */
const roomFor = (words: string) => 14 + 7 * words.length + 5 * (words.match(/[\u2E80-\uFFFF]/g)?.length ?? 0);

const lineOfWords = 15;
const axisHeight = 38;

/** By how many pixels the last value's words go down and the target's up, so that neither lies on the other. */
function wordsApart({
  target,
  last,
  ticks,
  height,
}: {
  target: number | undefined;
  last: number | null | undefined;
  ticks: readonly number[];
  height: number;
}): number {
  if (target === undefined || last === null || last === undefined) return 0;
  const span = (ticks.at(-1) ?? 1) - (ticks[0] ?? 0);
  const between = span > 0 ? ((target - last) / span) * (height - axisHeight) : 0;
  if (Math.abs(between) >= lineOfWords) return 0;
  return between < 0 ? -(lineOfWords + between) / 2 : (lineOfWords - between) / 2;
}
