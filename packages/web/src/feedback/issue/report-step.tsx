import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.ts";
import { type Issue, type Step, stepNumber } from "./issue-types.ts";
import classes from "./report.module.css";
import { useIssueWords } from "./use-issue-words.ts";

const stepOfTeam = 1;

/** One step of the report: what is written in it, whose it was, until when, who submitted and who approved it. */
export function ReportStep({ issue, step }: { issue: Issue; step: Step }) {
  const { t } = useTranslation();
  const words = useIssueWords();
  const number = stepNumber(step.step);
  const asked = step.fields.filter(({ text, required }) => text !== "" || required);
  return (
    <section className={classes["step"]}>
      <h2>{t("issues.page.stepTitle", { step: number, name: t(`issues.page.stepLong.${number}`) })}</h2>
      <StepLine step={step} />
      {number === stepOfTeam && <Team issue={issue} />}
      {asked.length > 0 && (
        <dl className={classes["fields"]}>
          {asked.map(({ name, text }) => (
            <div key={name}>
              <dt>{words.field(name)}</dt>
              <dd className={classes["text"]}>{name === "causeClass" ? words.cause(text) : text || "–"}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function StepLine({ step: { state, owner, dueAt, submittedBy, submittedAt, approvedBy, approvedAt } }: { step: Step }) {
  const { t } = useTranslation();
  const format = useFormat();
  const at = (instant: string | null) => (instant === null ? "–" : format.dateTime(instant));
  const parts = [
    t(`issues.page.state.${state}`),
    t("issues.page.ownedBy", { name: owner?.name ?? t("issues.page.nobody") }),
    dueAt === null ? null : t("issues.page.until", { day: at(dueAt) }),
    submittedBy === null ? null : t("issues.page.submittedBy", { by: submittedBy.name, at: at(submittedAt) }),
    approvedBy === null ? null : t("issues.page.approvedBy", { by: approvedBy.name, at: at(approvedAt) }),
  ];
  return <p className={classes["line"]}>{parts.filter((part) => part !== null).join(" · ")}</p>;
}

function Team({ issue: { leader, members } }: { issue: Issue }) {
  const { t } = useTranslation();
  const format = useFormat();
  const none = t("issues.page.nobody");
  return (
    <dl className={classes["fields"]}>
      <div>
        <dt>{t("issues.page.leader")}</dt>
        <dd>{leader?.name ?? none}</dd>
      </div>
      <div>
        <dt>{t("issues.page.members")}</dt>
        <dd>{members.length === 0 ? none : format.list(members.map(({ name }) => name))}</dd>
      </div>
    </dl>
  );
}
