import { type Database, inTransaction, type Sql } from "../../database/database.ts";
import { derivedId } from "../../cases/derived-id.ts";
import { type Language, languageOf } from "../../locales/text.ts";
import { messageKinds } from "../../messages/message-kinds.ts";
import { postMessage } from "../../messages/post-message.ts";
import { type MailAttachment, queueMail } from "../../messages/queue-mail.ts";
import { postEvent } from "../../webhooks/post-event.ts";
import { type PackageDocument, packageDocument } from "./package-document.ts";
import { packageMail } from "./package-mail.ts";
import { packageReceivers } from "./package-receivers.ts";
import { packageWords } from "./package-words.ts";
import { packageWorkbook } from "./package-workbook.ts";

type Unannounced = { readonly id: string; readonly departmentId: number; readonly document: PackageDocument };
type Receiver = { readonly id: number; readonly language: Language; readonly wantsMail: boolean };
type Announcing = { readonly now: Date; readonly publicUrl: string | null };

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * Tells the receivers of each package that was sent and not announced yet: a message to all, the whole package with its
 * workbook by mail to those who have mail at once, an event to other systems. Each package is one transaction; run twice it
 * sends nothing twice. Answers how many were announced.
 */
export async function announcePackages(db: Database, announcing: Announcing): Promise<number> {
  let announced = 0;
  while (await announceNext(db, announcing)) announced += 1;
  return announced;
}

async function announceNext({ pool }: Database, { now, publicUrl }: Announcing): Promise<boolean> {
  return inTransaction(pool, async (sql) => {
    const { rows } = await sql.query<Unannounced>(
      `SELECT id::text, department_id AS "departmentId", document FROM department_package
       WHERE sent_at IS NOT NULL AND announced_at IS NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    );
    const [found] = rows;
    if (!found) return false;
    const one = { ...found, document: packageDocument.parse(found.document) };
    await sql.query("UPDATE department_package SET announced_at = $2 WHERE id = $1", [one.id, now]);
    const { own } = await packageReceivers(sql, { departmentId: one.departmentId, now });
    await tell(sql, one, { receivers: await readReceivers(sql, own), now, publicUrl });
    return true;
  });
}

async function tell(
  sql: Sql,
  { id, document }: Unannounced,
  { receivers, now, publicUrl }: Announcing & { readonly receivers: readonly Receiver[] },
): Promise<void> {
  const link = `/packages/${id}`;
  const words = packageWords("zh-CN", document.timeZone);
  const values = { department: words.name(document.department), period: words.period(document) };
  const post = { kind: "package.ready", subject: values.department, link, values, now } as const;
  const [mailed, others] = [true, false].map((wants) => receivers.filter(({ wantsMail }) => wantsMail === wants));
  await postMessage(sql, { ...post, to: (mailed ?? []).map((one) => one.id), withoutMail: true });
  await postMessage(sql, { ...post, to: (others ?? []).map((one) => one.id) });
  await postEvent(sql, { ...post, subject: `package:${id}` });
  const workbooks = new Map<Language, MailAttachment>();
  for (const { id: userId, language } of mailed ?? []) {
    const workbook = workbooks.get(language) ?? (await workbookOf(document, language, id));
    workbooks.set(language, workbook);
    const content = packageMail(document, language, publicUrl === null ? {} : { url: `${publicUrl}${link}` });
    await queueMail(sql, {
      id: derivedId("package", id, String(userId)),
      userId,
      kind: "package.ready",
      content,
      attachments: [workbook],
      now,
    });
  }
}

async function workbookOf(document: PackageDocument, language: Language, id: string): Promise<MailAttachment> {
  return {
    filename: `huilu-package-${id}.xlsx`,
    contentType: workbookType,
    bytes: await packageWorkbook(document, language),
  };
}

async function readReceivers(sql: Sql, ids: readonly number[]): Promise<Receiver[]> {
  const { rows } = await sql.query<{ id: number; language: string; wantsMail: boolean }>(
    `SELECT u.id, u.language, u.email IS NOT NULL AND COALESCE(p.mail, $2) = 'AT_ONCE' AS "wantsMail"
     FROM app_user u LEFT JOIN message_preference p ON p.user_id = u.id AND p.kind = 'package.ready'
     WHERE u.id = ANY($1::int[]) ORDER BY u.id`,
    [ids, messageKinds["package.ready"].mail],
  );
  return rows.map(({ language, ...one }) => ({ ...one, language: languageOf(language) }));
}
