import type { DeliveryState, WebhookFormat } from "@huilu/core";
import { Field, ID, Int, ObjectType } from "type-graphql";

import { DateTimeScalar } from "../scalars.ts";
import { DeliveryStateEnum, WebhookFormatEnum } from "./webhook-enums.ts";

@ObjectType({
  description: "Where events are told to. Neither its secret nor a key within its address is ever answered.",
})
export class WebhookTarget {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: "The address, its keys as dots." }) url!: string;
  @Field(() => WebhookFormatEnum) format!: WebhookFormat;
  @Field(() => [String]) kinds!: readonly string[];
  @Field(() => String) language!: string;
  @Field(() => Boolean) enabled!: boolean;
  @Field(() => Boolean, { description: "It answered 410 and was disabled for it." }) gone!: boolean;
  @Field(() => Boolean) signed!: boolean;
  @Field(() => DateTimeScalar, { nullable: true, description: "Until when a replaced secret signs as well." })
  overlapUntil!: Date | null;
  @Field(() => Int) waiting!: number;
  @Field(() => Int) givenUp!: number;
  @Field(() => DateTimeScalar, { nullable: true }) lastDeliveredAt!: Date | null;
}

@ObjectType({ description: "A kind of event that a target can be told, and its words." })
export class WebhookKind {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
}

@ObjectType({ description: "A target, and its secret if one was made: this is the only time that it is told." })
export class WebhookTargetWithSecret {
  @Field(() => WebhookTarget) target!: WebhookTarget;
  @Field(() => String, { nullable: true }) secret!: string | null;
}

@ObjectType({ description: "One attempt at a delivery." })
export class WebhookAttempt {
  @Field(() => Int) ordinal!: number;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => Int) milliseconds!: number;
  @Field(() => Int, { nullable: true, description: "Null: no answer came." }) status!: number | null;
  @Field(() => String, {
    nullable: true,
    description:
      "status, redirect, gone, platform_code, answer_unreadable, address_refused, timeout or unreachable; null: it was taken.",
  })
  failure!: string | null;
  @Field(() => String, { nullable: true, description: "The first 500 characters." }) answer!: string | null;
}

@ObjectType({
  description: "One event on its way to one target. Its id is the receiver's webhook-id, over all attempts.",
})
export class WebhookDelivery {
  @Field(() => ID) id!: string;
  @Field(() => ID) targetId!: string;
  @Field(() => String) targetName!: string;
  @Field(() => String) kind!: string;
  @Field(() => String) kindLabel!: string;
  @Field(() => String) subject!: string;
  @Field(() => String, { nullable: true }) link!: string | null;
  @Field(() => DeliveryStateEnum) state!: DeliveryState;
  @Field(() => Int) attempts!: number;
  @Field(() => DateTimeScalar) postedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) dueAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) finishedAt!: Date | null;
  @Field(() => [WebhookAttempt], { description: "The last ten, the latest first." })
  lastAttempts!: readonly WebhookAttempt[];
}

@ObjectType()
export class WebhookDeliveries {
  @Field(() => [WebhookDelivery]) deliveries!: readonly WebhookDelivery[];
  @Field(() => String, { nullable: true, description: "Ask with `after` for those that follow; null: there are none." })
  next!: string | null;
}

@ObjectType({ description: "Something that sends cases and events to POST /webhooks/cases and /webhooks/events." })
export class WebhookSource {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: "The source that its cases belong to." }) code!: string;
  @Field(() => String) name!: string;
  @Field(() => Boolean) enabled!: boolean;
  @Field(() => DateTimeScalar, { nullable: true, description: "Until when a replaced secret is taken as well." })
  overlapUntil!: Date | null;
  @Field(() => Int, { description: "Messages of the last 30 days." }) messages!: number;
  @Field(() => DateTimeScalar, { nullable: true }) lastReceivedAt!: Date | null;
}

@ObjectType({ description: "A source and its secret: this is the only time that it is told." })
export class WebhookSourceWithSecret {
  @Field(() => WebhookSource) source!: WebhookSource;
  @Field(() => String) secret!: string;
}
