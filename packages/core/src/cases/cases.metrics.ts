import { average, count, duration, perHundred, ratio, stock, total } from "../metrics/metric.ts";
import { caseUnits as units } from "./case-units.ts";

const reportedDay = { zh: "受理日", en: "day reported" };
const resolvedDay = { zh: "最终解决日", en: "day of the final resolution" };
const asides = ["date_in_future", "date_unreadable"] as const;
const badResolution = ["resolution_before_report", ...asides] as const;
const clocks = { name: "clock", values: ["CALENDAR", "BUSINESS"] } as const;
const firstFixWindows = { name: "windowDays", values: [30, 7, 14, 90] } as const;

export const caseMetrics = {
  cases: count({
    name: { zh: "服务工单数", en: "Service cases" },
    definition: { zh: "期间内受理的工单数。", en: "Cases registered in the period." },
    anchor: reportedDay,
    of: units.case,
    exclusions: ["no_report_date"],
    source: "ISO 10002 / GB/T 19012",
  }),
  backlog: stock({
    name: { zh: "未结工单", en: "Backlog" },
    definition: {
      zh: "期末仍未结的工单：迄今受理与重开的，减去已解决、关闭或取消的；记在当时的责任人名下。",
      en: "Cases open at the end of the period: all that opened or reopened so far less those resolved, closed or cancelled, under their owner at that time.",
    },
    anchor: { zh: "期末", en: "end of the period" },
    of: units.backlog,
    exclusions: ["end_unknown", "not_recorded"],
    source: "flows: opened less closed, cumulated",
  }),
  firstResponseTime: duration({
    name: { zh: "首次响应时长", en: "First response" },
    definition: {
      zh: "从受理到首次人工答复的时长；自动回执不算答复。自然时钟或营业时钟。",
      en: "From registration to the first human reply; automatic receipts never stop it. Calendar clock or business clock.",
    },
    anchor: { zh: "答复日", en: "day of the reply" },
    of: units.response,
    choice: clocks,
    exclusions: ["no_time_of_day", "no_report_date", "reply_before_report", ...asides],
    source: "Zendesk and Intercom metric definitions; regulation clause 10",
  }),
  replyWithin24h: ratio({
    name: { zh: "24小时答复率", en: "Replied in time (24 h)" },
    definition: {
      zh: "在答复时限内（默认24小时，以受理时有效的时限为准）得到首次人工答复的工单 ÷ 时限已过的工单；逾期未答复即为未达到；未到期的不论是否已答复都不计入。",
      en: "Cases with a human reply within the policy's time (24 h by default; the policy in force at the report) ÷ cases whose time has passed; open and overdue is missed; not yet due counts in neither part, answered or not.",
    },
    anchor: reportedDay,
    better: "HIGHER",
    of: units.reply_due,
    exclusions: ["not_due", "not_recorded", "no_report_date", "reply_before_report", "cancelled", ...asides],
    source: "regulation rules 109, 144",
  }),
  dispatchWithin48h: ratio({
    name: { zh: "48小时派单率", en: "Dispatched in time (48 h)" },
    definition: {
      zh: "在派单时限内（默认48小时）作出派单决定的工单 ÷ 时限已过且需要派单的工单；未到期的不计入。",
      en: "Cases with a dispatch decision within the policy's time (48 h by default) ÷ cases that needed one and whose time has passed.",
    },
    anchor: reportedDay,
    better: "HIGHER",
    of: units.dispatch_due,
    exclusions: [
      "not_due",
      "not_recorded",
      "no_dispatch_needed",
      "no_report_date",
      "dispatch_before_report",
      "cancelled",
      ...asides,
    ],
    source: "regulation rule 110",
  }),
  onTimeArrival: ratio({
    name: { zh: "准时到达率", en: "On-time arrival" },
    definition: {
      zh: "在承诺时间（加宽限）内到达的上门 ÷ 承诺过的上门；我方改期即为未达到，客户改期以新承诺为准。",
      en: "Arrivals by the promised time (plus grace) ÷ visits promised; rescheduled by us is missed, by the customer a new promise.",
    },
    anchor: { zh: "承诺日", en: "day promised" },
    better: "HIGHER",
    of: units.visit,
    exclusions: ["not_due", "not_recorded", "rescheduled_by_customer", "no_due_time", "cancelled"],
    source: "regulation rules 14, 89",
  }),
  handlingTime: duration({
    name: { zh: "平均处理时长", en: "Handling time" },
    definition: {
      zh: "从受理到最终解决的时长；重开累加而不清零，关闭日期不计。自然时钟（客户的感受）或营业时钟。",
      en: "From registration to the final resolution; reopening adds and never resets, closing never counts. Calendar clock (the customer's view) or business clock.",
    },
    anchor: resolvedDay,
    of: units.resolution,
    choice: clocks,
    exclusions: ["no_report_date", "no_time_of_day", ...badResolution],
    source: "Zendesk full resolution time; regulation 4.1",
  }),
  netHandlingTime: duration({
    name: { zh: "净处理时长", en: "Net handling time" },
    definition: {
      zh: "从受理到最终解决，按责任部门的营业时钟计，扣除有原因的暂停。",
      en: "From registration to the final resolution on the business clock of the department that had the case, less pauses with a reason.",
    },
    anchor: resolvedDay,
    of: units.resolution,
    param: 2,
    exclusions: ["no_report_date", "no_time_of_day", ...badResolution],
    source: "regulation rules 63, 122",
  }),
  custodyTime: total({
    name: { zh: "经手时长", en: "Custody time" },
    definition: {
      zh: "从受理到最终解决的每一秒都归一个责任人：无人时归部门队列，解决到重开之间归解决者；各人之和等于工单。",
      en: "Every second from registration to the final resolution belongs to one owner: unowned time to the department's queue, time between a resolution and a reopening to whoever resolved; the people's sum equals the case.",
    },
    anchor: resolvedDay,
    of: units.custody,
    choice: clocks,
    exclusions: ["no_time_of_day"],
    source: "sum over owners",
  }),
  touchTime: duration({
    name: { zh: "作业工时", en: "Touch time" },
    definition: { zh: "已解决工单上登记的作业时间。", en: "Work logged on cases resolved." },
    anchor: resolvedDay,
    better: "NEITHER",
    of: units.work,
    source: "logged work",
  }),
  repairWithin30d: ratio({
    name: { zh: "30天修复率", en: "Repaired in time (30 d)" },
    definition: {
      zh: "在维修时限内（默认30天，客户时钟，等待备件也计）最终解决的报修 ÷ 时限已过的报修。",
      en: "Repairs finally resolved within the policy's time (30 days by default; the customer's clock, waiting for parts counts) ÷ repairs whose time has passed.",
    },
    anchor: reportedDay,
    better: "HIGHER",
    of: units.repair_due,
    exclusions: ["not_due", "not_recorded", "kind_not_counted", "cancelled", "no_report_date", ...badResolution],
    source: "regulation rule 31",
  }),
  firstFixRate: ratio({
    name: { zh: "一次修复率", en: "First-time fix rate" },
    definition: {
      zh: "一次维修即修好、且在窗口期内同一序列号同一缺陷大类没有再次报修的故障事件 ÷ 窗口期已结束的故障事件。没有序列号时以工单为事件；两次及以上维修即为未一次修复。",
      en: "Failure events (serial and defect family; without a serial the case) fixed by one repair attempt with no new contact within the window ÷ failure events whose window has closed. Two attempts fail whatever the window.",
    },
    anchor: { zh: "首次维修完成日", en: "day the first repair was finished" },
    better: "HIGHER",
    of: units.failure_event,
    choice: firstFixWindows,
    exclusions: ["window_open", "outcome_unknown", "kind_not_counted", "no_fault_found", "cancelled"],
    source: "ServiceMax first-time fix, by failure event",
  }),
  repeatRepairRate: ratio({
    name: { zh: "返修率", en: "Repeat repair rate" },
    definition: {
      zh: "首次维修后窗口期内同一序列号同一缺陷大类再次报修的故障事件 ÷ 窗口期已结束、首次维修已完成的故障事件；没有序列号的看不出返修，不计入。",
      en: "Failure events with a new contact on the same serial and defect family within the window ÷ failure events whose first repair was finished and whose window has closed; without a serial a repeat cannot be seen, so those are excluded.",
    },
    anchor: { zh: "首次维修完成日", en: "day the first repair was finished" },
    better: "LOWER",
    of: units.repeat_repair,
    choice: firstFixWindows,
    exclusions: ["window_open", "no_serial", "outcome_unknown", "kind_not_counted", "no_fault_found", "cancelled"],
    source: "regulation rule 17",
  }),
  resolutionRate: ratio({
    name: { zh: "问题解决率", en: "Resolution rate" },
    definition: {
      zh: "期间受理的工单中，到第7天（或30天）已解决且此后没有重开的 ÷ 已满该天数的工单。",
      en: "Of the cases reported in the period, those resolved by day 7 (or 30) and not reopened since ÷ cases that are that old.",
    },
    anchor: reportedDay,
    better: "HIGHER",
    of: units.resolved_by,
    choice: { name: "byDay", values: [7, 30] },
    exclusions: ["not_due", "not_recorded", "cancelled", "no_report_date", ...badResolution],
    source: "regulation rules 67, 121",
  }),
  reopenRate: ratio({
    name: { zh: "重开率", en: "Reopen rate" },
    definition: {
      zh: "首次解决后曾被重开的工单 ÷ 首次解决的工单。",
      en: "Distinct cases reopened since ÷ distinct cases first resolved in the period.",
    },
    anchor: { zh: "首次解决日", en: "day of the first resolution" },
    better: "LOWER",
    of: units.first_resolution,
    exclusions: ["not_recorded"],
    source: "Zendesk reopened tickets",
  }),
  followUpRate: ratio({
    name: { zh: "回访率", en: "Follow-up rate" },
    definition: {
      zh: "按时完成的回访 ÷ 到期的回访（默认解决后7天内）。",
      en: "Follow-ups done in time ÷ follow-ups due (within 7 days of the resolution by default).",
    },
    anchor: { zh: "回访到期日", en: "day the follow-up is due" },
    better: "HIGHER",
    of: units.follow_up,
    exclusions: ["not_due", "not_recorded"],
    source: "regulation rule 112",
  }),
  noFaultFoundRate: ratio({
    name: { zh: "未发现故障率", en: "No fault found rate" },
    definition: {
      zh: "两个测试阶段后都未发现故障的零件 ÷ 分析完成的零件；只做了一个阶段且未发现故障的还不能下结论。",
      en: "Parts without a fault after both test stages ÷ parts analysed; one clear stage alone decides nothing.",
    },
    anchor: { zh: "分析日", en: "day of the analysis" },
    better: "LOWER",
    of: units.part_analysis,
    exclusions: ["second_stage_open"],
    source: "IATF 16949 10.2; VDA field failure analysis",
  }),
  costPerCase: average({
    name: { zh: "单均费用", en: "Cost per case" },
    definition: {
      zh: "配件、人工、差旅、物流与善意补偿费用 ÷ 已解决工单；供应商追偿另计；没有费用记录的工单不计入。",
      en: "Parts, labour, travel, logistics and goodwill ÷ cases resolved; supplier recovery stands apart; cases without any cost record are excluded.",
    },
    anchor: resolvedDay,
    better: "LOWER",
    of: units.cost,
    exclusions: ["no_cost_recorded"],
    source: "regulation clause 10 (cost reports)",
  }),
  complaintIndex: perHundred({
    name: { zh: "投诉指数", en: "Complaint index" },
    definition: {
      zh: "成立的投诉 ÷ 每100件工单；未查实的不计；投诉记在被投诉人名下，工单记在责任人名下。",
      en: "Upheld complaints for each 100 cases; unproven ones never count. Complaints stand under whom they complain about, cases under their owner.",
    },
    anchor: reportedDay,
    of: units.complaint,
    exclusions: ["no_report_date"],
    source: "regulation rule 146",
  }),
  conversionRate: ratio({
    name: { zh: "转寄修率", en: "Conversion rate" },
    definition: {
      zh: "上门后转为寄修的工单 ÷ 上门工单。",
      en: "On-site cases that were converted to mail-in ÷ on-site cases.",
    },
    anchor: reportedDay,
    better: "LOWER",
    of: units.on_site,
    exclusions: ["no_report_date"],
    source: "regulation rule 93",
  }),
  diagnosisAccuracy: ratio({
    name: { zh: "诊断准确率", en: "Diagnosis accuracy" },
    definition: {
      zh: "首次诊断与最终主要缺陷一致的工单 ÷ 有诊断且已解决的工单。",
      en: "Cases whose first diagnosis is their final leading defect ÷ cases resolved that had a diagnosis.",
    },
    anchor: resolvedDay,
    better: "HIGHER",
    of: units.diagnosis,
    exclusions: ["no_final_defect"],
    source: "regulation rule 16",
  }),
  escalationRate: ratio({
    name: { zh: "升级率", en: "Escalation rate" },
    definition: { zh: "被升级的工单 ÷ 受理的工单。", en: "Cases escalated ÷ cases registered." },
    anchor: reportedDay,
    better: "LOWER",
    of: units.escalation,
    exclusions: ["not_recorded", "no_report_date"],
    source: "regulation rules 11, 137",
  }),
} as const;
