import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

/** The path of a file of its own with this content, which goes again after the tests of the file that asks. */
export async function fileOf(content: string | Uint8Array, name = "units.csv"): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "huilu-file-"));
  folders.push(folder);
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}
