import { Field, Int, ObjectType } from "type-graphql";

import { PageInfo } from "../page-info.types.ts";

@ObjectType({ description: "A case of an issue." })
export class IssueCaseEdge {
  @Field(() => String) cursor!: string;
  @Field(() => Boolean, { description: "Somebody put it in, or took it out." }) byHand!: boolean;
  // Resolved by a loader; the row it comes from has only the id.
  readonly id!: string;
}

@ObjectType({ description: "Cases of an issue, the latest report first." })
export class IssueCaseConnection {
  @Field(() => Int, { description: "All of them." }) total!: number;
  @Field(() => Int, { description: "Those that the viewer may not read; they are not among the edges." })
  hidden!: number;
  @Field(() => [IssueCaseEdge]) edges!: readonly IssueCaseEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
}
