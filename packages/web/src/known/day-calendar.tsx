import "../filters/dates.css";
import "dayjs/locale/zh-cn";
import { DatePicker, DatesProvider } from "@mantine/dates";
import { useTranslation } from "react-i18next";

/** One day of a calendar, none later than `last`, walked with the arrow keys. */
export default function DayCalendar({
  day,
  last,
  onChoose,
}: {
  day: string | null;
  last: string;
  onChoose: (day: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const locale = i18n.language === "en" ? "en" : "zh-cn";
  return (
    <DatesProvider settings={{ locale, firstDayOfWeek: 1, weekendDays: [] }}>
      <DatePicker
        size="xs"
        monthLabelFormat={t("calendar.month")}
        maxDate={last}
        defaultDate={day ?? last}
        value={day}
        ariaLabels={{ previousMonth: t("calendar.previous"), nextMonth: t("calendar.next") }}
        onChange={(chosen) => {
          if (chosen !== null) onChoose(chosen);
        }}
      />
    </DatesProvider>
  );
}
