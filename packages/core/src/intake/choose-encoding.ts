import { DomainError } from "../errors.ts";
import type { ByteEvidence } from "./byte-evidence.ts";

export const encodings = ["utf-8", "gb18030", "utf-16le", "utf-16be", "big5", "shift_jis", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

/** `damaged`: some bytes fit no character. The rows that hold them are rejected, never shown garbled. */
export type ChosenEncoding = { readonly encoding: Encoding; readonly damaged: boolean };

/** A file is of an encoding, if damaged, when at least this many characters fit for each that does not. */
const fitPerBad = 20;
/** Text that merely happens to be valid GB 18030 (German in windows-1252, say) has few everyday characters. */
const commonShare = 0.8;
/** Fewer characters than this may fit UTF-8 by chance. */
const chanceSequences = 8;

/** The encoding that the file's bytes allow: the declared one if it fits, else what was found. Throws DomainError. */
export function chooseEncoding(head: Uint8Array, evidence: ByteEvidence, declared: Encoding | "auto"): ChosenEncoding {
  const marked = markOf(head);
  if (marked) return agreed(marked, declared, evidence);
  if (evidence.nul * 10 > evidence.bytes && !declared.startsWith("utf-16"))
    throw new DomainError("BAD_INPUT", "import_file_not_text");
  const found = foundEncoding(evidence);
  if (declared === "auto") {
    if (!found) throw new DomainError("BAD_INPUT", "import_encoding_unknown", { line: evidence.utf8.firstBadLine });
    return found;
  }
  if (declared === "utf-8" || declared === "gb18030") return declaredFits(declared, found, evidence);
  return { encoding: declared, damaged: true }; // its decoder marks what does not fit, if anything
}

function markOf(head: Uint8Array): Encoding | null {
  const [first, second, third, fourth] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0x84 && second === 0x31 && third === 0x95 && fourth === 0x33 ? "gb18030" : null;
}

/** A byte order mark is the writer's own word; a mapping that contradicts it is refused rather than obeyed. */
function agreed(marked: Encoding, declared: Encoding | "auto", evidence: ByteEvidence): ChosenEncoding {
  if (declared !== "auto" && declared !== marked)
    throw new DomainError("BAD_INPUT", "import_encoding_wrong", { declared, found: marked });
  const damaged = marked === "utf-8" ? evidence.utf8.bad > 0 : marked === "gb18030" ? evidence.gb18030.bad > 0 : true;
  return { encoding: marked, damaged };
}

function foundEncoding({ utf8, gb18030 }: ByteEvidence): ChosenEncoding | null {
  if (utf8.bad === 0) return { encoding: "utf-8", damaged: false };
  if (utf8.sequences >= utf8.bad * fitPerBad) return { encoding: "utf-8", damaged: true };
  const likely = gb18030.common >= gb18030.sequences * commonShare && gb18030.sequences >= gb18030.bad * fitPerBad;
  return likely ? { encoding: "gb18030", damaged: gb18030.bad > 0 } : null;
}

function declaredFits(
  declared: "utf-8" | "gb18030",
  found: ChosenEncoding | null,
  evidence: ByteEvidence,
): ChosenEncoding {
  const fit = declared === "utf-8" ? evidence.utf8 : evidence.gb18030;
  const other = declared === "gb18030" && found?.encoding === "utf-8" && evidence.utf8.sequences >= chanceSequences;
  if (other || fit.sequences < fit.bad * fitPerBad) {
    throw new DomainError("BAD_INPUT", "import_encoding_wrong", { declared, found: found?.encoding ?? "?" });
  }
  return { encoding: declared, damaged: fit.bad > 0 };
}
