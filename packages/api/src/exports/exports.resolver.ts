import {
  cancelExport,
  DomainError,
  listExports,
  requestExport,
  textOf,
  type ExportRun as CoreExportRun,
  type Language,
  type Viewer,
} from "@huilu/core";
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { isUuid } from "../is-uuid.ts";
import { pageSize } from "../page-size.ts";
import { ExportRun } from "./export-run.types.ts";
import { ExportInput } from "./export.inputs.ts";

@Resolver()
export class ExportsResolver {
  @Query(() => [ExportRun], { description: "The viewer's own exports, newest first." })
  async exports(
    @Arg("first", () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Ctx() context: ApiContext,
  ): Promise<ExportRun[]> {
    const { userId } = viewerOf(context);
    const runs = await listExports(context.db, { userId, first: pageSize(first, 20) });
    return runs.map((run) => presentExport(run, context.language));
  }

  @Mutation(() => ExportRun, { description: "A small export is done at once, a large one becomes a job." })
  async requestExport(
    @Arg("input", () => ExportInput) input: ExportInput,
    @Ctx() context: ApiContext,
  ): Promise<ExportRun> {
    const { db, env, scope, now, language } = context;
    const asker = { viewer: viewerOf(context), dataDir: env.dataDir, scope, now, language };
    return presentExport(await requestExport(db, input, asker), language);
  }

  @Mutation(() => ExportRun, { description: "Ends an export that waits or runs." })
  async cancelExport(@Arg("id", () => ID) id: string, @Ctx() context: ApiContext): Promise<ExportRun> {
    if (!isUuid(id)) throw new DomainError("NOT_FOUND", "export_unknown", { id });
    const run = await cancelExport(context.db, { id, userId: viewerOf(context).userId });
    return presentExport(run, context.language);
  }
}

function viewerOf({ viewer }: ApiContext): Viewer {
  if (!viewer) throw new DomainError("UNAUTHENTICATED", "sign_in_required");
  return viewer;
}

function presentExport({ failure, ...run }: CoreExportRun, language: Language): ExportRun {
  return {
    ...run,
    url: run.state === "DONE" ? `/exports/${run.id}` : null,
    failure: failure && textOf(language, `errors.${failure.reason}`, failure.values),
  };
}
