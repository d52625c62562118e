import { Select, TextInput, type ComboboxData } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Dimension, type ReclassificationRuleInput } from "../gql/graphql.ts";
import { DimensionSelect } from "../targets/dimension-select.tsx";
import classes from "./taxonomy.module.css";

type Value = { key: string; label: string } | null;
export type DraftRule = {
  readonly id: number;
  readonly to: string | null;
  readonly words: string;
  readonly model: Value;
  readonly batch: Value;
  readonly lot: Value;
  readonly from: string;
  readonly until: string;
};

export function emptyRule(id: number): DraftRule {
  return { id, to: null, words: "", model: null, batch: null, lot: null, from: "", until: "" };
}

/** A rule as it is sent; none while it has no type. */
export function ruleInput(
  from: string,
  { to, words, model, batch, lot, ...days }: DraftRule,
): ReclassificationRuleInput[] {
  if (to === null) return [];
  const list = (value: Value) => (value === null ? [] : [value.key]);
  return [
    {
      from,
      to,
      words: words
        .split(/[,，、;；\n]/)
        .map((word) => word.trim())
        .filter((word) => word !== ""),
      models: list(model),
      batches: list(batch),
      supplierLots: list(lot),
      reportedFrom: days.from || null,
      reportedTo: days.until || null,
    },
  ];
}

const dimensions = [
  ["model", Dimension.ProductModel],
  ["batch", Dimension.Batch],
  ["lot", Dimension.SupplierLot],
] as const;

/** One rule of a split: where to, and for which reports. */
export function SplitRule({
  number,
  rule,
  types,
  set,
  onRemove,
}: {
  number: number;
  rule: DraftRule;
  types: ComboboxData;
  set: (part: Partial<DraftRule>) => void;
  onRemove: (() => void) | null;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes["rule"]}>
      <legend>{t("taxonomy.rule", { number })}</legend>
      <Select
        label={t("taxonomy.splitTo")}
        searchable
        value={rule.to}
        onChange={(to) => set({ to })}
        data={types}
        nothingFoundMessage={t("taxonomy.noneFound")}
      />
      <TextInput
        label={t("taxonomy.words")}
        description={t("taxonomy.wordsHint")}
        value={rule.words}
        onChange={(event) => set({ words: event.currentTarget.value })}
      />
      <div className={classes["pair"]}>
        {dimensions.map(([field, dimension]) => (
          <DimensionSelect
            key={field}
            dimension={dimension}
            label={t(`dimension.${dimension}`)}
            none={t("taxonomy.any")}
            value={rule[field]}
            onChange={(value) => set({ [field]: value })}
          />
        ))}
      </div>
      <div className={classes["pair"]}>
        <TextInput
          type="date"
          label={t("taxonomy.reportedFrom")}
          value={rule.from}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t("taxonomy.reportedTo")}
          value={rule.until}
          onChange={(event) => set({ until: event.currentTarget.value })}
        />
      </div>
      {onRemove !== null && (
        <button type="button" className="plain link" onClick={onRemove}>
          {t("taxonomy.removeRule", { number })}
        </button>
      )}
    </fieldset>
  );
}
