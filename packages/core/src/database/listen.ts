import { setTimeout as sleep } from "node:timers/promises";

import { Client, escapeIdentifier } from "pg";

export type ListenOptions = {
  readonly connectionString: string | undefined;
  readonly channels: readonly string[];
  /**
   * Called for every notification, and with null for every channel after each (re)connection, because some may have been
   * missed.
   */
  readonly onNotify: (channel: string, payload: string | null) => void;
  readonly onError: (error: Error) => void;
};

export type Listener = { isConnected(): boolean; close(): Promise<void> };

const reconnectMilliseconds = 1000;

/** Listens on PostgreSQL channels until closed; a lost connection is made anew. */
export function listen(options: ListenOptions): Listener {
  const stop = new AbortController();
  let connected = false;
  const loop = (async () => {
    while (!stop.signal.aborted) {
      await listenOnce(options, stop.signal, (state) => (connected = state)).catch(options.onError);
      connected = false;
      await sleep(reconnectMilliseconds, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  })();
  return {
    isConnected: () => connected,
    async close() {
      stop.abort();
      await loop;
    },
  };
}

/** One connection, from its opening to its end. */
async function listenOnce(
  options: ListenOptions,
  stop: AbortSignal,
  report: (connected: boolean) => void,
): Promise<void> {
  const { connectionString, channels, onNotify, onError } = options;
  const client = new Client({ connectionString, application_name: "huilu-listener", keepAlive: true });
  const ended = new Promise<void>((resolve) => {
    client.on("end", () => resolve());
    stop.addEventListener("abort", () => resolve(), { once: true });
  });
  client.on("error", onError);
  client.on("notification", ({ channel, payload }) => onNotify(channel, payload ?? ""));
  try {
    await client.connect();
    for (const channel of channels) await client.query(`LISTEN ${escapeIdentifier(channel)}`);
    report(true);
    for (const channel of channels) onNotify(channel, null);
    await ended;
  } finally {
    await client.end().catch(() => undefined);
  }
}
