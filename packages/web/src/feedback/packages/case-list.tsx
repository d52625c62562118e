import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { PackageCasesFragment } from "../../gql/graphql.ts";
import { ColumnHeads } from "../../parts/column-heads.tsx";
import classes from "./packages.module.css";

/** Cases by number, each with its page; what they say and whom they are of stands there. */
export function CaseList({ cases }: { cases: PackageCasesFragment }) {
  const { t } = useTranslation();
  const column = (key: "number" | "reported" | "model" | "defect") => t(`packages.column.${key}`);
  return (
    <div className="scroller">
      <table className="figures">
        <ColumnHeads words={[column("number"), column("reported"), column("model"), column("defect")]} numbers={[]} />
        <tbody>
          {cases.rows.map(({ id, number, reportedOn, model, defect }) => (
            <tr key={id}>
              <th scope="row">
                <CaseLink id={id} number={number} />
              </th>
              <td className={classes["whole"]}>{reportedOn ?? "–"}</td>
              <td>{model?.label ?? "–"}</td>
              <td>{defect?.label ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The numbers of cases in one line. */
export function CaseNumbers({ cases }: { cases: PackageCasesFragment }) {
  return (
    <span className={classes["numbers"]}>
      {cases.rows.map(({ id, number }) => (
        <CaseLink key={id} id={id} number={number} />
      ))}
      {cases.total > cases.rows.length && <span className="quiet">…</span>}
    </span>
  );
}

function CaseLink({ id, number }: { id: string; number: string }) {
  return (
    <Link to="/cases/$caseId" params={{ caseId: id }} preload={false} className={`link ${classes["whole"]}`}>
      {number}
    </Link>
  );
}
