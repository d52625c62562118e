const firstSeconds = 10;
const mostSeconds = 3600;
const jitter = 0.2;

/** How long a delivery is tried again after it was wanted: three days. */
export const patienceSeconds = 3 * 86_400;

/**
 * Seconds until the attempt after `failures` failed ones: 10, 20, 40 … up to an hour, each up to a fifth more or less,
 * so that many targets of one receiver that comes back do not all knock at once. `random` is from 0 to 1.
 */
export function secondsToNext(failures: number, random: number): number {
  const seconds = Math.min(firstSeconds * 2 ** Math.max(0, failures - 1), mostSeconds);
  return seconds * (1 + jitter * (2 * random - 1));
}
