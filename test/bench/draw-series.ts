import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Uniform in (0, 1]. */
export type Draw = () => number;

export function drawing(seed: number): Draw {
  const generator = xoroshiro128plus(seed);
  return () => ((generator.next() >>> 0) + 1) / 0x1_0000_0000;
}

/** A Poisson count by Knuth's product; a large mean is split, so that exp() does not underflow. */
export function poisson(draw: Draw, mean: number): number {
  if (mean > 30) return poisson(draw, mean / 2) + poisson(draw, mean / 2);
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = draw(); product > limit; product *= draw()) count += 1;
  return count;
}

/**
 * A negative binomial count of this mean whose variance is `dispersion` times the mean: a Poisson number of clusters
 * whose sizes are logarithmic (Quenouille 1949).
 */
export function overDispersed(draw: Draw, mean: number, dispersion: number): number {
  if (dispersion === 1) return poisson(draw, mean);
  const p = 1 - 1 / dispersion;
  const clusters = poisson(draw, (mean * (1 - p) * -Math.log(1 - p)) / p);
  let count = 0;
  for (let cluster = 0; cluster < clusters; cluster += 1) count += logarithmic(draw, p);
  return count;
}

function logarithmic(draw: Draw, p: number): number {
  let size = 1;
  let chance = -p / Math.log(1 - p);
  for (let left = draw() - chance; left > 0; size += 1) {
    chance *= (p * size) / (size + 1);
    left -= chance;
  }
  return size;
}
