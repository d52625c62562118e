import { Combobox, useCombobox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./filter-bar.module.css";
import { comparisonsOf } from "./question.ts";
import { comparisonKeys } from "./search.ts";
import { useChangeSearch, useSearchState } from "./use-search-state.ts";

/** Against what figures are told: the days before, last year, the same days around the lunar new year. */
export function ComparePicker() {
  const { t } = useTranslation();
  const combobox = useCombobox();
  const change = useChangeSearch();
  const search = useSearchState();
  const chosen = comparisonsOf(search);
  const toggle = (value: string): void => {
    const next = comparisonKeys.filter((key) => (key === value) !== chosen.includes(key));
    change((now) => ({ ...now, compare: next }));
  };
  const words = chosen.length === 0 ? t("compare.none") : chosen.map((key) => t(`compare.${key}`)).join(" + ");
  return (
    <Combobox store={combobox} width={290} position="bottom-start" onOptionSubmit={toggle}>
      <Combobox.Target targetType="button">
        <button
          type="button"
          className={classes["chip"]}
          data-set={search.compare === undefined ? undefined : ""}
          onClick={() => combobox.toggleDropdown()}
        >
          <span>{t("filters.compare")}</span>
          <b>{words}</b>
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={t("filters.compare")} aria-multiselectable>
          {comparisonKeys.map((key) => (
            <Combobox.Option key={key} value={key} active={chosen.includes(key)} aria-selected={chosen.includes(key)}>
              <span className={classes["option"]}>
                <span className={classes["check"]} aria-hidden="true">
                  {chosen.includes(key) ? "✓" : ""}
                </span>
                <span className={classes["label"]}>
                  {t(`compare.${key}`)}
                  <small className={classes["explained"]}>{t(`compare.explained.${key}`)}</small>
                </span>
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
