import { Checkbox, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { CountAsOneEventDocument, type RepeatFieldsFragment } from "../gql/graphql.ts";
import { QueryState } from "../parts/query-state.tsx";
import { FormEnd } from "../taxonomy/form-end.tsx";
import taxonomy from "../taxonomy/taxonomy.module.css";
import classes from "./discover.module.css";
import { CaseWords, useRepeatCases, type RepeatCase } from "./repeat-cases.tsx";

type Props = { repeat: RepeatFieldsFragment; action: string; onDone: () => void };

/** Chooses which of the cases are one event, all of them at first, and counts them so. */
export function CountAsOne(props: Props) {
  const { repeat } = props;
  const query = useRepeatCases(repeat);
  // What counts as an event already is not chosen again; what was dismissed once may be.
  const open = (id: string) => repeat.eventId === null || repeat.undecided.includes(id);
  return (
    <QueryState query={query} height={200}>
      {({ repeats: { records } }) => (
        <Choose {...props} cases={records[0]?.serviceCases.filter(({ id }) => open(id)) ?? []} />
      )}
    </QueryState>
  );
}

function Choose({ repeat, action, onDone, cases }: Props & { cases: readonly RepeatCase[] }) {
  const { t } = useTranslation();
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const [reason, setReason] = useState("");
  const count = useChange(CountAsOneEventDocument);
  const joins = repeat.eventId !== null;
  const caseIds = cases.map(({ id }) => id).filter((id) => !leftOut.includes(id));
  return (
    <form
      className={taxonomy["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        const decision = { caseIds, leftOut: [...leftOut], event: repeat.eventId, reason: reason || null };
        count.mutate(decision, { onSuccess: onDone });
      }}
    >
      <p>{t(joins ? "discover.repeats.joinText" : "discover.repeats.countText")}</p>
      <fieldset className={classes["chosen"]}>
        <legend>{t("discover.repeats.which")}</legend>
        {cases.map((one) => (
          <Checkbox
            key={one.id}
            checked={!leftOut.includes(one.id)}
            label={
              <>
                {one.number} <CaseWords one={one} />
              </>
            }
            onChange={(event) =>
              setLeftOut(event.currentTarget.checked ? leftOut.filter((id) => id !== one.id) : [...leftOut, one.id])
            }
          />
        ))}
      </fieldset>
      <Textarea
        label={t("discover.repeats.reason")}
        rows={3}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <FormEnd
        action={action}
        error={count.error}
        pending={count.isPending}
        disabled={caseIds.length < (joins ? 1 : 2)}
        onCancel={onDone}
      />
    </form>
  );
}
