import { readImportRejections, readImportRuns } from "@huilu/core";
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { isUuid } from "../is-uuid.ts";
import { pageSize } from "../page-size.ts";
import { ImportRejection, ImportRun } from "./import-run.types.ts";

@Resolver(() => ImportRun)
export class ImportRunsResolver {
  @Query(() => [ImportRun], { description: "The last imports, newest first." })
  importRuns(
    @Arg("first", () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Ctx() { db }: ApiContext,
  ): Promise<ImportRun[]> {
    return readImportRuns(db, { first: pageSize(first, 50) });
  }

  @Query(() => ImportRun, { nullable: true })
  async importRun(@Arg("id", () => ID) id: string, @Ctx() { db }: ApiContext): Promise<ImportRun | null> {
    const [found] = isUuid(id) ? await readImportRuns(db, { first: 1, id }) : [];
    return found ?? null;
  }

  @FieldResolver(() => [ImportRejection], {
    description: "Refused rows and fields set aside, in the order of the file.",
  })
  rejections(
    @Root() { id }: ImportRun,
    @Arg("first", () => Int, { nullable: true, defaultValue: 100 }) first: number | null,
    @Ctx() { db, language }: ApiContext,
  ): Promise<ImportRejection[]> {
    return readImportRejections(db, { importRunId: id, first: pageSize(first, 100), language });
  }
}
