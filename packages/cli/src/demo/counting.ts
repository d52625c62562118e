export function sum<T>(items: readonly T[], valueOf: (item: T) => number): number {
  return items.reduce((total, item) => total + valueOf(item), 0);
}

export function count<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.reduce((total, item) => (holds(item) ? total + 1 : total), 0);
}

export function tally<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
