import { z } from "zod";
import { betaBinomialShrinkage } from "../beta-binomial-shrinkage.ts";
import { caseMixFunnel } from "../case-mix-funnel.ts";
import { cChart, laneyPPrimeChart, laneyUPrimeChart, npChart, pChart, uChart } from "../control-charts.ts";
import { disproportionality } from "../disproportionality.ts";
import { earsC } from "../ears.ts";
import { ebgmFit, ebgmPosterior } from "../ebgm.ts";
import { adjustPValues } from "../false-discovery.ts";
import { farringtonFlexible } from "../farrington-flexible.ts";
import { farrington } from "../farrington.ts";
import { approximateFunnelUpper, poissonFunnelLimits } from "../funnel-limits.ts";
import { gammaPoissonShrinkage } from "../gamma-poisson-shrinkage.ts";
import { kaplanMeier } from "../kaplan-meier.ts";
import { meanCumulativeFunction } from "../mean-cumulative-function.ts";
import { ewmaChart, tabularCusum } from "../memory-charts.ts";
import { monthsInServiceRate } from "../months-in-service-rate.ts";
import { nelsonRules } from "../nelson-rules.ts";
import { observedExpected } from "../observed-expected.ts";
import { pareto } from "../pareto.ts";
import { poissonCusum, poissonCusumRunLength } from "../poisson-cusum.ts";
import { poissonTwoRateTest } from "../poisson-two-rates.ts";
import { proportionIntervals } from "../proportion-intervals.ts";
import { quasiPoissonRegression } from "../quasi-poisson.ts";
import { gChart, tChart } from "../rare-event-charts.ts";
import { reportingDelay } from "../reporting-delay.ts";
import { weibullFitCurrentStatus } from "../weibull-current-status.ts";
import { weibullFitNevadaChart } from "../weibull-nevada.ts";
import { weibullFit } from "../weibull.ts";

const list = z.array(z.number());
const table = z.array(list);
const pair = z.tuple([z.number(), z.number()]);
const sizes = z.union([z.number(), list]);
const theta = z.object({ alpha1: z.number(), beta1: z.number(), alpha2: z.number(), beta2: z.number(), P: z.number() });

/** A function of the library as a case asks for it: its input is parsed, then given. */
type CaseFunction = (input: unknown) => unknown;

function taking<Input>(schema: z.ZodType<Input>, run: (input: Input) => unknown): CaseFunction {
  return (input) => run(schema.parse(input));
}

const counted = z.object({ counts: list });
const exposed = z.object({ counts: list, exposure: list });
const shares = z.object({ defectives: list, n: sizes, revision_excludes_1based: list.optional() });
const lives = z.object({ hours: list, status: list, weights: list.optional() });

