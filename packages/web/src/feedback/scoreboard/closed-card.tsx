import { useTranslation } from "react-i18next";
import type { IssueScoreboardQuery } from "../../gql/graphql.ts";
import { Card } from "../../parts/card.tsx";
import { ColumnHeads } from "../../parts/column-heads.tsx";
import { ExplainMark } from "../../parts/explain-mark.tsx";
import { IssueRows, rowsOf } from "./issue-rows.tsx";
import { ShareCells } from "./share-cells.tsx";

type Closed = IssueScoreboardQuery["issueScoreboard"]["closed"];

/** On what issues were closed, and how many came back. */
export function ClosedCard({ closed: { all, closings, reopened } }: { closed: Closed }) {
  const { t } = useTranslation();
  const title = t("scoreboard.closed.title");
  const lines = [
    ...closings.map((share) => ({ name: t(`issues.closing.${share.closing}`), share })),
    { name: t("scoreboard.closed.reopened"), share: reopened },
  ];
  return (
    <Card
      title={title}
      mark={<ExplainMark name={title} text={t("scoreboard.closed.text")} source={t("scoreboard.wilson")} />}
    >
      {all.length === 0 ? (
        <p className="quiet">{t("scoreboard.closed.none")}</p>
      ) : (
        <div className="scroller" tabIndex={0} role="region" aria-label={title}>
          <table className="figures">
            <ColumnHeads
              words={[t("scoreboard.closed.on")]}
              numbers={[
                t("scoreboard.closed.count"),
                t("scoreboard.of"),
                t("scoreboard.share"),
                t("scoreboard.interval"),
              ]}
            />
            <tbody>
              {lines.map(({ name, share }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td className="number">
                    <IssueRows rows={rowsOf(share.numbers)} name={name} />
                  </td>
                  <ShareCells share={share} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
