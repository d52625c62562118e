import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { ImportRunsDocument, type ImportRunsQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import classes from "./imports.module.css";
import { RunState } from "./run-state.tsx";

const shown = 100;

/** Every file that came in: what it brought, what it changed, what was refused. */
export function ImportsPage() {
  const { t } = useTranslation();
  const query = useGraphql(ImportRunsDocument, { first: shown });
  return (
    <>
      <PageHead title={t("imports.title")}>{t("imports.sentence")}</PageHead>
      <Card title={t("imports.runs")}>
        <QueryState
          query={query}
          height={300}
          empty={({ importRuns }) =>
            importRuns.length === 0 ? <Notice title={t("imports.none")} text={t("empty.import")} height={300} /> : null
          }
        >
          {({ importRuns }) => <Runs runs={importRuns} />}
        </QueryState>
      </Card>
    </>
  );
}

function Runs({ runs }: { runs: ImportRunsQuery["importRuns"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="scroller">
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t("imports.file")}</th>
            <th scope="col">{t("imports.source")}</th>
            <th scope="col">{t("imports.started")}</th>
            <th scope="col">{t("imports.state")}</th>
            <th scope="col" className="number">
              {t("imports.rows")}
            </th>
            <th scope="col" className="number">
              {t("imports.created")}
            </th>
            <th scope="col" className="number">
              {t("imports.changed")}
            </th>
            <th scope="col" className="number">
              {t("imports.unchanged")}
            </th>
            <th scope="col" className="number">
              {t("imports.rejected")}
            </th>
            <th scope="col" className="number">
              {t("imports.setAside")}
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <td>
                <Link
                  to="/import-runs/$runId"
                  params={{ runId: run.id }}
                  search={(search) => search}
                  className={`link ${classes["file"] ?? ""}`}
                >
                  {run.fileName}
                </Link>
              </td>
              <td>{run.source}</td>
              <td>{format.dateTime(run.startedAt)}</td>
              <td>
                <RunState state={run.state} />
              </td>
              <td className="number">{format.count(run.rows)}</td>
              <td className="number">{format.count(run.casesCreated)}</td>
              <td className="number">{format.count(run.casesChanged)}</td>
              <td className="number">{format.count(run.casesUnchanged)}</td>
              <td className="number">
                {run.rejected > 0 ? <span className="worse">{format.count(run.rejected)}</span> : 0}
              </td>
              <td className="number">{format.count(run.setAsideFields)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
