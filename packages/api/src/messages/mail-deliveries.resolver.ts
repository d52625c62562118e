import { DomainError, listMailDeliveries, mailKindName, type MailState, mailStates, resendMail } from "@huilu/core";
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { isUuid } from "../is-uuid.ts";
import { personOf } from "../live/stream-context.ts";
import { pageInfo } from "../page-info.types.ts";
import { pageSize } from "../page-size.ts";
import { MailDeliveryConnection, MailStateEnum } from "./mail-deliveries.types.ts";

@Resolver()
export class MailDeliveriesResolver {
  @Query(() => MailDeliveryConnection, { description: "The mails of everybody, newest first." })
  async mailDeliveries(
    @Arg("states", () => [MailStateEnum], { defaultValue: [], description: "None: every state." }) states: MailState[],
    @Arg("first", () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { db, env, language }: ApiContext,
  ): Promise<MailDeliveryConnection> {
    const { rows, hasNextPage, counts } = await listMailDeliveries(db, { states, first: pageSize(first, 50), after });
    return {
      edges: rows.map(({ cursor, ...row }) => ({
        cursor,
        node: { ...row, kindName: mailKindName(row.kind, language) },
      })),
      pageInfo: pageInfo(rows, hasNextPage),
      counts: mailStates.map((state) => ({ state, count: counts[state] })),
      mailServer: env.mail !== null,
    };
  }

  @Mutation(() => Boolean, {
    description: "Sends a mail that had failed or was given up once more, under the same Message-ID.",
  })
  async resendMail(@Arg("id", () => ID) id: string, @Ctx() context: ApiContext): Promise<boolean> {
    if (!isUuid(id)) throw new DomainError("NOT_FOUND", "mail_unknown");
    await resendMail(context.db, id, { userId: personOf(context), now: context.now });
    return true;
  }
}
