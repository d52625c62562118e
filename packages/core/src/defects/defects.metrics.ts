import { count, cumulative, perMachine, rate, share } from "../metrics/metric.ts";
import { cohortUnits } from "./cohorts/cohort-units.ts";
import { defectUnits as units } from "./defect-units.ts";

const soldDay = { zh: "销售日", en: "day the machine was sold" };
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
  cumulativeRateAtMis: cumulative({
    name: { zh: "R/1000@MIS", en: "R/1000@MIS" },
    definition: {
      zh: "按销售月份的队列：到第 m 个在用月（默认 12）为止，1000 × Σ 当月缺陷报告 ÷ 到达该月的台数，并按报告延迟修正，与可靠性页的曲线同源；全部台数到龄且报告大多已知之前为暂定。n 为该队列在此月龄内的报告。销量按月已知，所以只对整月（月、季、年）给出比率；按部门、人员或供应商批次切分时台数不可知，只给件数。",
      en: "By cohort of sale: 1000 × Σ reports ÷ machines at risk by month in service up to month m (default 12), corrected for the delay of reports, the curve of the page Reliability; provisional until every machine has reached that age and most of its reports are known. n are the cohort's reports up to that age. Sales are known by month: a rate is told for whole months, quarters and years; by department, person or supplier lot machines are not known, and only counts are shown.",
    },
    anchor: soldDay,
    of: cohortUnits.claim,
    exclusions: ["month_open", "no_sale_date", "before_sale", "kind_not_counted", "no_report_date"],
    source: "Nelson 1995; Kalbfleisch, Lawless & Robinson 1991; Fay & Feuer 1997",
  }),
  warrantyCostPerUnit: perMachine({
    name: { zh: "单台保修成本", en: "Warranty cost per unit" },
    definition: {
      zh: "按销售月份的队列：到第 m 个在用月（默认 12）为止报修的工单已记录的费用（配件、工时、差旅、物流、补偿，不含供应商赔付）÷ 队列台数；台数按已知月龄的工单占比折算，与 R/1000@MIS 一致。全部台数到龄之前为暂定。n 为有费用记录的工单。只对整月给出金额；台数不可知时只给合计。",
      en: "By cohort of sale: recorded cost (parts, labour, travel, logistics, goodwill; without supplier recovery) of the cases reported up to month m in service (default 12) ÷ machines of the cohort, which count as far as the age of cases is known, as in R/1000@MIS. Provisional until every machine has reached that age. n are the cases with a cost. Told for whole months of sale; where machines are not known only sums are shown.",
    },
    anchor: soldDay,
    of: cohortUnits.claim_cost,
    exclusions: ["month_open", "no_cost_recorded", "no_sale_date", "before_sale", "kind_not_counted", "no_report_date"],
    source: "Lawless & Nadeau 1995",
  }),
} as const;
