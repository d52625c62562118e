/** Everything that can happen to a case. Its facts are what these add up to. */
export const caseEventTypes = [
  "registered",
  "auto_acknowledged", // an automatic receipt: never a reply
  "replied", // the first human reply stops the response clock
  "accepted",
  "dispatched",
  "promised", // due: when the visit will be; detail "customer": rescheduled at the customer's wish
  "arrived",
  "diagnosed", // detail: key of the defect type that was named
  "work_logged", // amount: seconds of work
  "escalated",
  "part_analysed", // detail: standard, load (the two test stages); result: fault_found, no_fault_found
  "repair_attempted", // result: fixed, not_fixed, unknown, no_fault_found
  "converted_to_mail_in",
  "waiting_started", // detail: the reason
  "waiting_ended",
  "reassigned",
  "resolved",
  "reopened",
  "closed",
  "cancelled",
  "survey_sent",
  "survey_answered", // score 1–5; detail: none (the whole), attitude, efficiency, accuracy, or nps (score 0–10)
  "cost_incurred", // amount; detail: parts, labour, travel, logistics, goodwill, supplier_recovery
  "followed_up",
  "complaint_upheld",
  "complaint_rejected",
  "noted", // anything else the source records; kept, counts for nothing
] as const;
export type CaseEventType = (typeof caseEventTypes)[number];

// fault_found is a result of an analysis; a repair has the others.
export const repairResults = ["fixed", "not_fixed", "unknown", "no_fault_found", "fault_found"] as const;
export type RepairResult = (typeof repairResults)[number];

export const caseStatuses = ["open", "waiting", "resolved", "closed", "cancelled"] as const;
export type CaseStatus = (typeof caseStatuses)[number];
