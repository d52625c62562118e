import {
  countUnread,
  DomainError,
  type InboxBox,
  listInbox,
  mailKindName,
  markAllRead,
  markMessages,
  type MessageKind,
  type MessageMark,
  messageWords,
} from "@huilu/core";
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { personOf } from "../live/stream-context.ts";
import { pageInfo } from "../page-info.types.ts";
import { pageSize } from "../page-size.ts";
import { InboxBoxEnum, Message, MessageConnection, MessageKindEnum, MessageMarkEnum } from "./inbox.types.ts";

@Resolver()
export class InboxResolver {
  @Query(() => MessageConnection, { description: "The viewer's own messages: unread ones first, then the newest." })
  async inbox(
    @Arg("box", () => InboxBoxEnum, { defaultValue: "ALL" }) box: InboxBox,
    @Arg("kinds", () => [MessageKindEnum], { defaultValue: [], description: "None: every kind." }) kinds: MessageKind[],
    @Arg("first", () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<MessageConnection> {
    const request = { userId: personOf(context), box, kinds, first: pageSize(first, 50), after };
    const { rows, hasNextPage } = await listInbox(context.db, request);
    const edges = rows.map(({ cursor, ...row }) => ({
      cursor,
      node: { ...row, id: String(row.id), kindName: mailKindName(row.kind, context.language) },
    }));
    return { edges, pageInfo: pageInfo(rows, hasNextPage) };
  }

  @Query(() => Int, { description: "How many messages the viewer has not read." })
  unreadMessages(@Ctx() context: ApiContext): Promise<number> {
    return countUnread(context.db.pool, personOf(context));
  }

  @Mutation(() => Boolean, { description: "Marks messages of one's own, all or none." })
  async markMessages(
    @Arg("ids", () => [ID]) ids: string[],
    @Arg("mark", () => MessageMarkEnum) mark: MessageMark,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await markMessages(context.db, { ids: ids.map(messageId), mark }, { userId: personOf(context), now: context.now });
    return true;
  }

  @Mutation(() => Int, {
    description: "Marks as read what stands unread in the inbox up to a message; answers how many.",
  })
  markAllMessagesRead(@Arg("upTo", () => ID) upTo: string, @Ctx() context: ApiContext): Promise<number> {
    return markAllRead(context.db, messageId(upTo), { userId: personOf(context), now: context.now });
  }
}

@Resolver(() => Message)
export class MessageResolver {
  @FieldResolver(() => String)
  title(@Root() message: Message, @Ctx() { language }: ApiContext): string {
    return messageWords(message, language).title;
  }

  @FieldResolver(() => String)
  text(@Root() message: Message, @Ctx() { language }: ApiContext): string {
    return messageWords(message, language).text;
  }
}

function messageId(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new DomainError("NOT_FOUND", "message_unknown");
  return Number(text);
}
