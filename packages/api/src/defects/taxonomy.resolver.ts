import {
  addDefectType,
  changeDefectType,
  decideCaseDefects,
  DomainError,
  listReclassifications,
  listTaxonomyVersions,
  previewReclassification,
  readTaxonomy,
  requestReclassification,
  requestUndo,
  retireDefectType,
  saveDefectFamily,
} from "@huilu/core";
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { isUuid } from "../is-uuid.ts";
import { byOf } from "./by-of.ts";
import { pageSize } from "../page-size.ts";
import { DefectFamilyInput, DefectMeaningInput, ReclassificationInput } from "./taxonomy.inputs.ts";
import { DefectFamily, Reclassification, ReclassificationPreview, TaxonomyVersion } from "./taxonomy.types.ts";

@Resolver()
export class TaxonomyResolver {
  @Query(() => [DefectFamily], { description: "All families and types of defects, retired ones too." })
  taxonomy(@Ctx() { db, language }: ApiContext): Promise<DefectFamily[]> {
    return readTaxonomy(db.pool, language);
  }

  @Query(() => [TaxonomyVersion], { description: "What was changed in the taxonomy, the latest first." })
  taxonomyVersions(
    @Arg("first", () => Int, { defaultValue: 50 }) first: number,
    @Ctx() { db, language }: ApiContext,
  ): Promise<TaxonomyVersion[]> {
    return listTaxonomyVersions(db.pool, language, pageSize(first, 50));
  }

  @Query(() => [Reclassification], { description: "Merges and splits, the latest first." })
  async reclassifications(@Ctx() { db, language }: ApiContext): Promise<Reclassification[]> {
    const found = await listReclassifications(db.pool, language);
    return found.map((one) => ({ ...one, id: String(one.id) }));
  }

  @Query(() => ReclassificationPreview, { description: "What it would do to the cases known now; does nothing." })
  previewReclassification(
    @Arg("input", () => ReclassificationInput) input: ReclassificationInput,
    @Ctx() { db, language, now }: ApiContext,
  ): Promise<ReclassificationPreview> {
    return previewReclassification(db, input, { language, now });
  }

  @Mutation(() => ID, { description: "New reports follow the rules at once; a job goes through older ones." })
  async requestReclassification(
    @Arg("input", () => ReclassificationInput) input: ReclassificationInput,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: ApiContext,
  ): Promise<string> {
    return String(await requestReclassification(context.db, input, { reason, ...byOf(context) }));
  }

  @Mutation(() => Boolean, { description: "Its rules no longer hold; a job restores what it changed." })
  async undoReclassification(
    @Arg("id", () => ID) id: string,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await requestUndo(context.db, /^\d{1,9}$/.test(id) ? Number(id) : 0, reason, byOf(context));
    return true;
  }

  @Mutation(() => Boolean)
  async saveDefectFamily(
    @Arg("input", () => DefectFamilyInput) input: DefectFamilyInput,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await saveDefectFamily(context.db, input, byOf(context));
    return true;
  }

  @Mutation(() => String, { description: "The key of the new type." })
  addDefectType(
    @Arg("family", () => String) family: string,
    @Arg("code", () => String) code: string,
    @Arg("meaning", () => DefectMeaningInput) meaning: DefectMeaningInput,
    @Ctx() context: ApiContext,
  ): Promise<string> {
    return addDefectType(context.db, { family, code, meaning }, byOf(context));
  }

  @Mutation(() => Boolean)
  async changeDefectType(
    @Arg("key", () => String) key: string,
    @Arg("version", () => Int, { description: "The version that was edited." }) version: number,
    @Arg("meaning", () => DefectMeaningInput) meaning: DefectMeaningInput,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await changeDefectType(context.db, { key, version, meaning }, byOf(context));
    return true;
  }

  @Mutation(() => Boolean, { description: "Takes a type out of use, or back into it; its reports stay." })
  async retireDefectType(
    @Arg("key", () => String) key: string,
    @Arg("version", () => Int) version: number,
    @Arg("retired", () => Boolean) retired: boolean,
    @Arg("reason", () => String, { nullable: true }) reason: string | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await retireDefectType(context.db, { key, version, retired, reason: reason ?? null }, byOf(context));
    return true;
  }

  @Mutation(() => Boolean, { description: "Says what a case's defects are; it holds over what its source says." })
  async decideCaseDefects(
    @Arg("caseId", () => ID) caseId: string,
    @Arg("types", () => [String], { description: "Keys, the leading one first; none: the source's word holds again." })
    types: string[],
    @Arg("reason", () => String, { nullable: true }) reason: string | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    if (!isUuid(caseId)) throw new DomainError("NOT_FOUND", "service_case_unknown");
    await decideCaseDefects(context.db, { caseId, types, reason }, byOf(context));
    return true;
  }
}
