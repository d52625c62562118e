import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewer } from "../app/installation-context.ts";
import { PutIntoIssue } from "../feedback/put-into-issue.tsx";
import { useFormat } from "../format/use-format.ts";
import type { MetricKey } from "../gql/graphql.ts";
import { CaseTable } from "./case-table.tsx";
import classes from "./cases.module.css";
import type { CaseRows } from "./use-case-lines.ts";

/** As many as an issue takes at once. */
const most = 1000;

/** Cases, of which some can be chosen and put into a quality issue; the choice stays while filters change. */
export function ChoosableCases({ list, metric }: { list: CaseRows; metric: MetricKey | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayPut = useViewer().operations.includes("setIssueCases");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const set = (ids: readonly string[], isChosen: boolean) => {
    const these = new Set(ids);
    setChosen(isChosen ? new Set([...chosen.union(these)].slice(0, most)) : chosen.difference(these));
  };
  return (
    <>
      {chosen.size > 0 && (
        <div className={`${classes["chosen"]} no-print`} role="status">
          <span>{t(chosen.size < most ? "cases.chosen" : "cases.chosenMost", { n: format.count(chosen.size) })}</span>
          <PutIntoIssue ids={[...chosen]} />
          <button type="button" className="plain link" onClick={() => setChosen(new Set())}>
            {t("cases.chooseNone")}
          </button>
        </div>
      )}
      <CaseTable list={list} metric={metric} choice={mayPut ? { chosen, isFull: chosen.size >= most, set } : null} />
    </>
  );
}
