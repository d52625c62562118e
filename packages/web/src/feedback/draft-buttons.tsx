import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { DiscardRoutingDraftDocument, PutRoutingInForceDocument, SaveRoutingDraftDocument } from "../gql/graphql.ts";
import { reasonOf } from "../parts/query-state.tsx";
import { ReasonDialog } from "../staff/reason-dialog.tsx";
import classes from "./routing.module.css";
import type { Draft } from "./use-draft.ts";

/** Adds a rule, keeps the draft or forgets it, puts it in force with a reason; and says when somebody else has changed it. */
export function DraftButtons({ draft, onAdd }: { draft: Draft; onAdd: () => void }) {
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
