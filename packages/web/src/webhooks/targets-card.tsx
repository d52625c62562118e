import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { WebhookTargetsDocument, type WebhookTargetFieldsFragment, type WebhookTargetsQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { Fold } from "./fold.tsx";
import { SecretOnce } from "./secret-once.tsx";
import { TargetActions } from "./target-actions.tsx";
import { TargetForm } from "./target-form.tsx";
import classes from "./webhooks.module.css";

type Told = { readonly name: string; readonly secret: string };

/** Where events are told to: add, change, test, disable, give a new secret. */
export function TargetsCard() {
  const { t } = useTranslation();
  const query = useGraphql(WebhookTargetsDocument, {});
  const [changing, setChanging] = useState<WebhookTargetFieldsFragment | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  return (
    <Card title={t("webhooks.targets")} sentence={t("webhooks.targetsSentence")}>
      {told !== null && <SecretOnce of={told.name} secret={told.secret} onDone={() => setTold(null)} />}
      <QueryState query={query} height={140}>
        {(found) => (
          <>
            {found.webhookTargets.length === 0 ? (
              <Notice title={t("webhooks.noTargets")} text={t("webhooks.noTargetsNext")} height={100} />
            ) : (
              <TargetTable found={found} onChange={setChanging} onSecret={setTold} />
            )}
            <Fold
              key={changing?.id ?? ""}
              title={changing === null ? t("webhooks.addTarget") : t("webhooks.changeOf", { name: changing.name })}
              open={changing !== null}
            >
              <TargetForm
                from={changing}
                kinds={found.webhookKinds}
                onSecret={setTold}
                onDone={() => setChanging(null)}
              />
            </Fold>
          </>
        )}
      </QueryState>
    </Card>
  );
}

type TableProps = {
  found: WebhookTargetsQuery;
  onChange: (target: WebhookTargetFieldsFragment) => void;
  onSecret: (told: Told) => void;
};

function TargetTable({ found: { webhookTargets, webhookKinds }, onChange, onSecret }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const labels = new Map(webhookKinds.map(({ key, label }) => [key, label]));
  return (
    <div className="scroller">
      <table className="figures">
        <thead>
          <tr>
            {(["name", "format", "url", "kinds", "state"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`webhooks.column.${column}`)}
              </th>
            ))}
            {(["waiting", "givenUp"] as const).map((column) => (
              <th key={column} scope="col" className="number">
                {t(`webhooks.column.${column}`)}
              </th>
            ))}
            <th scope="col">{t("webhooks.column.lastDelivered")}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {webhookTargets.map((target) => (
            <tr key={target.id}>
              <th scope="row">{target.name}</th>
              <td>{t(`webhooks.format.${target.format}`)}</td>
              <td>{target.url}</td>
              <td
                className={classes["whole"]}
                title={target.kinds.map((kind) => labels.get(kind) ?? kind).join(t("webhooks.comma"))}
              >
                {t("webhooks.kindCount", { count: target.kinds.length })}
              </td>
              <td>
                <State of={target} />
              </td>
              <td className="number">{format.count(target.waiting)}</td>
              <td className="number">
                {target.givenUp > 0 ? <span className="worse">{format.count(target.givenUp)}</span> : 0}
              </td>
              <td>{target.lastDeliveredAt === null ? "–" : format.dateTime(target.lastDeliveredAt)}</td>
              <td>
                <TargetActions target={target} onChange={() => onChange(target)} onSecret={onSecret} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function State({ of: { enabled, gone, overlapUntil } }: { of: WebhookTargetFieldsFragment }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (gone) return <span className="worse">{t("webhooks.gone")}</span>;
  if (!enabled) return <span>{t("webhooks.disabled")}</span>;
  if (overlapUntil !== null) return <span>{t("webhooks.overlap", { until: format.dateTime(overlapUntil) })}</span>;
  return <span>{t("webhooks.enabled")}</span>;
}
