import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { CreateCalendarDocument } from "../gql/graphql.ts";
import type { Calendar } from "./types.ts";
import classes from "./clocks.module.css";
import { Fold } from "./fold.tsx";
import { Outcome } from "./outcome.tsx";

/** A further calendar, which begins as a copy of one that is there. */
export function NewCalendar({ calendars }: { calendars: readonly Calendar[] }) {
  const { t } = useTranslation();
  const change = useChange(CreateCalendarDocument);
  const [typed, setTyped] = useState({ code: "", name: "", nameEn: "", like: calendars[0]?.code ?? "" });
  return (
    <Fold title={t("clocks.newCalendar")}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(typed);
        }}
      >
        {(["code", "name", "nameEn"] as const).map((field) => (
          <TextInput
            key={field}
            label={t(`clocks.${field}`)}
            required={field !== "nameEn"}
            withAsterisk={false}
            value={typed[field]}
            onChange={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
          />
        ))}
        <NativeSelect
          label={t("clocks.copyOf")}
          value={typed.like}
          data={calendars.map(({ code, label }) => ({ value: code, label }))}
          onChange={(event) => setTyped({ ...typed, like: event.currentTarget.value })}
        />
        <div className={classes["buttons"]}>
          <Button type="submit" size="compact-md" loading={change.isPending}>
            {t("clocks.save")}
          </Button>
        </div>
        <Outcome of={change} />
      </form>
    </Fold>
  );
}
