import type { Sql } from "../database/database.ts";
import type { RowFinding } from "./row-report.ts";

const keptAtOnce = 1000;

/** Writes what was rejected or set aside to import_rejection, a bounded number at a time. */
export class RejectionLog {
  #pending: (RowFinding & { readonly ordinal: number })[] = [];

  constructor(
    readonly sql: Sql,
    readonly run: string,
  ) {}

  /** All findings of one row. */
  async add(findings: readonly RowFinding[]): Promise<void> {
    this.#pending.push(...findings.map((finding, ordinal) => ({ ...finding, ordinal })));
    if (this.#pending.length >= keptAtOnce) await this.flush();
  }

  async flush(): Promise<void> {
    const rows = this.#pending;
    this.#pending = [];
    if (rows.length === 0) return;
    await this.sql.query(
      `INSERT INTO import_rejection (import_run_id, line, ordinal, severity, column_name, value, reason)
       SELECT $1, * FROM unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[])`,
      [
        this.run,
        rows.map(({ line }) => line),
        rows.map(({ ordinal }) => ordinal),
        rows.map(({ severity }) => severity),
        rows.map(({ column }) => column),
        rows.map(({ value }) => value),
        rows.map(({ reason }) => reason),
      ],
    );
  }
}
