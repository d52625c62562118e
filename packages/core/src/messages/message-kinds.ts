export const mailWays = ["AT_ONCE", "DIGEST", "NONE"] as const;
/** How a kind of message reaches somebody by mail. */
export type MailWay = (typeof mailWays)[number];

type KindRecord = {
  /** What its words need beside the subject; a gap may hold a key under `messages.words`, such as a verdict. */
  readonly gaps: readonly string[];
  /** What holds for whoever has not chosen. */
  readonly mail: MailWay;
  /** Whether a person may keep it out of the inbox; an urgent one comes all the same. */
  readonly silenceable: boolean;
};

/** Every kind of message; its words stand in the catalogues under `messages.<kind>`. */
export const messageKinds = {
  "issue.raised": { gaps: ["title"], mail: "AT_ONCE", silenceable: false },
  "issue.assigned": { gaps: ["title", "step"], mail: "AT_ONCE", silenceable: false },
  "issue.submitted": { gaps: ["title", "step", "by"], mail: "DIGEST", silenceable: true },
  "issue.returned": { gaps: ["title", "step"], mail: "AT_ONCE", silenceable: false },
  "issue.acknowledged": { gaps: ["title", "by"], mail: "DIGEST", silenceable: true },
  "issue.mentioned": { gaps: ["title", "by"], mail: "AT_ONCE", silenceable: true },
  "issue.due": { gaps: ["title", "step", "due"], mail: "DIGEST", silenceable: true },
  "issue.overdue": { gaps: ["title", "step", "due"], mail: "AT_ONCE", silenceable: false },
  "issue.escalated": { gaps: ["title", "step"], mail: "AT_ONCE", silenceable: false },
  "issue.verdict": { gaps: ["title", "verdict"], mail: "AT_ONCE", silenceable: false },
  "issue.reopened": { gaps: ["title"], mail: "AT_ONCE", silenceable: false },
  "handover.sent": { gaps: ["department"], mail: "AT_ONCE", silenceable: false },
  "handover.refused": { gaps: ["department"], mail: "AT_ONCE", silenceable: false },
  "handover.overdue": { gaps: ["department", "due"], mail: "AT_ONCE", silenceable: false },
  "package.ready": { gaps: ["department", "period"], mail: "AT_ONCE", silenceable: true },
  "package.unacknowledged": { gaps: ["department", "period"], mail: "AT_ONCE", silenceable: false },
  "signal.new": { gaps: ["ratio"], mail: "DIGEST", silenceable: true },
  "special_case.raised": { gaps: ["title"], mail: "AT_ONCE", silenceable: false },
} as const satisfies Readonly<Record<string, KindRecord>>;

export type MessageKind = keyof typeof messageKinds;
/** What fills the words of a kind. */
export type GapsOf<Kind extends MessageKind> = Readonly<
  Record<(typeof messageKinds)[Kind]["gaps"][number], string | number>
>;

const kindNames = Object.keys(messageKinds);

/** Whether `text` names a kind of message. */
export function isMessageKind(text: string): text is MessageKind {
  return kindNames.includes(text);
}

/** Every kind, in the order in which they are shown. */
export const messageKindNames: readonly MessageKind[] = kindNames.filter(isMessageKind);
