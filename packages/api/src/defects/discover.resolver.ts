import {
  decidePhrase,
  decideSuggestion,
  DomainError,
  listPhrases,
  requestJob,
  searchTexts,
  suggestTypes,
  textsOfDefect,
  type PhraseAction,
  type PhraseState,
} from "@huilu/core";
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";

import { ServiceCase } from "../cases/service-case.types.ts";
import type { ApiContext } from "../context.ts";
import { isUuid } from "../is-uuid.ts";
import { byOf } from "./by-of.ts";
import { pageInfo } from "../page-info.types.ts";
import { pageSize } from "../page-size.ts";
import { DefectTexts } from "./defect-texts.types.ts";
import {
  EmergingPhrase,
  EmergingPhrases,
  FoundTextEdge,
  FoundTexts,
  PhraseActionEnum,
  PhraseStateEnum,
  ShownSuggestionInput,
  SuggestedCase,
  Suggestions,
} from "./discover.types.ts";

@Resolver()
export class DiscoverResolver {
  @Query(() => FoundTexts, { description: "Cases by words of their complaint, the latest report first." })
  async searchTexts(
    @Arg("query", () => String) query: string,
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { db, scope }: ApiContext,
  ): Promise<FoundTexts> {
    const { rows, hasNextPage } = await searchTexts(db.pool, { query, first: pageSize(first, 20), after }, scope);
    return { edges: [...rows], pageInfo: pageInfo(rows, hasNextPage) };
  }

  @Query(() => EmergingPhrases)
  async emergingPhrases(
    @Arg("states", () => [PhraseStateEnum]) states: PhraseState[],
    @Ctx() { db, language }: ApiContext,
  ): Promise<EmergingPhrases> {
    const { phrases, ...look } = await listPhrases(db.pool, { states, language });
    return { ...look, phrases: phrases.map((one) => ({ ...one, id: String(one.id) })) };
  }

  @Query(() => DefectTexts, { description: "What people write of a defect." })
  defectTexts(
    @Arg("defectType", () => String, { description: "The type's key." }) defectType: string,
    @Arg("first", () => Int, { defaultValue: 5, description: "How many of the newest complaints." }) first: number,
    @Ctx() { db, scope }: ApiContext,
  ): Promise<DefectTexts> {
    return textsOfDefect(db.pool, { defectType, first: pageSize(first, 5) }, scope);
  }

  @Mutation(() => Int, { description: "Settles a phrase; answers how many unclassified cases were given the type." })
  decidePhrase(
    @Arg("id", () => ID) id: string,
    @Arg("action", () => PhraseActionEnum) action: PhraseAction,
    @Arg("type", () => String, { nullable: true, description: "Of an acceptance: the key of the type." })
    type: string | null | undefined,
    @Arg("reason", () => String, { nullable: true, description: "Needed for a dismissal." })
    reason: string | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<number> {
    const number = /^\d{1,9}$/.test(id) ? Number(id) : 0;
    return decidePhrase(context.db, { id: number, action, type, reason }, byOf(context));
  }

  @Query(() => Suggestions, { description: "Cases without a type, and what their complaints speak for." })
  async suggestions(
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Ctx() { db, language, scope }: ApiContext,
  ): Promise<Suggestions> {
    return suggestTypes(db, { first: pageSize(first, 20), language, scope });
  }

  @Mutation(() => Boolean, { description: "Decides a case's type before a suggestion; both are kept." })
  async decideSuggestion(
    @Arg("caseId", () => ID) caseId: string,
    @Arg("chosen", () => String, { description: "The key of the type chosen." }) chosen: string,
    @Arg("shown", () => ShownSuggestionInput, { nullable: true }) shown: ShownSuggestionInput | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    if (!isUuid(caseId)) throw new DomainError("NOT_FOUND", "service_case_unknown");
    await decideSuggestion(context.db, { caseId, chosen, shown }, byOf(context));
    return true;
  }

  @Mutation(() => Boolean, { description: "Asks the jobs to look for emerging phrases soon." })
  async lookForPhrases(@Ctx() { db }: ApiContext): Promise<boolean> {
    await requestJob(db, "texts.look");
    return true;
  }
}

@Resolver(() => EmergingPhrase)
export class EmergingPhraseResolver {
  @FieldResolver(() => [ServiceCase])
  async samples(@Root() { sampleIds }: EmergingPhrase, @Ctx() { loaders }: ApiContext): Promise<ServiceCase[]> {
    const found = await Promise.all(sampleIds.map((id) => loaders.case.load(id)));
    return found.filter((one) => one !== null);
  }
}

@Resolver(() => DefectTexts)
export class DefectTextsResolver {
  @FieldResolver(() => [ServiceCase])
  async samples(@Root() { caseIds }: DefectTexts, @Ctx() { loaders }: ApiContext): Promise<ServiceCase[]> {
    const found = await Promise.all(caseIds.map((id) => loaders.case.load(id)));
    return found.filter((one) => one !== null);
  }
}

@Resolver(() => SuggestedCase)
export class SuggestedCaseResolver {
  @FieldResolver(() => ServiceCase, { nullable: true })
  case(@Root() { caseId }: SuggestedCase, @Ctx() { loaders }: ApiContext): Promise<ServiceCase | null> {
    return loaders.case.load(caseId);
  }
}

@Resolver(() => FoundTextEdge)
export class FoundTextEdgeResolver {
  @FieldResolver(() => ServiceCase, { nullable: true })
  node(@Root() { caseId }: FoundTextEdge, @Ctx() { loaders }: ApiContext): Promise<ServiceCase | null> {
    return loaders.case.load(caseId);
  }
}
