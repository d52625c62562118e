import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewer } from "../../app/installation-context.ts";
import { useGraphql } from "../../app/use-graphql.ts";
import { HandOversDocument } from "../../gql/graphql.ts";
import { SideForm } from "../../taxonomy/side-form.tsx";
import { DelayCard } from "../delay-card.tsx";
import { HandOvers } from "../hand-overs.tsx";
import { SendForm } from "../send-form.tsx";
import type { Issue } from "./issue-types.ts";

/** To whom the issue was handed over and what became of it; and the way to hand it over. */
export function HandOverCard({ issue: { number, closing } }: { issue: Issue }) {
  const { t } = useTranslation();
  const { operations } = useViewer();
  const [sends, setSends] = useState(false);
  if (!operations.includes("handOvers")) return null;
  const maySend = closing === null && operations.includes("sendHandOver");
  return (
    <>
      <HandOvers
        name="ofIssue"
        filter={{ box: "ALL", issue: number }}
        actions={
          maySend ? (
            <button type="button" className="plain link no-print" onClick={() => setSends(true)}>
              {t("handOvers.sendTitle")}
            </button>
          ) : undefined
        }
      />
      {sends && (
        <SideForm title={t("handOvers.sendIssue", { number })} onClose={() => setSends(false)}>
          <SendForm subject={{ caseId: null, issue: number }} onDone={() => setSends(false)} />
        </SideForm>
      )}
    </>
  );
}

/** Who had the issue how long; nothing while it was never handed over. */
export function DelayOfIssue({ number }: { number: string }) {
  const { operations } = useViewer();
  const mayRead = operations.includes("handOvers") && operations.includes("delayShares");
  return mayRead ? <Delay number={number} /> : null;
}

function Delay({ number }: { number: string }) {
  const sent = useGraphql(HandOversDocument, { filter: { box: "ALL", issue: number }, first: 1 });
  return (sent.data?.handOvers.totalCount ?? 0) > 0 ? <DelayCard of={{ issue: number }} /> : null;
}
