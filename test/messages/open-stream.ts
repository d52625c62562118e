import { eventually } from "../jobs/started-jobs.ts";

export type StreamQuestion = {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Stream = {
  readonly status: number;
  /** What the server told so far: data, or the codes of what it refused. */
  readonly told: unknown[];
  /** The body of an answer that is no stream. */
  readonly refusal: string;
  isOver(): boolean;
  /** Waits until so many were told. */
  until(count: number): Promise<void>;
  untilOver(): Promise<void>;
  close(): void;
};

/** Subscribes as graphql-sse does: one request whose answer does not end. */
export async function openStream(address: string, { query, variables, headers }: StreamQuestion): Promise<Stream> {
  const ending = new AbortController();
  const response = await fetch(`${address}/graphql/stream`, {
    method: "POST",
    signal: ending.signal,
    headers: { "content-type": "application/json", accept: "text/event-stream", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const told: unknown[] = [];
  const streams = response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  let over = !streams;
  const refusal = streams ? "" : await response.text();
  if (streams) {
    void readEvents(response, told)
      .catch(() => undefined)
      .finally(() => {
        over = true;
      });
  }
  return {
    status: response.status,
    told,
    refusal,
    isOver: () => over,
    until: async (count) => void (await eventually(async () => told.length >= count)),
    untilOver: async () => void (await eventually(async () => over)),
    close: () => ending.abort(),
  };
}

async function readEvents({ body }: Response, told: unknown[]): Promise<void> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const events = text.split("\n\n");
    text = events.pop() ?? "";
    for (const event of events) {
      const [, data] = /^event: next\ndata: (.*)$/m.exec(event) ?? [];
      if (data !== undefined) told.push(meaningOf(JSON.parse(data)));
    }
  }
}

function meaningOf({ data, errors }: { data?: unknown; errors?: { extensions: { code: string } }[] }): unknown {
  return errors === undefined ? data : errors.map(({ extensions }) => extensions.code);
}
