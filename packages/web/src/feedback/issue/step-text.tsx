import { useTranslation } from "react-i18next";
import classes from "./issue.module.css";
import type { Step } from "./issue-types.ts";
import { useIssueWords } from "./use-issue-words.ts";

/** What is written in a step, to be read. */
export function StepText({ step }: { step: Pick<Step, "step" | "fields"> }) {
  const { t } = useTranslation();
  const words = useIssueWords();
  const written = step.fields.filter(({ text }) => text !== "");
  if (written.length === 0)
    return (
      <p className="quiet">{step.fields.length === 0 ? t("issues.page.noFields") : t("issues.page.nothingWritten")}</p>
    );
  return (
    <dl className={classes["fields"]}>
      {written.map(({ name, text }) => (
        <div key={name}>
          <dt>{words.field(name)}</dt>
          <dd className={classes["told"]}>{name === "causeClass" ? words.cause(text) : text}</dd>
        </div>
      ))}
    </dl>
  );
}
