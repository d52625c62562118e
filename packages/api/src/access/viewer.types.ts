import type { Role } from "@huilu/core";
import { Field, ID, ObjectType } from "type-graphql";

import { RoleEnum } from "../enums.ts";
import { DimensionValue } from "../metrics/dimension-value.types.ts";

@ObjectType({ description: "A role, and the department for which it was given (none: the whole company)." })
export class RoleAssignment {
  @Field(() => RoleEnum) role!: Role;
  @Field(() => DimensionValue, { nullable: true }) department!: DimensionValue | null;
}

@ObjectType({ description: "Who is signed in." })
export class Viewer {
  @Field(() => ID) id!: string;
  @Field(() => String) username!: string;
  @Field(() => String) displayName!: string;
  @Field(() => String) language!: string;
  @Field(() => [RoleAssignment]) roles!: RoleAssignment[];
  @Field(() => Boolean) mustChangePassword!: boolean;
  @Field(() => [String], { description: "The queries and mutations that this viewer may ask for now." })
  operations!: string[];
  @Field(() => Boolean, { description: "Whether there is an employee record, and so a scorecard, behind the account." })
  isEmployee!: boolean;
}

@ObjectType()
export class SignInResult {
  @Field(() => Viewer) viewer!: Viewer;
}

@ObjectType()
export class UserAccount {
  @Field(() => ID) id!: string;
  @Field(() => String) username!: string;
  @Field(() => String) displayName!: string;
  @Field(() => [RoleAssignment]) roles!: RoleAssignment[];
  @Field(() => Boolean) disabled!: boolean;
}
