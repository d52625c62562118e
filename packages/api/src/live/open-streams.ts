import { DomainError, viewerOfToken, type Viewer } from "@huilu/core";

import type { ApiContext } from "../context.ts";

const mostOfOnePerson = 12;

/** Why a stream was ended: its session is over, or gives other rights than when it was opened. */
export const sessionOver = Symbol("the session is over");

/** One request that stays open. Its signal ends it, for the reason `sessionOver` or any other. */
export type OpenStream = {
  readonly signal: AbortSignal;
  /** Whether its session still gives what it gave when the stream was opened; else the stream ends. */
  check(): Promise<boolean>;
  close(): void;
};

export type OpenStreams = {
  /** Throws TOO_MANY_ATTEMPTS `streams_too_many` for the thirteenth of one person. */
  open(context: ApiContext, viewer: Viewer, token: string): OpenStream;
  closeAll(): void;
};

/** The streams of this process. Each is checked every `checkMilliseconds`, and ends with the session that opened it. */
export function keepOpenStreams(checkMilliseconds: number): OpenStreams {
  const open = new Map<AbortController, number>();
  return {
    open(context, viewer, token) {
      const own = [...open.values()].filter((userId) => userId === viewer.userId).length;
      if (own >= mostOfOnePerson) {
        throw new DomainError("TOO_MANY_ATTEMPTS", "streams_too_many", { most: mostOfOnePerson });
      }
      const ending = new AbortController();
      const check = async () => {
        const still = await holdsStill(context, viewer, token);
        if (!still) ending.abort(sessionOver);
        return still;
      };
      // A database that does not answer ends the stream, too: its page asks again, and is told why.
      const timer = setInterval(() => void check().catch(() => ending.abort()), checkMilliseconds);
      open.set(ending, viewer.userId);
      ending.signal.addEventListener("abort", () => {
        clearInterval(timer);
        open.delete(ending);
      });
      return { signal: ending.signal, check, close: () => ending.abort() };
    },
    closeAll: () => [...open.keys()].forEach((ending) => ending.abort()),
  };
}

async function holdsStill({ db, clock }: ApiContext, viewer: Viewer, token: string): Promise<boolean> {
  const now = await viewerOfToken(db, token, { kind: viewer.session, now: clock() });
  return (
    now !== null &&
    now.mustChangePassword === viewer.mustChangePassword &&
    JSON.stringify(now.assignments) === JSON.stringify(viewer.assignments)
  );
}
