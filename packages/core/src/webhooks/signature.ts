import { createHmac, timingSafeEqual } from "node:crypto";

import { keyOf } from "./secrets.ts";

/** One message as the Standard Webhooks specification signs it. `timestamp` is in whole seconds since 1970. */
export type SignedMessage = { readonly id: string; readonly timestamp: number; readonly body: string | Buffer };

/** The value of `webhook-signature`: one signature for each secret (specification: "Signature scheme"). */
export function signatureHeader(message: SignedMessage, secrets: readonly string[]): string {
  return secrets.map((secret) => `v1,${signatureOf(message, secret).toString("base64")}`).join(" ");
}

/** Whether any signature of the header is one of any secret; compared in constant time. */
export function isSignedBy(message: SignedMessage, header: string, secrets: readonly string[]): boolean {
  const given = header
    .split(" ")
    .flatMap((one) => (one.startsWith("v1,") ? [Buffer.from(one.slice(3), "base64")] : []));
  return secrets
    .map((secret) => signatureOf(message, secret))
    .some((wanted) => given.some((found) => found.length === wanted.length && timingSafeEqual(found, wanted)));
}

function signatureOf({ id, timestamp, body }: SignedMessage, secret: string): Buffer {
  return createHmac("sha256", keyOf(secret)).update(`${id}.${timestamp}.`).update(body).digest();
}
