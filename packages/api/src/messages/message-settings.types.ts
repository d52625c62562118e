import { digestRhythms, type MailSettings, type MailWay, type MessageKind } from "@huilu/core";
import { Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";

import { named } from "../enums.ts";
import { MailWayEnum, MessageKindEnum } from "./inbox.types.ts";

const DigestRhythmEnum = named(digestRhythms);
registerEnumType(DigestRhythmEnum, {
  name: "DigestRhythm",
  description: "Each working day, or the first one of each week.",
});

@ObjectType({ description: "By which way the viewer hears of one kind of message." })
export class MessagePreference {
  @Field(() => MessageKindEnum) kind!: MessageKind;
  @Field(() => String) name!: string;
  @Field(() => Boolean) inProduct!: boolean;
  @Field(() => Boolean, { description: "Whether it may be kept out of the inbox." }) silenceable!: boolean;
  @Field(() => MailWayEnum) mail!: MailWay;
}

@InputType()
@ObjectType()
class DigestTimes {
  @Field(() => DigestRhythmEnum) digest!: MailSettings["digest"];
  @Field(() => Int, { description: "The hour of the digest in the business time zone." }) digestHour!: number;
  @Field(() => Boolean, { description: "Whether urgent mail comes in quiet hours." }) urgentPasses!: boolean;
}

@InputType({ description: "When mail comes. Quiet hours are minutes after midnight, both or none." })
export class MailSettingsInput extends DigestTimes {
  @Field(() => Int, { nullable: true }) quietFrom?: number | null;
  @Field(() => Int, { nullable: true }) quietTo?: number | null;
}

@ObjectType({ description: "By which way and when the viewer hears of what." })
export class MessageSettings extends DigestTimes {
  @Field(() => Int, { nullable: true }) quietFrom!: number | null;
  @Field(() => Int, { nullable: true }) quietTo!: number | null;
  @Field(() => String, { nullable: true }) email!: string | null;
  @Field(() => Boolean, { description: "Whether this installation sends mail at all." }) mailServer!: boolean;
  @Field(() => [MessagePreference]) preferences!: MessagePreference[];
}
