import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.ts";
import { Card } from "../../parts/card.tsx";
import { CaseNumbers } from "./case-list.tsx";
import { IssueLink } from "../issue-link.tsx";
import { StepList } from "./issue-list.tsx";
import { ListBlock } from "./list-block.tsx";
import type { WholePackage } from "./package-search.ts";

/** What is overdue as of when the package was made: steps, measures, hand-overs, and cases of the department's people. */
export function Overdue({ whole }: { whole: WholePackage }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { steps, measures, handOvers, cases } = whole.document.overdue;
  const due = cases.filter((one) => one.cases.total > 0);
  const isEmpty = steps.total + measures.total + handOvers.total + due.length === 0;
  const column = (
    key: "issue" | "kind" | "measure" | "owner" | "due" | "subject" | "from" | "promise" | "numbers" | "cases",
  ) => t(`packages.column.${key}`);
  return (
    <Card title={t("packages.section.overdue")}>
      {isEmpty && <p className="quiet">{t("packages.nothing.overdue")}</p>}
      <StepList name={t("packages.list.overdueSteps")} at={column("due")} steps={steps} />
      <ListBlock
        name={t("packages.list.measures")}
        words={[column("issue"), column("kind"), column("measure"), column("owner"), column("due")]}
        list={measures}
      >
        {measures.rows.map(({ number, kind, description, owner, dueOn }) => (
          <tr key={`${number} ${description}`}>
            <th scope="row">
              <IssueLink number={number} />
            </th>
            <td>{t(`packages.kind.${kind}`)}</td>
            <td>{description}</td>
            <td>{owner}</td>
            <td>{dueOn}</td>
          </tr>
        ))}
      </ListBlock>
      <ListBlock
        name={t("packages.list.handOvers")}
        words={[column("subject"), column("from"), column("due")]}
        list={handOvers}
      >
        {handOvers.rows.map(({ subject, from, dueAt, url }) => (
          <tr key={url}>
            <th scope="row">
              <a className="link" href={url}>
                {subject}
              </a>
            </th>
            <td>{from ?? "–"}</td>
            <td>{format.dateTime(dueAt)}</td>
          </tr>
        ))}
      </ListBlock>
      <ListBlock
        name={t("packages.list.dueCases")}
        words={[column("promise"), column("numbers")]}
        numbers={[column("cases")]}
        list={{ total: due.length, rows: due }}
        counted={false}
      >
        {due.map((one) => (
          <tr key={one.promise}>
            <th scope="row">{t(`due.promise.${one.promise}`)}</th>
            <td>
              <CaseNumbers cases={one.cases} />
            </td>
            <td className="number">
              <Link to="/due" search={{ department: [whole.department.key], promise: one.promise }} className="told">
                {format.count(one.cases.total)}
              </Link>
            </td>
          </tr>
        ))}
      </ListBlock>
    </Card>
  );
}
