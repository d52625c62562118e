export type Tolerance = { readonly rel: number; readonly abs: number };

/**
 * Where `given` differs from what was expected: every key that `expected` names, numbers within abs + rel × |expected|,
 * lists element by element, null where a value is not defined. Each difference is a line; none if all is as expected.
 */
export function differences(expected: unknown, given: unknown, tolerance: Tolerance, path = ""): string[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(given)) return [`${path}: a list expected, ${told(given)} given`];
    if (given.length !== expected.length)
      return [`${path}: ${expected.length} elements expected, ${given.length} given`];
    return expected.flatMap((one, i) => differences(one, given[i], tolerance, `${path}[${i + 1}]`));
  }
  if (isRecord(expected)) {
    if (!isRecord(given)) return [`${path}: an object expected, ${told(given)} given`];
    return Object.entries(expected).flatMap(([key, one]) =>
      differences(one, given[key], tolerance, path === "" ? key : `${path}.${key}`),
    );
  }
  if (typeof expected === "number" && typeof given === "number") {
    const isNear = Math.abs(given - expected) <= tolerance.abs + tolerance.rel * Math.abs(expected);
    return isNear ? [] : [`${path}: ${expected} expected, ${given} given`];
  }
  return expected === (given ?? null) ? [] : [`${path}: ${told(expected)} expected, ${told(given)} given`];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const told = (value: unknown) => JSON.stringify(value) ?? "nothing";
