import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { ExportLineFragment } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { ExportProgress } from "./export-progress.tsx";
import { isOpen, useCancelExport, useExports } from "./use-exports.ts";

/** Every file the viewer asked for: how far it is, and where to fetch it while it is kept. */
export function ExportsPage() {
  const { t } = useTranslation();
  const [watched, setWatched] = useState(true);
  const query = useExports({ watched });
  const anyOpen = query.data?.exports.some(isOpen) ?? true;
  if (anyOpen !== watched) setWatched(anyOpen);
  return (
    <>
      <PageHead title={t("exports.title")}>{t("exports.sentence")}</PageHead>
      <Card title={t("exports.files")}>
        <QueryState
          query={query}
          height={300}
          empty={({ exports }) =>
            exports.length === 0 ? <Notice title={t("exports.none")} text={t("exports.noneNext")} height={140} /> : null
          }
        >
          {({ exports }) => <Files runs={exports} />}
        </QueryState>
      </Card>
    </>
  );
}

function Files({ runs }: { runs: readonly ExportLineFragment[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const cancel = useCancelExport();
  return (
    <div className="scroller">
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t("exports.file")}</th>
            <th scope="col">{t("exports.kind")}</th>
            <th scope="col">{t("exports.requested")}</th>
            <th scope="col">{t("exports.standing")}</th>
            <th scope="col">{t("exports.until")}</th>
            <th scope="col">
              <span className="unseen">{t("exports.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <th scope="row">{run.fileName}</th>
              <td>{t(`exports.kinds.${run.kind}`)}</td>
              <td>{format.dateTime(run.requestedAt)}</td>
              <td>
                <ExportProgress run={run} />
              </td>
              <td>{run.expiresAt !== null && run.url !== null ? format.dateTime(run.expiresAt) : "–"}</td>
              <td>
                {isOpen(run) && (
                  <button
                    type="button"
                    className="plain link"
                    disabled={cancel.isPending}
                    onClick={() => cancel.mutate(run.id)}
                  >
                    {t("exports.cancel")}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
