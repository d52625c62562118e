import {
  DomainError,
  listWebhookDeliveries,
  replayFailedWebhooks,
  replayWebhookDelivery,
  skipWebhookDelivery,
  textOf,
  type Language,
  type WebhookDelivery as CoreDelivery,
} from "@huilu/core";
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";

import { changeOf } from "../clocks/change-of.ts";
import type { ApiContext } from "../context.ts";
import { isUuid } from "../is-uuid.ts";
import { pageSize } from "../page-size.ts";
import { DateScalar } from "../scalars.ts";
import { WebhookDeliveriesInput } from "./webhook.inputs.ts";
import { WebhookDeliveries, WebhookDelivery } from "./webhook.types.ts";

@Resolver()
export class WebhookDeliveriesResolver {
  @Query(() => WebhookDeliveries, { description: "The log, the latest first." })
  async webhookDeliveries(
    @Arg("input", () => WebhookDeliveriesInput, { nullable: true }) input: WebhookDeliveriesInput | null,
    @Arg("first", () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() { db, language }: ApiContext,
  ): Promise<WebhookDeliveries> {
    const size = pageSize(first, 50);
    const before = /^\d{1,15}$/.test(after ?? "") ? Number(after) : null;
    const request = { states: input?.states ?? [], targetId: input?.target ? deliveryTarget(input.target) : null };
    const found = await listWebhookDeliveries(db.pool, { ...request, before, first: size + 1 });
    const page = found.slice(0, size);
    const next = found.length > size ? String(page.at(-1)?.position) : null;
    return { deliveries: page.map((one) => presentDelivery(one, language)), next };
  }

  @Mutation(() => WebhookDelivery, { description: "Sends it again under its id, or, if it waits, at once." })
  async replayWebhookDelivery(@Arg("id", () => ID) id: string, @Ctx() context: ApiContext): Promise<WebhookDelivery> {
    return presentDelivery(
      await replayWebhookDelivery(context.db, deliveryId(id), changeOf(context)),
      context.language,
    );
  }

  @Mutation(() => Int, {
    description: "Sends again what was posted from that day on and was given up or left out; how many.",
  })
  replayFailedWebhooks(
    @Arg("target", () => ID) target: string,
    @Arg("since", () => DateScalar) since: string,
    @Ctx() context: ApiContext,
  ): Promise<number> {
    return replayFailedWebhooks(context.db, { targetId: deliveryTarget(target), since }, changeOf(context));
  }

  @Mutation(() => WebhookDelivery, { description: "Leaves out one that waits, so that those behind it go on." })
  async skipWebhookDelivery(@Arg("id", () => ID) id: string, @Ctx() context: ApiContext): Promise<WebhookDelivery> {
    return presentDelivery(await skipWebhookDelivery(context.db, deliveryId(id), changeOf(context)), context.language);
  }
}

function presentDelivery(delivery: CoreDelivery, language: Language): WebhookDelivery {
  return { ...delivery, kindLabel: textOf(language, `webhooks.kinds.${delivery.kind}`) };
}

function deliveryId(id: string): string {
  if (!isUuid(id)) throw new DomainError("NOT_FOUND", "webhook_delivery_unknown");
  return id;
}

function deliveryTarget(id: string): string {
  if (!isUuid(id)) throw new DomainError("NOT_FOUND", "webhook_target_unknown");
  return id;
}
