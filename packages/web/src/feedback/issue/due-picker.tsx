import "../../filters/dates.css";
import "dayjs/locale/zh-cn";
import { DatesProvider, DateTimePicker } from "@mantine/dates";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../../app/installation-context.ts";
import { instantAt, wallAt } from "../../format/wall-time.ts";

/** Until when, by the installation's clocks: an instant, or nothing. */
export function DuePicker({ value, onChange }: { value: string; onChange: (instant: string) => void }) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useInstallation();
  return (
    <DatesProvider settings={{ locale: i18n.language === "en" ? "en" : "zh-cn", firstDayOfWeek: 1, weekendDays: [] }}>
      <DateTimePicker
        label={t("issues.page.dueAt")}
        placeholder={t("issues.page.noTerm")}
        valueFormat="YYYY-MM-DD HH:mm"
        clearable
        clearButtonProps={{ "aria-label": t("issues.page.dropTerm") }}
        submitButtonProps={{ "aria-label": t("issues.page.takeTerm") }}
        timePickerProps={{
          hoursInputLabel: t("issues.page.hours"),
          minutesInputLabel: t("issues.page.minutes"),
        }}
        monthLabelFormat={t("calendar.month")}
        ariaLabels={{ previousMonth: t("calendar.previous"), nextMonth: t("calendar.next") }}
        value={value === "" ? null : wallAt(value, timeZone)}
        onChange={(wall) => onChange(wall === null ? "" : instantAt(wall, timeZone))}
      />
    </DatesProvider>
  );
}
