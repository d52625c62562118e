import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { SetCalendarDayDocument, type DayRuleInput } from "../gql/graphql.ts";
import type { Day } from "./types.ts";
import classes from "./clocks.module.css";
import { useWeekdays } from "./use-weekdays.ts";
import { Outcome } from "./outcome.tsx";
import { readShiftWords, shiftWords } from "./shift-words.ts";

const rules = ["WEEK", "HOLIDAY", "WORKING_DAY"] as const;
type Rule = (typeof rules)[number];
const own = "0";

/** What a day is, and for an administrator what it shall be. */
export function DayEditor({ calendar, day, mayChange }: { calendar: string; day: Day; mayChange: boolean }) {
  const { t, i18n } = useTranslation();
  const date = new Intl.DateTimeFormat(i18n.language, { timeZone: "UTC", dateStyle: "full" });
  const name = i18n.language === "en" ? (day.nameEn ?? day.name) : day.name;
  return (
    <div className={classes["editor"]}>
      <p role="status">
        <b>{date.format(new Date(day.day))}</b> {t(`clocks.dayKind.${day.kind}`)}
        {name !== null && ` · ${name}`} ·{" "}
        {t("clocks.hours", { shifts: day.shifts.length === 0 ? t("clocks.noShifts") : shiftWords(day.shifts) })}
      </p>
      {mayChange && <DayForm calendar={calendar} day={day} />}
    </div>
  );
}

function DayForm({ calendar, day }: { calendar: string; day: Day }) {
  const { t } = useTranslation();
  const change = useChange(SetCalendarDayDocument);
  const [rule, setRule] = useState<Rule>(day.kind === "HOLIDAY" || day.kind === "WORKING_DAY" ? day.kind : "WEEK");
  const [name, setName] = useState(day.name ?? "");
  const [nameEn, setNameEn] = useState(day.nameEn ?? "");
  const [like, setLike] = useState(String(day.likeWeekday ?? (day.kind === "WORKING_DAY" ? own : 1)));
  const [shifts, setShifts] = useState(shiftWords(day.shifts));
  const typed = readShiftWords(shifts);
  const wanted = (): DayRuleInput | null => {
    if (rule === "WEEK") return null;
    if (rule === "HOLIDAY") return { kind: "HOLIDAY", name, nameEn };
    return {
      kind: "WORKING_DAY",
      name,
      nameEn,
      ...(like === own ? { shifts: typed ?? [] } : { likeWeekday: Number(like) }),
    };
  };
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== null) change.mutate({ calendar, day: day.day, rule: wanted() });
      }}
    >
      <NativeSelect
        label={t("clocks.rule")}
        value={rule}
        data={rules.map((one) => ({ value: one, label: t(`clocks.rules.${one}`) }))}
        onChange={(event) => setRule(rules.find((one) => one === event.currentTarget.value) ?? "WEEK")}
      />
      {rule !== "WEEK" && (
        <>
          <TextInput
            label={t("clocks.name")}
            required
            withAsterisk={false}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t("clocks.nameEn")}
            value={nameEn}
            onChange={(event) => setNameEn(event.currentTarget.value)}
          />
        </>
      )}
      {rule === "WORKING_DAY" && <LikeWeekday value={like} onChange={setLike} />}
      {rule === "WORKING_DAY" && like === own && (
        <TextInput
          label={t("clocks.column.shifts")}
          description={t("clocks.shiftsHint")}
          error={typed === null ? t("clocks.shiftsWrong") : undefined}
          value={shifts}
          onChange={(event) => setShifts(event.currentTarget.value)}
        />
      )}
      <div className={classes["buttons"]}>
        <Button type="submit" size="compact-md" loading={change.isPending}>
          {t("clocks.save")}
        </Button>
      </div>
      <Outcome of={change} />
    </form>
  );
}

function LikeWeekday({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const weekdays = useWeekdays("long");
  return (
    <NativeSelect
      label={t("clocks.like")}
      value={value}
      data={[
        ...weekdays.map((weekday, index) => ({ value: String(index + 1), label: weekday })),
        { value: own, label: t("clocks.own") },
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
