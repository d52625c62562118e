import { Field, ObjectType } from "type-graphql";

@ObjectType()
export class PageInfo {
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

/** What a page says of itself: whether another follows, and where it would begin. */
export function pageInfo(rows: readonly { readonly cursor: string }[], hasNextPage: boolean): PageInfo {
  return { hasNextPage, endCursor: rows.at(-1)?.cursor ?? null };
}
