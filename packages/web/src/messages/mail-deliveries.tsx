import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange, useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { MailDeliveriesDocument, MailState, ResendMailDocument, type MailDeliveriesQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { QueryState, reasonOf } from "../parts/query-state.tsx";
import classes from "./messages.module.css";

type Mail = MailDeliveriesQuery["mailDeliveries"]["edges"][number]["node"];

const states = Object.values(MailState);
const shown = 200;
const every = 30_000;

/** The mails, newest first, with why one did not arrive; those that ended badly can be sent again. */
export function MailDeliveries() {
  const { t } = useTranslation();
  const [state, setState] = useState<MailState | null>(null);
  const query = useGraphql(MailDeliveriesDocument, { states: state === null ? [] : [state], first: shown }, { every });
  const known = query.data?.mailDeliveries;
  return (
    <Card
      title={t("deliveries.mails")}
      sentence={known === undefined ? undefined : <Counts counts={known.counts} />}
      actions={
        <NativeSelect
          size="xs"
          aria-label={t("deliveries.state")}
          value={state ?? ""}
          data={[
            { value: "", label: t("deliveries.everyState") },
            ...states.map((value) => ({ value, label: t(`deliveries.states.${value}`) })),
          ]}
          onChange={(event) => setState(states.find((one) => one === event.currentTarget.value) ?? null)}
        />
      }
    >
      {known?.mailServer === false && <Notice title={t("deliveries.noServer")} text={t("deliveries.noServerText")} />}
      <QueryState
        query={query}
        height={240}
        empty={({ mailDeliveries }) =>
          mailDeliveries.edges.length === 0 ? (
            <Notice height={140} title={t("deliveries.none")} text={t("deliveries.noneText")} />
          ) : null
        }
      >
        {({ mailDeliveries }) => <MailTable mails={mailDeliveries.edges.map(({ node }) => node)} />}
      </QueryState>
    </Card>
  );
}

function Counts({ counts }: { counts: MailDeliveriesQuery["mailDeliveries"]["counts"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return format.list(
    counts.map(({ state, count }) =>
      t("deliveries.count", { state: t(`deliveries.states.${state}`), n: format.count(count) }),
    ),
  );
}

function MailTable({ mails }: { mails: readonly Mail[] }) {
  const { t } = useTranslation();
  const resend = useChange(ResendMailDocument);
  return (
    <div className="scroller">
      {resend.error !== null && (
        <p className="worse" role="alert">
          {reasonOf(resend.error) ?? t("state.unreachable")}
        </p>
      )}
      <table className="figures">
        <thead>
          <tr>
            {(["queued", "to", "what", "state", "attempts"] as const).map((column) => (
              <th key={column} scope="col" className={column === "attempts" ? "number" : undefined}>
                {t(`deliveries.column.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{t("deliveries.column.act")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {mails.map((mail) => (
            <MailRow
              key={mail.id}
              mail={mail}
              busy={resend.isPending}
              onResend={() => resend.mutate({ id: mail.id })}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MailRow({ mail, busy, onResend }: { mail: Mail; busy: boolean; onResend: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { queuedAt, person, address, kindName, state, attempts, nextAt, finishedAt, failure } = mail;
  const ended = state === "FAILED" || state === "GIVEN_UP";
  return (
    <tr data-state={state}>
      <td className={classes["when"]}>{format.dateTime(queuedAt)}</td>
      <th scope="row">
        {person} <span className="quiet">{address ?? t("deliveries.noAddress")}</span>
      </th>
      <td>{kindName}</td>
      <td>
        <span className={ended ? "worse" : undefined}>{t(`deliveries.states.${state}`)}</span>{" "}
        <span className="quiet">
          {nextAt !== null && attempts > 0 && t("deliveries.next", { time: format.dateTime(nextAt) })}
          {finishedAt !== null && format.dateTime(finishedAt)}
        </span>
        {failure !== null && (
          <div className="quiet">
            {t(`deliveries.reason.${failure.reason}`)}
            {failure.code !== null && ` (${failure.code})`}
          </div>
        )}
      </td>
      <td className="number">{attempts}</td>
      <td>
        {ended && (
          <button type="button" className="plain link" disabled={busy} onClick={onResend}>
            {t("deliveries.resend")}
          </button>
        )}
      </td>
    </tr>
  );
}
