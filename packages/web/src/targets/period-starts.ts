import { addDays, bucketOf, nextBucket } from "../filters/days.ts";
import type { TargetGrain } from "../gql/graphql.ts";

const back = 24;
const ahead = 6;

/** First days of periods from which a target may begin: some years back for a first one, the running one, a few ahead. */
export function periodStarts(today: string, grain: TargetGrain): string[] {
  const running = bucketOf(today, grain);
  const past: string[] = [];
  for (let start = running; past.length < back; past.push(start)) start = bucketOf(addDays(start, -1), grain);
  return [...past.toReversed(), running, ...nextStarts(running, grain, ahead)];
}

/** The first days of the `count` periods after the one that begins on `start`. */
export function nextStarts(start: string, grain: TargetGrain, count: number): string[] {
  const starts: string[] = [];
  for (let next = start; starts.length < count; starts.push(next)) next = nextBucket(next, grain);
  return starts;
}
