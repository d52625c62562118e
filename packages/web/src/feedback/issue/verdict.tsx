import { useTranslation } from "react-i18next";
import classes from "./issue.module.css";
import type { Action } from "./issue-types.ts";
import { toneOf, useEffectWords } from "./use-effect-words.ts";
import type { Effect, Look, Standing } from "./use-effects.ts";

/** What stands of a measure, and how long it is still to be waited for. */
export function Verdict({ action, effect }: { action: Action; effect: Effect | null }) {
  const { t } = useTranslation();
  const words = useEffectWords();
  if (action.implementedOn === null) return <span className="quiet">{t("issues.page.verify.notInForce")}</span>;
  const last = effect?.looks.at(-1);
  if (!effect || !last) return <span className="quiet">{t("issues.page.verify.noneYet")}</span>;
  const wait = effect.standing === "NOT_SHOWN_YET" ? words.wait(last) : null;
  return (
    <>
      <VerdictWord verdict={effect.standing} />
      {wait !== null && <small className={`quiet ${classes["below"]}`}>{wait}</small>}
    </>
  );
}

export function VerdictWord({ verdict }: { verdict: Standing }) {
  const words = useEffectWords();
  return (
    <span className={classes["mark"]} data-tone={toneOf(verdict)}>
      {words.verdict(verdict)}
    </span>
  );
}

/** The verdict with all that it rests on, for paper: the ratio, its interval, and what is counted on either side. */
export function VerdictInFull({ action, effect }: { action: Action; effect: Effect | null }) {
  const last = effect?.looks.at(-1);
  return (
    <>
      <Verdict action={action} effect={effect} />
      {effect && !last && <WhyNot effect={effect} />}
      {last && <Counted action={action} look={last} />}
    </>
  );
}

function WhyNot({ effect }: { effect: Effect }) {
  const words = useEffectWords();
  return <small>{words.why(effect)}</small>;
}

function Counted({ action, look }: { action: Action; look: Look }) {
  const { t } = useTranslation();
  const words = useEffectWords();
  const side = (which: "before" | "after", n: number, months: number) =>
    t("issues.page.verify.counted", { side: words.side(action, which), n, months: words.unitMonths(months) });
  return (
    <>
      <small>
        {t("issues.page.verify.ratioTold", {
          ratio: words.ratio(look.ratio),
          interval: words.interval(look.plainLow, look.plainHigh),
        })}
      </small>
      <small>{side("before", look.reportsBefore, look.exposureBefore)}</small>
      <small>{side("after", look.reportsAfter, look.exposureAfter)}</small>
    </>
  );
}
