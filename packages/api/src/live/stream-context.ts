import { DomainError } from "@huilu/core";

import type { ApiContext } from "../context.ts";
import type { ChangeFeed } from "./change-feed.ts";

/** A request that stays open: what it may watch, and until when. */
export type StreamContext = ApiContext & { readonly feed: ChangeFeed; readonly signal: AbortSignal };

/** The person of a request that the rights matrix has let through. Throws UNAUTHENTICATED where there is none. */
export function personOf({ viewer }: ApiContext): number {
  if (viewer === null) throw new DomainError("UNAUTHENTICATED", "sign_in_required");
  return viewer.userId;
}
