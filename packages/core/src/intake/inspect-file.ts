import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, extname } from "node:path";
import { DomainError } from "../errors.ts";
import { byteWitness, type ByteEvidence } from "./byte-evidence.ts";

export type FileFormat = "csv" | "xlsx";

/** A file read once from end to end, before any row is taken: what it is, and the hash of its content. */
export type InspectedFile = {
  readonly path: string;
  readonly name: string;
  readonly format: FileFormat;
  readonly bytes: number;
  readonly sha256: string;
  readonly head: Uint8Array;
  readonly evidence: ByteEvidence;
};

const textExtensions = new Set([".csv", ".tsv", ".txt", ""]);
const readAtOnce = 1 << 18;

/** Reads the file at `path` to its end. The content decides what it is; its name only where the content cannot. Throws DomainError. */
export async function inspectFile(path: string): Promise<InspectedFile> {
  const name = basename(path);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new DomainError("BAD_INPUT", "import_file_missing", { file: name });
  if (found.size === 0) throw new DomainError("BAD_INPUT", "import_file_empty", { file: name });
  const hash = createHash("sha256");
  const witness = byteWitness();
  let head = new Uint8Array();
  for await (const chunk of createReadStream(path, { highWaterMark: readAtOnce })) {
    if (!(chunk instanceof Uint8Array)) continue; // a stream without an encoding gives bytes only
    if (head.length === 0) {
      head = chunk.slice(0, 1 << 16);
      formatOf(name, head);
    }
    hash.update(chunk);
    witness.add(chunk);
  }
  return {
    path,
    name,
    format: formatOf(name, head),
    bytes: found.size,
    sha256: hash.digest("hex"),
    head,
    evidence: witness.evidence(),
  };
}

function formatOf(name: string, head: Uint8Array): FileFormat {
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return "xlsx";
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new DomainError("BAD_INPUT", "import_format_old_excel", { file: name });
  const extension = extname(name).toLowerCase();
  if (textExtensions.has(extension)) return "csv";
  throw new DomainError("BAD_INPUT", "import_format_unknown", { file: name, format: extension.slice(1) });
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}
