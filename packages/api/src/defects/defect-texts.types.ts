import { Field, Int, ObjectType } from "type-graphql";

import { ServiceCase } from "../cases/service-case.types.ts";

@ObjectType()
export class TypicalPhrase {
  @Field(() => String) phrase!: string;
  @Field(() => [String], { description: "Other phrases that mostly the same complaints say." })
  also!: readonly string[];
  @Field(() => Int, { description: "The defect's complaints that say it, repeats counted once." }) texts!: number;
  @Field(() => Int, { description: "Of the others." }) othersTexts!: number;
}

@ObjectType({ description: "What people write of a defect." })
export class DefectTexts {
  @Field(() => Int, { description: "The defect's newest complaints, at most 400, repeats counted once." }) own!: number;
  @Field(() => Int, { description: "Those of other defects of the same product families that they are held against." })
  others!: number;
  @Field(() => [TypicalPhrase], { description: "Said at least twice as often, by more than chance; the surest first." })
  phrases!: readonly TypicalPhrase[];
  @Field(() => [ServiceCase], { description: "The cases of the newest complaints." }) samples?: ServiceCase[];
  caseIds!: readonly string[];
}
