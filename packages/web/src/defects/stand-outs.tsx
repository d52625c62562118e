import { NativeSelect } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { DefectQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { QueryState } from "../parts/query-state.tsx";
import classes from "./defects.module.css";
import { StandOutTable } from "./stand-out-table.tsx";

const levels = ["BATCH", "SUPPLIER_LOT", "LINE", "MODEL", "REGION"] as const;
const spans = [4, 13, 26, 52, 104];

type Props = {
  query: UseQueryResult<DefectQuery>;
  defect: string;
  weeks: number;
  onWeeks: (weeks: number) => void;
};

/** Which batches, supplier lots, lines, models and regions have the defect more often than the others, a table each. */
export function StandOuts({ query, defect, weeks, onWeeks }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const found = query.data?.standOuts;
  const told = levels
    .map((level) => ({ level, own: found?.parts.filter((part) => part.level === level) ?? [] }))
    .filter(({ own }) => own.length > 0);
  const untold = levels.filter((level) => told.every((one) => one.level !== level));
  return (
    <Card
      title={t("defect.standOuts")}
      sentence={
        <>
          {told.length > 0 && t("defect.standsOutSentence", { weeks })}
          {found &&
            untold.length > 0 &&
            t("defect.nobody", { levels: format.list(untold.map((level) => t(`defect.level.${level}`))) })}
        </>
      }
      actions={
        <NativeSelect
          className="no-print"
          size="xs"
          aria-label={t("defect.weeks")}
          value={String(weeks)}
          onChange={(event) => onWeeks(Number(event.currentTarget.value))}
          data={spans.map((span) => ({ value: String(span), label: t("defect.weeksChoice", { weeks: span }) }))}
        />
      }
    >
      <QueryState query={query} height={300}>
        {({ standOuts: { from, to } }) => (
          <div className={classes["levels"]}>
            {told.map(({ level, own }) => (
              <section key={level} aria-label={t(`defect.level.${level}`)}>
                <h3 className={classes["part"]}>{t(`defect.level.${level}`)}</h3>
                <StandOutTable parts={own} range={{ from, to }} defect={defect} />
              </section>
            ))}
          </div>
        )}
      </QueryState>
    </Card>
  );
}
