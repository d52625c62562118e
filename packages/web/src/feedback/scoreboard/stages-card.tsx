import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.ts";
import type { IssueScoreboardQuery } from "../../gql/graphql.ts";
import { Card } from "../../parts/card.tsx";
import { ColumnHeads } from "../../parts/column-heads.tsx";
import { ExplainMark } from "../../parts/explain-mark.tsx";
import { IssueRows, rowsOf } from "./issue-rows.tsx";
import classes from "./scoreboard.module.css";

type Group = IssueScoreboardQuery["issueScoreboard"]["stages"][number];
type Stage = Group["stages"][number];
const daySeconds = 86_400;

/** How long issues take from each stage to the next, in all and by department. */
export function StagesCard({ groups }: { groups: readonly Group[] }) {
  const { t } = useTranslation();
  const title = t("scoreboard.stages.title");
  const all = groups.find(({ isAll }) => isAll)?.stages ?? [];
  const nothing = all.every(({ reached, waiting, ended }) => reached.length + waiting.length + ended.length === 0);
  return (
    <Card
      title={title}
      mark={<ExplainMark name={title} text={t("scoreboard.stages.text")} source={t("scoreboard.stages.source")} />}
      sentence={t("scoreboard.stages.sentence")}
    >
      {nothing ? (
        <p className="quiet">{t("scoreboard.stages.none")}</p>
      ) : (
        <div className="scroller" tabIndex={0} role="region" aria-label={title}>
          <table className="figures">
            <ColumnHeads
              words={[t("scoreboard.department")]}
              numbers={all.map(({ stage }) => t(`scoreboard.stage.${stage}`))}
            />
            <tbody>
              {groups.map((group) => (
                <GroupLine key={group.isAll ? "*" : (group.department?.key ?? "")} group={group} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

function GroupLine({ group: { department, isAll, stages } }: { group: Group }) {
  const { t } = useTranslation();
  const name = isAll ? t("scoreboard.allDepartments") : (department?.label ?? t("scoreboard.noDepartment"));
  return (
    <tr>
      <th scope="row">{name}</th>
      {stages.map((stage) => (
        <StageCell key={stage.stage} stage={stage} of={name} />
      ))}
    </tr>
  );
}

function StageCell({ stage, of }: { stage: Stage; of: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const seconds = (days: number | null) => (days === null ? null : days * daySeconds);
  const { medianDays, lowDays, highDays } = stage;
  const limit = (days: number | null) => format.text(seconds(days), "SECONDS");
  return (
    <td className="number">
      {format.text(seconds(medianDays), "SECONDS")}
      {medianDays !== null && (
        <span className={classes["counts"]}>
          {t("scoreboard.between", { low: limit(lowDays), high: highDays === null ? "…" : limit(highDays) })}
        </span>
      )}
      <span className={classes["counts"]}>
        {(["reached", "waiting", "ended"] as const)
          .filter((key) => key !== "ended" || stage.ended.length > 0)
          .map((key, place) => (
            <span key={key}>
              {place > 0 && " · "}
              {t(`scoreboard.stages.${key}`)}{" "}
              <IssueRows
                rows={rowsOf(stage[key])}
                name={[of, t(`scoreboard.stage.${stage.stage}`), t(`scoreboard.stages.${key}`)].join(", ")}
              />
            </span>
          ))}
      </span>
    </td>
  );
}
