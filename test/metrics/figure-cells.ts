import type { MetricValue } from "@huilu/core";

/** Names a cell of an answer. */
export const cellName = (bucket: string | null, keys: readonly string[]) => [bucket ?? "", ...keys].join(" | ");
export const rounded = (value: number) => Math.round(value * 100) / 100;
/** What is compared of a figure. */
export type Shown = {
  n: number;
  numerator: number;
  denominator: number | null;
  mean: number | null;
  excluded: Record<string, number>;
};

export function isNothing({ n, numerator, excluded }: Shown): boolean {
  return n === 0 && numerator === 0 && Object.keys(excluded).length === 0;
}

/** The cells of an answer in which there is anything. */
export function shown(answered: readonly { at: string; value: MetricValue }[]): Record<string, Shown> {
  const all = answered.map(({ at, value }): [string, Shown] => {
    const excluded = Object.fromEntries(value.excluded.map(({ reason, n }) => [reason, n]));
    const { n, numerator, denominator, mean } = value;
    return [
      at,
      { n, numerator: rounded(numerator ?? 0), denominator, mean: mean === null ? null : rounded(mean), excluded },
    ];
  });
  return Object.fromEntries(all.filter(([, one]) => !isNothing(one)));
}
