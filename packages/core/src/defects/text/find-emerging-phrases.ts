import { countPhrases, type PhraseCase, type PhraseCount } from "./count-phrases.ts";
import { groupRepeats } from "./group-repeats.ts";
import { falseDiscoveryRates } from "../../statistics/false-discovery.ts";
import { growthTail } from "./growth-test.ts";
import { normaliseText } from "./normalise-text.ts";
import { isTelling } from "./phrases-in.ts";
import { readableText } from "./text-features.ts";
import { wholePhrase } from "./whole-phrase.ts";

export type DatedText = {
  readonly id: string;
  readonly text: string;
  /** The day it was reported, YYYY-MM-DD. */
  readonly day: string;
  /** Its leading defect type; null: none, or none that explains it. */
  readonly type: string | null;
};

export type EmergingQuestion = {
  readonly texts: readonly DatedText[];
  /** The last day of the window. */
  readonly today: string;
  /** The window, and how far before it is looked back, in weeks. */
  readonly weeksNow?: number;
  readonly weeksBefore?: number;
  /** The share of false finds among all finds that is put up with. */
  readonly falseShare?: number;
  readonly fewestCases?: number;
  /** Phrases already accepted or dismissed: neither they nor what says much the same are told again. */
  readonly known?: readonly string[];
};

export type EmergingPhrase = {
  readonly phrase: string;
  /** The commonest other phrases that mostly the same cases say. */
  readonly also: readonly string[];
  /** Cases of the window that say it, repeats counted once, and how many before. */
  readonly cases: number;
  readonly casesBefore: number;
  /** The share of texts that say it ÷ the share before; with half a case where there was none. */
  readonly ratio: number;
  /** Exact, one-sided, and adjusted for the number of phrases tested. */
  readonly p: number;
  readonly adjustedP: number;
  /** Cases of each week, the oldest first, the window's last week at the end. */
  readonly perWeek: readonly number[];
  /** Weeks since the first case that was looked at said it: 0 in the last week. */
  readonly firstSeenWeeksAgo: number;
  /** The types of the window's cases that say it, the commonest first; null: without a type. */
  readonly types: readonly { readonly type: string | null; readonly cases: number }[];
  /** Cases of the window that were to be expected from how often each type's texts said it before. */
  readonly expectedByTypes: number;
  /** The newest of its cases. */
  readonly sampleIds: readonly string[];
};

export type EmergingPhrases = {
  readonly phrases: readonly EmergingPhrase[];
  /** How many phrases were tested together. */
  readonly family: number;
  /** Texts in the window and before, repeats counted once. */
  readonly textsNow: number;
  readonly textsBefore: number;
};

const leastRatio = 2;
const toldSamples = 5;
const toldAlso = 5;
/** A phrase of which another that holds it has so large a share of the cases is but a piece of that. */
const nearlyAll = 0.8;
const sameCases = 0.6;
const dayMs = 86_400_000;

/**
 * What people have begun to write that the taxonomy does not explain: phrases whose share of the texts grew by more than
 * chance, and by more than the growth of the defect types whose texts always said them. Repeated texts count as one, at
 * their first day. The test is the exact conditional one, over all phrases frequent enough to be tested (Benjamini &
 * Hochberg); of phrases within each other the longest is told, and phrases of the same cases are told as one.
 */
export function findEmergingPhrases(question: EmergingQuestion): EmergingPhrases {
  const { weeksNow = 4, weeksBefore = 52, falseShare = 0.05, fewestCases = 5, known = [] } = question;
  const cases = casesOf(question, weeksNow + weeksBefore);
  const now = cases.filter(({ weeksAgo }) => weeksAgo < weeksNow);
  const before = cases.filter(({ weeksAgo }) => weeksAgo >= weeksNow);
  const exposure = {
    now: countByType(now),
    before: countByType(before),
    textsNow: now.length,
    textsBefore: before.length,
  };
  const counted = countPhrases(now, before, { fewest: fewestCases, weeks: weeksNow + weeksBefore });
  const tested = counted
    .filter(({ phrase }) => isTelling(phrase))
    .map((count) => ({ count, ...grow(count, exposure) }));
  const adjusted = falseDiscoveryRates(
    tested.map(({ p }) => p),
    tested.length,
  );
  const grown = tested
    .map((one, i) => ({ ...one, adjustedP: adjusted[i] ?? 1 }))
    .filter(({ adjustedP, ratio }) => adjustedP <= falseShare && ratio >= leastRatio);
  return {
    phrases: gather(withoutPieces(grown), known.map(normaliseText)).map(present),
    family: tested.length,
    textsNow: now.length,
    textsBefore: before.length,
  };
}

