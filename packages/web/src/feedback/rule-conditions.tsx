import { MultiSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { CaseFlag, CaseMark, CauseClass, Dimension, DimensionValuesDocument } from "../gql/graphql.ts";
import type { Rule } from "./routing-words.ts";
import classes from "./routing.module.css";

type When = Rule["when"];

const dimensions = [
  ["kinds", Dimension.Kind],
  ["priorities", Dimension.Priority],
  ["departments", Dimension.Department],
  ["regions", Dimension.Region],
  ["productFamilies", Dimension.ProductFamily],
  ["productModels", Dimension.ProductModel],
  ["defectFamilies", Dimension.DefectFamily],
  ["defectTypes", Dimension.DefectType],
] as const;

/** The conditions of a rule, each of which may stay empty. */
export function RuleConditions({ when, onChange }: { when: When; onChange: (when: When) => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState(when.words.join(", "));
  const set = (part: Partial<When>) => onChange({ ...when, ...part });
  return (
    <fieldset>
      <legend>{t("routing.when")}</legend>
      <Choice
        label={t("routing.condition.causeClasses")}
        all={Object.values(CauseClass)}
        chosen={when.causeClasses}
        words={(cause) => t(`taxonomy.cause.${cause}`)}
        onChange={(causeClasses) => set({ causeClasses })}
      />
      <TextInput
        label={t("routing.words")}
        description={t("routing.wordsHint")}
        value={words}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setWords(text);
          set({ words: text.split(/[,，、;；\n]/).flatMap((word) => word.trim() || []) });
        }}
      />
      <Choice
        label={t("routing.condition.marks")}
        all={Object.values(CaseMark)}
        chosen={when.marks}
        words={(mark) => t(`routing.mark.${mark}`)}
        onChange={(marks) => set({ marks })}
      />
      <Choice
        label={t("routing.condition.flags")}
        all={Object.values(CaseFlag)}
        chosen={when.flags}
        words={(flag) => t(`routing.flag.${flag}`)}
        onChange={(flags) => set({ flags })}
      />
      <TextInput
        type="number"
        min={1}
        max={100}
        label={t("routing.unsettledLabel")}
        description={t("routing.unsettledHint")}
        value={when.unsettledAtLeast ?? ""}
        onChange={(event) => set({ unsettledAtLeast: Number(event.currentTarget.value) || null })}
      />
      <div className={classes["pair"]}>
        {dimensions.map(([field, dimension]) => (
          <Values
            key={field}
            dimension={dimension}
            label={t(`routing.condition.${field}`)}
            chosen={when[field]}
            onChange={(values) => set({ [field]: values })}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Choice<Value extends string>({
  label,
  all,
  chosen,
  words,
  onChange,
}: {
  label: string;
  all: readonly Value[];
  chosen: readonly Value[];
  words: (value: Value) => string;
  onChange: (values: Value[]) => void;
}) {
  return (
    <MultiSelect
      label={label}
      value={[...chosen]}
      data={all.map((value) => ({ value, label: words(value) }))}
      onChange={(values) => onChange(all.filter((value) => values.includes(value)))}
    />
  );
}

/** Keys of a dimension; what is not among the values any more stays chosen. */
function Values({
  dimension,
  label,
  chosen,
  onChange,
}: {
  dimension: Dimension;
  label: string;
  chosen: readonly string[];
  onChange: (values: string[]) => void;
}) {
  const query = useGraphql(DimensionValuesDocument, { dimension, first: 500 });
  const known = query.data?.dimensionValues ?? [];
  const gone = chosen.filter((key) => !known.some((one) => one.key === key));
  const data = [...known.map((one) => ({ value: one.key, label: one.label })), ...gone];
  return <MultiSelect label={label} searchable value={[...chosen]} data={data} onChange={onChange} limit={100} />;
}
