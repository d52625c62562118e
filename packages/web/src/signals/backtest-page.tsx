import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { ColumnHeads } from "../parts/column-heads.tsx";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { BacktestDocument, type BacktestQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { runLengths } from "./run-lengths.ts";
import { subjectWords, whyWords } from "./signal-words.ts";
import classes from "./signals.module.css";

type Replay = NonNullable<BacktestQuery["backtest"]>;

/** What the detectors would have told, month by month, under settings to be tried, beside a fixed threshold. */
export function BacktestPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const [runLength, setRunLength] = useState<number | null>(null);
  const query = useGraphql(BacktestDocument, { runLength });
  const replay = query.data?.backtest;
  return (
    <div className={classes["page"]}>
      <PageHead title={t("signals.backtest.title")}>
        {replay ? <Sentence replay={replay} /> : t("signals.backtest.explained")}
      </PageHead>
      <NativeSelect
        className={`${classes["settings"]} no-print`}
        label={t("signals.detection.runLength")}
        value={runLength === null ? "" : String(runLength)}
        onChange={({ currentTarget: { value } }) => setRunLength(value === "" ? null : Number(value))}
        data={[
          { value: "", label: t("signals.backtest.asSet") },
          ...runLengths.map((weeks) => ({
            value: String(weeks),
            label: t("signals.detection.weeks", { weeks: format.count(weeks) }),
          })),
        ]}
      />
      <QueryState
        query={query}
        height={400}
        empty={({ backtest }) =>
          backtest ? null : (
            <Notice title={t("signals.backtest.none")} text={t("signals.backtest.noneText")} height={300} />
          )
        }
      >
        {({ backtest }) =>
          backtest && (
            <div className={classes["groups"]}>
              <Months replay={backtest} />
              <Signals replay={backtest} />
            </div>
          )
        }
      </QueryState>
    </div>
  );
}

function Sentence({ replay: { signals, threshold, quietThreshold, watchedFrom } }: { replay: Replay }) {
  const { t } = useTranslation();
  const format = useFormat();
  const gained = signals.map(({ daysGained }) => daysGained ?? Infinity).toSorted((a, b) => a - b);
  const median = gained[Math.floor(gained.length / 2)];
  const values = {
    signals: format.count(signals.length),
    from: format.day(watchedFrom),
    threshold: format.count(threshold.alarms),
    reports: format.count(quietThreshold.reports),
    times: format.decimal(quietThreshold.times, 0),
    later: format.count(gained.filter((days) => days > 0).length),
    silent: format.count(gained.filter((days) => days === Infinity).length),
    days: format.count(median ?? 0),
  };
  if (median === undefined) return t("signals.backtest.sentenceFew", values);
  return t(median === Infinity ? "signals.backtest.sentenceSilent" : "signals.backtest.sentence", values);
}

function Months({ replay: { months, falseAlarmsAYear } }: { replay: Replay }) {
  const { t } = useTranslation();
  const format = useFormat();
  const alarms = format.decimal(falseAlarmsAYear / 12, 1);
  return (
    <Card title={t("signals.backtest.months")} sentence={t("signals.backtest.monthsSentence", { alarms })}>
      <div className="scroller">
        <table className="figures">
          <ColumnHeads
            words={[t("signals.backtest.month")]}
            numbers={[t("signals.backtest.signals"), t("signals.backtest.threshold")]}
          />
          <tbody>
            {months.map(({ month, signals, threshold }) => (
              <tr key={month}>
                <th scope="row">{format.bucket(month, "MONTH")}</th>
                <td className="number">{format.count(signals)}</td>
                <td className="number">{format.count(threshold)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Signals({ replay: { signals } }: { replay: Replay }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t("signals.backtest.list")}>
      <div className="scroller">
        <table className="figures stacked">
          <ColumnHeads
            words={[t("signals.found"), t("signals.backtest.defect"), t("signals.where")]}
            numbers={[t("signals.observed"), t("signals.expected"), t("signals.backtest.gained")]}
            last={t("signals.backtest.closed")}
          />
          <tbody>
            {signals.map((signal) => (
              <tr key={`${signal.defect?.key}:${signal.level}:${signal.part?.key}:${signal.raisedOn}`}>
                <td className="wide" data-head={t("signals.found")}>
                  {format.day(signal.raisedOn)} <span className="quiet">· {whyWords(t, format, signal)}</span>
                </td>
                <th scope="row">{signal.defect?.label ?? t("unclassified")}</th>
                <td className="wide">{subjectWords(t, signal)}</td>
                <td className="number" data-head={t("signals.observed")}>
                  {format.count(signal.observed)}
                </td>
                <td className="number" data-head={t("signals.expected")}>
                  {format.decimal(signal.expected, 1)}
                </td>
                <td className="number" data-head={t("signals.backtest.gained")}>
                  {signal.daysGained === null || signal.daysGained === undefined
                    ? t("signals.backtest.never")
                    : format.count(signal.daysGained)}
                </td>
                <td data-head={t("signals.backtest.closed")}>{signal.closedOn ? format.day(signal.closedOn) : "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
