import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { useLabels } from "../filters/use-labels.ts";
import { useFormat } from "../format/use-format.ts";
import type { DimensionFilterInput, EvidencePartInput } from "../gql/graphql.ts";
import classes from "./feedback.module.css";

type Props = { evidence: EvidencePartInput; from: string | null; onFrom: (from: string | null) => void };

/** Which reports an issue asks for: the filters of the page, and since when. */
export function Asked({ evidence, from, onFrom }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useInstallation();
  const [since] = useState(evidence.from ?? null);
  return (
    <fieldset className={classes["chosen"]}>
      <legend>{t("issues.reports")}</legend>
      {evidence.filters.map((filter) => (
        <FilterWords key={filter.dimension} filter={filter} />
      ))}
      {since !== null && (
        <Checkbox
          label={t("issues.onlySince", { day: format.day(since, today) })}
          checked={from !== null}
          onChange={(event) => onFrom(event.currentTarget.checked ? since : null)}
        />
      )}
    </fieldset>
  );
}

function FilterWords({ filter }: { filter: DimensionFilterInput }) {
  const { t } = useTranslation();
  const format = useFormat();
  const label = useLabels(filter.dimension, filter.in);
  return (
    <span>
      <span className="quiet">{t(`dimension.${filter.dimension}`)}</span> {format.list(filter.in.map(label))}
    </span>
  );
}
