import { ratio } from "../metrics/metric.ts";
import type { Rollup } from "../metrics/rollup.ts";

export const satisfactionMetrics = {
  csat: ratio({
    name: { zh: "满意度", en: "Satisfaction" },
    definition: {
      zh: "五分制中评 4 或 5 分的答卷 ÷ 全部有效答卷；空白从不计为满意；七天内多次作答以最后一次为准；不足 5 份只显示件数。",
      en: "Answers of 4 or 5 of five ÷ answers; blanks never count, the last answer within seven days wins; below 5 answers only counts are shown.",
    },
    anchor: { zh: "答卷日", en: "day answered" },
    better: "HIGHER",
    of: "unit_answer",
    minimumN: 5,
    hasMean: true,
    exclusions: ["answer_replaced", "score_out_of_scale", "date_in_future", "date_unreadable"],
    source: "top-two-box; Wilson 1927",
  }),
} as const;

export const satisfactionRollups: readonly Rollup[] = [
  { key: "answer_service", unit: "unit_answer", answers: ["kind", "channel", "department", "employee"] },
];
