import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import { Card } from "../parts/card.tsx";
import { SideForm } from "../taxonomy/side-form.tsx";
import { DraftButtons } from "./draft-buttons.tsx";
import { DryRunSection } from "./dry-run.tsx";
import { RuleForm } from "./rule-form.tsx";
import { RuleList } from "./rule-list.tsx";
import { ruleName, type Routing, type Rule } from "./routing-words.ts";
import { useDraft } from "./use-draft.ts";

/** The rules as they may be: edited, tried on past cases, kept, put in force. */
export function DraftCard({ routing }: { routing: Routing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const draft = useDraft(routing);
  const [begun, setBegun] = useState(false);
  const [edited, setEdited] = useState<{ rule: Rule | null } | null>(null);
  const { stored, rules, setRules } = draft;
  const apply = (rule: Rule) => {
    const known = rules.some(({ key }) => key === rule.key);
    setRules(known ? rules.map((one) => (one.key === rule.key ? rule : one)) : [...rules, rule]);
    setEdited(null);
  };
  const told = stored
    ? t("routing.draftSaved", { by: stored.changedBy ?? "–", at: format.dateTime(stored.changedAt) })
    : t("routing.draftFrom");
  if (!stored && !begun) {
    return (
      <Card title={t("routing.draft")} sentence={`${t("routing.draftSentence")} ${told}`}>
        <Button className="no-print" variant="default" onClick={() => setBegun(true)}>
          {t("routing.begin")}
        </Button>
      </Card>
    );
  }
  return (
    <Card title={t("routing.draft")} sentence={`${t("routing.draftSentence")} ${told}`}>
      <RuleList
        rules={rules}
        departments={routing.departments}
        actions={(rule, place) => (
          <RuleActions rule={rule} place={place} rules={rules} onChange={setRules} onEdit={() => setEdited({ rule })} />
        )}
      />
      <DraftButtons draft={draft} onAdd={() => setEdited({ rule: null })} />
      <DryRunSection rules={rules} routing={routing} />
      {edited && (
        <SideForm title={t(edited.rule ? "routing.editRule" : "routing.newRule")} wide onClose={() => setEdited(null)}>
          <RuleForm
            rule={edited.rule}
            taken={rules}
            routing={routing}
            onApply={apply}
            onCancel={() => setEdited(null)}
          />
        </SideForm>
      )}
    </Card>
  );
}

function RuleActions({
  rule,
  place,
  rules,
  onChange,
  onEdit,
}: {
  rule: Rule;
  place: number;
  rules: readonly Rule[];
  onChange: (rules: readonly Rule[]) => void;
  onEdit: () => void;
}) {
  const { t, i18n } = useTranslation();
  const name = ruleName(rule, i18n.language);
  const others = rules.filter((one) => one !== rule);
  const actions = [
    ["edit", onEdit, false],
    ["up", () => onChange(others.toSpliced(place - 1, 0, rule)), place === 0],
    ["down", () => onChange(others.toSpliced(place + 1, 0, rule)), place === rules.length - 1],
    ["remove", () => onChange(others), false],
  ] as const;
  return actions.map(([action, act, disabled]) => (
    <button
      key={action}
      type="button"
      className="plain link"
      disabled={disabled}
      aria-label={t(`routing.${action}Of`, { name })}
      onClick={act}
    >
      {t(`routing.${action}`)}
    </button>
  ));
}
