import { NativeSelect } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { CalendarYearDocument, type CalendarYearQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { QueryState } from "../parts/query-state.tsx";
import classes from "./clocks.module.css";
import { DayEditor } from "./day-editor.tsx";
import { HolidayFile } from "./holiday-file.tsx";
import type { Calendar, Day } from "./types.ts";
import { WeeksCard } from "./weeks-card.tsx";
import { YearMonths } from "./year-months.tsx";

/** One calendar's year and its weekly shifts; which calendar, the reader chooses. */
export function Calendars({ calendars, mayChange }: { calendars: readonly Calendar[]; mayChange: boolean }) {
  const { t } = useTranslation();
  const { today } = useInstallation();
  const [code, setCode] = useState(calendars[0]?.code ?? "");
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const calendar = calendars.find((one) => one.code === code) ?? calendars[0];
  if (calendar === undefined) return null;
  const choices = (
    <div className={classes["choices"]}>
      <NativeSelect
        size="xs"
        aria-label={t("clocks.calendar")}
        value={calendar.code}
        data={calendars.map((one) => ({
          value: one.code,
          label: `${one.label}${one.isDefault ? t("clocks.default") : ""}`,
        }))}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <button
        type="button"
        className={`plain link ${classes["step"] ?? ""}`}
        aria-label={t("clocks.earlier")}
        onClick={() => setYear(year - 1)}
      >
        ‹
      </button>
      <b aria-live="polite">{t("clocks.year", { year })}</b>
      <button
        type="button"
        className={`plain link ${classes["step"] ?? ""}`}
        aria-label={t("clocks.later")}
        onClick={() => setYear(year + 1)}
      >
        ›
      </button>
    </div>
  );
  return (
    <>
      <YearCard
        key={`${calendar.code} ${year}`}
        calendar={calendar}
        year={year}
        mayChange={mayChange}
        choices={choices}
      />
      <WeeksCard key={calendar.code} calendar={calendar} calendars={calendars} mayChange={mayChange} />
    </>
  );
}

function YearCard({
  calendar,
  year,
  mayChange,
  choices,
}: {
  calendar: Calendar;
  year: number;
  mayChange: boolean;
  choices: ReactNode;
}) {
  const { t } = useTranslation();
  const query = useGraphql(CalendarYearDocument, { calendar: calendar.code, year }, { keep: false });
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Card title={t("clocks.calendar")} actions={choices}>
      <QueryState query={query} height={520}>
        {({ calendarYear }) => (
          <>
            <YearSentence year={calendarYear} name={calendar.label} />
            <YearMonths days={calendarYear.days} chosen={chosen} onChoose={setChosen} />
            <Legend />
            <ChosenDay
              calendar={calendar}
              day={calendarYear.days.find(({ day }) => day === chosen) ?? null}
              mayChange={mayChange}
            />
            {mayChange && <HolidayFile calendar={calendar.code} year={year} />}
          </>
        )}
      </QueryState>
    </Card>
  );
}

function YearSentence({ year, name }: { year: CalendarYearQuery["calendarYear"]; name: string }) {
  const { t } = useTranslation();
  const count = (kind: Day["kind"]) => year.days.filter((day) => day.kind === kind).length;
  return (
    <>
      <p className="quiet">
        {t("clocks.calendarSentence", {
          name,
          year: year.year,
          holidays: count("HOLIDAY"),
          makeUp: count("WORKING_DAY"),
        })}{" "}
        {year.origin !== null && t(`clocks.origin.${year.origin === "shipped" ? "shipped" : "imported"}`)}
      </p>
      {year.origin === null && (
        <p className={classes["unpublished"]} role="note">
          {t("clocks.notPublished", { year: year.year })}
        </p>
      )}
    </>
  );
}

const kinds = ["WORKING", "REST", "HOLIDAY", "WORKING_DAY"] as const;

function Legend() {
  const { t } = useTranslation();
  return (
    <ul className={classes["legend"]} aria-label={t("clocks.legend")}>
      {kinds.map((kind) => (
        <li key={kind}>
          <span className={classes["day"]} data-kind={kind} aria-hidden>
            1
          </span>
          {t(`clocks.dayKind.${kind}`)}
        </li>
      ))}
    </ul>
  );
}

function ChosenDay({ calendar, day, mayChange }: { calendar: Calendar; day: Day | null; mayChange: boolean }) {
  const { t } = useTranslation();
  if (day === null) return <p className="quiet">{t("clocks.chooseDay")}</p>;
  return <DayEditor key={day.day} calendar={calendar.code} day={day} mayChange={mayChange} />;
}
