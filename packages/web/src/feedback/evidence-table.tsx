import { useTranslation } from "react-i18next";
import { useFormat, type Format } from "../format/use-format.ts";
import type { IssueEvidenceFieldsFragment } from "../gql/graphql.ts";
import { ColumnHeads } from "../parts/column-heads.tsx";
import { ObservedReports } from "../signals/observed-reports.tsx";
import { subjectWords } from "../signals/signal-words.ts";
import classes from "./feedback.module.css";

type Compared = { readonly rateRatio?: number | null; readonly low: number; readonly high?: number | null };

/** What an issue stands on: each signal as it was when the issue was raised, and as it is known now. */
export function EvidenceTable({ evidence }: { evidence: readonly IssueEvidenceFieldsFragment[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="scroller">
      <table className="figures">
        <ColumnHeads
          words={[t("signals.where")]}
          numbers={[t("issues.thenReports"), t("issues.thenRatio"), t("issues.nowReports"), t("issues.nowRatio")]}
          last={t("signals.state.title")}
        />
        <tbody>
          {evidence.map(({ signal, knownThen }) => (
            <tr key={signal.id}>
              <th scope="row" className={classes["signal"]}>
                {signal.defect?.label ?? t("unclassified")} · {subjectWords(t, signal)}
                <small className={classes["since"]}>
                  {t("issues.page.evidence.since", { day: format.day(signal.sinceOn) })}
                </small>
              </th>
              <td className="number">{format.count(knownThen.observed)}</td>
              <td className="number">{ratioWords(format, knownThen)}</td>
              <td className="number">
                <ObservedReports signal={signal} />
              </td>
              <td className="number">{ratioWords(format, signal)}</td>
              <td className={classes["state"]}>
                {t(`signals.state.${signal.withdrawn ? "WITHDRAWN" : signal.closedOn ? "CLOSED" : "IN_ISSUE"}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ratioWords(format: Format, { rateRatio, low, high }: Compared): string {
  const ratio = rateRatio === null || rateRatio === undefined ? "–" : format.times(rateRatio);
  const upper = high === null || high === undefined ? "∞" : format.decimal(high, 1);
  return `${ratio} (${format.decimal(low, 1)}–${upper})`;
}
