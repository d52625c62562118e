import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./cases.module.css";
import type { CaseRow } from "./use-case-lines.ts";

/** Which cases are chosen, by their ids. */
export type Choice = {
  readonly chosen: ReadonlySet<string>;
  /** As many as an issue takes at once are chosen. */
  readonly isFull: boolean;
  readonly set: (ids: readonly string[], chosen: boolean) => void;
};

/** Chooses all that have been read so far, or none. */
export function ChooseHead({ choice, rows }: { choice: Choice; rows: readonly CaseRow[] }) {
  const { t } = useTranslation();
  const ids = [...new Set(rows.map((row) => row.case.id))];
  const taken = ids.filter((id) => choice.chosen.has(id)).length;
  return (
    <span role="columnheader" data-column="choose">
      <Checkbox
        size="xs"
        aria-label={t("cases.chooseAll", { n: ids.length })}
        checked={taken > 0 && taken === ids.length}
        indeterminate={taken > 0 && taken < ids.length}
        onChange={() => choice.set(ids, taken < ids.length && !choice.isFull)}
      />
    </span>
  );
}

/** Lies over the row, which is a link. */
export function ChooseCell({ choice, one }: { choice: Choice; one: CaseRow["case"] }) {
  const { t } = useTranslation();
  const isChosen = choice.chosen.has(one.id);
  return (
    <span role="cell" data-column="choose" className={classes["choose"]}>
      <Checkbox
        size="xs"
        aria-label={t("cases.choose", { number: one.number })}
        checked={isChosen}
        disabled={choice.isFull && !isChosen}
        onChange={() => choice.set([one.id], !isChosen)}
      />
    </span>
  );
}
