import { Bar, CartesianGrid, ComposedChart, ErrorBar, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { useTranslation } from "react-i18next";
import { roundTicks } from "../charts/ticks.ts";
import { useFormat } from "../format/use-format.ts";
import type { ReturnForecastQuery } from "../gql/graphql.ts";
import classes from "./reliability.module.css";

type Month = NonNullable<ReturnForecastQuery["returnForecast"]>["months"][number];
const axisText = { fill: "var(--muted)", fontSize: 11.5 };

/** A bar a month with its interval as a whisker. */
export default function ForecastChart({
  months,
  description,
  height,
}: {
  months: readonly Month[];
  description: string;
  height: number;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = months.map((month) => ({ ...month, reach: [month.expected - month.low, month.high - month.expected] }));
  const ticks = roundTicks(0, Math.max(0, ...months.map(({ high }) => high)));
  return (
    <div className={classes["chart"]} style={{ height }} role="img" aria-label={description}>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 640, height }}>
        <ComposedChart data={rows} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line-soft)" />
          <XAxis
            dataKey="month"
            tickFormatter={(month: string) => format.bucket(month, "MONTH")}
            tick={axisText}
            tickLine={false}
            axisLine={{ stroke: "var(--line)" }}
          />
          <YAxis
            ticks={ticks}
            domain={[0, ticks.at(-1) ?? 1]}
            width={44}
            tickFormatter={format.axisValue}
            tick={axisText}
            tickLine={false}
            axisLine={false}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: "var(--shade)" }}
            content={({ active, label }) => {
              const month = active ? months.find((one) => one.month === label) : undefined;
              return month ? (
                <div className={classes["note"]}>
                  <p className="quiet">{format.bucket(month.month, "MONTH")}</p>
                  <p>
                    <b>{format.count(month.expected)}</b>{" "}
                    <span className="quiet">
                      ({format.count(month.low)}–{format.count(month.high)})
                    </span>
                  </p>
                  <p className="quiet">
                    {t("reliability.forecast.fresh")} {format.decimal(month.ofNewUnits, 1)}
                  </p>
                </div>
              ) : null;
            }}
          />
          <Bar dataKey="expected" fill="var(--quiet-bar)" maxBarSize={46} isAnimationActive={false}>
            <ErrorBar dataKey="reach" width={8} stroke="var(--ink)" strokeWidth={1.3} isAnimationActive={false} />
          </Bar>
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
