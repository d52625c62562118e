import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { useChange } from "../app/use-graphql.ts";
import { bucketOf } from "../filters/days.ts";
import { useFormat } from "../format/use-format.ts";
import { SetTargetDocument, TargetGrain, type TargetFieldsFragment } from "../gql/graphql.ts";
import { useMetrics, type MetricDefinition } from "../glossary/use-metrics.ts";
import { reasonOf } from "../parts/query-state.tsx";
import { DimensionSelect } from "./dimension-select.tsx";
import { choiceOf } from "./metric-choice.ts";
import { periodStarts } from "./period-starts.ts";
import { emptyDraft, draftOf, inputOf, type TargetDraft } from "./target-draft.ts";
import { typedUnits, unitsFor } from "./target-units.ts";
import classes from "./targets.module.css";
import { useTargetWords } from "./use-target-words.ts";

const grains = Object.values(TargetGrain);

/** Sets a target, or a new version of one; whether it can be the server decides, and says how to mend it. */
export function TargetForm({ changing, onDone }: { changing: TargetFieldsFragment | null; onDone: () => void }) {
  const { t } = useTranslation();
  const { today } = useInstallation();
  const metrics = useMetrics();
  const unitOf = (metric: string) => [...metrics.values()].find(({ key }) => key === metric)?.unit ?? "RATE";
  const [draft, setDraft] = useState<TargetDraft>(() =>
    changing === null ? emptyDraft(today) : draftOf(changing, unitOf(changing.metric), today),
  );
  const set = (change: Partial<TargetDraft>): void => setDraft({ ...draft, ...change });
  const send = useChange(SetTargetDocument);
  const input = inputOf(draft, [...metrics.keys()]);
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (input !== null)
          send.mutate(
            { input },
            {
              onSuccess: () => {
                setDraft(emptyDraft(today));
                onDone();
              },
            },
          );
      }}
    >
      <What draft={draft} set={set} />
      <Amount draft={draft} set={set} unit={unitOf(draft.metric)} />
      <DimensionSelect
        dimension="employee"
        label={t("targets.owner")}
        none={t("targets.nobody")}
        value={draft.owner}
        onChange={(owner) => set({ owner })}
      />
      {send.error !== null && (
        <p className={classes["error"]} role="alert">
          {reasonOf(send.error) ?? t("state.unreachable")}
        </p>
      )}
      {send.isSuccess && (
        <p className={classes["done"]} role="status">
          {t("targets.done")}
        </p>
      )}
      <div className={classes["buttons"]}>
        <Button type="submit" disabled={input === null} loading={send.isPending}>
          {t("targets.setIt")}
        </Button>
        {changing !== null && (
          <Button variant="default" onClick={onDone}>
            {t("targets.cancel")}
          </Button>
        )}
      </div>
    </form>
  );
}

type PartProps = { draft: TargetDraft; set: (change: Partial<TargetDraft>) => void };

/** Which metric, of whom, for which periods, from when. */
function What({ draft, set }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useInstallation();
  const metrics = [...useMetrics().values()].filter(({ better }) => better !== "NEITHER");
  const words = useTargetWords();
  const choice = choiceOf(metrics.find(({ key }) => key === draft.metric));
  return (
    <>
      <NativeSelect
        label={t("targets.metric")}
        value={draft.metric}
        onChange={(event) => {
          const chosen = metrics.find(({ key }) => key === event.currentTarget.value);
          if (chosen !== undefined)
            set({ metric: chosen.key, chosen: firstChoice(chosen), typedUnit: unitsFor(chosen.unit)[0] });
        }}
        data={[
          { value: "", label: t("targets.choose") },
          ...metrics.map(({ key, name }) => ({ value: key, label: name })),
        ]}
      />
      {choice !== null && (
        <NativeSelect
          label={t(`targets.chooses.${choice.name}`)}
          value={draft.chosen?.value ?? ""}
          onChange={(event) => set({ chosen: { name: choice.name, value: event.currentTarget.value } })}
          data={choice.values.map((value) => ({ value, label: words.choice(choice.name, value) }))}
        />
      )}
      <DimensionSelect
        dimension="department"
        label={t("dimension.department")}
        none={t("targets.company")}
        value={draft.department}
        onChange={(department) => set({ department })}
      />
      <NativeSelect
        label={t("targets.grain")}
        value={draft.grain}
        onChange={(event) => {
          const grain = grains.find((one) => one === event.currentTarget.value);
          if (grain !== undefined) set({ grain, validFrom: bucketOf(today, grain) });
        }}
        data={grains.map((grain) => ({ value: grain, label: t(`grain.${grain}`) }))}
      />
      <NativeSelect
        label={t("targets.validFrom")}
        value={draft.validFrom}
        onChange={(event) => set({ validFrom: event.currentTarget.value })}
        data={periodStarts(today, draft.grain).map((start) => ({
          value: start,
          label: format.bucket(start, draft.grain),
        }))}
      />
    </>
  );
}

/** How much, in what is typed, and how near to it is at risk. */
function Amount({ draft, set, unit }: PartProps & { unit: Parameters<typeof unitsFor>[0] }) {
  const { t } = useTranslation();
  const { currency } = useInstallation();
  const units = unitsFor(unit);
  return (
    <>
      <div className={classes["amounts"]}>
        <TextInput
          label={t("targets.value")}
          inputMode="decimal"
          name="value"
          value={draft.value}
          onChange={(event) => set({ value: event.currentTarget.value })}
        />
        <TextInput
          label={t("targets.margin")}
          inputMode="decimal"
          name="margin"
          value={draft.margin}
          onChange={(event) => set({ margin: event.currentTarget.value })}
        />
        <NativeSelect
          label={t("targets.unit")}
          value={draft.typedUnit}
          disabled={units.length === 1}
          onChange={(event) => {
            const typedUnit = typedUnits.find((one) => one === event.currentTarget.value);
            if (typedUnit !== undefined) set({ typedUnit });
          }}
          data={units.map((one) => ({ value: one, label: one === "money" ? currency : t(`targets.units.${one}`) }))}
        />
      </div>
      <p className={classes["hint"]}>{t("targets.marginHint")}</p>
    </>
  );
}

function firstChoice(definition: MetricDefinition): TargetDraft["chosen"] {
  const choice = choiceOf(definition);
  const value = choice?.values[0];
  return choice === null || value === undefined ? null : { name: choice.name, value };
}
