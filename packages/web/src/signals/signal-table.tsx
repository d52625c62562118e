import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { SignalFieldsFragment } from "../gql/graphql.ts";
import { ColumnHeads } from "../parts/column-heads.tsx";
import { DecideSignal } from "./decide-signal.tsx";
import { ObservedReports } from "./observed-reports.tsx";
import { subjectWords, whyWords } from "./signal-words.ts";
import classes from "./signals.module.css";

/** The signals of one defect: where, since when, how many against how many, and what is to be done. */
export function SignalTable({ signals, mayDecide }: { signals: readonly SignalFieldsFragment[]; mayDecide: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="scroller">
      <table className="figures stacked">
        <ColumnHeads
          words={[t("signals.where"), t("signals.since")]}
          numbers={[t("signals.observed"), t("signals.expected"), t("signals.ratio")]}
          last={[t("signals.found"), t("signals.state.title")]}
        />
        <tbody>
          {signals.map((signal) => (
            <SignalRow key={signal.id} signal={signal} mayDecide={mayDecide} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SignalRow({ signal, mayDecide }: { signal: SignalFieldsFragment; mayDecide: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rateRatio, low, high } = signal;
  const upper = high === null || high === undefined ? "∞" : format.decimal(high, 1);
  return (
    <tr>
      <th scope="row" className={classes["where"]}>
        {subjectWords(t, signal)}
      </th>
      <td data-head={t("signals.since")}>{format.day(signal.sinceOn)}</td>
      <td className="number" data-head={t("signals.observed")}>
        <ObservedReports signal={signal} />
      </td>
      <td className="number" data-head={t("signals.expected")}>
        {format.decimal(signal.expected, 1)}
      </td>
      <td className="number" data-head={t("signals.ratio")}>
        {rateRatio === null || rateRatio === undefined ? "–" : format.times(rateRatio)}{" "}
        <span className="quiet">
          ({format.decimal(low, 1)}–{upper})
        </span>
      </td>
      <td className="wide" data-head={t("signals.found")}>
        {format.day(signal.raisedOn)} <span className="quiet">· {whyWords(t, format, signal)}</span>
      </td>
      <td data-head={t("signals.state.title")}>
        {t(`signals.state.${signal.withdrawn ? "WITHDRAWN" : signal.state}`)}
        {signal.issue && (
          <>
            {" "}
            <Link to="/issues" className="told">
              {signal.issue}
            </Link>
          </>
        )}
        {signal.decidedBy && (
          <span className="quiet">
            {" "}
            · {signal.decidedBy}
            {signal.reason && t("because", { words: signal.reason })}
          </span>
        )}
        {mayDecide && signal.issue === null && signal.state !== "CLOSED" && <DecideSignal signal={signal} />}
      </td>
    </tr>
  );
}
