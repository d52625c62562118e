import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest, type RequestOptions } from "node:https";
import { performance } from "node:perf_hooks";

import {
  AddressRefused,
  allowedAddresses,
  judgingLookup,
  webhookUrl,
  type AddressPolicy,
  type Resolve,
} from "./address-policy.ts";
import type { Message } from "./write-message.ts";

/** What came back: a status with the beginning of the answer, or why none did. */
export type Answer =
  | {
      readonly status: number;
      readonly body: string;
      readonly retryAfter: string | null;
      readonly milliseconds: number;
    }
  | { readonly failure: "address_refused" | "timeout" | "unreachable"; readonly milliseconds: number };

export type Sending = {
  readonly allows: AddressPolicy;
  readonly resolve: Resolve;
  /** How long connecting, sending and answering may take together. */
  readonly timeoutMilliseconds: number;
  /** Ends the attempt early; it counts as one without an answer in time. */
  readonly signal?: AbortSignal | undefined;
};

const mostAnswerBytes = 16 * 1024;

/**
 * Sends a message over a connection of its own to an address that was judged for it; redirects are answers like any
 * other and never followed. Never throws for what the other side does.
 */
export async function sendMessage(message: Message, sending: Sending): Promise<Answer> {
  const started = performance.now();
  const milliseconds = () => Math.round(performance.now() - started);
  const stop = AbortSignal.timeout(sending.timeoutMilliseconds);
  try {
    const answer = await post(message, {
      ...sending,
      signal: sending.signal ? AbortSignal.any([stop, sending.signal]) : stop,
    });
    return { ...answer, milliseconds: milliseconds() };
  } catch (error) {
    if (error instanceof AddressRefused) return { failure: "address_refused", milliseconds: milliseconds() };
    const isLate = stop.aborted || (sending.signal?.aborted ?? false);
    return { failure: isLate ? "timeout" : "unreachable", milliseconds: milliseconds() };
  }
}

type Answered = { readonly status: number; readonly body: string; readonly retryAfter: string | null };

async function post({ url, headers, body }: Message, { allows, resolve, signal }: Sending): Promise<Answered> {
  webhookUrl(url.href);
  // A socket looks up names only: an address that is written as one is judged here.
  if (/^\[|^[\d.]+$/.test(url.hostname)) await allowedAddresses(url.hostname, allows, resolve);
  const response = await open(url, {
    method: "POST",
    headers: { ...headers, "content-length": String(Buffer.byteLength(body)), "user-agent": "huilu-webhooks" },
    // No connection is kept: each attempt is judged anew.
    agent: false,
    lookup: judgingLookup(allows, resolve),
    ...(signal && { signal }),
    body,
  });
  const retryAfter = response.headers["retry-after"] ?? null;
  return { status: response.statusCode ?? 0, body: await beginningOf(response), retryAfter };
}

function open(url: URL, { body, ...options }: RequestOptions & { readonly body: string }): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? httpsRequest : httpRequest)(url, options, resolve);
    request.on("error", reject);
    request.end(body);
  });
}

/** The first bytes of an answer; the rest is not read. An answer that breaks off is as long as it came: its status counts. */
async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response) {
      const part = Buffer.from(chunk);
      chunks.push(part);
      bytes += part.length;
      if (bytes >= mostAnswerBytes) break;
    }
  } catch {
    // It broke off.
  }
  response.destroy();
  return Buffer.concat(chunks).subarray(0, mostAnswerBytes).toString();
}
