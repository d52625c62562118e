import { count, rate, share } from "../metrics/metric.ts";
import { defectUnits as units } from "./defect-units.ts";

const reportedDay = { zh: "受理日", en: "day reported" };

export const defectMetrics = {
  defectReports: count({
    name: { zh: "缺陷报告数", en: "Defect reports" },
    definition: {
      zh: "（工单，缺陷类型）对数；一个工单有几个缺陷代码，就在每个代码下各计一次；按缺陷大类时每类计一次；没有缺陷代码的计为未分类。被认定为同一事件的工单，每个缺陷类型只计一次。",
      en: "Pairs of case and defect type: a case with several codes counts once under each, once per family by family; a case without a code is one report, unclassified. Cases that a person counts as one event report each type once.",
    },
    anchor: reportedDay,
    better: "LOWER",
    of: units.defect_report,
    exclusions: ["no_report_date", "one_event"],
    source: "VDA field failure analysis",
  }),
  defectShare: share({
    name: { zh: "缺陷占比", en: "Share of defect reports" },
    definition: {
      zh: "该缺陷的报告数 ÷ 筛选范围内全部缺陷报告数；帕累托按件数排序，同数按名称；关键少数是累计达到 80% 的最短前缀。",
      en: "Reports of the defect ÷ all defect reports in the filter; Pareto order is by count, ties by label; the vital few are the smallest prefix reaching 80 %.",
    },
    anchor: reportedDay,
    of: units.defect_report,
    exclusions: ["no_report_date", "one_event"],
    source: "Juran's Pareto principle; Wilson 1927",
  }),
  ratePerThousandInService: rate({
    name: { zh: "千台在用缺陷率", en: "Defects per thousand in service" },
    definition: {
      zh: "缺陷报告数 ÷ 在用台月 × 1000（按月；按年为 ×12）。在用台月按筛选范围内产品与地区的销量（按月台数或逐台登记）累计，卖出当月按天均匀计入；销量补报后自动更正。分母是在用数量而不是当期出货量；按部门、人员或供应商批次切分时分母不可知，不显示比率。",
      en: "Defect reports ÷ unit-months in service × 1000 (a month; × 12 a year). Unit-months add up what was sold of the products and regions in the filter (told by month, or unit by unit), evenly over the month of sale; late sales correct it. The denominator is what is in service, not what was shipped in the period; by department, person or supplier lot it is not known, and no rate is shown.",
    },
    anchor: reportedDay,
    of: units.defect_report,
    exclusions: ["no_report_date", "one_event"],
    source: "Nelson 1995; Garwood 1936",
  }),
} as const;
