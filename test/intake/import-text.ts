import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Database, importFile, type ImportSummary } from "@huilu/core";

/** The day on which the tests import: later than every date in them. */
export const importDay = new Date("2026-11-20T04:00:00Z");

export type Sent = {
  readonly file: string | Uint8Array;
  readonly mapping: string;
  readonly fileName?: string;
  readonly dryRun?: boolean;
};

/** Writes a file and its mapping to a folder that goes again, and imports the one by the other. */
export async function importText(
  db: Database,
  { file, mapping, fileName = "file.csv", dryRun = false }: Sent,
): Promise<ImportSummary> {
  const folder = await mkdtemp(path.join(tmpdir(), "huilu-import-"));
  try {
    const [filePath, mappingPath] = [path.join(folder, fileName), path.join(folder, "mapping.yaml")];
    await Promise.all([writeFile(filePath, file), writeFile(mappingPath, mapping)]);
    return await importFile(db, { path: filePath, mappingPath, dryRun, now: importDay, startedBy: "test" });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The mapping of docs/mappings by its name. */
export function docsMapping(name: string): string {
  return path.join(import.meta.dirname, "../../docs/mappings", `${name}.yaml`);
}

/** How often each value of a column occurs, as the summary says. */
export function valuesOf(summary: ImportSummary, column: string): Record<string, number> {
  const found = summary.columns.find((one) => one.column === column);
  return Object.fromEntries(found?.values.map(({ value, count }) => [value, count]) ?? []);
}

/** `line reason` of every finding the summary shows. */
export function findingsOf(summary: ImportSummary): string[] {
  return summary.firstFindings.map(({ line, reason, severity }) => `${line} ${severity} ${reason}`);
}
