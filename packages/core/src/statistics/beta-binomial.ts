import gammaln from "@stdlib/math-base-special-gammaln";

/** A binomial of `n` trials whose chance is itself beta distributed: mean n·share, variance n·share·(1 − share)·(size + n) ÷ (size + 1). */
export type BetaBinomial = { readonly n: number; readonly share: number; readonly size: number };

// What is left of a tail below this part of it moves no digit.
const negligible = 1e-17;

/** P(X ≤ k), summed from k downwards, never as 1 − P(X > k). */
export function betaBinomialLowerTail(k: number, { n, share, size }: BetaBinomial): number {
  if (k >= n) return 1;
  return betaBinomialUpperTail(n - k, { n, share: 1 - share, size });
}

/** P(X ≥ k), summed from k upwards. */
export function betaBinomialUpperTail(k: number, { n, share, size }: BetaBinomial): number {
  if (k <= 0) return 1;
  const [a, b] = [size * share, size * (1 - share)];
  const logBeta = (x: number, y: number) => gammaln(x) + gammaln(y) - gammaln(x + y);
  const arrangements = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1);
  let chance = Math.exp(arrangements + logBeta(k + a, n - k + b) - logBeta(a, b));
  let tail = 0;
  for (let x = k; x <= n; x += 1) {
    tail += chance;
    if (chance < tail * negligible) break;
    chance *= ((n - x) / (x + 1)) * ((x + a) / (n - x - 1 + b));
  }
  return Math.min(1, tail);
}
