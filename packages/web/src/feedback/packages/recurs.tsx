import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.ts";
import { Card } from "../../parts/card.tsx";
import { CaseNumbers } from "./case-list.tsx";
import { IssueList } from "./issue-list.tsx";
import { ListBlock } from "./list-block.tsx";
import { OwnReports } from "./own-reports.tsx";
import type { WholePackage } from "./package-search.ts";

/** What recurs: defects by count with what they add up to, complaints that were one event, issues that were opened again. */
export function Recurs({ whole }: { whole: WholePackage }) {
  const { t } = useTranslation();
  const { defects, events, reopened } = whole.document.recurs;
  const isEmpty = defects.total + events.total + reopened.total === 0;
  const column = (key: "cases" | "first" | "last" | "numbers") => t(`packages.column.${key}`);
  return (
    <Card title={t("packages.section.recurs")}>
      {isEmpty && <p className="quiet">{t("packages.nothing.recurs")}</p>}
      <Defects whole={whole} />
      <ListBlock
        name={t("packages.list.events")}
        words={[column("first"), column("last"), column("numbers")]}
        numbers={[column("cases")]}
        list={events}
      >
        {events.rows.map(({ id, firstOn, lastOn, cases }) => (
          <tr key={id}>
            <td>{firstOn ?? "–"}</td>
            <td>{lastOn ?? "–"}</td>
            <td>
              <CaseNumbers cases={cases} />
            </td>
            <td className="number">{cases.total}</td>
          </tr>
        ))}
      </ListBlock>
      <IssueList name={t("packages.list.reopened")} at={t("packages.column.reopened")} issues={reopened} />
    </Card>
  );
}

function Defects({ whole }: { whole: WholePackage }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { defects } = whole.document.recurs;
  const knowsRate = defects.rows.some(({ rate }) => rate !== null);
  const column = (key: "defect" | "reports" | "share" | "cumulative" | "rate" | "previous" | "lastYear") =>
    t(`packages.column.${key}`);
  const count = (value: number | null) => (value === null ? "–" : format.count(value));
  return (
    <>
      <ListBlock
        name={t("packages.list.defects")}
        words={[column("defect")]}
        numbers={[
          column("reports"),
          column("share"),
          column("cumulative"),
          ...(knowsRate ? [column("rate")] : []),
          column("previous"),
          column("lastYear"),
        ]}
        list={defects}
      >
        {defects.rows.map(({ type, reports, share, cumulative, rate, previous, lastYear }) => (
          <tr key={type.key}>
            <th scope="row">{type.label}</th>
            <td className="number">
              <OwnReports whole={whole} n={reports} cut={[{ dimension: "defectType", key: type.key }]} />
            </td>
            <td className="number">{format.percent(share)}</td>
            <td className="number quiet">{format.percent(cumulative)}</td>
            {knowsRate && <td className="number">{rate === null ? "–" : format.decimal(rate, 2)}</td>}
            <td className="number">{count(previous)}</td>
            <td className="number">{count(lastYear)}</td>
          </tr>
        ))}
      </ListBlock>
      {defects.rows.length > 0 && !knowsRate && <p className="quiet">{t("packages.rateUnknown")}</p>}
    </>
  );
}
