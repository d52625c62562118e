import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";

import { afterEach } from "vitest";

export type Received = { readonly url: string; readonly headers: IncomingHttpHeaders; readonly body: string };

export type Receiver = {
  readonly url: string;
  readonly port: number;
  readonly received: readonly Received[];
  /** Connections that came, whether or not anything was sent over them. */
  connections(): number;
  /** How requests from now on are answered; by default 204. */
  answers(answer: (response: ServerResponse, request: Received) => void): void;
};

const open = new Set<Server>();

afterEach(() => {
  for (const server of open) {
    server.closeAllConnections();
    server.close();
  }
  open.clear();
});

/** A receiver on loopback, which goes with the test. */
export async function receiver(): Promise<Receiver> {
  const received: Received[] = [];
  let connections = 0;
  let answering: (response: ServerResponse, request: Received) => void = answer(204);
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const one = { url: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks).toString() };
      received.push(one);
      answering(response, one);
    });
  });
  server.on("connection", () => (connections += 1));
  open.add(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received,
    connections: () => connections,
    answers: (next) => (answering = next),
  };
}

/** An answer of this status, body and headers. */
export function answer(status: number, body = "", headers: Readonly<Record<string, string>> = {}) {
  return (response: ServerResponse) => void response.writeHead(status, headers).end(body);
}
