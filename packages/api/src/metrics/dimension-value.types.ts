import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "A value of a dimension: the source's code, and the words to show for it." })
export class DimensionValue {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { nullable: true }) parentKey?: string | null;
  @Field(() => String, { nullable: true, description: "The words for parentKey: of a batch its model, say." })
  parentLabel?: string | null;
  @Field(() => Int, { nullable: true }) count?: number | null;
}
