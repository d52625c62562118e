import { rateRatioTest, type RatioLimits, ratioLimits, ratioOfRatiosTest } from "../../statistics/common-ratio.ts";
import type { RatioTest } from "../../statistics/conditional-family.ts";
import type { MonthNumber } from "../../defects/reliability/months.ts";
import { type BaselineDispersion, dispersionOf } from "./dispersion-of.ts";
import { type NeededExposure, neededExposure } from "./needed-exposure.ts";
import { type AgeStratum, equalAges, type ServiceMonth } from "./service-months.ts";
import { informationOf, levelsAt, plannedInformation, type SpentLook } from "./spending.ts";
import { type Verdict, verdictOf } from "./verdict-of.ts";

export type JudgedFigure = RatioLimits & {
  /** Rate after ÷ before at equal ages; null: nothing counted before, or nothing at all. */
  readonly ratio: number | null;
  /** 95 %, as if this were the only look: to be seen, never to be judged by. */
  readonly plain: RatioLimits;
};

/** What one look finds. */
export type Judgement = {
  readonly verdict: Verdict;
  readonly strata: readonly AgeStratum[];
  readonly reports: { readonly before: number; readonly after: number };
  /** Unit-months at the ages compared. */
  readonly exposure: { readonly before: number; readonly after: number };
  /** After the cut-in, if nothing had changed. */
  readonly expected: number;
  /** With the limits of the look's own level. */
  readonly own: JudgedFigure;
  /** Central p against no change, of this look alone. */
  readonly p: number;
  /** The same rates after ÷ before of all other defects; null where there are too few to compare. */
  readonly others: number | null;
  /** The ratio to that of the others; null where they are too few. */
  readonly against: JudgedFigure | null;
  readonly dispersion: BaselineDispersion;
  readonly information: number;
  readonly plannedInformation: number;
  /** One-sided, of this look's limits; 0: nothing may be claimed yet. */
  readonly level: number;
  readonly needed: NeededExposure | null;
};

export type JudgeQuestion = {
  readonly plannedRatio: number;
  /** The first month that is not counted yet. */
  readonly to: MonthNumber;
  /** Whether units are still added to those after the cut-in. */
  readonly grows: boolean;
  /** The looks before this one, the first first. */
  readonly earlier: readonly SpentLook[];
  /** What the first look planned; null: this is the first. */
  readonly plannedInformation: number | null;
};

// So many reports of other defects must be expected after the cut-in before they can say that nothing else has changed.
const fewestOthers = 20;

/** Judges what is counted by one look more (see verdictOf, nominalLevels, rateRatioTest and ratioOfRatiosTest). */
export function judgeCells(cells: readonly ServiceMonth[], question: JudgeQuestion): Judgement {
  const strata = equalAges(cells);
  const dispersion = dispersionOf(cells);
  const total = (of: (stratum: AgeStratum) => number) => strata.reduce((sum, stratum) => sum + of(stratum), 0);
  const expected = total((one) => (one.before * one.afterExposure) / one.beforeExposure);
  const reports = { before: total(({ before }) => before), after: total(({ after }) => after) };
  const information = informationOf(expected, reports.before);
  const planned =
    question.plannedInformation ??
    plannedInformation(question.plannedRatio, { before: baselineOf(cells), dispersion: dispersion.used });
  const level = levelOf(information, planned, question.earlier);
  const test = rateRatioTest(strata, dispersion.used);
  const own = figureOf(test, level);
  const against = enoughOthers(strata) ? figureOf(ratioOfRatiosTest(strata, dispersion.used), level) : null;
  return {
    verdict: verdictOf(own, question.plannedRatio, against),
    strata,
    reports,
    exposure: {
      before: total(({ beforeExposure }) => beforeExposure),
      after: total(({ afterExposure }) => afterExposure),
    },
    expected,
    own,
    p: Math.min(1, 2 * Math.min(test.below(1), test.above(1))),
    others: against && rateRatioTest(strata.map(othersOf)).ratio,
    against,
    dispersion,
    information,
    plannedInformation: planned,
    level,
    needed: neededExposure(cells, { ...question, ratio: question.plannedRatio, dispersion: dispersion.used }),
  };
}

// So much of the planned information must have been added since the last look.
const leastStep = 0.02;

/** Whether data have grown enough for another look. */
export function isDue({ information, plannedInformation: planned }: Judgement, earlier: readonly SpentLook[]): boolean {
  return planned > 0 && information - (earlier.at(-1)?.information ?? 0) >= leastStep * planned;
}

function levelOf(information: number, planned: number, earlier: readonly SpentLook[]): number {
  const last = earlier.at(-1)?.information ?? 0;
  if (information <= last) return 0;
  return levelsAt([...earlier.map((look) => look.information), information], planned).at(-1) ?? 0;
}

/** All reports of the baseline, at whatever age. */
function baselineOf(cells: readonly ServiceMonth[]): number {
  return cells.reduce((sum, { side, reports }) => (side === "before" ? sum + reports : sum), 0);
}

function figureOf(test: RatioTest, level: number): JudgedFigure {
  return { ratio: test.ratio, ...ratioLimits(test, level), plain: ratioLimits(test, 0.025) };
}

const othersOf = (one: AgeStratum) => ({ ...one, after: one.otherAfter, before: one.otherBefore });

function enoughOthers(strata: readonly AgeStratum[]): boolean {
  const expected = strata.reduce((sum, one) => sum + (one.otherBefore * one.afterExposure) / one.beforeExposure, 0);
  return expected >= fewestOthers;
}
