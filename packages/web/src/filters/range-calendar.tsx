import "./dates.css";
import "dayjs/locale/zh-cn";
import { DatePicker, DatesProvider } from "@mantine/dates";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** Two days of a calendar, walked with the arrow keys; it reports once both are chosen. */
export default function RangeCalendar({
  from,
  until,
  today,
  onChoose,
}: {
  from: string;
  until: string;
  today: string;
  onChoose: (from: string, until: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const [chosen, setChosen] = useState<[string | null, string | null]>([from, until]);
  const locale = i18n.language === "en" ? "en" : "zh-cn";
  return (
    <DatesProvider settings={{ locale, firstDayOfWeek: 1, weekendDays: [] }}>
      <DatePicker
        type="range"
        size="xs"
        monthLabelFormat={t("calendar.month")}
        allowSingleDateInRange
        maxDate={today}
        defaultDate={until}
        value={chosen}
        ariaLabels={{ previousMonth: t("calendar.previous"), nextMonth: t("calendar.next") }}
        onChange={([first, last]) => {
          setChosen([first, last]);
          if (first !== null && last !== null) onChoose(first, last);
        }}
      />
    </DatesProvider>
  );
}
