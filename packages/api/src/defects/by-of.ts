import { DomainError, type Scope } from "@huilu/core";

import type { ApiContext } from "../context.ts";

/** Who decides, when, and what they see. Throws UNAUTHENTICATED. */
export function byOf({ viewer, now, scope }: ApiContext): { userId: number; now: Date; scope: Scope } {
  if (!viewer) throw new DomainError("UNAUTHENTICATED", "sign_in_required");
  return { userId: viewer.userId, now, scope };
}
