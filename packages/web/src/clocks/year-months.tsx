import { useRef, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { addDays, addMonths } from "../filters/days.ts";
import type { Day } from "./types.ts";
import classes from "./clocks.module.css";
import { useWeekdays } from "./use-weekdays.ts";

/** A year, month by month. One day is in the tab order; from it the arrow keys go on. */
export function YearMonths({
  days,
  chosen,
  onChoose,
}: {
  days: readonly Day[];
  chosen: string | null;
  onChoose: (day: string) => void;
}) {
  const { t } = useTranslation();
  const { today } = useInstallation();
  const box = useRef<HTMLDivElement>(null);
  const inOrder = chosen ?? (days.some(({ day }) => day === today) ? today : (days[0]?.day ?? null));
  const go = (event: KeyboardEvent) => {
    const from = event.target instanceof HTMLElement ? event.target.dataset["day"] : undefined;
    const to = from === undefined ? null : nextDay(from, event.key);
    const target = to === null ? null : box.current?.querySelector(`[data-day="${to}"]`);
    if (!(target instanceof HTMLElement)) return;
    event.preventDefault();
    target.focus();
  };
  return (
    <div ref={box} className={classes["months"]} role="group" aria-label={t("clocks.keys")} onKeyDown={go}>
      {[...Map.groupBy(days, ({ day }) => day.slice(0, 7))].map(([month, ofMonth]) => (
        <Month key={month} month={month} days={ofMonth} chosen={chosen} inOrder={inOrder} onChoose={onChoose} />
      ))}
    </div>
  );
}

function nextDay(day: string, key: string): string | null {
  const moves: Readonly<Record<string, string>> = {
    ArrowLeft: addDays(day, -1),
    ArrowRight: addDays(day, 1),
    ArrowUp: addDays(day, -7),
    ArrowDown: addDays(day, 7),
    PageUp: addMonths(day, -1),
    PageDown: addMonths(day, 1),
    Home: `${day.slice(0, 8)}01`,
    End: addDays(addMonths(day, 1), -1),
  };
  return moves[key] ?? null;
}

function Month({
  month,
  days,
  chosen,
  inOrder,
  onChoose,
}: {
  month: string;
  days: readonly Day[];
  chosen: string | null;
  inOrder: string | null;
  onChoose: (day: string) => void;
}) {
  const { i18n } = useTranslation();
  const name = new Intl.DateTimeFormat(i18n.language, { timeZone: "UTC", month: "long" });
  const weekdays = useWeekdays(i18n.language === "en" ? "short" : "narrow");
  const first = (new Date(`${month}-01`).getUTCDay() + 6) % 7;
  return (
    <section className={classes["month"]} aria-label={name.format(new Date(`${month}-01`))}>
      <h3>{name.format(new Date(`${month}-01`))}</h3>
      <div className={classes["grid"]}>
        {weekdays.map((weekday) => (
          <span key={weekday} className={classes["weekday"]} aria-hidden>
            {weekday}
          </span>
        ))}
        {days.map((day, index) => (
          <DayButton
            key={day.day}
            day={day}
            column={index === 0 ? first + 1 : undefined}
            pressed={day.day === chosen}
            inOrder={day.day === inOrder}
            onChoose={onChoose}
          />
        ))}
      </div>
    </section>
  );
}

function DayButton({
  day,
  column,
  pressed,
  inOrder,
  onChoose,
}: {
  day: Day;
  column: number | undefined;
  pressed: boolean;
  inOrder: boolean;
  onChoose: (day: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const { today } = useInstallation();
  const words = new Intl.DateTimeFormat(i18n.language, {
    timeZone: "UTC",
    month: "long",
    day: "numeric",
    weekday: "long",
  });
  const name = i18n.language === "en" ? (day.nameEn ?? day.name) : day.name;
  const told = { day: words.format(new Date(day.day)), kind: t(`clocks.dayKind.${day.kind}`), name };
  return (
    <button
      type="button"
      className={classes["day"]}
      data-day={day.day}
      data-kind={day.kind}
      data-mark={day.kind === "HOLIDAY" || day.kind === "WORKING_DAY" ? t(`clocks.mark.${day.kind}`) : undefined}
      data-today={day.day === today || undefined}
      aria-label={name === null ? t("clocks.dayLabel", told) : t("clocks.dayNamed", told)}
      aria-pressed={pressed}
      tabIndex={inOrder ? 0 : -1}
      style={column === undefined ? undefined : { gridColumnStart: column }}
      title={name ?? undefined}
      onClick={() => onChoose(day.day)}
    >
      {Number(day.day.slice(8))}
    </button>
  );
}
