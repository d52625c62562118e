import { createTransport } from "nodemailer";

import type { MailAttachment } from "./queue-mail.ts";
import type { MailFailure } from "./mail-delivery.ts";
import type { MailContent } from "./mail-page.ts";

/** A mail as it goes to the server. */
export type OutgoingMail = MailContent & {
  readonly id: string;
  readonly to: string;
  readonly urgent: boolean;
  readonly attachments: readonly MailAttachment[];
  readonly now: Date;
};

/** Null once the server has accepted the mail; else why not, and whether it is any use to try again, or to try others now. */
export type Sent = null | (MailFailure & { readonly next: "try again" | "server is out of order" | "give up" });

export type Mailer = { send(mail: OutgoingMail, signal: AbortSignal): Promise<Sent> };

export type MailerOptions = {
  /** smtp://user:password@host:port or smtps://… */
  readonly url: string;
  /** The sender; the domain of its address is that of the Message-IDs. */
  readonly from: string;
  /** How long the server may stay silent. */
  readonly patienceMilliseconds?: number;
};

/** A way to the SMTP server; each mail is a connection of its own, so that none is sent again behind our back. */
export function openMailer({ url, from, patienceMilliseconds = 30_000 }: MailerOptions): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: patienceMilliseconds,
    greetingTimeout: patienceMilliseconds,
    socketTimeout: patienceMilliseconds,
    dnsTimeout: patienceMilliseconds,
    disableUrlAccess: true,
  });
  const domain = /@([^\s<>@]+)>?$/.exec(from)?.[1] ?? "localhost";
  return {
    async send(mail, signal) {
      try {
        await transport.sendMail({ ...messageOf(mail), from, messageId: `<${mail.id}@${domain}>`, signal });
        return null;
      } catch (error) {
        return sentOf(error);
      }
    },
  };
}

function messageOf({ to, subject, html, text, attachments, urgent, now }: OutgoingMail) {
  return {
    to,
    subject,
    html,
    text,
    date: now,
    attachments: attachments.map(({ filename, contentType, ...file }) => ({
      filename,
      contentType,
      ...("path" in file ? { path: file.path } : { content: file.bytes }),
    })),
    ...(urgent ? { priority: "high" } : {}),
    // RFC 3834: no machine should answer it.
    headers: { "Auto-Submitted": "auto-generated" },
  };
}

/** What nodemailer says of a failure: its code, the server's reply and the command it replied to. */
function sentOf(error: unknown): Sent {
  const { code, responseCode, command } = saidOf(error);
  if (code === "ENOENT" || code === "EACCES" || code === "ESTREAM" || code === "EFILEACCESS") {
    return { reason: "attachment_missing", code: null, next: "give up" };
  }
  if (
    code === "EAUTH" ||
    code === "ENOAUTH" ||
    (command === "MAIL FROM" && responseCode !== null && responseCode >= 500)
  ) {
    return { reason: "not_admitted", code: responseCode, next: "server is out of order" };
  }
  if (code === "EENVELOPE" || code === "EMESSAGE") {
    if (responseCode === null) return { reason: "unsendable", code: null, next: "give up" };
    if (responseCode >= 500) return { reason: "refused", code: responseCode, next: "give up" };
    return { reason: "put_off", code: responseCode, next: "try again" };
  }
  return { reason: "unreachable", code: responseCode, next: "server is out of order" };
}

function saidOf(error: unknown): { code: string; responseCode: number | null; command: string } {
  if (!(error instanceof Error)) return { code: "", responseCode: null, command: "" };
  return {
    code: "code" in error ? String(error.code) : "",
    responseCode: "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : null,
    command: "command" in error ? String(error.command) : "",
  };
}
