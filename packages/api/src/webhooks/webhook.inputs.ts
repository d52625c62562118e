import type { DeliveryState, WebhookFormat } from "@huilu/core";
import { Field, ID, InputType } from "type-graphql";

import { DeliveryStateEnum, WebhookFormatEnum } from "./webhook-enums.ts";

@InputType()
export class WebhookTargetInput {
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: "Left out in a change: as it is." }) url?: string | null;
  @Field(() => WebhookFormatEnum, { description: "A target keeps its format." }) format!: WebhookFormat;
  @Field(() => [String]) kinds!: string[];
  @Field(() => String, { description: "zh-CN or en." }) language!: string;
}

@InputType()
export class WebhookDeliveriesInput {
  @Field(() => [DeliveryStateEnum], { nullable: true, description: "None: of every state." })
  states?: DeliveryState[] | null;
  @Field(() => ID, { nullable: true }) target?: string | null;
}
