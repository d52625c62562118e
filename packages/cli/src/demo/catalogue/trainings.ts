import type { Duty } from "../roster.ts";

/** What a duty has to be trained in; `months`: how long it holds, null for good. */
export type TrainingTopic = { readonly name: string; readonly duties: readonly Duty[]; readonly months: number | null };

/** Written as a company writes them that has readers of both languages: a topic has one name only. */
export const trainingTopics: readonly TrainingTopic[] = [
  { name: "高处作业 / Working at height", duties: ["technician"], months: 36 },
  { name: "低压电工 / Low-voltage electrics", duties: ["technician"], months: 36 },
  { name: "制冷剂操作 / Refrigerant handling", duties: ["technician"], months: 24 },
  { name: "服务规范 / Service conduct", duties: ["technician", "agent", "dispatcher"], months: 12 },
  { name: "投诉处理 / Handling complaints", duties: ["agent", "dispatcher"], months: 24 },
  { name: "新员工培训 / Induction", duties: ["technician", "agent", "dispatcher"], months: null },
];
