import { Checkbox, MultiSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RouteMark } from "../gql/graphql.ts";
import { FormEnd } from "../taxonomy/form-end.tsx";
import { RuleConditions } from "./rule-conditions.tsx";
import { RuleSteps } from "./rule-steps.tsx";
import type { Routing, Rule } from "./routing-words.ts";
import classes from "./routing.module.css";

const nothing: Rule["when"] = {
  kinds: [],
  priorities: [],
  regions: [],
  departments: [],
  productFamilies: [],
  productModels: [],
  defectFamilies: [],
  defectTypes: [],
  causeClasses: [],
  words: [],
  marks: [],
  flags: [],
  unsettledAtLeast: null,
};

/** A rule of the draft, or a new one under a key that none has. */
function firstRule(rule: Rule | null, taken: readonly Rule[]): Rule {
  if (rule) return rule;
  const keys = new Set(taken.map(({ key }) => key));
  let number = taken.length + 1;
  while (keys.has(`rule-${number}`)) number += 1;
  const way = { steps: [[]], marks: [], also: false, acceptHours: 8, answerHours: 40 };
  return { key: `rule-${number}`, name: "", nameEn: null, when: nothing, ...way };
}

/** What a rule asks of a case and where it sends it. */
export function RuleForm({
  rule: given,
  taken,
  routing,
  onApply,
  onCancel,
}: {
  rule: Rule | null;
  taken: readonly Rule[];
  routing: Routing;
  onApply: (rule: Rule) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const [rule, setRule] = useState(() => firstRule(given, taken));
  const set = (part: Partial<Rule>) => setRule({ ...rule, ...part });
  const steps = rule.steps.filter((step) => step.length > 0);
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        onApply({ ...rule, steps, nameEn: rule.nameEn?.trim() || null });
      }}
    >
      <div className={classes["pair"]}>
        <TextInput
          label={t("routing.name")}
          required
          maxLength={120}
          value={rule.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t("routing.nameEn")}
          maxLength={120}
          value={rule.nameEn ?? ""}
          onChange={(event) => set({ nameEn: event.currentTarget.value })}
        />
      </div>
      <RuleConditions when={rule.when} onChange={(when) => set({ when })} />
      <RuleSteps steps={rule.steps} routing={routing} onChange={(next) => set({ steps: next })} />
      <div className={classes["pair"]}>
        {(["acceptHours", "answerHours"] as const).map((field) => (
          <TextInput
            key={field}
            type="number"
            min={1}
            max={2000}
            required
            withAsterisk={false}
            label={t(`routing.${field}`)}
            value={rule[field] || ""}
            onChange={(event) => set({ [field]: Number(event.currentTarget.value) })}
          />
        ))}
      </div>
      <MultiSelect
        label={t("routing.routeMarks")}
        value={[...rule.marks]}
        data={Object.values(RouteMark).map((value) => ({ value, label: t(`routing.routeMark.${value}`) }))}
        onChange={(chosen) => set({ marks: Object.values(RouteMark).filter((mark) => chosen.includes(mark)) })}
      />
      <Checkbox
        label={t("routing.also")}
        checked={rule.also}
        onChange={(event) => set({ also: event.currentTarget.checked })}
      />
      <FormEnd
        action={t("routing.apply")}
        error={null}
        pending={false}
        disabled={rule.name.trim() === "" || (steps.length === 0 && !(rule.also && rule.marks.length > 0))}
        onCancel={onCancel}
      />
    </form>
  );
}
