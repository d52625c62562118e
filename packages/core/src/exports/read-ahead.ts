import { setImmediate } from "node:timers/promises";

/** The same pages, each next one read while the one before is worked on. A page under way is waited for at the end. */
export async function* readAhead<T>(pages: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = pages[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (let page = await next; !page.done; page = await next) {
      next = iterator.next();
      // Whoever stops before it is needed does not hear of its failure.
      next.catch(() => undefined);
      // What it asks is sent before this page keeps the process busy.
      await setImmediate();
      yield page.value;
    }
  } finally {
    await next.catch(() => undefined);
  }
}
