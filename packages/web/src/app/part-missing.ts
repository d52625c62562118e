/** A part of the pages that is fetched when it is first needed did not come. */
export class PartMissing extends Error {
  constructor(cause: unknown) {
    super("A part of the pages did not come.", { cause });
    this.name = "PartMissing";
  }
}

/**
 * The same import, which fails as PartMissing: the page then says so, and nothing is reloaded under a reader who has
 * typed something.
 */
export function part<Module>(load: () => Promise<Module>): () => Promise<Module> {
  return () =>
    load().catch((error: unknown) => {
      throw new PartMissing(error);
    });
}

/** Whether the server has pages of another version than these: its page then names another script than ours. */
export async function hasNewVersion(): Promise<boolean> {
  const ours = document.querySelector<HTMLScriptElement>("script[type=module]")?.src;
  if (ours === undefined) return false;
  const response = await fetch("/", { cache: "no-store", headers: { accept: "text/html" } });
  return response.ok && !(await response.text()).includes(new URL(ours).pathname);
}
