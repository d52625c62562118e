import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { Outcome } from "../clocks/outcome.tsx";
import { DigestRhythm, SetMailSettingsDocument, type MessageSettingsQuery } from "../gql/graphql.ts";
import classes from "./messages.module.css";

type Settings = MessageSettingsQuery["messageSettings"];
const rhythms = Object.values(DigestRhythm);
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** When the digest comes, and when no mail should. */
export function MailTimesForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  const change = useChange(SetMailSettingsDocument);
  const { digest, digestHour, urgentPasses } = settings;
  const [chosen, setChosen] = useState({ digest, digestHour, urgentPasses });
  const [quiet, setQuiet] = useState({ from: timeOf(settings.quietFrom), to: timeOf(settings.quietTo) });
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        const quietHours = { quietFrom: minutesOf(quiet.from), quietTo: minutesOf(quiet.to) };
        change.mutate({ settings: { ...chosen, ...quietHours } });
      }}
    >
      <div className={classes["pair"]}>
        <NativeSelect
          label={t("messageSettings.digest")}
          value={chosen.digest}
          data={rhythms.map((value) => ({ value, label: t(`messageSettings.rhythms.${value}`) }))}
          onChange={(event) =>
            setChosen({ ...chosen, digest: rhythms.find((one) => one === event.currentTarget.value) ?? chosen.digest })
          }
        />
        <NativeSelect
          label={t("messageSettings.hour")}
          value={String(chosen.digestHour)}
          data={hours.map((hour) => ({ value: String(hour), label: timeOf(hour * 60) }))}
          onChange={(event) => setChosen({ ...chosen, digestHour: Number(event.currentTarget.value) })}
        />
      </div>
      <div className={classes["pair"]}>
        {(["from", "to"] as const).map((end) => (
          <TextInput
            key={end}
            type="time"
            label={t(`messageSettings.quiet.${end}`)}
            value={quiet[end]}
            onChange={(event) => setQuiet({ ...quiet, [end]: event.currentTarget.value })}
          />
        ))}
      </div>
      <Checkbox
        size="xs"
        label={t("messageSettings.urgentPasses")}
        checked={chosen.urgentPasses}
        onChange={(event) => setChosen({ ...chosen, urgentPasses: event.currentTarget.checked })}
      />
      <div>
        <Button type="submit" size="compact-sm" variant="default" loading={change.isPending}>
          {t("messageSettings.saveTimes")}
        </Button>
      </div>
      <Outcome of={change} />
    </form>
  );
}

function timeOf(minutes: number | null): string {
  if (minutes === null) return "";
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function minutesOf(time: string): number | null {
  const [hour = "", minute = ""] = time.split(":");
  return time === "" ? null : Number(hour) * 60 + Number(minute);
}
