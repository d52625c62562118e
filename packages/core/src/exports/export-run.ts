import path from "node:path";
import { z } from "zod";

import type { Scope } from "../access/scope.ts";
import { DomainError } from "../errors.ts";
import { type ExportFormat, type ExportKind, type ExportRequest, readExportRequest } from "./export-request.ts";

export const exportStates = ["WAITING", "RUNNING", "DONE", "FAILED", "CANCELLED", "EXPIRED"] as const;
export type ExportState = (typeof exportStates)[number];

/** One export that somebody asked for. `rowsTotal` is null until its rows were counted. */
export type ExportRun = {
  readonly id: string;
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  readonly state: ExportState;
  readonly fileName: string;
  readonly rowsDone: number;
  readonly rowsTotal: number | null;
  readonly bytes: number | null;
  /** Why it failed: a text under `errors`, and what fills its gaps. */
  readonly failure: ExportFailure | null;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
  readonly expiresAt: Date | null;
};
export type ExportFailure = z.infer<typeof failure>;

/** An export with what the work on it needs. */
export type ExportRow = ExportRun & {
  readonly userId: number;
  readonly askedBy: string;
  readonly language: string;
  readonly request: ExportRequest;
  readonly scope: Scope;
  readonly attempt: number;
};

/** How long a finished file stays. */
export const exportKeepDays = 7;
/** Up to this many rows an export is answered at once. */
export const smallExportRows = 10_000;
/** The channel on which a waiting export is announced. */
export const exportChannel = "huilu_exports";

const failure = z.object({
  reason: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()).readonly()])),
});
const scope = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("company") }),
  z.object({ kind: z.literal("part"), departmentIds: z.array(z.number()), employeeId: z.number().nullable() }),
]);
const found = z.object({
  id: z.string(),
  user_id: z.number(),
  asked_by: z.string(),
  request: z.unknown().transform(readExportRequest),
  scope,
  language: z.string(),
  file_name: z.string(),
  state: z
    .string()
    .transform((state) => state.toUpperCase())
    .pipe(z.enum(exportStates)),
  attempt: z.number(),
  rows_done: z.number(),
  rows_total: z.number().nullable(),
  bytes: z.number().nullable(),
  failure: failure.nullable(),
  requested_at: z.date(),
  finished_at: z.date().nullable(),
  expires_at: z.date().nullable(),
});

/** The columns of `export_run r` that readExportRow reads. */
export const exportColumns = `r.id, r.user_id, (SELECT u.display_name FROM app_user u WHERE u.id = r.user_id) AS asked_by,
  r.request, r.scope, r.language, r.file_name, r.state, r.attempt, r.rows_done, r.rows_total, r.bytes, r.failure,
  r.requested_at, r.finished_at, r.expires_at`;

/** A row of `export_run` as the code knows it. */
export function readExportRow(row: unknown): ExportRow {
  const run = found.parse(row);
  return {
    id: run.id,
    kind: run.request.kind,
    format: run.request.format,
    state: run.state,
    fileName: run.file_name,
    rowsDone: run.rows_done,
    rowsTotal: run.rows_total,
    bytes: run.bytes,
    failure: run.failure,
    requestedAt: run.requested_at,
    finishedAt: run.finished_at,
    expiresAt: run.expires_at,
    userId: run.user_id,
    askedBy: run.asked_by,
    language: run.language,
    request: run.request,
    scope: run.scope,
    attempt: run.attempt,
  };
}

/** The folder of the finished and unfinished files. */
export function exportFolder(dataDir: string): string {
  return path.join(dataDir, "exports");
}

/** Where the finished file of a run lies. */
export function exportPath(dataDir: string, { id, format }: Pick<ExportRun, "id" | "format">): string {
  return path.join(exportFolder(dataDir), `${id}.${format.toLowerCase()}`);
}

/** The refusal of a run that is not the asker's, or that is none: which of the two is not told. */
export function exportUnknown(id: string): DomainError {
  return new DomainError("NOT_FOUND", "export_unknown", { id });
}
