import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { RaiseQualityIssueDocument } from "../gql/graphql.ts";
import { subjectWords } from "../signals/signal-words.ts";
import { FormEnd } from "../taxonomy/form-end.tsx";
import classes from "./feedback.module.css";
import { IssueFields, type IssueDraft } from "./issue-fields.tsx";
import { evidenceOf, type IssueSource } from "./issue-source.ts";
import { Asked } from "./asked-reports.tsx";
import { ChosenSignals } from "./chosen-signals.tsx";
import { SimilarIssues } from "./similar-issues.tsx";

/** Where the taxonomy says nothing. */
const usualSeverity = 2;

type Props = { name: string; source: IssueSource; onDone: () => void };

/** What is wrong, how grave it is, and what it stands on; beside it the issues that it may double or learn from. */
export function IssueForm({ name, source, onDone }: Props) {
  const { t } = useTranslation();
  const raise = useChange(RaiseQualityIssueDocument);
  const navigate = useNavigate();
  const signals = source.kind === "SIGNALS" ? source.signals : [];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(signals.map(({ id }) => id)));
  const [from, setFrom] = useState<string | null>(source.kind === "DEFECT" ? (source.evidence.from ?? null) : null);
  const [draft, setDraft] = useState<IssueDraft>({
    title: name,
    problem: useFirstWords(name, source),
    severity: Math.max(0, ...signals.map((signal) => signal.severity ?? 0)) || usualSeverity,
    safety: signals.some((signal) => signal.safety),
    major: false,
    special: [],
  });
  const evidence = evidenceOf(source, chosen).map((part) => (source.kind === "DEFECT" ? { ...part, from } : part));
  const input = {
    ...draft,
    special: [...draft.special],
    signals: [...chosen],
    evidence: source.kind === "DEFECT" ? evidence : [],
    cases: source.kind === "CASES" ? [...source.ids] : [],
  };
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        raise.mutate(
          { input },
          {
            onSuccess: ({ raiseQualityIssue: issue }) => {
              onDone();
              void navigate({ to: "/issues", search: { issue } });
            },
          },
        );
      }}
    >
      <p className="quiet">{t(`issues.from.${source.kind}`, { n: source.kind === "CASES" ? source.ids.length : 0 })}</p>
      {source.kind === "SIGNALS" && <ChosenSignals signals={signals} chosen={chosen} onChange={setChosen} />}
      {source.kind === "DEFECT" && <Asked evidence={source.evidence} from={from} onFrom={setFrom} />}
      <IssueFields draft={draft} onChange={setDraft} />
      <SimilarIssues title={draft.title} problem={draft.problem} evidence={evidence} source={source} onDone={onDone} />
      <FormEnd
        action={t("issues.raise")}
        error={raise.error}
        pending={raise.isPending}
        disabled={source.kind === "SIGNALS" && chosen.size === 0}
        onCancel={onDone}
      />
    </form>
  );
}

/** What the strongest signal says, for the engineer to go on from. */
function useFirstWords(name: string, source: IssueSource): string {
  const { t } = useTranslation();
  const format = useFormat();
  const strongest = source.kind === "SIGNALS" ? source.signals[0] : undefined;
  if (strongest === undefined) return name;
  const sentence = t("signals.groupSentence", {
    where: subjectWords(t, strongest),
    observed: format.count(strongest.observed),
    expected: format.decimal(strongest.expected, 1),
    since: format.day(strongest.sinceOn),
  });
  return `${name}${t("because", { words: sentence })}`;
}
