import {
  inboxBoxes,
  mailWays,
  type Message as CoreMessage,
  messageKindNames,
  type MessageKind,
  messageMarks,
} from "@huilu/core";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";

import { named } from "../enums.ts";
import { PageInfo } from "../page-info.types.ts";
import { DateTimeScalar } from "../scalars.ts";

export const InboxBoxEnum = named(inboxBoxes);
export const MessageMarkEnum = named(messageMarks);
export const MailWayEnum = named(mailWays);
/** GraphQL's names have no dots: issue_assigned. */
export const MessageKindEnum: Readonly<Record<string, MessageKind>> = Object.fromEntries(
  messageKindNames.map((kind) => [kind.replaceAll(".", "_"), kind]),
);

registerEnumType(InboxBoxEnum, { name: "InboxBox", description: "ALL and UNREAD leave out what was archived." });
registerEnumType(MessageMarkEnum, { name: "MessageMark", description: "RETURNED takes out of the archive." });
registerEnumType(MailWayEnum, { name: "MailWay" });
registerEnumType(MessageKindEnum, { name: "MessageKind" });

@ObjectType({ description: "What the product told the viewer, in the language in which it is asked for." })
export class Message {
  @Field(() => ID) id!: string;
  @Field(() => MessageKindEnum) kind!: MessageKind;
  @Field(() => String) kindName!: string;
  @Field(() => String, { description: "What it is about, as people call it." }) subject!: string;
  @Field(() => String, { description: "The page it leads to, from / on." }) link!: string;
  @Field(() => Boolean) urgent!: boolean;
  @Field(() => DateTimeScalar) postedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) readAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) archivedAt!: Date | null;
  gaps!: CoreMessage["gaps"];
}

@ObjectType()
export class MessageEdge {
  @Field(() => String) cursor!: string;
  @Field(() => Message) node!: Message;
}

@ObjectType()
export class MessageConnection {
  @Field(() => [MessageEdge]) edges!: MessageEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
}

@ObjectType({ description: "What stands in the viewer's inbox now." })
export class InboxState {
  @Field(() => Int) unread!: number;
}
