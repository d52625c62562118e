import {
  changePassword,
  DomainError,
  listUsers,
  setLanguage,
  signIn,
  signOut,
  viewerOfToken,
  type Viewer as CoreViewer,
} from "@huilu/core";
import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { presentAssignments, presentViewer } from "./present-viewer.ts";
import { SignInResult, UserAccount, Viewer } from "./viewer.types.ts";

@Resolver()
export class AccessResolver {
  @Query(() => Viewer, { nullable: true, description: "Who is signed in; null when nobody is." })
  async viewer(@Ctx() context: ApiContext): Promise<Viewer | null> {
    return context.viewer === null ? null : presentViewer(context.viewer, context);
  }

  @Query(() => [UserAccount])
  async users(@Ctx() context: ApiContext): Promise<UserAccount[]> {
    const accounts = await listUsers(context.db, context.now);
    return Promise.all(
      accounts.map(async ({ assignments, ...account }) => ({
        ...account,
        roles: await presentAssignments(assignments, context),
      })),
    );
  }

  @Mutation(() => SignInResult, { description: "Opens a session in an httpOnly cookie." })
  async signIn(
    @Arg("username", () => String) username: string,
    @Arg("password", () => String) password: string,
    @Ctx() context: ApiContext,
  ): Promise<SignInResult> {
    const { db, address, now } = context;
    const session = await signIn(db, { username, password, address, now });
    const viewer = await viewerOfToken(db, session.secret, { kind: "browser", now });
    if (viewer === null) throw new DomainError("UNAUTHENTICATED", "sign_in_failed");
    context.keepSession(session);
    return { viewer: await presentViewer(viewer, context) };
  }

  @Mutation(() => Boolean, { description: "Ends the browser's session; without one it is fine." })
  async signOut(@Ctx() context: ApiContext): Promise<boolean> {
    if (context.sessionSecret !== null) await signOut(context.db, context.sessionSecret);
    context.keepSession(null);
    return true;
  }

  @Mutation(() => Boolean, { description: "Sets a new password and ends every other session and token of the viewer." })
  async changePassword(
    @Arg("current", () => String) current: string,
    @Arg("next", () => String) next: string,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    const { db, address, now } = context;
    const session = await changePassword(db, viewerOf(context), { current, next, address, now });
    context.keepSession(session);
    return true;
  }

  @Mutation(() => Viewer, { description: "Chooses the viewer's language: zh-CN or en." })
  async setLanguage(@Arg("language", () => String) language: string, @Ctx() context: ApiContext): Promise<Viewer> {
    return presentViewer(await setLanguage(context.db, viewerOf(context), language), context);
  }
}

function viewerOf({ viewer }: ApiContext): CoreViewer {
  if (viewer === null) throw new DomainError("UNAUTHENTICATED", "sign_in_required");
  return viewer;
}
