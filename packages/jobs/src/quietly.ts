import type { Logger } from "pino";

import { describeFailure } from "./describe-failure.ts";

const silenceMilliseconds = 10_000;

/** Logs failures of connections; the same one again only after ten seconds, because loops meet it many times. */
export function quietly(log: Logger): (error: unknown) => void {
  const lastLogged = new Map<string, number>();
  return (error) => {
    const reason = describeFailure(error);
    const now = Date.now();
    if (now - (lastLogged.get(reason) ?? 0) < silenceMilliseconds) return;
    lastLogged.set(reason, now);
    log.warn({ reason }, "the jobs lost a connection or could not keep up; they try again");
  };
}
