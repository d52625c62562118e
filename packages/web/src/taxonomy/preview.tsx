import { Link } from "@tanstack/react-router";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { PreviewReclassificationQuery, ReclassificationRuleInput } from "../gql/graphql.ts";
import { QueryState } from "../parts/query-state.tsx";
import classes from "./taxonomy.module.css";

/** What a merge or split would do: how many reports each type has before and after, and a few cases of each rule. */
export function Preview({
  query,
  rules,
}: {
  query: UseQueryResult<PreviewReclassificationQuery>;
  rules: readonly ReclassificationRuleInput[];
}) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <QueryState query={query} height={120} empty={() => null}>
      {({ previewReclassification: { cases, decidedByPerson, types, rules: previewed } }) => (
        <>
          <p role="status">
            {t("taxonomy.previewSentence", { cases: format.count(cases), decided: format.count(decidedByPerson) })}
          </p>
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{t("taxonomy.type")}</th>
                <th scope="col" className="number">
                  {t("taxonomy.before")}
                </th>
                <th scope="col" className="number">
                  {t("taxonomy.after")}
                </th>
              </tr>
            </thead>
            <tbody>
              {types.map(({ key, label, before, after }) => (
                <tr key={key}>
                  <th scope="row">{label}</th>
                  <td className="number">{format.count(before)}</td>
                  <td className="number">{format.count(after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <ul className={classes["rules"]}>
            {previewed.map((rule, i) => (
              <li key={`${rules[i]?.from ?? ""} ${i}`}>
                {t("taxonomy.ruleTakes", { number: i + 1, cases: format.count(rule.cases) })}{" "}
                {rule.caseIds.map((id, place) => (
                  <Link key={id} to="/cases/$caseId" params={{ caseId: id }} className="link" target="_blank">
                    {t("taxonomy.sample", { number: place + 1 })}{" "}
                  </Link>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </QueryState>
  );
}
