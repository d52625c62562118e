import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { SignalFieldsFragment } from "../gql/graphql.ts";
import { dimensionOfLevel } from "./dimension-of-level.ts";
import { DecideSignal } from "./decide-signal.tsx";
import { ReportsLink } from "./reports-link.tsx";
import { subjectWords, whyWords } from "./signal-words.ts";
import classes from "./signals.module.css";

/** The signals of one defect: where, since when, how many against how many, and what is to be done. */
export function SignalTable({ signals, mayDecide }: { signals: readonly SignalFieldsFragment[]; mayDecide: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="scroller">
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t("signals.where")}</th>
            <th scope="col">{t("signals.since")}</th>
            <th scope="col" className="number">
              {t("signals.observed")}
            </th>
            <th scope="col" className="number">
              {t("signals.expected")}
            </th>
            <th scope="col" className="number">
              {t("signals.ratio")}
            </th>
            <th scope="col">{t("signals.found")}</th>
            <th scope="col">{t("signals.state.title")}</th>
          </tr>
        </thead>
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
      <td>{format.day(signal.sinceOn)}</td>
      <td className="number">
        <Observed signal={signal} />
      </td>
      <td className="number">{format.decimal(signal.expected, 1)}</td>
      <td className="number">
        {rateRatio === null || rateRatio === undefined ? "–" : format.times(rateRatio)}{" "}
        <span className="quiet">
          ({format.decimal(low, 1)}–{upper})
        </span>
      </td>
      <td>
        {format.day(signal.raisedOn)} <span className="quiet">· {whyWords(t, format, signal)}</span>
      </td>
      <td>
        {t(`signals.state.${signal.withdrawn ? "WITHDRAWN" : signal.state}`)}
        {signal.decidedBy && (
          <span className="quiet">
            {" "}
            · {signal.decidedBy}
            {signal.reason && `: ${signal.reason}`}
          </span>
        )}
        {mayDecide && signal.state !== "CLOSED" && <DecideSignal signal={signal} />}
      </td>
    </tr>
  );
}

/** The reports since the change, and the way to them. */
function Observed({ signal: { defect, level, part, sinceOn, untilOn, observed } }: { signal: SignalFieldsFragment }) {
  const dimension = dimensionOfLevel[level];
  return (
    <ReportsLink
      n={observed}
      range={{ from: sinceOn, to: untilOn }}
      defect={defect?.key}
      part={dimension && part ? { dimension, key: part.key } : null}
    />
  );
}
