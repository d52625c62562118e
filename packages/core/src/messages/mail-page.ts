import { type Language, textOf } from "../locales/text.ts";

export type MailEntry = { readonly title: string; readonly text: string; readonly url: string | null };

/** What stands in a mail that Huilu writes. Nothing in it is HTML: all of it is escaped. */
export type MailPage = {
  readonly language: Language;
  readonly title: string;
  readonly entries: readonly MailEntry[];
  /** Where the reader chooses what comes by mail. */
  readonly settingsUrl: string | null;
};

export type MailContent = { readonly subject: string; readonly html: string; readonly text: string };

const font =
  "font-family:'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',system-ui,-apple-system,'Segoe UI',Arial,sans-serif";

/** A mail of one column, drawn by tables and inline styles as mail programs understand them, and the same as plain text. */
export function mailPage(page: MailPage): MailContent {
  return { subject: oneLine(page.title), html: htmlOf(page), text: textPart(page) };
}

function htmlOf({ language, title, entries, settingsUrl }: MailPage): string {
  const rows = entries.map((entry) => entryRow(entry, textOf(language, "messages.mail.open"))).join("");
  const why = `${escaped(textOf(language, "messages.mail.why"))}${settingsUrl === null ? "" : ` ${link(settingsUrl, textOf(language, "messages.mail.choose"))}`}`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>
<body style="margin:0;padding:0;background:#f6f6f3;color:#1b2026;${font};font-size:14px;line-height:1.55">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f6f6f3"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px;background:#ffffff;border:1px solid #e6e4de;border-radius:8px">
<tr><td style="padding:20px 24px 4px;font-size:17px;font-weight:600">${escaped(title)}</td></tr>
${rows}<tr><td style="padding:12px 24px 20px;border-top:1px solid #e6e4de;color:#666e78;font-size:12px">${why}</td></tr>
</table></td></tr></table></body></html>
`;
}

function entryRow({ title, text, url }: MailEntry, open: string): string {
  const said = text === "" ? "" : `<div style="color:#444b54">${escaped(text)}</div>`;
  const way = url === null ? "" : `<div style="padding-top:4px">${link(url, open)}</div>`;
  return `<tr><td style="padding:10px 24px"><div style="font-weight:600">${escaped(title)}</div>${said}${way}</td></tr>\n`;
}

function textPart({ language, title, entries, settingsUrl }: MailPage): string {
  const parts = entries.map((entry) => [entry.title, entry.text, entry.url ?? ""].filter(Boolean).join("\n"));
  const why = [textOf(language, "messages.mail.why"), settingsUrl ?? ""].filter(Boolean).join("\n");
  return `${[title, ...parts, `-- \n${why}`].join("\n\n")}\n`;
}

function link(url: string, words: string): string {
  return `<a href="${escaped(url)}" style="color:#0b5cad">${escaped(words)}</a>`;
}

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim().slice(0, 200);
}
