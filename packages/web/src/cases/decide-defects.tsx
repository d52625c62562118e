import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewer } from "../app/installation-context.ts";
import { useChange } from "../app/use-graphql.ts";
import { DecideCaseDefectsDocument, Dimension } from "../gql/graphql.ts";
import { DimensionSelect } from "../targets/dimension-select.tsx";
import { FormEnd } from "../taxonomy/form-end.tsx";
import { SideForm } from "../taxonomy/side-form.tsx";
import classes from "../taxonomy/taxonomy.module.css";
import type { OneCase } from "./one-case.ts";

type Chosen = { key: string; label: string };

/** The way to decide a case's defects, for whoever may. */
export function DecideDefects({ one }: { one: OneCase }) {
  const { t } = useTranslation();
  const mayDecide = useViewer().operations.includes("decideCaseDefects");
  const [open, setOpen] = useState(false);
  if (!mayDecide) return null;
  return (
    <>
      <button type="button" className="plain link no-print" onClick={() => setOpen(true)}>
        {t("case.decideDefects")}
      </button>
      {open && (
        <SideForm title={t("case.decideDefects")} onClose={() => setOpen(false)}>
          <Decide one={one} onDone={() => setOpen(false)} />
        </SideForm>
      )}
    </>
  );
}

function Decide({ one, onDone }: { one: OneCase; onDone: () => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly Chosen[]>(one.defects.map(({ key, label }) => ({ key, label })));
  const [reason, setReason] = useState("");
  const decide = useChange(DecideCaseDefectsDocument);
  const decided = one.defects.some(({ origin }) => origin === "person");
  const send = (types: readonly Chosen[]) =>
    decide.mutate(
      { caseId: one.id, types: types.map(({ key }) => key), reason: reason || null },
      { onSuccess: onDone },
    );
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.length > 0) send(chosen);
      }}
    >
      <p>{t("case.decideText")}</p>
      <ChosenList chosen={chosen} onChange={setChosen} />
      <DimensionSelect
        key={chosen.length}
        dimension={Dimension.DefectType}
        label={t("case.addDefect")}
        none={t("taxonomy.chooseType")}
        value={null}
        onChange={(value) => {
          if (value !== null && value.key !== "unclassified" && !chosen.some(({ key }) => key === value.key))
            setChosen([...chosen, value]);
        }}
      />
      <Textarea
        label={t("case.decideReason")}
        rows={3}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {decided && (
        <div className={classes["actions"]}>
          <button type="button" className="plain link" disabled={decide.isPending} onClick={() => send([])}>
            {t("case.takeBackDefects")}
          </button>
        </div>
      )}
      <FormEnd
        action={t("case.saveDefects")}
        error={decide.error}
        pending={decide.isPending}
        disabled={chosen.length === 0}
        onCancel={onDone}
      />
    </form>
  );
}

/** The chosen types; the first leads. */
function ChosenList({
  chosen,
  onChange,
}: {
  chosen: readonly Chosen[];
  onChange: (chosen: readonly Chosen[]) => void;
}) {
  const { t } = useTranslation();
  if (chosen.length === 0) return <p className="quiet">{t("case.noDefect")}</p>;
  return (
    <ul className={classes["chosen"]}>
      {chosen.map((one, i) => {
        const others = chosen.filter(({ key }) => key !== one.key);
        return (
          <li key={one.key}>
            <span>{one.label}</span>
            {i === 0 ? (
              <span className="quiet">{t("case.leading")}</span>
            ) : (
              <button type="button" className="plain link" onClick={() => onChange([one, ...others])}>
                {t("case.makeLeading", { name: one.label })}
              </button>
            )}
            <button type="button" className="plain link" onClick={() => onChange(others)}>
              {t("case.removeDefect", { name: one.label })}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
