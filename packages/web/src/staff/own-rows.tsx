import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange, useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import {
  ContestRowDocument,
  MyScorecardRowsDocument,
  type CardFigureFragment,
  type DateRangeInput,
  type MyScorecardRowsQuery,
} from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { QueryState, reasonOf } from "../parts/query-state.tsx";
import type { Measure } from "./measures.ts";
import { ReasonDialog } from "./reason-dialog.tsx";
import classes from "./staff.module.css";

type Row = MyScorecardRowsQuery["myScorecardRows"]["edges"][number]["node"];
const pageSize = 25;
const listed = ["all", "hit", "miss"] as const;

/** Exactly the rows behind one of one's own figures; each that counts may be contested once. */
export function OwnRows({
  measure,
  figure,
  range,
}: {
  measure: Measure;
  figure: CardFigureFragment | undefined;
  range: DateRangeInput;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const [which, setWhich] = useState("all");
  const [pages, setPages] = useState(1);
  const [contesting, setContesting] = useState<Row | null>(null);
  const isListed = listed.some((one) => one === which);
  const query = useGraphql(MyScorecardRowsDocument, {
    metric: measure.input,
    range,
    hit: which === "hit" ? true : which === "miss" ? false : null,
    outcome: isListed ? null : which,
    first: Math.min(500, pages * pageSize),
    after: null,
  });
  return (
    <Card
      title={t("staff.rows", { metric: t(`staff.metric.${measure.name}`) })}
      sentence={t("staff.rowsSentence")}
      actions={
        <select
          className={`${classes["choice"]} no-print`}
          aria-label={t("staff.whichRows")}
          value={which}
          onChange={(event) => {
            setWhich(event.currentTarget.value);
            setPages(1);
          }}
        >
          <option value="all">{t("staff.listed.all")}</option>
          {(["hit", "miss"] as const).map((one) => (
            <option key={one} value={one}>
              {t("staff.only", { outcome: t(`staff.outcome.${measure.name}.${one}`) })}
            </option>
          ))}
          {figure?.excluded.map(({ reason, label, n }) => (
            <option key={reason} value={reason}>
              {t("staff.leftOut", { label, n: format.count(n) })}
            </option>
          ))}
        </select>
      }
    >
      <QueryState
        query={query}
        height={240}
        empty={({ myScorecardRows }) =>
          myScorecardRows.totalCount === 0 ? (
            <Notice title={t("staff.noRows")} text={t("staff.noRowsNext")} height={200} />
          ) : null
        }
      >
        {({ myScorecardRows }) => (
          <>
            <RowTable
              rows={myScorecardRows.edges.map(({ node }) => node)}
              measure={measure}
              count={myScorecardRows.totalCount}
              onContest={setContesting}
            />
            {myScorecardRows.pageInfo.hasNextPage && pages * pageSize < 500 && (
              <Button
                variant="default"
                size="compact-sm"
                className={`no-print ${classes["more"] ?? ""}`}
                onClick={() => setPages(pages + 1)}
              >
                {t("staff.more")}
              </Button>
            )}
          </>
        )}
      </QueryState>
      <Contest row={contesting} measure={measure} onClose={() => setContesting(null)} />
    </Card>
  );
}

function RowTable({
  rows,
  measure,
  count,
  onContest,
}: {
  rows: readonly Row[];
  measure: Measure;
  count: number;
  onContest: (row: Row) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = t("staff.rowCount", { n: format.count(count) });
  return (
    <div className="scroller" tabIndex={0} role="region" aria-label={name}>
      <table className="figures" data-testid="own-rows" data-count={count}>
        <caption className="unseen">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{t("staff.day")}</th>
            <th scope="col">{t("staff.case")}</th>
            <th scope="col">{t("staff.result")}</th>
            <th scope="col">{t("staff.contest")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{format.day(row.day)}</td>
              <th scope="row">
                <Link to="/cases/$caseId" params={{ caseId: row.caseId }} className="link">
                  {row.case?.number ?? "–"}
                </Link>
              </th>
              <td>
                {row.outcome === "counted"
                  ? t(`staff.outcome.${measure.name}.${row.hit ? "hit" : "miss"}`)
                  : row.outcomeLabel}
              </td>
              <td>
                {row.contest !== null ? (
                  t(`staff.state.${row.contest}`)
                ) : row.outcome === "counted" ? (
                  <button
                    type="button"
                    className="plain link no-print"
                    aria-label={t("staff.contestRow", { number: row.case?.number ?? row.day })}
                    onClick={() => onContest(row)}
                  >
                    {t("staff.contest")}
                  </button>
                ) : (
                  <span className="quiet">–</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Contest({ row, measure, onClose }: { row: Row | null; measure: Measure; onClose: () => void }) {
  const { t } = useTranslation();
  const send = useChange(ContestRowDocument);
  return (
    <ReasonDialog
      key={row?.id ?? "none"}
      opened={row !== null}
      title={t("staff.contestTitle", { number: row?.case?.number ?? "" })}
      text={t("staff.contestText")}
      action={t("staff.contestSend")}
      pending={send.isPending}
      error={send.error === null ? null : (reasonOf(send.error) ?? t("state.unreachable"))}
      onClose={() => {
        send.reset();
        onClose();
      }}
      onSend={(reason) => {
        if (row !== null)
          send.mutate(
            { input: { metric: measure.input, caseId: row.caseId, rowId: row.id, reason } },
            { onSuccess: onClose },
          );
      }}
    />
  );
}
