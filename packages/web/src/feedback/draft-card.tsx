import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { DiscardRoutingDraftDocument, PutRoutingInForceDocument, SaveRoutingDraftDocument } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { reasonOf } from "../parts/query-state.tsx";
import { ReasonDialog } from "../staff/reason-dialog.tsx";
import { SideForm } from "../taxonomy/side-form.tsx";
import { DryRunSection } from "./dry-run.tsx";
import { RuleForm } from "./rule-form.tsx";
import { RuleList } from "./rule-list.tsx";
import { ruleName, type Routing, type Rule } from "./routing-words.ts";
import classes from "./routing.module.css";

type Version = Routing["versions"][number];

/** What is written stays here until it was saved, also when somebody else saves meanwhile. */
function useDraft({ versions }: Routing) {
  const stored = versions.find(({ state }) => state === "DRAFT");
  const current = versions.find(({ state }) => state === "IN_FORCE");
  const first = (stored ?? current)?.rules ?? [];
  const [base, setBase] = useState(stored?.revision ?? 0);
  const [rules, setRules] = useState<readonly Rule[]>(first);
  const [kept, setKept] = useState<readonly Rule[]>(first);
  const load = (version: Version | undefined, revision: number) => {
    setBase(revision);
    setRules(version?.rules ?? []);
    setKept(version?.rules ?? []);
  };
  return {
    stored,
    rules,
    setRules,
    base,
    isUnsaved: JSON.stringify(rules) !== JSON.stringify(kept),
    isOther: (stored?.revision ?? 0) !== base,
    load: () => load(stored ?? current, stored?.revision ?? 0),
    forget: () => load(current, 0),
    keep: (revision: number) => {
      setBase(revision);
      setKept(rules);
    },
  };
}

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

function DraftButtons({ draft, onAdd }: { draft: ReturnType<typeof useDraft>; onAdd: () => void }) {
  const { t } = useTranslation();
  const save = useChange(SaveRoutingDraftDocument);
  const discard = useChange(DiscardRoutingDraftDocument);
  const put = useChange(PutRoutingInForceDocument);
  const [putting, setPutting] = useState(false);
  const { base, rules, stored, isUnsaved, isOther } = draft;
  const error = save.error ?? discard.error;
  const said = (refused: Error | null) => (refused === null ? null : (reasonOf(refused) ?? t("state.unreachable")));
  return (
    <div className="no-print">
      <div className={classes["buttons"]}>
        <Button variant="default" onClick={onAdd}>
          {t("routing.add")}
        </Button>
        <Button
          disabled={!isUnsaved}
          loading={save.isPending}
          onClick={() =>
            save.mutate(
              { rules: [...rules], revision: base },
              { onSuccess: ({ saveRoutingDraft }) => draft.keep(saveRoutingDraft) },
            )
          }
        >
          {t("routing.save")}
        </Button>
        {stored && (
          <>
            <Button
              variant="default"
              loading={discard.isPending}
              onClick={() => discard.mutate({ revision: base }, { onSuccess: draft.forget })}
            >
              {t("routing.discard")}
            </Button>
            <Button variant="default" disabled={isUnsaved} onClick={() => setPutting(true)}>
              {t("routing.put")}
            </Button>
            {isUnsaved && <span className="quiet">{t("routing.unsaved")}</span>}
          </>
        )}
      </div>
      {error !== null && (
        <p className="worse" role="alert">
          {said(error)}
        </p>
      )}
      {isOther && !save.isPending && !put.isPending && (
        <p role="status">
          {t("routing.draftOther")}{" "}
          <button type="button" className="plain link" onClick={draft.load}>
            {t("routing.loadOther")}
          </button>
        </p>
      )}
      <ReasonDialog
        opened={putting}
        title={t("routing.putTitle")}
        text={t("routing.putText")}
        action={t("routing.put")}
        pending={put.isPending}
        error={said(put.error)}
        onClose={() => setPutting(false)}
        onSend={(reason) =>
          put.mutate(
            { revision: base, reason },
            {
              onSuccess: () => {
                draft.keep(0);
                setPutting(false);
              },
            },
          )
        }
      />
    </div>
  );
}
