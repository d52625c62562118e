import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { MyIssueDeskQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import classes from "./board.module.css";
import { IssueLink } from "./issue-link.tsx";

/** Where others asked for the viewer's attention. */
export function DeskMentions({ desk: { mentions } }: { desk: MyIssueDeskQuery["myIssueDesk"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (mentions.length === 0) return null;
  return (
    <Card title={t("desk.mentions")} sentence={t("desk.mentionsSentence")}>
      <ul className={classes["talk"]}>
        {mentions.map(({ id, issue, step, text, saidBy, saidAt }) => (
          <li key={id}>
            <IssueLink number={issue.number} /> {issue.title}
            {step !== null && ` · D${step}`}
            <span className="quiet"> {t("desk.said", { by: saidBy.name, at: format.dateTime(saidAt) })}</span>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
