import { z } from "zod";

import type { Answer } from "./send-message.ts";
import type { WebhookFormat } from "./webhook-target.ts";

/** Why an attempt failed; each has words under webhooks.failures. */
export const attemptFailures = [
  "status",
  "redirect",
  "gone",
  "platform_code",
  "answer_unreadable",
  "address_refused",
  "timeout",
  "unreachable",
] as const;
export type AttemptFailure = (typeof attemptFailures)[number];

/** What an answer means: taken (no failure), or failed, and for how long the other side asks for rest. */
export type Judgement = {
  readonly failure: AttemptFailure | null;
  readonly status: number | null;
  readonly restSeconds: number;
};

const mostRestSeconds = 86_400;

/** Judges an answer as the format's platform means it; `now` reads a Retry-After that is a date. */
export function judgeAnswer(format: WebhookFormat, answer: Answer, now: Date): Judgement {
  if ("failure" in answer) return { failure: answer.failure, status: null, restSeconds: 0 };
  const { status, body, retryAfter } = answer;
  const failed = (failure: AttemptFailure, restSeconds = secondsOf(retryAfter, now)) => ({
    failure,
    status,
    restSeconds: Math.min(restSeconds, mostRestSeconds),
  });
  if (status >= 300 && status < 400) return failed("redirect");
  if (status === 410) return failed("gone");
  if (status < 200 || status >= 300) return failed("status");
  if (format === "GENERIC") return { failure: null, status, restSeconds: 0 };
  const code = codeOf(format, body);
  if (code === null) return failed("answer_unreadable");
  return code === 0 ? { failure: null, status, restSeconds: 0 } : failed("platform_code", tooOften.get(code) ?? 0);
}

/** Codes by which a platform says "too often", and the seconds after which it listens again. */
const tooOften: ReadonlyMap<number, number> = new Map([
  [45_009, 60], // WeCom: more than 20 a minute
  [130_101, 600], // DingTalk: more than 20 a minute shuts a robot up for ten
  [11_232, 60], // Feishu: its own load, or more than 100 a minute
  [9499, 60], // Feishu, the older code
]);

const answered = z.object({
  errcode: z.number().optional(),
  code: z.number().optional(),
  StatusCode: z.number().optional(),
});

/** The code within an answer: errcode of WeCom and DingTalk, code or StatusCode of Feishu; null where there is none. */
function codeOf(format: WebhookFormat, body: string): number | null {
  const { data } = answered.safeParse(parsed(body));
  const code = format === "FEISHU" ? (data?.code ?? data?.StatusCode) : data?.errcode;
  return code ?? null;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null; // it is none: the caller says that it cannot be read
  }
}

/** Retry-After in seconds, whole or as a date (RFC 9110, 10.2.3); 0 where there is none. */
function secondsOf(retryAfter: string | null, now: Date): number {
  if (retryAfter === null) return 0;
  if (/^\d{1,9}$/.test(retryAfter.trim())) return Number(retryAfter);
  const until = Date.parse(retryAfter);
  return Number.isNaN(until) ? 0 : Math.max(0, Math.ceil((until - now.getTime()) / 1000));
}
