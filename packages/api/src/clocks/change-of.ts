import type { Change } from "@huilu/core";

import type { ApiContext } from "../context.ts";

/** Who asks for a change, and when; for the audit log. */
export function changeOf({ viewer, now }: ApiContext): Change {
  return { userId: viewer?.userId ?? null, now };
}
