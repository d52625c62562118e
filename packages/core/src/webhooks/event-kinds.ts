/**
 * What targets can be told, and the values each kind carries. Messages and payloads hold these and nothing else: an
 * issue's title is written by staff, and no value is one of a customer.
 */
export const eventKinds = {
  "issue.raised": ["number", "title", "severity", "safety"],
  "issue.step": ["number", "title", "step", "department"],
  "issue.verdict": ["number", "title", "verdict", "action"],
  "issue.reopened": ["number", "title", "reason"],
  "issue.closed": ["number", "title", "verdict"],
  "handover.sent": ["number", "title", "from", "to", "dueAt"],
  "handover.refused": ["number", "title", "from", "to", "reason"],
  "handover.overdue": ["number", "title", "from", "to", "hours"],
  "package.ready": ["department", "period"],
  "signal.new": ["defect", "where", "observed", "expected"],
  "special_case.raised": ["number", "title", "class"],
  "message.test": ["target"],
} as const;

export type EventKind = keyof typeof eventKinds;
/** The values of one kind; what is unknown is null or left out. */
export type EventValues<Kind extends EventKind> = {
  readonly [Name in (typeof eventKinds)[Kind][number]]?: string | number | boolean | null;
};

/** Whether `text` names a kind of event. */
export function isEventKind(text: string): text is EventKind {
  return Object.hasOwn(eventKinds, text);
}

/** Every kind that a target can be subscribed to; the test goes to a target by itself. */
export const subscribableKinds: readonly EventKind[] = Object.keys(eventKinds)
  .filter(isEventKind)
  .filter((kind) => kind !== "message.test");
