import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange, useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import {
  AddWebhookSourceDocument,
  EnableWebhookSourceDocument,
  RotateWebhookSourceDocument,
  WebhookSourcesDocument,
  type WebhookSourceFieldsFragment,
} from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { Fold } from "./fold.tsx";
import { Refusal } from "./refusal.tsx";
import { Example } from "./source-example.tsx";
import { SecretOnce } from "./secret-once.tsx";
import classes from "./webhooks.module.css";

type Told = { readonly name: string; readonly secret: string };

/** Who sends cases and events here: address, example, secrets. */
export function SourcesCard() {
  const { t } = useTranslation();
  const query = useGraphql(WebhookSourcesDocument, {});
  const [told, setTold] = useState<Told | null>(null);
  return (
    <Card title={t("webhooks.sources")} sentence={t("webhooks.sourcesSentence")}>
      {told !== null && <SecretOnce of={told.name} secret={told.secret} onDone={() => setTold(null)} />}
      <QueryState
        query={query}
        height={100}
        empty={({ webhookSources }) =>
          webhookSources.length === 0 ? (
            <Notice title={t("webhooks.noSources")} text={t("webhooks.noSourcesNext")} height={80} />
          ) : null
        }
      >
        {({ webhookSources }) => (
          <>
            <SourceTable sources={webhookSources} onSecret={setTold} />
            <Example address={addressOf(webhookSources[0]?.code ?? "")} />
          </>
        )}
      </QueryState>
      <Fold title={t("webhooks.addSource")}>
        <SourceForm onSecret={setTold} />
      </Fold>
    </Card>
  );
}

function SourceTable({
  sources,
  onSecret,
}: {
  sources: readonly WebhookSourceFieldsFragment[];
  onSecret: (told: Told) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="scroller">
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t("webhooks.column.name")}</th>
            <th scope="col">{t("webhooks.column.address")}</th>
            <th scope="col">{t("webhooks.column.state")}</th>
            <th scope="col" className="number">
              {t("webhooks.column.messages")}
            </th>
            <th scope="col">{t("webhooks.column.lastReceived")}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <tr key={source.id}>
              <th scope="row">{source.name}</th>
              <td>
                <code>POST {addressOf(source.code)}</code>
              </td>
              <td>{source.enabled ? t("webhooks.enabled") : t("webhooks.disabled")}</td>
              <td className="number">{format.count(source.messages)}</td>
              <td>{source.lastReceivedAt === null ? "–" : format.dateTime(source.lastReceivedAt)}</td>
              <td>
                <SourceActions source={source} onSecret={onSecret} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function addressOf(code: string): string {
  return `${window.location.origin}/webhooks/cases?source=${encodeURIComponent(code)}`;
}

function SourceActions({
  source: { id, name, enabled },
  onSecret,
}: {
  source: WebhookSourceFieldsFragment;
  onSecret: (told: Told) => void;
}) {
  const { t } = useTranslation();
  const rotate = useChange(RotateWebhookSourceDocument);
  const enable = useChange(EnableWebhookSourceDocument);
  const action = enabled ? "disable" : "enable";
  const told = ({ rotateWebhookSource: { secret } }: { rotateWebhookSource: { secret: string } }) =>
    onSecret({ name, secret });
  return (
    <div className={classes["actions"]}>
      {([false, true] as const).map((atOnce) => (
        <button
          key={String(atOnce)}
          type="button"
          className="plain link"
          disabled={rotate.isPending}
          onClick={() => rotate.mutate({ id, atOnce }, { onSuccess: told })}
        >
          {t(atOnce ? "webhooks.rotateAtOnce" : "webhooks.rotateOverlapping")}
        </button>
      ))}
      <button
        type="button"
        className="plain link"
        disabled={enable.isPending}
        aria-label={t("webhooks.actionOf", { action: t(`webhooks.action.${action}`), name })}
        onClick={() => enable.mutate({ id, enabled: !enabled })}
      >
        {t(`webhooks.action.${action}`)}
      </button>
      <Refusal of={rotate} />
      <Refusal of={enable} />
    </div>
  );
}

function SourceForm({ onSecret }: { onSecret: (told: Told) => void }) {
  const { t } = useTranslation();
  const add = useChange(AddWebhookSourceDocument);
  const [draft, setDraft] = useState({ code: "", name: "" });
  return (
    <form
      className={classes["form"]}
      aria-label={t("webhooks.addSource")}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(draft, {
          onSuccess: ({ addWebhookSource: { secret } }) => {
            onSecret({ name: draft.name, secret });
            setDraft({ code: "", name: "" });
          },
        });
      }}
    >
      {(["code", "name"] as const).map((field) => (
        <TextInput
          key={field}
          label={t(`webhooks.source.${field}`)}
          required
          withAsterisk={false}
          value={draft[field]}
          onChange={(event) => setDraft({ ...draft, [field]: event.currentTarget.value })}
        />
      ))}
      <div className={classes["buttons"]}>
        <Button type="submit" size="compact-md" loading={add.isPending}>
          {t("webhooks.save")}
        </Button>
      </div>
      <Refusal of={add} />
    </form>
  );
}
