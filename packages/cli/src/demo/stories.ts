import { departments } from "./catalogue/departments.ts";
import { defectTypeOf } from "./catalogue/defects.ts";
import { models } from "./catalogue/products.ts";
import type { Month } from "./demo-clock.ts";

/** The month `monthsAgo` before the period's last. */
export function storyMonth(last: Month, monthsAgo: number): Month {
  return last - monthsAgo;
}

/** What is hidden in the data. Months are counted back from the last month of the period. */
export const stories = {
  /** One batch, mostly one lot of its pumps, failing more each week; its customers use words nobody used before. */
  badBatch: {
    model: models.washer100,
    defect: defectTypeOf("WATER/PUMP"),
    producedMonthsAgo: 5,
    extraUnits: 1.5, // made for a sales campaign
    days: 70,
    lotShareOfUnits: 0.45,
    lotShareOfFailures: 0.88,
    /** On its last day the model's reports of this type are this multiple of what they were: about 4 over the last weeks. */
    risesTo: 5.2,
    phraseMark: "焦糊味",
    /** Until then most of its cases carry no type, because nobody knows what it is. */
    untypedDays: 32,
    untypedShare: 0.6,
    phrases: [
      "排水的时候泵那里嗡嗡响,发烫还有焦糊味",
      "排水那一步底下烫手,一股焦糊味,水下不去",
      "洗到最后闻到焦糊味,泵体发烫,水排不完",
      "下面过滤口那块很烫,有焦糊味就停机了",
      "一排水就有焦糊味,师傅摸了说泵是烫的",
    ],
  },
  /** One lot of capacitors in three models. */
  badLot: {
    models: [models.ac26, models.ac35, models.ac72],
    defect: defectTypeOf("POWER/CAP"),
    deliveredMonthsAgo: 17,
    multiplier: 14,
  },
  /** Cheaper gaskets from a batch on, and new ones from a later batch: the rate falls to a third of what it had become. */
  countermeasureWorked: {
    model: models.fridge405,
    defect: defectTypeOf("DOOR/GASKET"),
    beginsMonthsAgo: 26,
    cutInMonthsAgo: 16,
    before: 4.2,
    after: 1.3,
  },
  /** Something makes locks fail from a batch on; a stronger latch from a later one changes nothing, because it was not the cause. */
  countermeasureFailed: {
    model: models.washer80,
    defect: defectTypeOf("DOOR/LOCK"),
    beginsMonthsAgo: 26,
    cutInMonthsAgo: 17,
    before: 8.2,
    after: 8,
  },
  /** The app's server is down for a morning: owners of anything paste one text. No machine is at fault, and it is one event. */
  massComplaint: {
    defect: defectTypeOf("ELEC/WIFI"),
    daysBeforeEnd: 20,
    days: 3,
    customers: 12,
    begins: ["", "转发一下：", "同样问题，", "求助："],
    text: "从昨天起回声APP就连不上服务器，家里的电器全都控制不了，客服电话也打不进，请尽快修好并给大家一个说法",
    ends: ["", "！", "。谢谢", "！！"],
  },
  /** He gets what nobody else can mend, and is as good as anyone. */
  hardCases: { department: departments.east, ordinal: 7, hardWeight: 2.8, easyWeight: 0.12, hardBelow: 0.72 },
  /**
   * She gets the same cases as her colleagues and settles fewer of them: about 18 in 100, in logits below the average.
   * With a year's 200 to 250 first attempts that is some six standard errors.
   */
  trulyWorse: { department: departments.south, ordinal: 3, skill: -0.95 },
} as const;
