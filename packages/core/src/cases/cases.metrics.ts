import { average, count, duration, ratio } from "../metrics/metric.ts";
import type { Rollup } from "../metrics/rollup.ts";

const reportedDay = { zh: "受理日", en: "day reported" };
const resolvedDay = { zh: "最终解决日", en: "day of the final resolution" };

export const caseMetrics = {
  cases: count({
    name: { zh: "服务工单数", en: "Service cases" },
    definition: { zh: "期间内受理的工单数。", en: "Cases registered in the period." },
    anchor: reportedDay,
    of: "unit_case",
    exclusions: ["no_report_date"],
    source: "ISO 10002 / GB/T 19012",
  }),
  firstResponseTime: duration({
    name: { zh: "首次响应时长", en: "First response" },
    definition: {
      zh: "从受理到首次人工答复的时长；自动回执不算答复。自然时钟。",
      en: "From registration to the first human reply; automatic receipts never stop it. Calendar clock.",
    },
    anchor: { zh: "答复日", en: "day of the reply" },
    of: "unit_response",
    exclusions: ["no_time_of_day", "no_report_date", "reply_before_report", "date_in_future", "date_unreadable"],
    source: "Zendesk and Intercom metric definitions; regulation clause 10",
  }),
  handlingTime: duration({
    name: { zh: "平均处理时长", en: "Handling time" },
    definition: {
      zh: "从受理到最终解决的时长；重开累加而不清零，关闭日期不计。自然时钟（客户的感受）。",
      en: "From registration to the final resolution; reopening adds and never resets, closing never counts. Calendar clock (the customer's view).",
    },
    anchor: resolvedDay,
    of: "unit_resolution",
    exclusions: ["no_report_date", "resolution_before_report", "date_in_future", "date_unreadable"],
    source: "Zendesk full resolution time; regulation 4.1",
  }),
  firstFixRate: ratio({
    name: { zh: "一次修复率", en: "First-time fix rate" },
    definition: {
      zh: "一次维修即修好、且在窗口期内同一序列号同一缺陷大类没有再次报修的故障事件 ÷ 窗口期已结束的故障事件。没有序列号时以工单为事件；两次及以上维修即为未一次修复。",
      en: "Failure events (serial and defect family; without a serial the case) fixed by one repair attempt with no new contact within the window ÷ failure events whose window has closed. Two attempts fail whatever the window.",
    },
    anchor: { zh: "首次维修完成日", en: "day the first repair was finished" },
    better: "HIGHER",
    of: "unit_failure_event",
    windows: [30, 7, 14, 90],
    exclusions: ["window_open", "outcome_unknown", "kind_not_counted", "no_fault_found", "cancelled"],
    source: "ServiceMax first-time fix, by failure event",
  }),
  costPerCase: average({
    name: { zh: "单均费用", en: "Cost per case" },
    definition: {
      zh: "配件、人工、差旅、物流与善意补偿费用 ÷ 已解决工单；供应商追偿另计；没有费用记录的工单不计入。",
      en: "Parts, labour, travel, logistics and goodwill ÷ cases resolved; supplier recovery stands apart; cases without any cost record are excluded.",
    },
    anchor: resolvedDay,
    better: "LOWER",
    of: "unit_cost",
    exclusions: ["no_cost_recorded"],
    source: "regulation clause 10 (cost reports)",
  }),
} as const;

const service = ["kind", "channel", "department", "employee"] as const;

export const caseRollups: readonly Rollup[] = [
  { key: "case_service", unit: "unit_case", answers: service },
  { key: "case_product", unit: "unit_case", answers: ["region", "productFamily", "productModel"] },
  { key: "response_service", unit: "unit_response", answers: service, also: ["bucket"] },
  { key: "resolution_service", unit: "unit_resolution", answers: service, also: ["bucket"] },
  { key: "failure_event_service", unit: "unit_failure_event", answers: service, also: ["window_days", "source_id"] },
  { key: "cost_service", unit: "unit_cost", answers: service },
];
