import { Checkbox, SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useViewer } from "../app/installation-context.ts";
import { boardViews, onlyIssues, whoseIssues, type OnlyIssues } from "../filters/board-search.ts";
import { useAddress, useChangeSearch } from "../filters/use-search-state.ts";
import classes from "./board.module.css";
import { useBoardView } from "./use-board-view.ts";

/** Whose issues, which of them, and how they are shown; all of it stands in the address. */
export function BoardChoices() {
  const { t } = useTranslation();
  const { roles } = useViewer();
  const change = useChangeSearch();
  const { whose, only = [], closed } = useAddress();
  const hasDepartment = roles.some(({ department }) => department !== null);
  const offered = ["all", ...whoseIssues.filter((one) => one !== "department" || hasDepartment)] as const;
  const toggled = (one: OnlyIssues) => (only.includes(one) ? only.filter((other) => other !== one) : [...only, one]);
  return (
    <div className={`${classes["choices"]} no-print`}>
      <SegmentedControl
        size="xs"
        withItemsBorders={false}
        aria-label={t("issues.whose.title")}
        value={whose ?? "all"}
        onChange={(text) => {
          const wanted = whoseIssues.find((one) => one === text);
          change(({ whose: _, ...rest }) => (wanted === undefined ? rest : { ...rest, whose: wanted }));
        }}
        data={offered.map((value) => ({ value, label: t(`issues.whose.${value}`) }))}
      />
      {onlyIssues.map((one) => (
        <Checkbox
          key={one}
          size="xs"
          label={t(`issues.only.${one}`)}
          checked={only.includes(one)}
          onChange={() => {
            const next = toggled(one);
            change(({ only: _, ...rest }) => (next.length === 0 ? rest : { ...rest, only: next }));
          }}
        />
      ))}
      <Checkbox
        size="xs"
        label={t("issues.showClosed")}
        checked={closed !== undefined}
        onChange={() => change(({ closed: was, ...rest }) => (was === undefined ? { ...rest, closed: "shown" } : rest))}
      />
      <SegmentedControl
        className={classes["view"] ?? ""}
        size="xs"
        withItemsBorders={false}
        aria-label={t("issues.view.title")}
        value={useBoardView()}
        onChange={(text) => change((now) => ({ ...now, view: boardViews.find((one) => one === text) ?? "board" }))}
        data={boardViews.map((value) => ({ value, label: t(`issues.view.${value}`) }))}
      />
    </div>
  );
}
