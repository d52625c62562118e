import type { Sql } from "../database/database.ts";
import { type Language, textOf } from "../locales/text.ts";
import { type MailContent, type MailEntry, mailPage } from "./mail-page.ts";
import { messageWords } from "./message-words.ts";

type Told = {
  readonly kind: string;
  readonly subject: string;
  readonly link: string;
  readonly gaps: Readonly<Record<string, string | number>>;
};

export type Composing = {
  readonly id: string;
  readonly messageId: number | null;
  readonly content: MailContent | null;
  readonly language: Language;
};

const mostEntries = 100;

/** What a delivery says, in its person's language as it is when it is sent. */
export async function composeMail(sql: Sql, mail: Composing, publicUrl: string | null): Promise<MailContent> {
  if (mail.content !== null) return mail.content;
  const { language } = mail;
  const told = await readTold(sql, mail);
  const entries = told.slice(0, mostEntries).map((one) => entryOf(one, language, publicUrl));
  const more = told.length - entries.length;
  const further = { title: textOf(language, "messages.mail.more", { n: more }), text: "", url: inboxUrl(publicUrl) };
  const [first] = entries;
  const title =
    mail.messageId !== null && first !== undefined
      ? first.title
      : textOf(language, "messages.digest.title", { n: told.length });
  return mailPage({
    language,
    title,
    entries: more > 0 ? [...entries, further] : entries,
    settingsUrl: publicUrl === null ? null : `${publicUrl}/settings`,
  });
}

/** The message itself, or what a digest took up, without what had been read by then. */
async function readTold(sql: Sql, { id, messageId }: Composing): Promise<Told[]> {
  const { rows } = await sql.query<Told>(
    messageId === null
      ? `SELECT m.kind, m.subject, m.link, m.gaps FROM message m JOIN mail_delivery d ON d.id = m.digest_id
         WHERE m.digest_id = $1 AND (m.read_at IS NULL OR m.read_at > d.queued_at) ORDER BY m.urgent DESC, m.id`
      : "SELECT kind, subject, link, gaps FROM message WHERE id = $1",
    [messageId ?? id],
  );
  return rows;
}

function entryOf(told: Told, language: Language, publicUrl: string | null): MailEntry {
  const { title, text } = messageWords(told, language);
  return { title, text, url: publicUrl === null ? null : `${publicUrl}${told.link}` };
}

function inboxUrl(publicUrl: string | null): string | null {
  return publicUrl === null ? null : `${publicUrl}/inbox`;
}
