import { useTranslation } from "react-i18next";
import type { IssueAge, IssueScoreboardQuery } from "../../gql/graphql.ts";
import { Card } from "../../parts/card.tsx";
import { ColumnHeads } from "../../parts/column-heads.tsx";
import { ExplainMark } from "../../parts/explain-mark.tsx";
import { steps } from "../issue-steps.ts";
import { IssueRows, rowsOf } from "./issue-rows.tsx";
import classes from "./scoreboard.module.css";

type Open = IssueScoreboardQuery["issueScoreboard"]["open"];
const ages = ["WEEK", "MONTH", "QUARTER", "OLDER"] as const satisfies readonly IssueAge[];

/** The open issues by step and age, each cell one click from its issues. */
export function OpenCard({ open }: { open: Open }) {
  const { t } = useTranslation();
  const title = t("scoreboard.open.title");
  const { all, overdue, waiting } = open;
  return (
    <Card
      title={title}
      mark={<ExplainMark name={title} text={t("scoreboard.open.text")} source={t("scoreboard.open.source")} />}
    >
      <div className={classes["sums"]}>
        {[["all", all] as const, ["overdue", overdue] as const, ["waiting", waiting] as const].map(([key, numbers]) => (
          <p key={key} className={classes["big"]}>
            <b>
              <IssueRows rows={rowsOf(numbers)} name={t(`scoreboard.open.${key}`)} />
            </b>{" "}
            {t(`scoreboard.open.${key}`)}
          </p>
        ))}
      </div>
      <div className="scroller" tabIndex={0} role="region" aria-label={title}>
        <table className="figures">
          <ColumnHeads
            words={[t("issues.head.step")]}
            numbers={[...ages.map((age) => t(`scoreboard.age.${age}`)), t("scoreboard.open.sum")]}
          />
          <tbody>
            {steps.map((step) => (
              <StepLine key={step} step={step} cells={open.cells.filter((cell) => cell.step === step)} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function StepLine({ step, cells }: { step: (typeof steps)[number]; cells: Open["cells"] }) {
  const { t } = useTranslation();
  const name = t(`issues.column.${step}`);
  return (
    <tr>
      <th scope="row">{name}</th>
      {ages.map((age) => (
        <td key={age} className="number">
          <IssueRows
            rows={rowsOf(cells.find((cell) => cell.age === age)?.numbers ?? [])}
            name={`${name}, ${t(`scoreboard.age.${age}`)}`}
          />
        </td>
      ))}
      <td className="number">
        <IssueRows rows={rowsOf(cells.flatMap(({ numbers }) => numbers))} name={name} />
      </td>
    </tr>
  );
}
