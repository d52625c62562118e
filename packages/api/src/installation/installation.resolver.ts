import { readInstallation, textOf } from "@huilu/core";
import { Ctx, Query, Resolver } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { version } from "../version.ts";
import { Installation } from "./installation.types.ts";

@Resolver()
export class InstallationResolver {
  @Query(() => Installation)
  async installation(@Ctx() { db, env, now, language }: ApiContext): Promise<Installation> {
    const { companyName, ...facts } = await readInstallation(db, now);
    const { timeZone, currency } = env;
    const name = env.companyName ?? companyName ?? textOf(language, "access.company");
    return { ...facts, companyName: name, timeZone, currency, asOf: now, version };
  }
}
