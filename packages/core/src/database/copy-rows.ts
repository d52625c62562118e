import { once } from "node:events";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";

export type CopyValue = string | number | boolean | null | undefined;

/** Sends `rows` to `table` by COPY on the client's own connection, so inside its transaction if it has one. */
export async function copyRows(
  client: PoolClient,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly CopyValue[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const stream = client.query(copyFrom(`COPY ${table} (${columns.join(", ")}) FROM STDIN`));
  const finished = once(stream, "finish");
  const lines: string[] = [];
  for (const row of rows) lines.push(row.map(copyField).join("\t"));
  stream.end(`${lines.join("\n")}\n`);
  await finished;
}

const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function copyField(value: CopyValue): string {
  if (value === null || value === undefined) return "\\N";
  if (typeof value === "boolean") return value ? "t" : "f";
  return typeof value === "number"
    ? String(value)
    : value.replaceAll(/[\\\t\n\r]/g, (character) => escapes[character] ?? character);
}
