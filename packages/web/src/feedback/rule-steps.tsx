import { MultiSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Duty } from "../gql/graphql.ts";
import { targetKey, targetWords, type Routing, type Rule, type Target } from "./routing-words.ts";
import classes from "./routing.module.css";

type Steps = Rule["steps"];

function targetOf(key: string): Target {
  const none = { duty: null, department: null, supplier: false };
  if (key === "SUPPLIER") return { ...none, supplier: true };
  if (key.startsWith("=")) return { ...none, department: key.slice(1) };
  return { ...none, duty: Object.values(Duty).find((duty) => duty === key) ?? null };
}

/** To whom a rule sends a case: one step after the other. */
export function RuleSteps({
  steps,
  routing: { departments },
  onChange,
}: {
  steps: Steps;
  routing: Routing;
  onChange: (steps: Steps) => void;
}) {
  const { t } = useTranslation();
  const keys = [...Object.values(Duty), "SUPPLIER", ...departments.map(({ key }) => `=${key}`)];
  const data = keys.map((value) => ({ value, label: targetWords(t, value, departments) }));
  return (
    <fieldset>
      <legend>{t("routing.way")}</legend>
      <p className="quiet">{t("routing.stepHint")}</p>
      {steps.map((step, place) => (
        // A step is its place.
        <div key={String(place)}>
          <MultiSelect
            label={t("routing.step", { n: place + 1 })}
            searchable
            value={step.map(targetKey)}
            data={data}
            onChange={(chosen) => onChange(steps.with(place, chosen.map(targetOf)))}
          />
          {steps.length > 1 && (
            <button type="button" className="plain link" onClick={() => onChange(steps.toSpliced(place, 1))}>
              {t("routing.removeStep", { n: place + 1 })}
            </button>
          )}
        </div>
      ))}
      <div className={classes["buttons"]}>
        <button type="button" className="plain link" onClick={() => onChange([...steps, []])}>
          {t("routing.addStep")}
        </button>
      </div>
    </fieldset>
  );
}
