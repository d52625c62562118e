import {
  acknowledgePackage,
  caseWords,
  DomainError,
  listPackages,
  makeDepartmentPackage,
  packageJoints,
  packagePictures,
  packagePeriodOf,
  readPackage,
  receivesPackage,
  setPackagePeriod,
  writePackageNote,
  type PackageGrain,
  type PackageState,
} from "@huilu/core";
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { pageSize } from "../page-size.ts";
import { DateScalar } from "../scalars.ts";
import { PackageGrainEnum, PackageStateEnum } from "./package-enums.ts";
import { PackageExcluded, PackageTerm } from "./package-parts.types.ts";
import { DepartmentPackage, DepartmentPackagePage, PackagePicture } from "./package.types.ts";
import { actorOf } from "./present-issue.ts";

const listed = 50;

@Resolver()
export class PackagesResolver {
  @Query(() => [DepartmentPackage], { description: "Those of the viewer's departments, the latest period first." })
  departmentPackages(
    @Arg("department", () => String, { nullable: true }) department: string | null | undefined,
    @Arg("grain", () => PackageGrainEnum, { nullable: true }) grain: PackageGrain | null | undefined,
    @Arg("states", () => [PackageStateEnum], { nullable: true }) states: PackageState[] | null | undefined,
    @Arg("first", () => Int, { nullable: true, defaultValue: listed }) first: number | null,
    @Ctx() { db, scope, now }: ApiContext,
  ): Promise<DepartmentPackage[]> {
    return listPackages(db.pool, { department, grain, states }, { first: pageSize(first, listed), scope, now });
  }

  @Query(() => DepartmentPackagePage)
  departmentPackage(
    @Arg("id", () => ID) id: string,
    @Ctx() { db, scope, now }: ApiContext,
  ): Promise<DepartmentPackagePage> {
    return readPackage(db.pool, id, { scope, now });
  }

  @Mutation(() => ID, { description: "Makes a package of any period that has begun, to read; answers its id." })
  makeDepartmentPackage(
    @Arg("department", () => String) department: string,
    @Arg("grain", () => PackageGrainEnum) grain: PackageGrain,
    @Arg("from", () => DateScalar, { description: "The first day of the period." }) from: string,
    @Ctx() context: ApiContext,
  ): Promise<string> {
    const { db, env, scope, now } = context;
    const { userId } = actorOf(context).viewer;
    const making = { userId, now, scope, currency: env.currency, joints: packageJoints };
    return makeDepartmentPackage(db, { department, grain, from }, making);
  }

  @Mutation(() => Boolean)
  async acknowledgePackage(
    @Arg("id", () => ID) id: string,
    @Arg("note", () => String, { nullable: true }) note: string | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await acknowledgePackage(context.db, { id, note }, actorOf(context));
    return true;
  }

  @Mutation(() => Boolean, {
    description: "`seen`: the id of the note that the writer saw; none where there was none.",
  })
  async writePackageNote(
    @Arg("id", () => ID) id: string,
    @Arg("text", () => String) text: string,
    @Arg("seen", () => ID, { nullable: true }) seen: string | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    const last = seen ? Number(seen) : null;
    if (last !== null && !Number.isSafeInteger(last)) throw new DomainError("CONFLICT", "package_note_changed");
    await writePackageNote(context.db, { id, text, seen: last }, actorOf(context));
    return true;
  }

  @Mutation(() => Boolean, { description: "Whether a department gets its package each week or each month." })
  async setPackagePeriod(
    @Arg("department", () => String) department: string,
    @Arg("grain", () => PackageGrainEnum) grain: PackageGrain,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await setPackagePeriod(context.db, { department, grain }, actorOf(context));
    return true;
  }
}

@Resolver(() => DepartmentPackagePage)
export class DepartmentPackagePageResolver {
  @FieldResolver(() => Boolean, { description: "Whether the viewer acknowledges it and writes its note." })
  mayAcknowledge(@Root() page: DepartmentPackagePage, @Ctx() context: ApiContext): Promise<boolean> {
    return receivesPackage(context.db.pool, page, actorOf(context));
  }

  @FieldResolver(() => [PackagePicture], { description: "Drawn from the document's own figures; none of nothing." })
  pictures(@Root() { id }: DepartmentPackagePage, @Ctx() context: ApiContext): Promise<PackagePicture[]> {
    return picturesOf(context, id);
  }

  @FieldResolver(() => PackageGrainEnum, { description: "How often the department gets its package now." })
  period(@Root() { departmentId }: DepartmentPackagePage, @Ctx() { db }: ApiContext): Promise<PackageGrain> {
    return packagePeriodOf(db.pool, departmentId);
  }
}

async function picturesOf({ db, scope, now, language }: ApiContext, id: string): Promise<PackagePicture[]> {
  const { document } = await readPackage(db.pool, id, { scope, now });
  return packagePictures(document, language);
}

@Resolver(() => PackageTerm)
export class PackageTermResolver {
  @FieldResolver(() => String)
  label(@Root() { zh, en }: PackageTerm, @Ctx() { language }: ApiContext): string {
    return language === "en" ? en : zh;
  }
}

@Resolver(() => PackageExcluded)
export class PackageExcludedResolver {
  @FieldResolver(() => String)
  label(@Root() { reason }: PackageExcluded, @Ctx() { language }: ApiContext): string {
    return caseWords(language)(`outcome.${reason}`);
  }
}
