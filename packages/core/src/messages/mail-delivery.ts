export const mailStates = ["WAITING", "SENT", "FAILED", "GIVEN_UP"] as const;
/** FAILED: the server refused it for good; GIVEN_UP: it was tried for days, or there is nobody any more to send it to. */
export type MailState = (typeof mailStates)[number];

/** Why a mail was not accepted; each has its words under `web.deliveries.reason`. */
export const mailFailureReasons = [
  "unreachable",
  "put_off",
  "refused",
  "not_admitted",
  "no_server",
  "no_address",
  "attachment_missing",
  "unsendable",
] as const;
export type MailFailureReason = (typeof mailFailureReasons)[number];
/** `code` is the reply of the SMTP server, where it gave one. */
export type MailFailure = { readonly reason: MailFailureReason; readonly code: number | null };

/** The channel on which new mail is announced; the rows tell the same to whoever missed it. */
export const mailChannel = "huilu_mail";
