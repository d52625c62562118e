import { mailFailureReasons, type MailFailureReason, mailStates, type MailState } from "@huilu/core";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";

import { named } from "../enums.ts";
import { PageInfo } from "../page-info.types.ts";
import { DateTimeScalar } from "../scalars.ts";

export const MailStateEnum = named(mailStates);
const MailFailureReasonEnum = named(mailFailureReasons);
registerEnumType(MailStateEnum, {
  name: "MailState",
  description:
    "FAILED: the server refused it for good; GIVEN_UP: it was tried for days, or there is nobody any more to send it to.",
});
registerEnumType(MailFailureReasonEnum, { name: "MailFailureReason" });

@ObjectType({ description: "Why a mail was not accepted, the last time it was tried." })
export class MailFailure {
  @Field(() => MailFailureReasonEnum) reason!: MailFailureReason;
  @Field(() => Int, { nullable: true, description: "The reply code of the SMTP server." }) code!: number | null;
}

@ObjectType({ description: "A mail; its id is the Message-ID of every attempt." })
export class MailDelivery {
  @Field(() => ID) id!: string;
  @Field(() => String) kindName!: string;
  @Field(() => String) person!: string;
  @Field(() => String, { nullable: true, description: "Masked." }) address!: string | null;
  @Field(() => MailStateEnum) state!: MailState;
  @Field(() => Boolean) urgent!: boolean;
  @Field(() => Int) attempts!: number;
  @Field(() => DateTimeScalar) queuedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) nextAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) finishedAt!: Date | null;
  @Field(() => MailFailure, { nullable: true }) failure!: MailFailure | null;
}

@ObjectType()
export class MailDeliveryEdge {
  @Field(() => String) cursor!: string;
  @Field(() => MailDelivery) node!: MailDelivery;
}

@ObjectType()
export class MailStateCount {
  @Field(() => MailStateEnum) state!: MailState;
  @Field(() => Int) count!: number;
}

@ObjectType()
export class MailDeliveryConnection {
  @Field(() => [MailDeliveryEdge]) edges!: MailDeliveryEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => [MailStateCount], { description: "Of all, whatever was asked for." }) counts!: MailStateCount[];
  @Field(() => Boolean, { description: "Whether a server is set that takes mail." }) mailServer!: boolean;
}
