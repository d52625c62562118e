import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { Outcome } from "../clocks/outcome.tsx";
import { AssignDutyDocument } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { ColumnHeads } from "../parts/column-heads.tsx";
import type { Routing } from "./routing-words.ts";

/** Which department has which duty; an administrator changes it in its row. */
export function DutiesCard({ routing: { duties, departments }, mayChange }: { routing: Routing; mayChange: boolean }) {
  const { t } = useTranslation();
  const assign = useChange(AssignDutyDocument);
  return (
    <Card title={t("routing.duties")} sentence={t("routing.dutiesSentence")}>
      <div className="scroller">
        <table className="figures">
          <ColumnHeads words={[t("routing.dutyColumn"), t("routing.departmentColumn")]} numbers={[]} />
          <tbody>
            {duties.map(({ duty, department }) => (
              <tr key={duty}>
                <th scope="row">{t(`routing.duty.${duty}`)}</th>
                <td>
                  {mayChange ? (
                    <NativeSelect
                      aria-label={t(`routing.duty.${duty}`)}
                      value={department?.key ?? ""}
                      disabled={assign.isPending}
                      onChange={(event) => assign.mutate({ duty, department: event.currentTarget.value || null })}
                      data={[
                        { value: "", label: t("routing.noDepartment") },
                        ...departments.map(({ key, label }) => ({ value: key, label })),
                      ]}
                    />
                  ) : (
                    (department?.label ?? t("routing.noDepartment"))
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Outcome of={assign} />
    </Card>
  );
}
