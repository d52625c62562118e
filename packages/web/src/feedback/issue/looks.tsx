import { useTranslation } from "react-i18next";
import { useInstallation } from "../../app/installation-context.ts";
import { useChange } from "../../app/use-graphql.ts";
import { addDays, bucketOf, nextBucket } from "../../filters/days.ts";
import { useFormat } from "../../format/use-format.ts";
import { LookAtIssueDocument } from "../../gql/graphql.ts";
import { reasonOf } from "../../parts/query-state.tsx";
import classes from "./issue.module.css";
import type { Issue } from "./issue-types.ts";
import { useEffectWords } from "./use-effect-words.ts";
import type { Look } from "./use-effects.ts";
import { useIssueWords } from "./use-issue-words.ts";
import { VerdictWord } from "./verdict.tsx";

const heads = ["lookedOn", "upTo", "ratio", "limits"] as const;

/** Every planned look at a measure, the latest first, with the limits that its verdict rests on. */
export function Looks({ looks }: { looks: readonly Look[] }) {
  const { t } = useTranslation();
  return (
    <details className={classes["looks"]}>
      <summary>{t("issues.page.verify.looks.title", { count: looks.length })}</summary>
      <div className="scroller">
        <table className="figures stacked">
          <thead>
            <tr>
              {heads.map((head, i) => (
                <th key={head} scope="col" className={i < 2 ? "" : "number"}>
                  {t(`issues.page.verify.looks.${head}`)}
                </th>
              ))}
              <th scope="col">{t("issues.page.verify.verdict")}</th>
            </tr>
          </thead>
          <tbody>
            {looks.toReversed().map((look) => (
              <OneLook key={look.look} look={look} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function OneLook({ look }: { look: Look }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useEffectWords();
  const { dayOf } = useIssueWords({ withYears: true });
  const [, upTo, ratio, limits] = heads.map((head) => t(`issues.page.verify.looks.${head}`));
  return (
    <tr>
      <th scope="row">{dayOf(look.lookedAt)}</th>
      <td data-head={upTo}>{format.bucket(bucketOf(addDays(look.upTo, -1), "MONTH"), "MONTH")}</td>
      <td className="number" data-head={ratio}>
        {words.ratio(look.ratio)}{" "}
        <span className="quiet">
          {t("issues.page.verify.looks.counted", { before: look.reportsBefore, after: look.reportsAfter })}
        </span>
      </td>
      <td className="number" data-head={limits}>
        {look.level > 0 ? (
          <>
            {words.interval(look.low, look.high)}{" "}
            <span className="quiet">{t("issues.page.verify.looks.level", { percent: levelText(look.level) })}</span>
          </>
        ) : (
          <span className="quiet">{t("issues.page.verify.looks.noLimits")}</span>
        )}
      </td>
      <td>
        <VerdictWord verdict={look.verdict} />
      </td>
    </tr>
  );
}

const least = 0.0001;
/** Percent of a one-sided level. */
const levelText = (level: number) => (level < least ? "< 0.01" : (100 * level).toFixed(2));

/** When the next look is planned, and for who may work a way to take it at once if it is due. */
export function NextLook({ issue, last }: { issue: Issue; last: Look | undefined }) {
  const { t } = useTranslation();
  const { today } = useInstallation();
  const words = useIssueWords();
  const look = useChange(LookAtIssueDocument);
  const next = last ? nextBucket(last.upTo, "MONTH") : null;
  return (
    <p className={`quiet ${classes["nextLook"]}`}>
      {next !== null && next > today
        ? t("issues.page.verify.looks.next", { day: words.day(next) })
        : t("issues.page.verify.looks.whenDue")}
      {issue.mayWork && (
        <button
          type="button"
          className="plain link no-print"
          disabled={look.isPending}
          onClick={() => look.mutate({ number: issue.number })}
        >
          {t("issues.page.verify.looks.now")}
        </button>
      )}
      <span role="status" className="no-print">
        {look.data && t("issues.page.verify.looks.taken", { count: look.data.lookAtIssue })}
        {look.error && (reasonOf(look.error) ?? t("issues.page.unreachable"))}
      </span>
    </p>
  );
}
