import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { ImportRunDocument, type ImportRunQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import classes from "./imports.module.css";
import { RunState } from "./run-state.tsx";

const shown = 1000;
type Run = NonNullable<ImportRunQuery["importRun"]>;

/** One file's import, and every refused row and field with its line, column, value and reason. */
export function ImportPage() {
  const { t } = useTranslation();
  const { runId } = useParams({ from: "/import-runs/$runId" });
  const query = useGraphql(ImportRunDocument, { id: runId, first: shown }, { keep: false });
  return (
    <QueryState
      query={query}
      height={400}
      empty={({ importRun }) =>
        importRun === null ? (
          <Notice title={t("imports.missing")} text={t("imports.missingWhy")}>
            <Back />
          </Notice>
        ) : null
      }
    >
      {({ importRun }) =>
        importRun !== null && (
          <>
            <PageHead title={importRun.fileName} before={<Back />}>
              <RunSentence run={importRun} />
            </PageHead>
            {importRun.failure !== null && (
              <Notice tone="failed" title={t("imports.failed")} text={importRun.failure} />
            )}
            <Rejections run={importRun} />
          </>
        )
      }
    </QueryState>
  );
}

function Back() {
  const { t } = useTranslation();
  return (
    <Link to="/import-runs" search={(search) => search} className="link no-print">
      {t("imports.back")}
    </Link>
  );
}

function RunSentence({ run }: { run: Run }) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = (n: number): string => format.count(n);
  return (
    <>
      <RunState state={run.state} /> · {format.dateTime(run.startedAt)} ·{" "}
      {t("imports.told", {
        rows: count(run.rows),
        created: count(run.casesCreated),
        changed: count(run.casesChanged),
        unchanged: count(run.casesUnchanged),
        events: count(run.eventsAdded),
        rejected: count(run.rejected),
        setAside: count(run.setAsideFields),
      })}
    </>
  );
}

function Rejections({ run }: { run: Run }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (run.rejections.length === 0)
    return (
      <Card title={t("imports.refused")}>
        <p className="quiet">{t("imports.nothingRefused")}</p>
      </Card>
    );
  return (
    <Card
      title={t("imports.refused")}
      sentence={
        run.rejections.length === shown
          ? t("imports.firstOnly", { n: format.count(shown) })
          : t("imports.refusedSentence")
      }
    >
      <div className="scroller">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col" className="number">
                {t("imports.line")}
              </th>
              <th scope="col">{t("imports.severity")}</th>
              <th scope="col">{t("imports.column")}</th>
              <th scope="col">{t("imports.value")}</th>
              <th scope="col">{t("imports.reason")}</th>
            </tr>
          </thead>
          <tbody>
            {run.rejections.map((one, index) => (
              // A line may be refused several times over for the same column: only its place is its own.
              <tr key={index}>
                <td className="number">{one.line}</td>
                <td>
                  {one.severity === "rejected" ? (
                    <span className="worse">{t("imports.rowRejected")}</span>
                  ) : (
                    t("imports.fieldSetAside")
                  )}
                </td>
                <td>{one.column ?? "–"}</td>
                <td className={classes["value"]}>
                  <code>{one.value ?? ""}</code>
                </td>
                <td>{one.label}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
