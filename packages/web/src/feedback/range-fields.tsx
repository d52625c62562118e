import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { addDays } from "../filters/days.ts";

/** Days of report as they are asked for: both are included. */
export type Days = { readonly from: string; readonly until: string };

/** The days as the server takes them: the last one is not included. */
export const rangeOf = ({ from, until }: Days) => ({ from, to: addDays(until, 1) });

export function RangeFields({ days, onChange }: { days: Days; onChange: (days: Days) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        type="date"
        required
        withAsterisk={false}
        label={t("routing.from")}
        value={days.from}
        onChange={(event) => onChange({ ...days, from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        required
        withAsterisk={false}
        label={t("routing.until")}
        value={days.until}
        onChange={(event) => onChange({ ...days, until: event.currentTarget.value })}
      />
    </>
  );
}
