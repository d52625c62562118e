import type { Socket } from "node:net";

import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll } from "vitest";

export const behaviours = ["accept", "refuse", "put off", "hang", "drop"] as const;
export type Behaviour = (typeof behaviours)[number];

/** A mail that the server has taken in whole and answered with 250. */
export type Accepted = {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly parts: readonly { readonly type: string; readonly body: string }[];
};

export type MailServerOfTest = {
  readonly url: string;
  readonly accepted: Accepted[];
  /** How often a mail was offered, whatever became of it. */
  readonly offered: string[];
  /** How it treats mail to an address, or to all of whom nothing else was said. */
  behave(how: Behaviour, to?: string): void;
  stop(): Promise<void>;
  start(): Promise<void>;
};

/** A real SMTP server on a free port of the loopback, for the file or `describe` that calls it. */
export function withMailServer(): MailServerOfTest {
  const accepted: Accepted[] = [];
  const offered: string[] = [];
  const behaviour = new Map<string, Behaviour>();
  const howTo = (address: string) => behaviour.get(address) ?? behaviour.get("") ?? "accept";
  let server: SMTPServer | null = null;
  let port = 0;
  const sockets = new Set<Socket>();
  const start = async () => {
    const made = new SMTPServer({
      disabledCommands: ["AUTH", "STARTTLS"],
      logger: false,
      disableReverseLookup: true,
      closeTimeout: 100,
      onRcptTo: ({ address }, _session, callback) => {
        if (howTo(address) === "refuse") callback(reply(550, `no such person ${address}`));
        else if (howTo(address) === "put off") callback(reply(451, `later, ${address}`));
        else callback();
      },
      onData: (stream, session, callback) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const mail = read(Buffer.concat(chunks).toString("utf8"), session.envelope.rcptTo[0]?.address ?? "");
          offered.push(mail.messageId);
          const how = howTo(mail.to);
          if (how === "drop") for (const socket of sockets) socket.destroy();
          else if (how === "accept") {
            accepted.push(mail);
            callback();
          }
        });
      },
    });
    made.on("error", () => undefined);
    made.server.on("connection", (socket) => {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
    });
    server = made;
    await new Promise<void>((resolve) => made.listen(port, "127.0.0.1", resolve));
    const address = made.server.address();
    port = typeof address === "object" && address !== null ? address.port : 0;
  };
  const stop = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
    server = null;
  };
  beforeAll(start);
  afterAll(stop);
  return {
    get url() {
      return `smtp://127.0.0.1:${port}`;
    },
    accepted,
    offered,
    behave: (how, to = "") => behaviour.set(to, how),
    stop,
    start,
  };
}

function reply(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}

function read(raw: string, to: string): Accepted {
  const headers = unfolded(raw.slice(0, raw.indexOf("\r\n\r\n")));
  return {
    to,
    messageId: headers.get("message-id") ?? "",
    subject: decodedWords(headers.get("subject") ?? ""),
    parts: partsOf(raw),
  };
}

function unfolded(head: string): Map<string, string> {
  const lines = head.replaceAll(/\r\n[ \t]+/g, " ").split("\r\n");
  return new Map(
    lines.map((line): [string, string] => [
      line.slice(0, line.indexOf(":")).toLowerCase(),
      line.slice(line.indexOf(":") + 1).trim(),
    ]),
  );
}

/** Every leaf of a multipart mail, decoded. */
function partsOf(raw: string): { type: string; body: string }[] {
  return raw.split(/\r\n--[^\r\n]+\r\n/).flatMap((part) => {
    const headers = unfolded(part.slice(0, Math.max(part.indexOf("\r\n\r\n"), 0)));
    const type = headers.get("content-type") ?? "";
    if (type === "" || type.startsWith("multipart/")) return [];
    const body = part.slice(part.indexOf("\r\n\r\n") + 4);
    return [{ type, body: decoded(body, headers.get("content-transfer-encoding") ?? "7bit") }];
  });
}

function decoded(body: string, encoding: string): string {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  return encoding === "quoted-printable" ? unquoted(body.replaceAll("=\r\n", "")) : body;
}

function decodedWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, "?==?")
    .replaceAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toUpperCase() === "B" ? Buffer.from(word, "base64").toString("utf8") : unquoted(word.replaceAll("_", " ")),
    );
}

function unquoted(text: string): string {
  const bytes = text.replaceAll(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
