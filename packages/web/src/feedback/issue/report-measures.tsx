import { useTranslation } from "react-i18next";
import { ColumnHeads } from "../../parts/column-heads.tsx";
import { isAlive, isCorrective, type Issue } from "./issue-types.ts";
import { InForce } from "./measures.tsx";
import classes from "./report.module.css";
import { effectOf, useEffects } from "./use-effects.ts";
import { useIssueWords } from "./use-issue-words.ts";
import { VerdictInFull } from "./verdict.tsx";

/** The measures with their cut-in and what the data say of each; those given up with the reason. */
export function ReportMeasures({ issue }: { issue: Issue }) {
  const { t } = useTranslation();
  const words = useIssueWords({ withYears: true });
  const { data } = useEffects(issue);
  if (issue.actions.length === 0) return null;
  return (
    <section>
      <h2>{t("issues.page.report.measures")}</h2>
      <table className={`figures ${classes["measures"]}`}>
        <ColumnHeads
          words={[
            t("issues.page.measure.what"),
            t("issues.page.owner"),
            t("issues.page.measure.dueOn"),
            t("issues.page.measure.force"),
          ]}
          numbers={[]}
          last={t("issues.page.verify.verdict")}
        />
        <tbody>
          {issue.actions.map((action) => (
            <tr key={action.id}>
              <th scope="row">
                {action.description}
                <small>
                  {t(`issues.page.measure.kind.${action.kind}`)}
                  {isCorrective(action) && ` · ${words.hope(action)}`}
                </small>
              </th>
              <td>{action.owner.name}</td>
              <td>{words.day(action.dueOn)}</td>
              <td>
                <InForce action={action} withYears />
              </td>
              <td>
                {isAlive(action) && isCorrective(action) ? (
                  <VerdictInFull action={action} effect={effectOf(data, action)} />
                ) : (
                  "–"
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const signers = ["leader", "quality", "executive", "customer"] as const;

/** A line for each who signs on paper. */
export function ReportSignatures({ issue }: { issue: Issue }) {
  const { t } = useTranslation();
  return (
    <section className={classes["signatures"]}>
      <h2>{t("issues.page.report.signatures")}</h2>
      <div>
        {signers.map((signer) => (
          <p key={signer}>
            <span>{t(`issues.page.report.signer.${signer}`)}</span>
            <span className={classes["signed"]}>{signer === "leader" ? (issue.leader?.name ?? "") : ""}</span>
            <span>{t("issues.page.report.date")}</span>
            <span className={classes["signed"]} />
          </p>
        ))}
      </div>
    </section>
  );
}
