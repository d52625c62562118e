import { Field, ObjectType } from "type-graphql";

import { DateScalar, DateTimeScalar } from "../scalars.ts";

@ObjectType({ description: "The company whose figures these are." })
export class Installation {
  @Field(() => String) companyName!: string;
  @Field(() => String) timeZone!: string;
  @Field(() => String, { description: "ISO 4217" }) currency!: string;
  @Field(() => DateTimeScalar, { description: "When this was answered." }) asOf!: Date;
  @Field(() => DateScalar, { nullable: true, description: "The first day with a report." }) dataFrom!: string | null;
  @Field(() => DateScalar, { nullable: true, description: "The last day with a report." }) dataTo!: string | null;
  @Field(() => Boolean, { description: "The data are those of the generated demo company." }) demo!: boolean;
  @Field(() => [String], {
    description:
      "Kinds whose cases report defects, `unclassified` of cases without one, where some kinds do not (installation, training, …); else empty.",
  })
  defectKinds!: readonly string[];
  @Field(() => DateScalar) today!: string;
  @Field(() => String) version!: string;
}
