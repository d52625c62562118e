import { Button } from "@mantine/core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { ImportHolidaysDocument, type ImportHolidaysMutation } from "../gql/graphql.ts";
import { reasonOf } from "../parts/query-state.tsx";
import classes from "./clocks.module.css";
import { Fold } from "./fold.tsx";

/** A year's holidays from a file; what is wrong with it is said line by line, and then nothing was changed. */
export function HolidayFile({ calendar, year }: { calendar: string; year: number }) {
  const { t } = useTranslation();
  const id = useId();
  const change = useChange(ImportHolidaysDocument);
  const [text, setText] = useState<string | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const read = async (file: File | undefined): Promise<void> => {
    const found = file === undefined ? null : decoded(await file.arrayBuffer());
    setText(found);
    setUnreadable(file !== undefined && found === null);
  };
  return (
    <Fold title={t("clocks.import")}>
      <p className="quiet">{t("clocks.importSentence")}</p>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (text !== null) change.mutate({ calendar, year, text });
        }}
      >
        <label htmlFor={id}>{t("clocks.file")}</label>
        <input
          id={id}
          type="file"
          accept=".csv,text/csv"
          required
          onChange={(event) => void read(event.currentTarget.files?.[0])}
        />
        <Button type="submit" size="compact-md" disabled={text === null} loading={change.isPending}>
          {t("clocks.importDo", { year })}
        </Button>
      </form>
      {unreadable && (
        <p className="worse" role="alert">
          {t("clocks.fileUnreadable")}
        </p>
      )}
      {change.error !== null && (
        <p className="worse" role="alert">
          {reasonOf(change.error) ?? t("state.unreachable")}
        </p>
      )}
      {change.data !== undefined && <Imported result={change.data.importHolidays} />}
    </Fold>
  );
}

/** UTF-8, or else GB18030, in which older office programs save. */
function decoded(bytes: ArrayBuffer): string | null {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue; // the only way a decoder has to say that the bytes are none of its own
    }
  }
  return null;
}

function Imported({ result }: { result: ImportHolidaysMutation["importHolidays"] }) {
  const { t } = useTranslation();
  if (result.saved) {
    return (
      <p className="better" role="status">
        {t("clocks.imported", { holidays: result.holidays, makeUp: result.makeUpDays })}
      </p>
    );
  }
  return (
    <div role="alert">
      <p className="worse">{t("clocks.importRefused", { count: result.problems.length })}</p>
      <table className="figures">
        <thead>
          <tr>
            {(["line", "column", "value", "problem"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`clocks.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.problems.map((problem) => (
            <tr key={problem.line}>
              <td>{problem.line}</td>
              <td>{problem.column ?? "–"}</td>
              <td>
                <code>{problem.value ?? ""}</code>
              </td>
              <td>{problem.label}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
