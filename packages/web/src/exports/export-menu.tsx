import { Popover } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuestion } from "../filters/use-question.ts";
import { useSearchState } from "../filters/use-search-state.ts";
import { useViewer } from "../app/installation-context.ts";
import type { ExportFormat, ExportLineFragment } from "../gql/graphql.ts";
import { reasonOf } from "../parts/query-state.tsx";
import { exportChoices, type ExportChoice } from "./export-choices.ts";
import { ExportProgress } from "./export-progress.tsx";
import classes from "./exports.module.css";
import { isOpen, useExports, useRequestExport } from "./use-exports.ts";

const formats: readonly ExportFormat[] = ["XLSX", "CSV"];

/** What the page shows, as a file: which table, and in which format. A large one goes on while one reads elsewhere. */
export function ExportMenu({ path }: { path: string }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const { operations } = useViewer();
  if (!operations.includes("requestExport")) return null;
  return (
    <Popover width={360} position="bottom-end" opened={opened} onChange={setOpened} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={`${classes["open"]} no-print`} onClick={() => setOpened(!opened)}>
          {t("exports.open")}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("exports.open")}>{opened && <Choices path={path} />}</Popover.Dropdown>
    </Popover>
  );
}

function Choices({ path }: { path: string }) {
  const { t } = useTranslation();
  const question = useQuestion();
  const offered = exportChoices(path, question, useSearchState());
  // The list of cases is as it is known now, on the page as in a file.
  const choices = question.asKnownOn === null ? offered : offered.filter(({ subject }) => subject.kind !== "CASES");
  const request = useRequestExport();
  const asked = (choice: ExportChoice, format: ExportFormat) => request.mutate({ ...choice.subject, format });
  return (
    <div className={classes["menu"]}>
      {choices.length < offered.length && <p className="quiet">{t("known.exportsLeftOut")}</p>}
      <ul className={classes["choices"]}>
        {choices.map((choice) => (
          <li key={choice.name}>
            <span>{t(`exports.what.${choice.name}`)}</span>
            {formats.map((format) => (
              <button
                key={format}
                type="button"
                className={classes["format"]}
                aria-label={t("exports.as", { what: t(`exports.what.${choice.name}`), format: format.toLowerCase() })}
                disabled={request.isPending}
                onClick={() => asked(choice, format)}
              >
                {format.toLowerCase()}
              </button>
            ))}
          </li>
        ))}
      </ul>
      <div className={classes["outcome"]} aria-live="polite">
        {request.isPending && <p className="quiet">{t("exports.asking")}</p>}
        {request.error !== null && (
          <p className="worse" role="alert">
            {reasonOf(request.error) ?? t("state.unreachable")}
          </p>
        )}
        {request.data !== undefined && !request.isPending && <Asked run={request.data} />}
      </div>
      <Link to="/exports" search={(search) => search} className="link">
        {t("exports.all")}
      </Link>
    </div>
  );
}

/** What became of the export just asked for. */
function Asked({ run }: { run: ExportLineFragment }) {
  const { t } = useTranslation();
  const [watched, setWatched] = useState(isOpen(run));
  const now = useExports({ watched }).data?.exports.find(({ id }) => id === run.id) ?? run;
  if (watched && !isOpen(now)) setWatched(false);
  return (
    <>
      <ExportProgress run={now} />
      {isOpen(now) && <p className="quiet">{t("exports.leave")}</p>}
    </>
  );
}
