import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../../app/use-graphql.ts";
import { useFormat } from "../../format/use-format.ts";
import { PackageAcknowledgementsDocument, type DateRangeInput } from "../../gql/graphql.ts";
import { Card } from "../../parts/card.tsx";
import { ColumnHeads } from "../../parts/column-heads.tsx";
import { ExplainMark } from "../../parts/explain-mark.tsx";
import { QueryState } from "../../parts/query-state.tsx";

const counts = ["sent", "inTime", "late", "open"] as const;

/** How departments answered the packages that they were sent. */
export function PackageAnswersCard({ range }: { range: DateRangeInput }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useGraphql(PackageAcknowledgementsDocument, { range });
  const title = t("scoreboard.packages.title");
  return (
    <Card
      title={title}
      mark={<ExplainMark name={title} text={t("scoreboard.packages.text")} source={t("scoreboard.packages.source")} />}
      actions={<Link to="/packages">{t("scoreboard.packages.see")}</Link>}
    >
      <QueryState
        query={query}
        height={120}
        empty={({ packageAcknowledgements }) =>
          packageAcknowledgements.length === 0 ? <p className="quiet">{t("scoreboard.packages.none")}</p> : null
        }
      >
        {({ packageAcknowledgements }) => (
          <div className="scroller" tabIndex={0} role="region" aria-label={title}>
            <table className="figures">
              <ColumnHeads
                words={[t("scoreboard.department")]}
                numbers={counts.map((count) => t(`scoreboard.packages.${count}`))}
              />
              <tbody>
                {packageAcknowledgements.map((row) => (
                  <tr key={row.department.key}>
                    <th scope="row">{row.department.label}</th>
                    {counts.map((count) => (
                      <td key={count} className="number">
                        {format.count(row[count])}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </QueryState>
    </Card>
  );
}
