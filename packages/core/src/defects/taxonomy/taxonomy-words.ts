import { DomainError } from "../../errors.ts";

const [longestName, longestText, longestReason] = [80, 200, 2000];
const codeShape = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/;

/** A code of a family, or of a type within its family. Throws BAD_INPUT. */
export function codeOf(text: string): string {
  const code = text.trim();
  if (!codeShape.test(code)) throw new DomainError("BAD_INPUT", "defect_code_unfit", { code: code.slice(0, 60) });
  return code;
}

/** A name as it is kept. Throws BAD_INPUT for none, or a long one. */
export function nameOf(text: string): string {
  const name = text.trim();
  if (name === "") throw new DomainError("BAD_INPUT", "defect_name_missing");
  if (name.length > longestName) throw new DomainError("BAD_INPUT", "defect_name_long", { longest: longestName });
  return name;
}

/** A name or a short description that may be missing. Throws BAD_INPUT for a long one. */
export function optionalText(text: string | null | undefined, longest = longestText): string | null {
  const kept = text?.trim() ?? "";
  if (kept.length > longest) throw new DomainError("BAD_INPUT", "defect_name_long", { longest });
  return kept === "" ? null : kept;
}

/** Why something is done, 1 to 2000 characters. Throws BAD_INPUT. */
export function neededReason(text: string | null | undefined): string {
  const reason = optionalText(text, longestReason);
  if (reason === null) throw new DomainError("BAD_INPUT", "taxonomy_reason_missing");
  return reason;
}
