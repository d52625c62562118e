import type { Interval } from "./observed-expected.ts";
import { z95 } from "./wilson.ts";

/**
 * 95 % interval of a net promoter score, the difference of two shares of one multinomial sample, from −1 to 1: adjusted
 * Wald, one answer added to promoters and one to detractors (Bonett & Price 2012; the same variance as of paired
 * proportions). Null without answers.
 */
export function npsInterval(promoters: number, passives: number, detractors: number): Interval | null {
  const answers = promoters + passives + detractors;
  if (answers === 0) return null;
  const up = (promoters + 1) / (answers + 2);
  const down = (detractors + 1) / (answers + 2);
  const spread = z95 * Math.sqrt((up + down - (up - down) ** 2) / (answers + 2));
  return { low: Math.max(-1, up - down - spread), high: Math.min(1, up - down + spread) };
}
