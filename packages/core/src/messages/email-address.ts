import { DomainError } from "../errors.ts";

const longest = 254; // RFC 5321, 4.5.3.1.3

/**
 * An address as it is kept: trimmed; null for none. Throws BAD_INPUT `email_unfit` for what no server of ours would take: not
 * exactly one @, a space or control character, no domain with a dot.
 */
export function fitEmail(typed: string): string | null {
  const address = typed.trim();
  if (address === "") return null;
  const fits =
    address.length <= longest && /^[^\s@<>"(),:;[\]\\\p{C}]{1,64}@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(address);
  if (!fits) throw new DomainError("BAD_INPUT", "email_unfit");
  return address;
}

/** l***@example.com: enough to recognise one's own, too little to write to. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, 1)}***${address.slice(at)}`;
}
