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
const countermeasure = z.object({
  model: z.string(),
  defect: z.string(),
  cutInBatch: z.string(),
  /** Reports within the first 9 months in service, of batches sold and old enough, before and from the cut-in on. */
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
