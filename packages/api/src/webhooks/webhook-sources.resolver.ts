import {
  addWebhookSource,
  DomainError,
  enableWebhookSource,
  listWebhookSources,
  rotateWebhookSource,
} from "@huilu/core";
import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";

import { changeOf } from "../clocks/change-of.ts";
import type { ApiContext } from "../context.ts";
import { isUuid } from "../is-uuid.ts";
import { WebhookSource, WebhookSourceWithSecret } from "./webhook.types.ts";

@Resolver()
export class WebhookSourcesResolver {
  @Query(() => [WebhookSource])
  webhookSources(@Ctx() { db, now }: ApiContext): Promise<WebhookSource[]> {
    return listWebhookSources(db.pool, { now });
  }

  @Mutation(() => WebhookSourceWithSecret)
  addWebhookSource(
    @Arg("code", () => String) code: string,
    @Arg("name", () => String) name: string,
    @Ctx() context: ApiContext,
  ): Promise<WebhookSourceWithSecret> {
    return addWebhookSource(context.db, { code, name }, changeOf(context));
  }

  @Mutation(() => WebhookSourceWithSecret)
  rotateWebhookSource(
    @Arg("id", () => ID) id: string,
    @Arg("atOnce", () => Boolean, { defaultValue: false, description: "True: the one before ends now, not in a day." })
    atOnce: boolean,
    @Ctx() context: ApiContext,
  ): Promise<WebhookSourceWithSecret> {
    return rotateWebhookSource(context.db, { id: sourceId(id), atOnce }, changeOf(context));
  }

  @Mutation(() => WebhookSource)
  enableWebhookSource(
    @Arg("id", () => ID) id: string,
    @Arg("enabled", () => Boolean) enabled: boolean,
    @Ctx() context: ApiContext,
  ): Promise<WebhookSource> {
    return enableWebhookSource(context.db, { id: sourceId(id), enabled }, changeOf(context));
  }
}

function sourceId(id: string): string {
  if (!isUuid(id)) throw new DomainError("NOT_FOUND", "webhook_source_unknown");
  return id;
}
