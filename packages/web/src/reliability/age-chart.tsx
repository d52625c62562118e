import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceDot,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { useTranslation } from "react-i18next";
import { roundTicks } from "../charts/ticks.ts";
import { useFormat } from "../format/use-format.ts";
import { AgeNote } from "./age-note.tsx";
import { ageRows, apart, type AgeLine } from "./curve-rows.ts";
import classes from "./reliability.module.css";

const axisText = { fill: "var(--muted)", fontSize: 11.5 };
const axisHeight = 46;
const seriesColours = ["var(--muted)", "var(--accent)", "var(--series-2)", "var(--series-3)", "var(--series-4)"];
const dashes = ["", "", "", "", "", "6 2", "2 2"];

/** Lines by months of service, the first quiet; what is not final is dashed, each named at its end. */
export default function AgeChart({
  lines,
  description,
  height,
  band,
  write,
}: {
  lines: readonly AgeLine[];
  description: string;
  height: number;
  /** Whose intervals are drawn: of one line, of all, or of none. */
  band: number | "all" | null;
  write: (value: number) => string;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const values = lines.flatMap(({ points }, i) => points.map(({ value, high }) => (isBanded(i, band) ? high : value)));
  const ticks = roundTicks(0, Math.max(0, ...values));
  const top = ticks.at(-1) ?? 1;
  const ends = lines.map(({ points }) => points.at(-1));
  const shifts = apart(ends.map((end) => (1 - (end?.value ?? 0) / top) * (height - axisHeight)));
  const oldest = Math.max(0, ...ends.map((end) => end?.age ?? 0));
  return (
    <div className={classes["chart"]} style={{ height }} role="img" aria-label={description}>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 640, height }}>
        <ComposedChart
          data={ageRows(lines)}
          margin={{ top: 8, right: roomFor(lines), bottom: 14, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line-soft)" />
          <XAxis
            dataKey="age"
            type="number"
            domain={[0, Math.max(1, oldest)]}
            ticks={monthTicks(oldest)}
            tick={axisText}
            tickLine={false}
            axisLine={{ stroke: "var(--line)" }}
            label={{ value: t("reliability.monthsInService"), position: "insideBottom", offset: -10, ...axisText }}
          />
          <YAxis
            ticks={ticks}
            domain={[0, top]}
            width={44}
            tickFormatter={format.axisValue}
            tick={axisText}
            tickLine={false}
            axisLine={false}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: "var(--control-line)", strokeWidth: 1 }}
            content={({ active, label }) =>
              active ? <AgeNote lines={lines} age={Number(label)} write={write} /> : null
            }
          />
          {lines.map(
            ({ key, tone }, i) =>
              isBanded(i, band) && (
                <Area
                  key={`${key} band`}
                  dataKey={`${i}-band`}
                  stroke="none"
                  fill={tone ? `var(--${tone})` : "var(--band)"}
                  fillOpacity={tone ? 0.16 : 0.75}
                  isAnimationActive={false}
                  activeDot={false}
                />
              ),
          )}
          {lines.flatMap(({ key }, i) =>
            ["", "-open"].map((kind) => (
              <Line
                key={`${key}${kind}`}
                dataKey={`${i}${kind}`}
                stroke={colourOf(i, lines)}
                strokeWidth={kind === "" ? 1.8 : 1.5}
                strokeDasharray={kind === "" ? (dashes[i] ?? "") : "4 4"}
                dot={false}
                isAnimationActive={false}
              />
            )),
          )}
          {ends.map(
            (end, i) =>
              end && (
                <ReferenceDot
                  key={lines[i]?.key}
                  x={end.age}
                  y={end.value}
                  r={3}
                  fill={end.mature ? colourOf(i, lines) : "var(--surface)"}
                  stroke={colourOf(i, lines)}
                  ifOverflow="visible"
                  label={{
                    value: lines[i]?.label ?? "",
                    position: "right",
                    dy: shifts[i] ?? 0,
                    fill: colourOf(i, lines),
                    fontSize: 12,
                    fontWeight: 620,
                    stroke: "var(--surface)",
                    strokeWidth: 3,
                    paintOrder: "stroke",
                  }}
                />
              ),
          )}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

/** Room for the longest words at a line's end; a Chinese character is wider. */
const roomFor = (lines: readonly AgeLine[]) =>
  Math.min(160, 22 + Math.max(...lines.map(({ label }) => widthOf(label))));
const widthOf = (label: string) => 7.4 * label.length + 5 * (label.match(/[\u2E80-\uFFFF]/g)?.length ?? 0);

const isBanded = (i: number, band: number | "all" | null) => band === "all" || band === i;

/** A line alone is the accent's. */
function colourOf(i: number, lines: readonly AgeLine[]): string {
  const tone = lines[i]?.tone;
  if (tone) return `var(--${tone})`;
  if (lines.length === 1) return "var(--accent)";
  return seriesColours[i === 0 ? 0 : 1 + ((i - 1) % (seriesColours.length - 1))] ?? "var(--accent)";
}

function monthTicks(oldest: number): number[] {
  const step = [1, 2, 3, 6, 12].find((months) => oldest / months <= 9) ?? 12;
  return Array.from({ length: Math.floor(oldest / step) + 1 }, (_, i) => i * step);
}