/** Every function that cases may name. */
export const caseFunctions: Readonly<Record<string, CaseFunction>> = {
  pareto: taking(
    z.object({ counts: z.record(z.string(), z.number()), vital_few_threshold: z.number().optional() }),
    ({ counts, vital_few_threshold }) => pareto(counts, vital_few_threshold),
  ),
  cChart: taking(counted, ({ counts }) => cChart(counts)),
  npChart: taking(z.object({ defectives: list, n: z.number() }), ({ defectives, n }) => npChart(defectives, n)),
  pChart: taking(shares, ({ defectives, n, revision_excludes_1based }) =>
    pChart(defectives, n, revision_excludes_1based),
  ),
  uChart: taking(exposed, ({ counts, exposure }) => uChart(counts, exposure)),
  laneyUPrimeChart: taking(exposed, ({ counts, exposure }) => laneyUPrimeChart(counts, exposure)),
  laneyPPrimeChart: taking(
    z.object({ defectives: list.optional(), counts: list.optional(), n: sizes }),
    ({ defectives, counts, n }) => laneyPPrimeChart(defectives ?? counts ?? [], n),
  ),
  gChart: taking(z.object({ gaps: list, baseline_n: z.number().optional() }), ({ gaps, baseline_n }) =>
    gChart(gaps, baseline_n),
  ),
  tChart: taking(z.object({ gaps: list }), ({ gaps }) => tChart(gaps)),
  ewmaChart: taking(
    z.object({ x: list, target: z.number(), sigma: z.number(), lambda: z.number(), L: z.number() }),
    ewmaChart,
  ),
  tabularCusum: taking(
    z.object({ x: list, target: z.number(), sigma: z.number(), k: z.number(), h: z.number() }),
    tabularCusum,
  ),
  nelsonRules: taking(z.object({ z: list }), ({ z: points }) => nelsonRules(points)),
  poissonCusumRunLength: taking(
    z.object({ rows: z.array(z.tuple([z.number(), z.number(), z.number()])) }),
    ({ rows }) => ({
      rows: rows.map(([h, k, mean]) => ({ h, k, theta: mean, ...poissonCusumRunLength(h, k, mean) })),
    }),
  ),
  poissonCusum: taking(
    z.object({
      counts: list,
      mu0: z.number(),
      mu1: z.number(),
      h: z.number(),
      k_rounded: z.number().optional(),
      exposure: list.optional(),
    }),
    ({ k_rounded, exposure, ...input }) =>
      poissonCusum({ ...input, ...(k_rounded === undefined ? {} : { k_rounded }), ...(exposure ? { exposure } : {}) }),
  ),
  adjustPValues: taking(
    z.object({ p: list, q: z.number().optional(), n_family: z.number().optional() }),
    ({ p, q, n_family }) => adjustPValues(p, q, n_family),
  ),
  poissonTwoRateTest: taking(
    z.object({
      rows: z.array(z.object({ x: pair, T: pair, alternative: z.enum(["two.sided", "greater", "less"]).optional() })),
    }),
    ({ rows }) => ({ rows: rows.map((row) => poissonTwoRateTest(row)) }),
  ),
  proportionIntervals: taking(z.object({ rows: z.array(z.object({ x: z.number(), n: z.number() })) }), ({ rows }) => ({
    rows: rows.map(({ x, n }) => proportionIntervals(x, n)),
  })),
  observedExpected: taking(
    z.object({ oe: z.array(pair).default([]), funnel_E: list.default([]) }),
    ({ oe, funnel_E }) => ({
      oe: oe.map(([observed, expected]) => observedExpected(observed, expected)),
      funnel: funnel_E.map(funnelRow),
    }),
  ),
  gammaPoissonShrinkage: taking(z.object({ x: list, t: list }), ({ x, t }) => gammaPoissonShrinkage(x, t)),
  betaBinomialShrinkage: taking(z.object({ y: list, n: list }), ({ y, n }) => betaBinomialShrinkage(y, n)),
  caseMixFunnel: taking(z.object({ n: table, y: table }), ({ n, y }) => caseMixFunnel(n, y)),
  weibullFit: taking(lives, ({ hours, status, weights }) => weibullFit(hours, status, weights)),
  weibullFitNevadaChart: taking(
    z.object({ ship: z.record(z.string(), z.number()), returns: z.record(z.string(), list) }),
    weibullFitNevadaChart,
  ),
  weibullFitCurrentStatus: taking(z.object({ hours: list, inspected: list, cracked: list }), weibullFitCurrentStatus),
  kaplanMeier: taking(z.object({ time: list, status: list }), ({ time, status }) => kaplanMeier(time, status)),
  meanCumulativeFunction: taking(
    z.object({ id: z.array(z.union([z.string(), z.number()])), time: list, status: list }),
    ({ id, time, status }) => meanCumulativeFunction(id, time, status),
  ),
  earsC: taking(z.object({ counts: list, range: pair }), ({ counts, range }) => earsC(counts, range)),
  farrington: taking(
    z.object({
      counts: list,
      freq: z.number(),
      range: pair,
      b: z.number(),
      w: z.number(),
      alpha: z.number(),
      limit54: pair.default([5, 4]),
      powertrans: z.literal("2/3").optional(),
    }),
    farrington,
  ),
  farringtonFlexible: taking(z.object({ counts: list, freq: z.number(), range: pair }), farringtonFlexible),
  quasiPoissonRegression: taking(
    z.object({ y: list, exposure: list.optional(), design: table }),
    quasiPoissonRegression,
  ),
  disproportionality: taking(
    z.object({ tables: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])) }),
    ({ tables }) => ({ rows: tables.map((cells) => disproportionality(cells)) }),
  ),
  ebgmPosterior: taking(z.object({ theta, N: list, E: list }), (input) => ebgmPosterior(input.theta, input.N, input.E)),
  ebgmFit: taking(z.object({ N: list, E: list }), ({ N, E }) => ebgmFit(N, E)),
  reportingDelay: taking(z.object({ triangle: z.array(z.array(z.number().nullable())) }), ({ triangle }) =>
    reportingDelay(triangle),
  ),
  monthsInServiceRate: taking(
    z.object({
      units: list,
      sold_month: list,
      now_month: z.number(),
      claims_by_age: z.array(z.array(z.number().nullable())),
      delay_cdf: list,
    }),
    monthsInServiceRate,
  ),
};

function funnelRow(E: number) {
  const [inner, outer] = [poissonFunnelLimits(E, 0.95), poissonFunnelLimits(E, 0.998)];
  return {
    E,
    exact_l95: inner.low,
    exact_u95: inner.high,
    exact_l998: outer.low,
    exact_u998: outer.high,
    approx_u998: approximateFunnelUpper(E, 0.998),
  };
}
