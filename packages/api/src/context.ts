import {
  scopeOf,
  viewerOfToken,
  type Database,
  type Environment,
  type Language,
  type Scope,
  type Viewer,
} from "@huilu/core";
import type { FastifyReply, FastifyRequest } from "fastify";

import { caseLoaders, type CaseLoaders } from "./cases/case-loaders.ts";
import { requestLanguage } from "./http/request-language.ts";
import { sessionCookie, setSessionCookie } from "./http/session-cookie.ts";

/** What every request is answered from. */
export type Served = {
  readonly db: Database;
  readonly env: Environment;
  /** What time it is. */
  readonly clock: () => Date;
};

/** One request: who asks, when, in which language, and what they may see. It is an Asker of the metrics engine. */
export type ApiContext = Served & {
  readonly now: Date;
  readonly viewer: Viewer | null;
  readonly scope: Scope;
  readonly language: Language;
  readonly loaders: CaseLoaders;
  /** Where the caller comes from; sign-in counts attempts by it. */
  readonly address: string;
  /** The secret of the browser's session, if it sent one. */
  readonly sessionSecret: string | null;
  /** Lets the browser keep a session, or (null) forget it. */
  keepSession(session: { readonly secret: string; readonly expiresAt: Date } | null): void;
};

const nothing: Scope = { kind: "part", departmentIds: [], employeeId: null };

/** What resolvers need to know of a request. */
export async function buildContext(
  { db, env, clock }: Served,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<ApiContext> {
  const now = clock();
  const viewer = await findViewer(db, request, now);
  const scope = viewer === null ? nothing : await scopeOf(db, viewer);
  const language = requestLanguage(request, viewer);
  return {
    db,
    env,
    clock,
    now,
    viewer,
    scope,
    language,
    loaders: caseLoaders(db, { scope, language, now }),
    address: request.ip,
    sessionSecret: sessionCookie(request),
    keepSession: (session) => setSessionCookie(request, reply, session && { ...session, now }),
  };
}

/** The token of a script; null for one that cannot be one, undefined where none was sent. */
export function bearerToken({ headers: { authorization } }: FastifyRequest): string | null | undefined {
  if (authorization === undefined) return undefined;
  return /^Bearer +([\w-]{20,200})$/i.exec(authorization)?.[1] ?? null;
}

/** A bearer token wins over the cookie of a browser. */
async function findViewer(db: Database, request: FastifyRequest, now: Date): Promise<Viewer | null> {
  const token = bearerToken(request);
  if (token !== undefined) return token === null ? null : viewerOfToken(db, token, { kind: "bearer", now });
  const secret = sessionCookie(request);
  return secret === null ? null : viewerOfToken(db, secret, { kind: "browser", now });
}
