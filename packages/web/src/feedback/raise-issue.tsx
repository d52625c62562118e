import { Checkbox, Drawer, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { RaiseQualityIssueDocument, type SignalFieldsFragment } from "../gql/graphql.ts";
import { subjectWords } from "../signals/signal-words.ts";
import { FormEnd } from "../taxonomy/form-end.tsx";
import { severities } from "../taxonomy/taxonomy-types.ts";
import classes from "./feedback.module.css";

/** Turns signals of one defect into a quality issue, which is shown then; all are chosen until somebody takes one out. */
export function RaiseIssue({ name, signals }: { name: string; signals: readonly SignalFieldsFragment[] }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <>
      <button type="button" className="plain link no-print" onClick={() => setOpened(true)}>
        {t("issues.raise")}
      </button>
      <Drawer
        opened={opened}
        onClose={close}
        position="right"
        size={480}
        title={t("issues.raiseTitle", { name })}
        closeButtonProps={{ "aria-label": t("staff.close") }}
      >
        <IssueForm name={name} signals={signals} onDone={close} />
      </Drawer>
    </>
  );
}

/** Where the taxonomy says nothing. */
const usualSeverity = 2;

type FormProps = { name: string; signals: readonly SignalFieldsFragment[]; onDone: () => void };

function IssueForm({ name, signals, onDone }: FormProps) {
  const { t } = useTranslation();
  const raise = useChange(RaiseQualityIssueDocument);
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(signals.map(({ id }) => id)));
  const [title, setTitle] = useState(name);
  const [problem, setProblem] = useState(useFirstWords(name, signals));
  const [severity, setSeverity] = useState(
    () => Math.max(0, ...signals.map((signal) => signal.severity ?? 0)) || usualSeverity,
  );
  const [safety, setSafety] = useState(() => signals.some((signal) => signal.safety));
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        raise.mutate(
          { input: { signals: [...chosen], title, problem, severity, safety } },
          { onSuccess: () => void navigate({ to: "/issues" }) },
        );
      }}
    >
      <p>{t("issues.raiseText")}</p>
      <Chosen signals={signals} chosen={chosen} onChange={setChosen} />
      <TextInput
        label={t("issues.name")}
        required
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Textarea
        label={t("issues.problem")}
        required
        rows={5}
        maxLength={4000}
        value={problem}
        onChange={(event) => setProblem(event.currentTarget.value)}
      />
      <NativeSelect
        label={t("issues.severity")}
        value={String(severity)}
        onChange={(event) => setSeverity(Number(event.currentTarget.value))}
        data={severities.map((value) => ({ value: String(value), label: t(`taxonomy.severityOf.${value}`) }))}
      />
      <Checkbox
        label={t("issues.safety")}
        checked={safety}
        onChange={(event) => setSafety(event.currentTarget.checked)}
      />
      <FormEnd
        action={t("issues.raise")}
        error={raise.error}
        pending={raise.isPending}
        disabled={chosen.size === 0}
        onCancel={onDone}
      />
    </form>
  );
}

function Chosen({
  signals,
  chosen,
  onChange,
}: {
  signals: readonly SignalFieldsFragment[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes["chosen"]}>
      <legend>{t("issues.signals")}</legend>
      {signals.map((signal) => (
        <Checkbox
          key={signal.id}
          label={subjectWords(t, signal)}
          checked={chosen.has(signal.id)}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? chosen.union(new Set([signal.id])) : without(chosen, signal.id))
          }
        />
      ))}
    </fieldset>
  );
}

const without = (chosen: ReadonlySet<string>, id: string) => new Set([...chosen].filter((one) => one !== id));

/** What the strongest signal says, for the engineer to go on from. */
function useFirstWords(name: string, [strongest]: readonly SignalFieldsFragment[]): string {
  const { t } = useTranslation();
  const format = useFormat();
  if (!strongest) return name;
  const sentence = t("signals.groupSentence", {
    where: subjectWords(t, strongest),
    observed: format.count(strongest.observed),
    expected: format.decimal(strongest.expected, 1),
    since: format.day(strongest.sinceOn),
  });
  return `${name}${t("because", { words: sentence })}`;
}
