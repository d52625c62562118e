import {
  addressPolicy,
  addWebhookTarget,
  changeWebhookTarget,
  DomainError,
  enableWebhookTarget,
  listWebhookTargets,
  rotateWebhookSecret,
  subscribableKinds,
  systemResolve,
  testWebhookTarget,
  textOf,
  type Reach,
} from "@huilu/core";
import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";

import { changeOf } from "../clocks/change-of.ts";
import type { ApiContext } from "../context.ts";
import { isUuid } from "../is-uuid.ts";
import { WebhookTargetInput } from "./webhook.inputs.ts";
import { WebhookKind, WebhookTarget, WebhookTargetWithSecret } from "./webhook.types.ts";

@Resolver()
export class WebhookTargetsResolver {
  @Query(() => [WebhookTarget])
  webhookTargets(@Ctx() { db, now }: ApiContext): Promise<WebhookTarget[]> {
    return listWebhookTargets(db.pool, { now });
  }

  @Query(() => [WebhookKind])
  webhookKinds(@Ctx() { language }: ApiContext): WebhookKind[] {
    return subscribableKinds.map((key) => ({ key, label: textOf(language, `webhooks.kinds.${key}`) }));
  }

  @Mutation(() => WebhookTargetWithSecret)
  addWebhookTarget(
    @Arg("input", () => WebhookTargetInput) { url = null, ...draft }: WebhookTargetInput,
    @Arg("secret", () => String, { nullable: true, description: "Left out: one is made, where the format has one." })
    secret: string | null,
    @Ctx() context: ApiContext,
  ): Promise<WebhookTargetWithSecret> {
    const given = { ...draft, url, secret: secret ?? null };
    return addWebhookTarget(context.db, given, { change: changeOf(context), reach: reachOf(context) });
  }

  @Mutation(() => WebhookTarget)
  changeWebhookTarget(
    @Arg("id", () => ID) id: string,
    @Arg("input", () => WebhookTargetInput) { url = null, ...draft }: WebhookTargetInput,
    @Ctx() context: ApiContext,
  ): Promise<WebhookTarget> {
    const given = { ...draft, url, id: targetId(id) };
    return changeWebhookTarget(context.db, given, { change: changeOf(context), reach: reachOf(context) });
  }

  @Mutation(() => WebhookTarget, { description: "Enabled again, it is sent what waited for it." })
  enableWebhookTarget(
    @Arg("id", () => ID) id: string,
    @Arg("enabled", () => Boolean) enabled: boolean,
    @Ctx() context: ApiContext,
  ): Promise<WebhookTarget> {
    return enableWebhookTarget(context.db, { id: targetId(id), enabled }, changeOf(context));
  }

  @Mutation(() => String, { nullable: true, description: "The new secret, if it was made: the only time it is told." })
  rotateWebhookSecret(
    @Arg("id", () => ID) id: string,
    @Arg("secret", () => String, { nullable: true }) secret: string | null,
    @Arg("atOnce", () => Boolean, { defaultValue: false, description: "True: the one before ends now, not in a day." })
    atOnce: boolean,
    @Ctx() context: ApiContext,
  ): Promise<string | null> {
    return rotateWebhookSecret(context.db, { id: targetId(id), secret: secret ?? null, atOnce }, changeOf(context));
  }

  @Mutation(() => Boolean, { description: "Posts a test to one target; the deliveries tell what became of it." })
  async testWebhookTarget(@Arg("id", () => ID) id: string, @Ctx() context: ApiContext): Promise<boolean> {
    await testWebhookTarget(context.db, targetId(id), changeOf(context));
    return true;
  }
}

function targetId(id: string): string {
  if (!isUuid(id)) throw new DomainError("NOT_FOUND", "webhook_target_unknown");
  return id;
}

function reachOf({ env }: ApiContext): Reach {
  return { allows: addressPolicy(env.webhookNetworks), resolve: systemResolve };
}
