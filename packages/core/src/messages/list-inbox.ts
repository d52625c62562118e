import type { Database, Sql } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { isMessageKind, type MessageKind } from "./message-kinds.ts";

export type Message = {
  readonly id: number;
  readonly kind: MessageKind;
  readonly subject: string;
  readonly link: string;
  readonly gaps: Readonly<Record<string, string | number>>;
  readonly urgent: boolean;
  readonly postedAt: Date;
  readonly readAt: Date | null;
  readonly archivedAt: Date | null;
};

export type InboxRequest = {
  readonly userId: number;
  /** None: every kind. */
  readonly kinds: readonly MessageKind[];
  readonly box: InboxBox;
  readonly first: number;
  readonly after: string | null | undefined;
};

export const inboxBoxes = ["ALL", "UNREAD", "ARCHIVED"] as const;
/** ALL and UNREAD leave out what was archived. */
export type InboxBox = (typeof inboxBoxes)[number];

export type InboxPage = {
  readonly rows: readonly (Message & { readonly cursor: string })[];
  readonly hasNextPage: boolean;
};

type Row = Omit<Message, "kind"> & { readonly kind: string };

/** A page of a person's own messages: unread ones first, then the newest. Throws BAD_INPUT `cursor_unreadable`. */
export async function listInbox({ pool }: Database, request: InboxRequest): Promise<InboxPage> {
  const { userId, kinds, box, first, after } = request;
  const from = after === null || after === undefined ? null : readCursor(after);
  const { rows } = await pool.query<Row>(
    `SELECT id, kind, subject, link, gaps, urgent, posted_at AS "postedAt", read_at AS "readAt", archived_at AS "archivedAt"
     FROM message
     WHERE user_id = $1 AND NOT silenced AND ($2::text[] = '{}' OR kind = ANY($2)) AND ${boxes[box]}
       AND ($3::boolean IS NULL OR (${readInOrder(box)}, -id) > ($3, -$4::bigint))
     ORDER BY ${readInOrder(box)}, -id LIMIT $5`,
    [userId, kinds, from?.read ?? null, from?.id ?? null, first + 1],
  );
  const known = rows.flatMap((row) => (isMessageKind(row.kind) ? [{ ...row, kind: row.kind }] : []));
  return {
    rows: known.slice(0, first).map((row) => ({ ...row, cursor: cursorOf(row, box) })),
    hasNextPage: rows.length > first,
  };
}

/** How many messages a person has not read. */
export async function countUnread(sql: Sql, userId: number): Promise<number> {
  const { rows } = await sql.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM message
     WHERE user_id = $1 AND read_at IS NULL AND archived_at IS NULL AND NOT silenced`,
    [userId],
  );
  return rows[0]?.count ?? 0;
}

const boxes: Readonly<Record<InboxBox, string>> = {
  ALL: "archived_at IS NULL",
  UNREAD: "archived_at IS NULL AND read_at IS NULL",
  ARCHIVED: "archived_at IS NOT NULL",
};

/** What was archived stands in the order in which it was posted, read or not. */
function readInOrder(box: InboxBox): string {
  return box === "ARCHIVED" ? "(archived_at IS NOT NULL)" : "(read_at IS NOT NULL)";
}

function cursorOf({ id, readAt }: Row, box: InboxBox): string {
  return `${readAt !== null || box === "ARCHIVED" ? "r" : "u"}${id}`;
}

function readCursor(text: string): { read: boolean; id: number } {
  const [, place, id] = /^([ru])(\d{1,15})$/.exec(text) ?? [];
  if (id === undefined) throw new DomainError("BAD_INPUT", "cursor_unreadable");
  return { read: place === "r", id: Number(id) };
}
