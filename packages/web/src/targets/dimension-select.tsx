import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { valueName } from "../filters/value-name.ts";
import { DimensionValuesDocument, type Dimension } from "../gql/graphql.ts";

const offered = 100;

/** One value of a dimension, or none; found by typing. */
export function DimensionSelect({
  dimension,
  label,
  none,
  value,
  onChange,
}: {
  dimension: Dimension;
  label: string;
  /** What no value means. */
  none: string;
  value: { key: string; label: string } | null;
  onChange: (value: { key: string; label: string } | null) => void;
}) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const [settled] = useDebouncedValue(words.trim(), 180);
  const searched = settled === "" || settled === value?.label ? {} : { search: settled };
  const { data } = useGraphql(DimensionValuesDocument, { dimension, first: offered, ...searched });
  const found = (data?.dimensionValues ?? []).map((one) => ({ key: one.key, label: valueName(dimension, one) }));
  const known = value === null || found.some(({ key }) => key === value.key) ? found : [value, ...found];
  return (
    <Select
      label={label}
      placeholder={none}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("filters.reset") }}
      nothingFoundMessage={t("filters.noneFound", { words: settled })}
      value={value?.key ?? null}
      onSearchChange={setWords}
      onChange={(key) => onChange(known.find((one) => one.key === key) ?? null)}
      data={known.map((one) => ({ value: one.key, label: one.label }))}
      // What the server found is what is offered.
      filter={({ options }) => options}
    />
  );
}
