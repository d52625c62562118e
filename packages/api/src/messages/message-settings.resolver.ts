import {
  mailKindName,
  type MailWay,
  type MessageKind,
  readMessageSettings,
  setEmail,
  setMailSettings,
  setMessagePreference,
} from "@huilu/core";
import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { personOf } from "../live/stream-context.ts";
import { MailWayEnum, MessageKindEnum } from "./inbox.types.ts";
import { MailSettingsInput, MessageSettings } from "./message-settings.types.ts";

@Resolver()
export class MessageSettingsResolver {
  @Query(() => MessageSettings)
  async messageSettings(@Ctx() context: ApiContext): Promise<MessageSettings> {
    const { preferences, ...settings } = await readMessageSettings(context.db, personOf(context));
    return {
      ...settings,
      mailServer: context.env.mail !== null,
      preferences: preferences.map((one) => ({ ...one, name: mailKindName(one.kind, context.language) })),
    };
  }

  @Mutation(() => Boolean, { description: "Chooses by which way the viewer hears of one kind of message." })
  async setMessagePreference(
    @Arg("kind", () => MessageKindEnum) kind: MessageKind,
    @Arg("inProduct", () => Boolean) inProduct: boolean,
    @Arg("mail", () => MailWayEnum) mail: MailWay,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await setMessagePreference(context.db, personOf(context), { kind, inProduct, mail });
    return true;
  }

  @Mutation(() => Boolean, { description: "Chooses when the viewer's mail comes." })
  async setMailSettings(
    @Arg("settings", () => MailSettingsInput) settings: MailSettingsInput,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    const { digest, digestHour, urgentPasses, quietFrom = null, quietTo = null } = settings;
    const chosen = { digest, digestHour, urgentPasses, quietFrom, quietTo };
    await setMailSettings(context.db, personOf(context), chosen);
    return true;
  }

  @Mutation(() => Boolean, { description: "Says where the viewer's mail goes; empty: nowhere." })
  async setMyEmail(@Arg("email", () => String) email: string, @Ctx() context: ApiContext): Promise<boolean> {
    const by = { userId: personOf(context), now: context.now };
    await setEmail(context.db, { username: context.viewer?.username ?? "", email }, by);
    return true;
  }

  @Mutation(() => Boolean, { description: "Says where a user's mail goes; empty: nowhere." })
  async setUserEmail(
    @Arg("username", () => String) username: string,
    @Arg("email", () => String) email: string,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await setEmail(context.db, { username, email }, { userId: personOf(context), now: context.now });
    return true;
  }
}
