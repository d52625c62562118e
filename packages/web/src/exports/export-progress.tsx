import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { ExportLineFragment } from "../gql/graphql.ts";
import classes from "./exports.module.css";

/** How far an export is: its rows of all, or where its file lies, or why there is none. */
export function ExportProgress({ run }: { run: ExportLineFragment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, rowsDone, rowsTotal, url, failure } = run;
  if (state === "RUNNING" && rowsTotal !== null && rowsTotal > 0) {
    const words = t("exports.progress", {
      done: format.count(rowsDone),
      total: format.count(rowsTotal),
      percent: Math.floor((100 * rowsDone) / rowsTotal),
    });
    return (
      <span className={classes["progress"]}>
        <progress value={rowsDone} max={rowsTotal} aria-label={run.fileName} />
        <span>{words}</span>
      </span>
    );
  }
  if (url !== null) {
    return (
      <a href={url} download className="link">
        {t("exports.download", { rows: format.count(rowsDone) })}
      </a>
    );
  }
  return (
    <span className={state === "FAILED" ? "worse" : "quiet"}>
      {t(`exports.state.${state}`)}
      {failure !== null && ` ${failure}`}
    </span>
  );
}
