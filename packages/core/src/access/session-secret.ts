import { hash, randomBytes } from "node:crypto";

/** What the caller keeps: 256 random bits. Only its hash is ever stored. */
export function newSessionSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** Under what a secret is stored. The secret is random, so one fast hash is enough. */
export function secretHash(secret: string): Buffer {
  return hash("sha256", secret, "buffer");
}
