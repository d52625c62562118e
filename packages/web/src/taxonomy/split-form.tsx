import { Button, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ReclassificationKind } from "../gql/graphql.ts";
import { ReclassifyEnd } from "./reclassify-end.tsx";
import { emptyRule, ruleInput, SplitRule, type DraftRule } from "./split-rule.tsx";
import { choices, type Family } from "./taxonomy-types.ts";
import classes from "./taxonomy.module.css";

/** Says which reports of one type are another's, by rules of which the first that fits decides. */
export function SplitForm({ families, onDone }: { families: readonly Family[]; onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const [from, setFrom] = useState<string | null>(null);
  const [rules, setRules] = useState<DraftRule[]>([emptyRule(0)]);
  const [includesPast, setIncludesPast] = useState(true);
  const complete = rules.every((rule) => rule.to !== null);
  const input =
    from !== null && complete
      ? { kind: ReclassificationKind.Split, includesPast, rules: rules.flatMap((rule) => ruleInput(from, rule)) }
      : null;
  return (
    <div className={classes["form"]}>
      <p>{t("taxonomy.splitText")}</p>
      <Select
        label={t("taxonomy.splitFrom")}
        searchable
        value={from}
        onChange={setFrom}
        data={choices(families, i18n.language, "all")}
        nothingFoundMessage={t("taxonomy.noneFound")}
      />
      {rules.map((rule, i) => (
        <SplitRule
          key={rule.id}
          number={i + 1}
          rule={rule}
          types={choices(families, i18n.language)}
          set={(part) => setRules(rules.map((one) => (one.id === rule.id ? { ...one, ...part } : one)))}
          onRemove={rules.length > 1 ? () => setRules(rules.filter((one) => one.id !== rule.id)) : null}
        />
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          onClick={() => setRules([...rules, emptyRule(Math.max(...rules.map(({ id }) => id)) + 1)])}
        >
          {t("taxonomy.addRule")}
        </Button>
      </div>
      <ReclassifyEnd
        input={input}
        action={t("taxonomy.split")}
        includesPast={includesPast}
        onIncludesPast={setIncludesPast}
        onDone={onDone}
      />
    </div>
  );
}
