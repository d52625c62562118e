import type { Sql } from "../database/database.ts";
import type { ExportRequest } from "./export-request.ts";

type Audited = {
  readonly id: string | null;
  /** Null: the command line. */
  readonly userId: number | null;
  readonly action: "export" | "export.download" | "export.cancel";
  readonly request: ExportRequest;
  readonly rows: number;
  readonly bytes: number | null;
};

/** Notes who took what out of the installation, and how many rows. Words that were searched for may name a person. */
export async function auditExport(sql: Sql, { id, userId, action, request, rows, bytes }: Audited): Promise<void> {
  const { kind, format } = request;
  const asked =
    request.kind === "CASES"
      ? { ...request.cases, search: request.cases.search ? "…" : null }
      : { ...request.query, ...(request.kind === "ROWS" ? { figure: request.figure } : {}) };
  await sql.query("INSERT INTO audit_entry (user_id, action, subject, detail) VALUES ($1, $2, $3, $4)", [
    userId,
    action,
    id,
    JSON.stringify({ kind, format, asked, rows, bytes }),
  ]);
}
