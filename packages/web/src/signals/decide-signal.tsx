import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { DecideSignalDocument, type SignalAction, type SignalFieldsFragment } from "../gql/graphql.ts";
import { reasonOf } from "../parts/query-state.tsx";
import { ReasonDialog } from "../staff/reason-dialog.tsx";
import { subjectWords } from "./signal-words.ts";
import classes from "./signals.module.css";

/** Acknowledges, dismisses with a reason, or takes either back. */
export function DecideSignal({ signal }: { signal: SignalFieldsFragment }) {
  const { t } = useTranslation();
  const [dismissing, setDismissing] = useState(false);
  const decide = useChange(DecideSignalDocument);
  const act = (action: SignalAction) => decide.mutate({ id: signal.id, action, reason: null });
  const error = decide.error === null ? null : (reasonOf(decide.error) ?? t("state.unreachable"));
  const name = `${signal.defect?.label ?? t("unclassified")}, ${subjectWords(t, signal)}`;
  return (
    <div className={`${classes["actions"]} no-print`}>
      {signal.state === "OPEN" ? (
        <>
          <button type="button" className="plain link" disabled={decide.isPending} onClick={() => act("ACKNOWLEDGED")}>
            {t("signals.acknowledge")}
          </button>
          <button type="button" className="plain link" onClick={() => setDismissing(true)}>
            {t("signals.dismiss")}
          </button>
        </>
      ) : (
        <button type="button" className="plain link" disabled={decide.isPending} onClick={() => act("REOPENED")}>
          {t("signals.reopen")}
        </button>
      )}
      {error !== null && !dismissing && (
        <p className="worse" role="alert">
          {error}
        </p>
      )}
      <ReasonDialog
        opened={dismissing}
        title={t("signals.dismissTitle", { name })}
        text={t("signals.dismissText")}
        action={t("signals.dismiss")}
        pending={decide.isPending}
        error={error}
        onClose={() => {
          setDismissing(false);
          decide.reset();
        }}
        onSend={(reason) =>
          decide.mutate({ id: signal.id, action: "DISMISSED", reason }, { onSuccess: () => setDismissing(false) })
        }
      />
    </div>
  );
}