function casesOf({ texts, today }: EmergingQuestion, weeks: number): PhraseCase[] {
  const end = Date.parse(today);
  const dated = texts
    .map((one) => ({ ...one, weeksAgo: Math.floor((end - Date.parse(one.day)) / (7 * dayMs)) }))
    .filter(({ weeksAgo }) => weeksAgo >= 0 && weeksAgo < weeks)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1));
  const later = new Set<string>();
  const places = new Map(dated.map(({ id }, place) => [id, place]));
  for (const { ids } of groupRepeats(dated, massComplaint)) {
    const first = Math.min(...ids.map((id) => places.get(id) ?? 0));
    for (const id of ids) if (places.get(id) !== first) later.add(id);
  }
  return dated
    .filter(({ id }) => !later.has(id))
    .map(({ id, text, weeksAgo, type }) => ({ id, normalised: readableText(text), weeksAgo, type }));
}

/** Nearer than usual: customers of one defect may well use the same words without having copied them. */
const massComplaint = 0.8;

type Exposure = {
  readonly now: ReadonlyMap<string | null, number>;
  readonly before: ReadonlyMap<string | null, number>;
  readonly textsNow: number;
  readonly textsBefore: number;
};
type Grown = {
  readonly count: PhraseCount;
  readonly casesBefore: number;
  readonly expectedByTypes: number;
  readonly ratio: number;
  readonly p: number;
  readonly adjustedP: number;
};

function countByType(cases: readonly PhraseCase[]): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const { type } of cases) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}

function grow({ now, before }: PhraseCount, exposure: Exposure) {
  let casesBefore = 0;
  let expectedByTypes = 0;
  for (const [type, cases] of before) {
    casesBefore += cases;
    expectedByTypes += (cases * (exposure.now.get(type) ?? 0)) / (exposure.before.get(type) ?? 1);
  }
  const byTexts = exposure.textsNow / Math.max(1, exposure.textsBefore);
  const odds = Math.max(byTexts, casesBefore > 0 ? expectedByTypes / casesBefore : 0);
  const ratio = now.length / ((casesBefore || 0.5) * byTexts);
  return { casesBefore, expectedByTypes, ratio, p: growthTail(now.length, casesBefore, odds) };
}

function withoutPieces(grown: readonly Grown[]): Grown[] {
  return grown.filter(
    ({ count }) =>
      !grown.some(
        (other) =>
          other.count.phrase.length > count.phrase.length &&
          other.count.phrase.includes(count.phrase) &&
          other.count.now.length >= nearlyAll * count.now.length,
      ),
  );
}

/** Phrases by their cases: each joins the first of those said more often whose cases hold most of its own. */
function gather(grown: readonly Grown[], known: readonly string[]): Gathered[] {
  const leads: { lead: Grown; also: Grown[]; ids: Set<string> }[] = [];
  const byCases = grown.toSorted(
    (a, b) =>
      b.count.now.length - a.count.now.length ||
      a.p - b.p ||
      b.count.phrase.length - a.count.phrase.length ||
      (a.count.phrase < b.count.phrase ? -1 : 1),
  );
  for (const one of byCases) {
    const { now } = one.count;
    const home = leads.find(({ ids }) => now.filter(({ id }) => ids.has(id)).length >= sameCases * now.length);
    if (home) home.also.push(one);
    else leads.push({ lead: one, also: [], ids: new Set(now.map(({ id }) => id)) });
  }
  const told = (phrase: string) => known.some((one) => phrase.includes(one) || one.includes(phrase));
  return leads.filter(({ lead }) => !told(lead.count.phrase)).toSorted((a, b) => a.lead.p - b.lead.p);
}

type Gathered = { readonly lead: Grown; readonly also: readonly Grown[] };

const whole = ({ count: { phrase, now } }: Grown): string =>
  wholePhrase(
    phrase,
    now.map(({ normalised }) => normalised),
  );

function present({ lead, also }: Gathered): EmergingPhrase {
  const { now, perWeek, firstWeeksAgo } = lead.count;
  const phrase = whole(lead);
  const { casesBefore, expectedByTypes, ratio, p, adjustedP } = lead;
  const types = [...countByType(now)].map(([type, cases]) => ({ type, cases }));
  return {
    phrase,
    also: othersThan(phrase, also),
    cases: now.length,
    casesBefore,
    ratio,
    p,
    adjustedP,
    perWeek: [...perWeek].toReversed(),
    firstSeenWeeksAgo: firstWeeksAgo,
    types: types.toSorted((a, b) => b.cases - a.cases || ((a.type ?? "") < (b.type ?? "") ? -1 : 1)),
    expectedByTypes,
    sampleIds: now
      .slice(-toldSamples)
      .map(({ id }) => id)
      .toReversed(),
  };
}

/** What else is said, whole; pieces of one another are told once. */
function othersThan(phrase: string, also: readonly Grown[]): string[] {
  const told: string[] = [];
  for (const grown of also) {
    if (told.length === toldAlso) break;
    const one = whole(grown);
    if (![phrase, ...told].some((other) => other.includes(one))) told.push(one);
  }
  return told;
}
