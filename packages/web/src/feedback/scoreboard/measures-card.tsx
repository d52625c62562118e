import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.ts";
import type { IssueScoreboardQuery } from "../../gql/graphql.ts";
import { Card } from "../../parts/card.tsx";
import { ColumnHeads } from "../../parts/column-heads.tsx";
import { ExplainMark } from "../../parts/explain-mark.tsx";
import { IssueRows } from "./issue-rows.tsx";

type Measures = IssueScoreboardQuery["issueScoreboard"]["measures"];

/** What the data say of the measures that were looked at. */
export function MeasuresCard({ measures: { verdicts, effective } }: { measures: Measures }) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = t("scoreboard.measures.title");
  const { hits, of, share, low, high } = effective;
  const said =
    share === null || low === null || high === null
      ? undefined
      : t("scoreboard.measures.sentence", {
          hits: format.count(hits),
          of: format.count(of),
          share: format.percent(share),
          interval: format.interval(low, high, "RATE"),
        });
  return (
    <Card
      title={title}
      mark={<ExplainMark name={title} text={t("scoreboard.measures.text")} source={t("scoreboard.wilson")} />}
      sentence={said}
    >
      {of === 0 ? (
        <p className="quiet">{t("scoreboard.measures.none")}</p>
      ) : (
        <table className="figures">
          <ColumnHeads words={[t("scoreboard.measures.verdict")]} numbers={[t("scoreboard.measures.count")]} />
          <tbody>
            {verdicts.map(({ verdict, measures }) => (
              <tr key={verdict}>
                <th scope="row">{t(`packages.verdict.${verdict}`)}</th>
                <td className="number">
                  <IssueRows
                    rows={measures.map(({ id, number, description }) => ({ key: id, number, text: description }))}
                    name={t(`packages.verdict.${verdict}`)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
