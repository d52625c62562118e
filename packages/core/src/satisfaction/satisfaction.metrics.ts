import { netScore, ratio } from "../metrics/metric.ts";
import { ratedAspects, satisfactionUnits as units } from "./satisfaction-units.ts";

const answeredDay = { zh: "答卷日", en: "day answered" };
const completedDay = { zh: "完成日", en: "day completed" };
const badAnswer = ["answer_replaced", "score_out_of_scale", "date_in_future", "date_unreadable"] as const;

export const satisfactionMetrics = {
  csat: ratio({
    name: { zh: "满意度", en: "Satisfaction" },
    definition: {
      zh: "五分制中评 4 或 5 分的答卷 ÷ 全部有效答卷；空白从不计为满意；七天内多次作答以最后一次为准；可按态度、效率、准确性；不足 5 份只显示件数。",
      en: "Answers of 4 or 5 of five ÷ answers; blanks never count, the last answer within seven days wins; also by attitude, efficiency and accuracy; below 5 answers only counts are shown.",
    },
    anchor: answeredDay,
    better: "HIGHER",
    of: units.answer,
    choice: { name: "aspect", values: ratedAspects },
    minimumN: 5,
    hasMean: true,
    exclusions: badAnswer,
    source: "top-two-box; Wilson 1927",
  }),
  surveyCoverage: ratio({
    name: { zh: "调查覆盖率", en: "Survey coverage" },
    definition: {
      zh: "发出满意度调查的工单 ÷ 已完成的工单。",
      en: "Completed cases to which a survey was sent ÷ completed cases.",
    },
    anchor: completedDay,
    better: "HIGHER",
    of: units.survey_coverage,
    exclusions: ["not_recorded"],
    source: "regulation rules 19, 40",
  }),
  surveyResponseRate: ratio({
    name: { zh: "调查回收率", en: "Survey response rate" },
    definition: { zh: "收到答卷的调查 ÷ 发出的调查。", en: "Surveys answered ÷ surveys sent." },
    anchor: completedDay,
    better: "HIGHER",
    of: units.survey_response,
    source: "regulation rule 19",
  }),
  nps: netScore({
    name: { zh: "净推荐值", en: "Net promoter score" },
    definition: {
      zh: "评 9–10 分的比例减去评 0–6 分的比例；不足 5 份只显示件数。",
      en: "Share of 9–10 less share of 0–6; below 5 answers only counts are shown.",
    },
    anchor: answeredDay,
    of: units.nps,
    minimumN: 5,
    exclusions: badAnswer,
    source: "Reichheld 2003; multinomial variance",
  }),
} as const;
