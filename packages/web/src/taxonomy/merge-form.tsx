import { MultiSelect, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ReclassificationKind, type ReclassificationInput } from "../gql/graphql.ts";
import { ReclassifyEnd } from "./reclassify-end.tsx";
import { choices, type Family } from "./taxonomy-types.ts";
import classes from "./taxonomy.module.css";

/** Chooses the types that shall count as one. */
export function MergeForm({ families, onDone }: { families: readonly Family[]; onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const [from, setFrom] = useState<string[]>([]);
  const [to, setTo] = useState<string | null>(null);
  const [includesPast, setIncludesPast] = useState(true);
  const input: ReclassificationInput | null =
    to === null || from.length === 0
      ? null
      : { kind: ReclassificationKind.Merge, includesPast, rules: from.map((key) => ({ from: key, to })) };
  return (
    <div className={classes["form"]}>
      <p>{t("taxonomy.mergeText")}</p>
      <MultiSelect
        label={t("taxonomy.mergeFrom")}
        searchable
        value={from}
        onChange={setFrom}
        data={choices(families, i18n.language, "all")}
        nothingFoundMessage={t("taxonomy.noneFound")}
      />
      <Select
        label={t("taxonomy.mergeTo")}
        searchable
        value={to}
        onChange={setTo}
        data={choices(families, i18n.language)}
        nothingFoundMessage={t("taxonomy.noneFound")}
      />
      <ReclassifyEnd
        input={input}
        action={t("taxonomy.merge")}
        includesPast={includesPast}
        onIncludesPast={setIncludesPast}
        onDone={onDone}
      />
    </div>
  );
}
