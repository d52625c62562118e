import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import {
  ReplayWebhookDeliveryDocument,
  SkipWebhookDeliveryDocument,
  type WebhookDeliveryFieldsFragment,
} from "../gql/graphql.ts";
import { Refusal } from "./refusal.tsx";
import classes from "./webhooks.module.css";

type Attempt = WebhookDeliveryFieldsFragment["lastAttempts"][number];

/** One delivery; opened, its last attempts with what was answered. */
export function DeliveryRow({ delivery }: { delivery: WebhookDeliveryFieldsFragment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { kindLabel, subject, link, state, attempts, postedAt, targetName, dueAt, lastAttempts } = delivery;
  const [last] = lastAttempts;
  return (
    <tbody>
      <tr>
        <td>{format.dateTime(postedAt)}</td>
        <td>{targetName}</td>
        <td>
          {kindLabel}{" "}
          {link === null ? (
            shownSubject(subject)
          ) : (
            <a href={link} className="link told">
              {shownSubject(subject)}
            </a>
          )}
        </td>
        <td>
          <span className={state === "GIVEN_UP" ? "worse" : undefined}>{t(`webhooks.deliveryState.${state}`)}</span>
          {dueAt !== null && attempts > 0 && (
            <span className="quiet"> {t("webhooks.nextAt", { time: format.dateTime(dueAt) })}</span>
          )}
        </td>
        <td className="number">{format.count(attempts)}</td>
        <td>{last === undefined ? "–" : <Outcome attempt={last} />}</td>
        <td>
          <div className={classes["actions"]}>
            {lastAttempts.length > 0 && (
              <button
                type="button"
                className="plain link"
                aria-expanded={open}
                aria-controls={id}
                onClick={() => setOpen(!open)}
              >
                {t("webhooks.attempts")}
              </button>
            )}
            <DeliveryActions delivery={delivery} />
          </div>
        </td>
      </tr>
      <tr id={id} hidden={!open}>
        <td colSpan={7}>
          <Attempts attempts={lastAttempts} />
        </td>
      </tr>
    </tbody>
  );
}

/** issue:QI-2026-0001 is QI-2026-0001 to people. */
function shownSubject(subject: string): string {
  return subject.slice(subject.indexOf(":") + 1);
}

function DeliveryActions({ delivery: { id, state } }: { delivery: WebhookDeliveryFieldsFragment }) {
  const { t } = useTranslation();
  const replay = useChange(ReplayWebhookDeliveryDocument);
  const skip = useChange(SkipWebhookDeliveryDocument);
  const waits = state === "WAITING";
  return (
    <>
      <button type="button" className="plain link" disabled={replay.isPending} onClick={() => replay.mutate({ id })}>
        {t(waits ? "webhooks.tryNow" : "webhooks.sendAgain")}
      </button>
      {waits && (
        <button type="button" className="plain link" disabled={skip.isPending} onClick={() => skip.mutate({ id })}>
          {t("webhooks.skip")}
        </button>
      )}
      <Refusal of={replay} />
      <Refusal of={skip} />
    </>
  );
}

function Attempts({ attempts }: { attempts: readonly Attempt[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ol className={classes["attempts"]}>
      {attempts.map((attempt) => (
        <li key={attempt.ordinal}>
          {t("webhooks.attempt", {
            ordinal: attempt.ordinal,
            time: format.dateTime(attempt.at),
            milliseconds: attempt.milliseconds,
          })}{" "}
          <Outcome attempt={attempt} />
          {attempt.answer !== null && attempt.answer !== "" && <pre tabIndex={0}>{attempt.answer}</pre>}
        </li>
      ))}
    </ol>
  );
}

function Outcome({ attempt: { status, failure } }: { attempt: Attempt }) {
  const { t } = useTranslation();
  const code = status === null ? "" : `${status}`;
  if (failure === null) return <span className="better">{t("webhooks.taken", { status: code })}</span>;
  const known = failures.find((one) => one === failure);
  return <span className="worse">{`${known ? t(`webhooks.failure.${known}`) : failure} ${code}`.trim()}</span>;
}

const failures = [
  "status",
  "redirect",
  "gone",
  "platform_code",
  "answer_unreadable",
  "address_refused",
  "timeout",
  "unreachable",
] as const;
