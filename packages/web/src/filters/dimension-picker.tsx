import { Combobox, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { DimensionValuesDocument, type Dimension } from "../gql/graphql.ts";
import classes from "./filter-bar.module.css";
import type { Search } from "./search.ts";
import { useChangeSearch, useSearchState } from "./use-search-state.ts";
import { useLabels } from "./use-labels.ts";
import { valueName } from "./value-name.ts";

const offered = 60;

/** Any number of values of one dimension, found by typing; what is chosen stands first. */
export function DimensionPicker({ dimension }: { dimension: Dimension }) {
  const { t } = useTranslation();
  const chosen = useSearchState()[dimension] ?? [];
  const labels = useLabels(dimension, chosen);
  const change = useChangeSearch();
  const [words, setWords] = useState("");
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => setWords(""),
  });
  const set = (keys: readonly string[]): void => change((now) => withKeys(now, dimension, keys));
  const first = chosen[0];
  const shown = first === undefined ? t("filters.all") : labels(first);
  return (
    <Combobox
      store={combobox}
      width={290}
      position="bottom-start"
      onOptionSubmit={(key) => set(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key])}
    >
      <Combobox.Target targetType="button">
        <button
          type="button"
          className={classes["chip"]}
          data-set={first === undefined ? undefined : ""}
          data-all={first === undefined ? "" : undefined}
          onClick={() => combobox.toggleDropdown()}
        >
          <span>{t(`dimension.${dimension}`)}</span>
          <b>{chosen.length > 1 ? t("filters.andMore", { first: shown, more: chosen.length - 1 }) : shown}</b>
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          placeholder={t("filters.search")}
          aria-label={t("filters.searchIn", { dimension: t(`dimension.${dimension}`) })}
        />
        {combobox.dropdownOpened && <Choices dimension={dimension} words={words} chosen={chosen} labelOf={labels} />}
        {first !== undefined && (
          <div className={classes["foot"]}>
            <span className="quiet">{t("filters.chosen", { n: chosen.length })}</span>
            <button type="button" className="plain link" onClick={() => set([])}>
              {t("filters.reset")}
            </button>
          </div>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Choices({
  dimension,
  words,
  chosen,
  labelOf,
}: {
  dimension: Dimension;
  words: string;
  chosen: readonly string[];
  labelOf: (key: string) => string;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const [settled] = useDebouncedValue(words.trim(), 180);
  const query = useGraphql(DimensionValuesDocument, {
    dimension,
    first: offered,
    ...(settled === "" ? {} : { search: settled }),
  });
  const found = (query.data?.dimensionValues ?? []).map((one) => ({ ...one, label: valueName(dimension, one) }));
  const absent = settled === "" ? chosen.filter((key) => !found.some((value) => value.key === key)) : [];
  const values = [...absent.map((key) => ({ key, label: labelOf(key), count: null })), ...found];
  if (query.data === undefined)
    return <p className={classes["loading"]}>{query.isError ? t("state.failed") : t("state.loading")}</p>;
  return (
    <Combobox.Options
      mah={300}
      style={{ overflowY: "auto" }}
      aria-label={t(`dimension.${dimension}`)}
      aria-multiselectable
    >
      {values.map(({ key, label, count }) => (
        <Combobox.Option key={key} value={key} active={chosen.includes(key)} aria-selected={chosen.includes(key)}>
          <span className={classes["option"]}>
            <span className={classes["check"]} aria-hidden="true">
              {chosen.includes(key) ? "✓" : ""}
            </span>
            <span className={classes["label"]}>{label}</span>
            {count !== null && <span className={classes["count"]}>{format.compact(count)}</span>}
          </span>
        </Combobox.Option>
      ))}
      {values.length === 0 && <Combobox.Empty>{t("filters.noneFound", { words: settled })}</Combobox.Empty>}
      {found.length === offered && <Combobox.Footer>{t("filters.moreByTyping", { n: offered })}</Combobox.Footer>}
    </Combobox.Options>
  );
}

function withKeys(search: Search, dimension: Dimension, keys: readonly string[]): Search {
  const { [dimension]: _, ...rest } = search;
  return keys.length === 0 ? rest : { ...rest, [dimension]: [...keys] };
}
