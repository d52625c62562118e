import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { DomainError } from "../errors.ts";

export const minPasswordLength = 10;
const maxPasswordLength = 200;
// The library's defaults are argon2id with 19 MiB, two passes, one lane: what OWASP asks for.
// This hash matches no password: checking against it takes as long as a real check.
const nobodysHash = hash(oneTimePassword());

/** `password` as an argon2id hash with its own salt. Throws BAD_INPUT for one too short or too long. */
export async function hashPassword(password: string): Promise<string> {
  const length = Array.from(password).length;
  if (length < minPasswordLength) throw new DomainError("BAD_INPUT", "password_too_short", { min: minPasswordLength });
  if (length > maxPasswordLength) throw new DomainError("BAD_INPUT", "password_too_long", { max: maxPasswordLength });
  return hash(password);
}

/** Whether `password` belongs to `passwordHash`. Without a hash it answers false after the same work. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  const usable = passwordHash?.startsWith("$argon2id$") ? passwordHash : null;
  // Longer than any password can be: not worth the hashing.
  const matches = await verify(usable ?? (await nobodysHash), password.slice(0, maxPasswordLength + 1));
  return usable !== null && matches;
}

/** Sixteen letters and digits that nobody confuses when typing them: 79 bits. */
export function oneTimePassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const picked = Array.from({ length: 16 }, () => letters[randomInt(letters.length)]).join("");
  return picked.replaceAll(/(.{4})(?=.)/g, "$1-");
}
