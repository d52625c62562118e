import { changeChannel, type Database, listen } from "@huilu/core";

/** What changed, told to everybody in this process who watches it: one connection listens for all of them. */
export type ChangeFeed = {
  /** Yields at once, and again each time `topic` was told since; however often meanwhile, it is one time more. Ends with `signal`. */
  watch(topic: string, signal: AbortSignal): AsyncGenerator<string>;
  close(): Promise<void>;
};

type Listeners = Map<string, Set<() => void>>;

/** Listens until closed; a lost connection is made anew, and then everybody is told, because something may have been missed. */
export function openChangeFeed(db: Database, onError: (error: Error) => void): ChangeFeed {
  const listeners: Listeners = new Map();
  const onNotify = (_: string, topic: string | null) => {
    const told = topic === null ? [...listeners.values()] : [listeners.get(topic) ?? []];
    for (const some of told) for (const tell of some) tell();
  };
  const { connectionString } = db.pool.options;
  const listener = listen({ connectionString, channels: [changeChannel], onNotify, onError });
  return {
    watch: (topic, signal) => watch(listeners, topic, signal),
    close: () => listener.close(),
  };
}

async function* watch(listeners: Listeners, topic: string, signal: AbortSignal): AsyncGenerator<string> {
  let pending = true;
  let wake = () => {};
  const tell = () => {
    pending = true;
    wake();
  };
  const told = listeners.get(topic) ?? new Set();
  listeners.set(topic, told.add(tell));
  signal.addEventListener("abort", tell);
  try {
    while (!signal.aborted) {
      if (pending) {
        pending = false;
        yield topic;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    told.delete(tell);
    if (told.size === 0) listeners.delete(topic);
    signal.removeEventListener("abort", tell);
  }
}
