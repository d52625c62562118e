import type { Scope } from "../../access/scope.ts";
import type { Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import { type PackageDocument, packageDocument, type PackageGrain, type PackageTerm } from "./package-document.ts";

/** UNSENT: asked for by somebody, nobody has to acknowledge it. LATE: open after its time. */
export const packageStates = ["UNSENT", "OPEN", "LATE", "ACKNOWLEDGED", "ACKNOWLEDGED_LATE"] as const;
export type PackageState = (typeof packageStates)[number];

export type PackageNote = { readonly id: number; readonly text: string; readonly by: string; readonly at: Date };

/** A package without what it says. */
export type PackageRecord = {
  readonly id: string;
  readonly departmentId: number;
  readonly department: PackageTerm;
  readonly grain: PackageGrain;
  readonly from: BusinessDay;
  /** Exclusive. */
  readonly to: BusinessDay;
  readonly knownAt: Date;
  readonly madeBy: string | null;
  readonly state: PackageState;
  readonly sentAt: Date | null;
  readonly dueAt: Date | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgement: string | null;
  /** What the department says it will do better. */
  readonly note: PackageNote | null;
};
export type WholePackage = PackageRecord & { readonly document: PackageDocument };

export type PackageFilter = {
  readonly department?: string | null | undefined;
  readonly grain?: PackageGrain | null | undefined;
  readonly states?: readonly PackageState[] | null | undefined;
};

type Reading = { readonly scope: Scope; readonly now: Date };

const columns = `p.id::text, p.department_id AS "departmentId", jsonb_build_object('key', d.code, 'zh', d.name, 'en', COALESCE(d.name_en, d.name)) AS department,
  p.grain, p.from_on::text AS "from", p.to_on::text AS "to", p.known_at AS "knownAt", m.display_name AS "madeBy",
  p.sent_at AS "sentAt", p.due_at AS "dueAt", a.display_name AS "acknowledgedBy", p.acknowledged_at AS "acknowledgedAt", p.acknowledgement,
  n.id::int AS "noteId", n.text AS "noteText", w.display_name AS "noteBy", n.written_at AS "noteAt",
  CASE WHEN p.sent_at IS NULL THEN 'UNSENT' WHEN p.acknowledged_at IS NULL THEN CASE WHEN p.due_at < $1 THEN 'LATE' ELSE 'OPEN' END
    WHEN p.acknowledged_at > p.due_at THEN 'ACKNOWLEDGED_LATE' ELSE 'ACKNOWLEDGED' END AS state`;
const from = `department_package p JOIN department d ON d.id = p.department_id
  LEFT JOIN app_user m ON m.id = p.made_by LEFT JOIN app_user a ON a.id = p.acknowledged_by
  LEFT JOIN LATERAL (SELECT * FROM package_note WHERE package_id = p.id ORDER BY id DESC LIMIT 1) n ON true
  LEFT JOIN app_user w ON w.id = n.written_by`;
/** Whose departments' packages are read: all, or those of the scope ($2: null for all). */
const readable = "($2::int[] IS NULL OR p.department_id = ANY($2))";

type Row = Omit<PackageRecord, "note"> & {
  readonly noteId: number | null;
  readonly noteText: string;
  readonly noteBy: string;
  readonly noteAt: Date;
};

/** Up to `first` packages that may be read, the latest period first. */
export async function listPackages(
  sql: Sql,
  { department = null, grain = null, states = null }: PackageFilter,
  { first, scope, now }: Reading & { readonly first: number },
): Promise<PackageRecord[]> {
  const { rows } = await sql.query<Row>(
    `SELECT * FROM (SELECT ${columns} FROM ${from}
       WHERE ${readable} AND ($3::text IS NULL OR d.code = $3) AND ($4::text IS NULL OR p.grain = $4)) p
     WHERE $5::text[] IS NULL OR p.state = ANY($5)
     ORDER BY p."to" DESC, p."knownAt" DESC, p.department->>'key', p.id LIMIT $6`,
    [now, idsOf(scope), department, grain, states, first],
  );
  return rows.map(recordOf);
}

/** One package whole. Throws NOT_FOUND `package_unknown` also where it may not be read. */
export async function readPackage(sql: Sql, id: string, { scope, now }: Reading): Promise<WholePackage> {
  const { rows } = await sql.query<Row & { readonly document: unknown }>(
    `SELECT ${columns}, p.document FROM ${from} WHERE ${readable} AND p.id::text = $3`,
    [now, idsOf(scope), id],
  );
  const row = rows[0];
  if (!row) throw new DomainError("NOT_FOUND", "package_unknown");
  const { document, ...record } = row;
  return { ...recordOf(record), document: packageDocument.parse(document) };
}

const idsOf = (scope: Scope) => (scope.kind === "company" ? null : scope.departmentIds);

function recordOf({ noteId, noteText, noteBy, noteAt, ...row }: Row): PackageRecord {
  return { ...row, note: noteId === null ? null : { id: noteId, text: noteText, by: noteBy, at: noteAt } };
}
