import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { useChange } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { SetWorkingWeekDocument } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import type { Calendar } from "./types.ts";
import classes from "./clocks.module.css";
import { useWeekdays } from "./use-weekdays.ts";
import { Fold } from "./fold.tsx";
import { NewCalendar } from "./new-calendar.tsx";
import { Outcome } from "./outcome.tsx";
import { readShiftWords, shiftWords } from "./shift-words.ts";

/** The shifts of each weekday, and which weeks went before or come after. */
export function WeeksCard({
  calendar,
  calendars,
  mayChange,
}: {
  calendar: Calendar;
  calendars: readonly Calendar[];
  mayChange: boolean;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const weekdays = useWeekdays("long");
  return (
    <Card title={t("clocks.weeks")} sentence={t("clocks.weeksSentence")}>
      <div className="scroller">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t("clocks.column.since")}</th>
              {weekdays.map((weekday) => (
                <th key={weekday} scope="col">
                  {weekday}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {calendar.weeks.map((week) => (
              <tr key={week.validFrom ?? ""}>
                <th scope="row">{week.validFrom === null ? t("clocks.weekEver") : format.day(week.validFrom)}</th>
                {week.days.map((shifts, index) => (
                  <td key={weekdays[index]}>{shifts.length === 0 ? "–" : shiftWords(shifts)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {mayChange && (
        <Fold title={t("clocks.newWeek")}>
          <WeekForm key={calendar.weeks[0]?.validFrom ?? ""} calendar={calendar} />
        </Fold>
      )}
      {mayChange && <NewCalendar calendars={calendars} />}
    </Card>
  );
}

function WeekForm({ calendar }: { calendar: Calendar }) {
  const { t } = useTranslation();
  const { today } = useInstallation();
  const change = useChange(SetWorkingWeekDocument);
  const [typed, setTyped] = useState(() => (calendar.weeks[0]?.days ?? []).map(shiftWords));
  const [validFrom, setValidFrom] = useState(today);
  const weekdays = useWeekdays("long");
  const days = typed.map(readShiftWords);
  return (
    <form
      className={classes["form"]}
      aria-label={t("clocks.newWeek")}
      onSubmit={(event) => {
        event.preventDefault();
        const read = days.filter((day) => day !== null);
        if (read.length === days.length) change.mutate({ calendar: calendar.code, validFrom, days: read });
      }}
    >
      <p className="quiet">{t("clocks.shiftsHint")}</p>
      {weekdays.map((weekday, index) => (
        <TextInput
          key={weekday}
          label={weekday}
          value={typed[index] ?? ""}
          error={days[index] === null ? t("clocks.shiftsWrong") : undefined}
          onChange={(event) => setTyped(typed.with(index, event.currentTarget.value))}
        />
      ))}
      <TextInput
        type="date"
        required
        withAsterisk={false}
        label={t("clocks.validFrom")}
        value={validFrom}
        onChange={(event) => setValidFrom(event.currentTarget.value)}
      />
      <div className={classes["buttons"]}>
        <Button type="submit" size="compact-md" loading={change.isPending}>
          {t("clocks.save")}
        </Button>
      </div>
      <Outcome of={change} />
    </form>
  );
}
