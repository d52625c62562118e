import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { WebhookDeliveriesDocument, WebhookDeliveryState, WebhookTargetNamesDocument } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { DeliveryRow } from "./delivery-row.tsx";
import { ReplayFailed } from "./replay-failed.tsx";
import classes from "./webhooks.module.css";

const states = Object.values(WebhookDeliveryState);
const page = 25;
const everyMilliseconds = 5000;

/** The log of deliveries by state and target, each with its attempts; send again, try now, leave out. */
export function WebhookDeliveries() {
  const { t } = useTranslation();
  const [target, setTarget] = useState("");
  const [state, setState] = useState<WebhookDeliveryState | null>(null);
  const [shown, setShown] = useState(page);
  const input = { target: target === "" ? null : target, states: state === null ? [] : [state] };
  const query = useGraphql(WebhookDeliveriesDocument, { input, first: shown }, { every: everyMilliseconds });
  const targets = useGraphql(WebhookTargetNamesDocument, {}).data?.webhookTargets ?? [];
  return (
    <Card title={t("webhooks.deliveries")} sentence={t("webhooks.deliveriesSentence")}>
      <div className={`${classes["form"] ?? ""} no-print`}>
        <NativeSelect
          label={t("webhooks.target")}
          value={target}
          data={[
            { value: "", label: t("webhooks.allTargets") },
            ...targets.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => setTarget(event.currentTarget.value)}
        />
        <NativeSelect
          label={t("webhooks.column.state")}
          value={state ?? ""}
          data={[
            { value: "", label: t("webhooks.allStates") },
            ...states.map((value) => ({ value, label: t(`webhooks.deliveryState.${value}`) })),
          ]}
          onChange={(event) => setState(states.find((one) => one === event.currentTarget.value) ?? null)}
        />
        {target !== "" && <ReplayFailed key={target} target={target} />}
      </div>
      <QueryState
        query={query}
        height={180}
        empty={({ webhookDeliveries: { deliveries } }) =>
          deliveries.length === 0 ? (
            <Notice title={t("webhooks.noDeliveries")} text={t("webhooks.noDeliveriesNext")} height={120} />
          ) : null
        }
      >
        {({ webhookDeliveries: { deliveries, next } }) => (
          <>
            <div className="scroller">
              <table className="figures">
                <thead>
                  <tr>
                    {(["posted", "target", "event", "state", "attempts", "last"] as const).map((column) => (
                      <th key={column} scope="col" className={column === "attempts" ? "number" : undefined}>
                        {t(`webhooks.column.${column}`)}
                      </th>
                    ))}
                    <td />
                  </tr>
                </thead>
                {deliveries.map((delivery) => (
                  <DeliveryRow key={delivery.id} delivery={delivery} />
                ))}
              </table>
            </div>
            {next !== null && shown < most && (
              <Button variant="default" size="compact-md" onClick={() => setShown(Math.min(most, shown + page))}>
                {t("webhooks.older")}
              </Button>
            )}
          </>
        )}
      </QueryState>
    </Card>
  );
}

/** Further back the filters lead. */
const most = 100;
