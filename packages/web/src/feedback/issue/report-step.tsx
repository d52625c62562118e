import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.ts";
import { type Issue, standingOf, type Step, stepNumber } from "./issue-types.ts";
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
      <StepLine issue={issue} step={step} />
      {number === stepOfTeam && <Team issue={issue} />}
      {asked.length > 0 && (
        <dl className={classes["fields"]}>
          {asked.map(({ name, text }) => (
            <div key={name}>
              <dt>{words.field(name)}</dt>
              <dd className={classes["text"]}>
                {text === "" ? "–" : name === "causeClass" ? words.cause(text) : text}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function StepLine({ issue, step }: { issue: Issue; step: Step }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { owner, dueAt, submittedBy, submittedAt, approvedBy, approvedAt } = step;
  const at = (instant: string | null) => (instant === null ? "–" : format.dateTime(instant));
  const by = (person: { name: string } | null, instant: string | null) =>
    person === null ? "–" : t("issues.page.byAt", { by: person.name, at: at(instant) });
  const parts = [
    ["state", t(`issues.page.state.${standingOf(step, issue)}`)],
    ["owner", owner?.name ?? "–"],
    ["due", at(dueAt)],
    ["submitted", by(submittedBy, submittedAt)],
    ["approved", by(approvedBy, approvedAt)],
  ] as const;
  return (
    <dl className={classes["line"]}>
      {parts.map(([name, text]) => (
        <div key={name}>
          <dt>{t(`issues.page.report.line.${name}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
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
