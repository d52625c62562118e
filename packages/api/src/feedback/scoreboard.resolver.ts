import { packageAcknowledgements, readScoreboard } from "@huilu/core";
import { Arg, Ctx, Query, Resolver } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { DateRangeInput } from "../metrics/metric-query.inputs.ts";
import { actorOf } from "./present-issue.ts";
import { IssueScoreboard, PackageAcknowledgements } from "./scoreboard.types.ts";

@Resolver()
export class ScoreboardResolver {
  @Query(() => IssueScoreboard, { description: "How the quality issues that the viewer may read are going." })
  async issueScoreboard(
    @Arg("range", () => DateRangeInput) range: DateRangeInput,
    @Arg("department", () => String, { nullable: true, description: "Its code; it stands for all below it." })
    department: string | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<IssueScoreboard> {
    const question = { range, department: department ?? null };
    const { measures, avoided, ...found } = await readScoreboard(context.db, question, actorOf(context));
    return {
      ...found,
      measures: {
        ...measures,
        verdicts: measures.verdicts.map((one) => ({ ...one, measures: one.measures.map(withTextId) })),
      },
      avoided: { ...avoided, measures: avoided.measures.map(withTextId) },
    };
  }

  @Query(() => [PackageAcknowledgements], {
    description: "Of the viewer's departments: the packages sent in the range, and how they were acknowledged.",
  })
  async packageAcknowledgements(
    @Arg("range", () => DateRangeInput) range: DateRangeInput,
    @Ctx() { db, scope, now, language }: ApiContext,
  ): Promise<PackageAcknowledgements[]> {
    const found = await packageAcknowledgements(db.pool, { range, scope }, now);
    return found.map(({ department: { key, zh, en }, ...one }) => ({
      ...one,
      department: { key, label: language === "en" ? en : zh },
    }));
  }
}

const withTextId = <T extends { readonly id: number }>(one: T) => ({ ...one, id: String(one.id) });
