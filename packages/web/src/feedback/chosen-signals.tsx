import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SignalFieldsFragment } from "../gql/graphql.ts";
import { subjectWords } from "../signals/signal-words.ts";
import classes from "./feedback.module.css";

type Props = {
  signals: readonly SignalFieldsFragment[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
};

/** The signals that go into an issue; all are chosen until somebody takes one out. */
export function ChosenSignals({ signals, chosen, onChange }: Props) {
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
