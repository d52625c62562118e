/** The parts of an address that may be keys: values of its query, and for a robot of Feishu the end of its path. */
export function secretParts(url: string): string[] {
  const { pathname, searchParams } = new URL(url);
  const last = pathname.split("/").at(-1) ?? "";
  return [...searchParams.values(), last].filter((part) => part.length >= shortestKey);
}

const shortestKey = 16;

/** The address as people may see it: its keys are dots, its origin and path can still be told apart. */
export function shownUrl(url: string): string {
  return redact(url, secretParts(url));
}

/** `text` with every secret in it replaced by dots, as it stands and as an address writes it. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .filter((secret) => secret !== "")
    .toSorted((one, other) => other.length - one.length)
    .reduce((shown, secret) => shown.replaceAll(secret, "•••"), text);
}
