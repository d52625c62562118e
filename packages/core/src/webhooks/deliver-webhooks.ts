import { setTimeout as sleep } from "node:timers/promises";

import type { Database } from "../database/database.ts";
import { systemResolve, type AddressPolicy, type Resolve } from "./address-policy.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { recordAttempt } from "./record-attempt.ts";
import { sendMessage } from "./send-message.ts";
import { nextDue, releaseTarget, takeDelivery, type TakenDelivery } from "./take-delivery.ts";
import { writeMessage } from "./write-message.ts";

export type DeliveryWork = {
  /** The time; a run lasts, and every message is signed with its own. */
  readonly clock: () => Date;
  readonly allows: AddressPolicy;
  /** Where the pages are, for links in messages; null: links are paths. */
  readonly publicUrl: string | null;
  readonly resolve?: Resolve;
  readonly signal?: AbortSignal;
  readonly random?: () => number;
  readonly timeoutMilliseconds?: number;
  /** How far ahead a run waits for the next delivery instead of ending. */
  readonly waitMilliseconds?: number;
};

/** Targets that are sent to at once: those that hang cost the others nothing until there are so many of them. */
const mostAtOnce = 32;
const usualTimeout = 15_000;
const usualWait = 5000;
const lookAgain = 300;

/**
 * Sends everything that is due, each target in its order and all targets beside each other, and returns how many
 * attempts it made. Any number of workers may do so at once. An attempt that a killed process began is made again once
 * its lease is over, under the same delivery id. Throws what nobody can mend, once all others are done.
 */
export async function deliverWebhooks(db: Database, work: DeliveryWork): Promise<number> {
  const underWay = new Set<Promise<unknown>>();
  const failures: unknown[] = [];
  let attempts = 0;
  while (!work.signal?.aborted && failures.length === 0) {
    const taken = underWay.size < mostAtOnce ? await takeDelivery(db.pool, work.clock()) : null;
    if (taken) {
      attempts += 1;
      const one = attempt(db, taken, work)
        .catch((error: unknown) => failures.push(error))
        .finally(() => underWay.delete(one));
      underWay.add(one);
    } else if (underWay.size > 0) {
      // Others get their turn while one hangs: what is posted meanwhile is found here.
      await Promise.race([...underWay, sleep(lookAgain)]);
    } else {
      const wait = await nextDue(db.pool, work.clock(), work.waitMilliseconds ?? usualWait);
      if (wait === null) break;
      await sleep(wait + 1, undefined, { signal: work.signal }).catch(() => undefined);
    }
  }
  await Promise.all(underWay);
  if (failures.length > 0) throw failures[0];
  return attempts;
}

async function attempt(db: Database, taken: TakenDelivery, work: DeliveryWork): Promise<void> {
  const { clock, allows, publicUrl, resolve = systemResolve, random = Math.random } = work;
  const at = clock();
  const answer = await sendMessage(writeMessage(taken, { now: at, publicUrl }), {
    allows,
    resolve,
    timeoutMilliseconds: work.timeoutMilliseconds ?? usualTimeout,
    signal: work.signal,
  });
  // A process that stops cuts its attempts off: they say nothing of the target, and the next worker makes them again.
  if (work.signal?.aborted && "failure" in answer) return releaseTarget(db.pool, taken);
  const now = clock();
  const judgement = judgeAnswer(taken.format, answer, now);
  await recordAttempt(db, taken, { answer, judgement, at, now, random: random() });
}
