import type { FastifyReply, FastifyRequest } from "fastify";

const name = "huilu_session";

/** The secret that the browser keeps; null when it sent none, or something that cannot be one. */
export function sessionCookie(request: FastifyRequest): string | null {
  const secret = request.cookies[name];
  return secret !== undefined && /^[\w-]{20,200}$/.test(secret) ? secret : null;
}

/** Lets the browser keep a session where no script of a page can read it, or (null) forget it. */
export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  session: { readonly secret: string; readonly expiresAt: Date; readonly now: Date } | null,
): void {
  const options = { path: "/", httpOnly: true, sameSite: "lax", secure: request.protocol === "https" } as const;
  if (session === null) void reply.clearCookie(name, options);
  else void reply.setCookie(name, session.secret, { ...options, maxAge: secondsLeft(session) });
}

/** Not a day to expire on: a browser whose clock is wrong would forget it at once, or keep it too long. */
function secondsLeft({ expiresAt, now }: { readonly expiresAt: Date; readonly now: Date }): number {
  return Math.round((expiresAt.getTime() - now.getTime()) / 1000);
}
