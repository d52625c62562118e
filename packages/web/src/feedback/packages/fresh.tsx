import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.ts";
import { Card } from "../../parts/card.tsx";
import { dimensionOfLevel } from "../../signals/dimension-of-level.ts";
import { subjectWords } from "../../signals/signal-words.ts";
import { IssueList } from "./issue-list.tsx";
import { ListBlock } from "./list-block.tsx";
import { OwnReports } from "./own-reports.tsx";
import type { WholePackage } from "./package-search.ts";

/** What is new: signals of which the department has reports, phrases that were accepted, issues in which it has a part. */
export function Fresh({ whole }: { whole: WholePackage }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { signals, phrases, issues } = whole.document.fresh;
  const isEmpty = signals.total + phrases.total + issues.total === 0;
  const column = (key: "defect" | "part" | "since" | "ownReports" | "phrase" | "accepted") =>
    t(`packages.column.${key}`);
  return (
    <Card title={t("packages.section.fresh")}>
      {isEmpty && <p className="quiet">{t("packages.nothing.fresh")}</p>}
      <ListBlock
        name={t("packages.list.signals")}
        words={[column("defect"), column("part"), column("since")]}
        numbers={[column("ownReports")]}
        list={signals}
      >
        {signals.rows.map(({ id, level, type, part, sinceOn, reports }) => {
          const dimension = dimensionOfLevel[level];
          const cut = [
            { dimension: "defectType" as const, key: type.key },
            ...(dimension === undefined || part === null ? [] : [{ dimension, key: part.key }]),
          ];
          return (
            <tr key={id}>
              <th scope="row">{type.label}</th>
              <td>{subjectWords(t, { level, part })}</td>
              <td>{sinceOn}</td>
              <td className="number">
                <OwnReports whole={whole} n={reports} cut={cut} />
              </td>
            </tr>
          );
        })}
      </ListBlock>
      <ListBlock
        name={t("packages.list.phrases")}
        words={[column("phrase"), column("defect"), column("accepted")]}
        numbers={[column("ownReports")]}
        list={phrases}
      >
        {phrases.rows.map(({ phrase, type, reports, acceptedAt }) => (
          <tr key={phrase}>
            <th scope="row">{phrase}</th>
            <td>{type.label}</td>
            <td>{format.dateTime(acceptedAt)}</td>
            <td className="number">
              <OwnReports whole={whole} n={reports} cut={[{ dimension: "defectType", key: type.key }]} />
            </td>
          </tr>
        ))}
      </ListBlock>
      <IssueList name={t("packages.list.newIssues")} at={t("packages.column.raised")} issues={issues} />
    </Card>
  );
}
