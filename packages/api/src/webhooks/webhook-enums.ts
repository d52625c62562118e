import { deliveryStates, webhookFormats } from "@huilu/core";
import { registerEnumType } from "type-graphql";

import { named } from "../enums.ts";

export const WebhookFormatEnum = named(webhookFormats);
export const DeliveryStateEnum = named(deliveryStates);

registerEnumType(WebhookFormatEnum, {
  name: "WebhookFormat",
  description: "GENERIC: JSON, signed as the Standard Webhooks specification says; the others are messages of robots.",
});
registerEnumType(DeliveryStateEnum, { name: "WebhookDeliveryState" });
