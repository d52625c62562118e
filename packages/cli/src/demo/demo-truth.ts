import { z } from "zod";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const count = z.int().nonnegative();
const share = z.number().min(0).max(1);
const cohort = z.object({ units: count, reports: count, perThousand: z.number().nonnegative() });
const technician = z.object({
  employee: z.string(),
  department: z.string(),
  /** First attempts whose 30 days have passed; no-fault-found and unknown outcomes left out. */
  attempts: count,
  settled: count,
  rate: share,
  /** What ordinary technicians would have reached with the same cases. */
  expected: share,
});
/** How many of how many. */
const hits = z.object({ hits: count, of: count });
const service = z.object({
  /** Cases whose limit ends within the period, by the regulation's limits on the calendar clock; contracts have tighter ones. */
  replyWithin24h: hits,
  /** Of the cases that were dispatched. */
  dispatchWithin48h: hits,
  /** Of the repairs that were not cancelled. */
  repairWithin30d: hits,
  /** A promise the customer moved is replaced by the new one; one that we moved is missed. */
  visits: z.object({ promised: count, onTime: count, movedByUs: count, movedByCustomer: count }),
  /** First diagnoses that named the trouble it was. */
  diagnoses: z.object({ right: count, of: count }),
  /** Parts whose analysis has ended, and those in which neither stage found a fault. */
  parts: z.object({ analysed: count, noFaultFound: count }),
  surveys: z.object({
    sent: count,
    /** Answers with a score, the second thoughts among them; four and five are satisfied. */
    byAspect: z.record(z.string(), z.object({ answers: count, satisfied: count })),
    nps: z.object({ promoters: count, passives: count, detractors: count }),
  }),
  complaints: z.object({ upheld: count, rejected: count }),
  casesByContract: z.record(z.string(), count),
  /** Pauses by reason. */
  waits: z.record(z.string(), count),
  escalated: count,
  mailedIn: count,
  followedUp: count,
  workSeconds: count,
});
const learnedLater = z.object({
  /** The days whose state was learned on the day after. */
  closings: z.array(day),
  /** Cases keyed in a month late; first classified as something else; first with a later time of resolution. */
  late: z.array(z.string()),
  reclassified: z.array(z.string()),
  redated: z.array(z.string()),
});
const countermeasure = z.object({
  model: z.string(),
  defect: z.string(),
  firstBatch: z.string(),
  cutInBatch: z.string(),
  /** Reports within the first 9 months in service, of batches old enough: the bad ones before the cut-in, and those from it on. */
  before: cohort,
  after: cohort,
  worked: z.boolean(),
});

/** What is hidden in the generated data, counted while it was generated: tests look whether the product finds it. */
export const demoTruth = z.object({
  seed: z.int(),
  from: day,
  until: day,
  totals: z.object({
    cases: count,
    events: count,
    defectReports: count,
    unclassified: count,
    severalDefects: count,
    open: count,
    cancelled: count,
    noFaultFound: count,
    setAside: count,
    machines: count,
    unitsSold: count,
    byKind: z.record(z.string(), count),
    byMonth: z.record(z.string(), count),
  }),
  badBatch: z.object({
    model: z.string(),
    batch: z.string(),
    defect: z.string(),
    supplierLot: z.string(),
    startsOn: day,
    /** In every complaint of the bad batch, and in no other. */
    phrase: z.string(),
    numbers: z.array(z.string()),
    fromLot: count,
    withoutType: count,
    /** The model's reports of the type a week: in the half year before, and in the last four weeks, typed or not. */
    weeklyBefore: z.number(),
    weeklyLast: z.number(),
    timesAsMany: z.number(),
  }),
  /** One text, nearly to the letter, within days. */
  massComplaint: z.object({
    defect: z.string(),
    firstOn: day,
    lastOn: day,
    text: z.string(),
    numbers: z.array(z.string()),
  }),
  badLot: z.object({
    supplierLot: z.string(),
    supplier: z.string(),
    component: z.string(),
    defect: z.string(),
    models: z.array(z.string()),
    reports: count,
    /** Of the three models' reports of this type, and of all their reports: the lot's part. */
    shareOfType: share,
    shareOfOthers: share,
  }),
  countermeasures: z.array(countermeasure),
  technicians: z.object({ hardCases: technician, trulyWorse: technician }),
  service,
  learnedLater,
  springFestivals: z.array(z.object({ day, weekBefore: count, festivalWeek: count, weekAfter: count })),
  summer: z.object({ family: z.string(), julyOverApril: z.number() }),
  sales: z.array(
    z.object({
      family: z.string(),
      firstYear: count,
      lastYear: count,
      trend: z.enum(["growing", "steady", "falling"]),
    }),
  ),
  lateReopenings: z.object({ afterDays: count, numbers: z.array(z.string()), reopened: count }),
  repeatsWithin30Days: z.object({ pairs: z.array(z.object({ first: z.string(), again: z.string() })) }),
});
export type DemoTruth = z.infer<typeof demoTruth>;
