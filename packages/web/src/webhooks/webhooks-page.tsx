import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { WebhookTargetsDocument } from "../gql/graphql.ts";
import { PageHead } from "../parts/page-head.tsx";
import { SourcesCard } from "./sources-card.tsx";
import { TargetsCard } from "./targets-card.tsx";
import { WebhookDeliveries } from "./webhook-deliveries.tsx";
import classes from "./webhooks.module.css";

/** What other systems are told, what became of it, and what they tell us. */
export function WebhooksPage() {
  const { t } = useTranslation();
  const { data } = useGraphql(WebhookTargetsDocument, {});
  const targets = data?.webhookTargets ?? [];
  const sum = (of: "waiting" | "givenUp") => targets.reduce((total, target) => total + target[of], 0);
  const [waiting, givenUp] = [sum("waiting"), sum("givenUp")];
  return (
    <div className={classes["page"]}>
      <PageHead title={t("webhooks.title")}>
        {t("webhooks.sentence", { targets: targets.length, waiting })}{" "}
        {givenUp > 0 && <span className="worse">{t("webhooks.sentenceGivenUp", { givenUp })}</span>}
      </PageHead>
      <TargetsCard />
      <WebhookDeliveries />
      <SourcesCard />
    </div>
  );
}
