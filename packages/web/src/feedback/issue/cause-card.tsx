import { useTranslation } from "react-i18next";
import { Card } from "../../parts/card.tsx";
import classes from "./issue.module.css";
import { type Issue, textIn } from "./issue-types.ts";
import { useIssueWords } from "./use-issue-words.ts";

const whys = ["why1", "why2", "why3", "why4", "why5"] as const;
const stepOfCause = 4;

/** The root cause in one look, once one is written. */
export function CauseCard({ issue }: { issue: Issue }) {
  const { t } = useTranslation();
  const words = useIssueWords();
  const step = issue.steps.find((one) => one.step === stepOfCause);
  const cause = step === undefined ? "" : textIn(step, "rootCause");
  if (step === undefined || cause === "") return null;
  const kind = textIn(step, "causeClass");
  const answered = whys.filter((name) => textIn(step, name) !== "").length;
  return (
    <Card title={t("issues.field.rootCause")}>
      <p className={classes["told"]}>{cause}</p>
      <p className="quiet">
        {[
          kind === "" ? null : t("issues.page.causeClass", { kind: words.cause(kind) }),
          t("issues.page.whys", { n: answered }),
          step.state === "APPROVED" ? null : t("issues.page.notApproved"),
        ]
          .filter((part) => part !== null)
          .join(" · ")}
      </p>
    </Card>
  );
}
