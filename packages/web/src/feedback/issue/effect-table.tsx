import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.ts";
import classes from "./issue.module.css";
import type { Action } from "./issue-types.ts";
import { InForce } from "./measures.tsx";
import { useEffectWords } from "./use-effect-words.ts";
import type { Effect, Look } from "./use-effects.ts";
import { useIssueWords } from "./use-issue-words.ts";
import { Verdict } from "./verdict.tsx";

export type Judged = { readonly action: Action; readonly effect: Effect | null };

const figures = ["before", "after", "ratio", "others"] as const;

/** Each measure: what is counted before and after its cut-in, the ratio, that of other defects, and the verdict. */
export function EffectTable({ judged }: { judged: readonly Judged[] }) {
  const { t } = useTranslation();
  return (
    <div className="scroller">
      <table className={`figures stacked ${classes["effects"]}`}>
        <thead>
          <tr>
            <th scope="col">{t("issues.page.measure.what")}</th>
            {figures.map((name) => (
              <th key={name} scope="col" className="number">
                {t(`issues.page.verify.${name}`)}
              </th>
            ))}
            <th scope="col">{t("issues.page.verify.verdict")}</th>
          </tr>
        </thead>
        <tbody>
          {judged.map(({ action, effect }) => (
            <Row key={action.id} action={action} effect={effect} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ action, effect }: Judged) {
  const words = useIssueWords();
  const last = effect?.looks.at(-1);
  return (
    <tr className={classes["measure"]}>
      <th scope="row">
        {action.description}
        <small className="quiet">{words.hope(action)}</small>
      </th>
      {last ? <Figures look={last} /> : <Nothing action={action} effect={effect} />}
      <td>
        <Verdict action={action} effect={effect} />
      </td>
    </tr>
  );
}

/** Nothing is counted yet: since when it holds, and why that is not enough. */
function Nothing({ action, effect }: Judged) {
  const words = useEffectWords();
  return (
    <td colSpan={figures.length} className="wide">
      <InForce action={action} />
      {effect && <small className={`quiet ${classes["below"]}`}>{words.why(effect)}</small>}
    </td>
  );
}

function Figures({ look }: { look: Look }) {
  const { t } = useTranslation();
  const words = useEffectWords();
  const head = (name: (typeof figures)[number]) => t(`issues.page.verify.${name}`);
  return (
    <>
      <Counted head={head("before")} reports={look.reportsBefore} exposure={look.exposureBefore} />
      <Counted head={head("after")} reports={look.reportsAfter} exposure={look.exposureAfter} />
      <td className="number" data-head={head("ratio")}>
        <b>{words.ratio(look.ratio)}</b>
        <small className={`quiet ${classes["below"]}`}>{words.interval(look.plainLow, look.plainHigh)}</small>
      </td>
      <td className="number" data-head={head("others")}>
        {look.othersRatio === null ? (
          <span className="quiet">{t("issues.page.verify.tooFew")}</span>
        ) : (
          words.ratio(look.othersRatio)
        )}
      </td>
    </>
  );
}

function Counted({ head, reports, exposure }: { head: string; reports: number; exposure: number }) {
  const format = useFormat();
  const words = useEffectWords();
  return (
    <td className="number" data-head={head}>
      {format.count(reports)}
      <small className={`quiet ${classes["below"]}`}>{words.unitMonths(exposure)}</small>
    </td>
  );
}
