import { longestPhrase, phrasesOf, stretchesOf, type Stretch } from "./phrases-in.ts";

/** A text by its week (0 the window's last, rising into the past) and the type it was given, if any. */
export type PhraseCase = {
  readonly id: string;
  readonly normalised: string;
  readonly weeksAgo: number;
  readonly type: string | null;
};

export type PhraseCount = {
  readonly phrase: string;
  /** The cases of the window that say it, in their order. */
  readonly now: PhraseCase[];
  readonly before: Map<string | null, number>;
  readonly perWeek: Int32Array;
  firstWeeksAgo: number;
};

/**
 * Every phrase that at least `fewest` cases of the window say, counted once a case, in the window and before. Longer
 * phrases are looked for only where the shorter ones in them are frequent (Agrawal & Srikant 1994).
 */
export function countPhrases(
  now: readonly PhraseCase[],
  before: readonly PhraseCase[],
  { fewest, weeks }: { readonly fewest: number; readonly weeks: number },
): PhraseCount[] {
  const counts = frequentPhrases(now, fewest, weeks);
  for (const one of before) for (const phrase of phrasesAmong(one, counts)) addBefore(counts.get(phrase), one);
  return [...counts.values()];
}

function addBefore(count: PhraseCount | undefined, { weeksAgo, type }: PhraseCase): void {
  if (!count) return;
  count.before.set(type, (count.before.get(type) ?? 0) + 1);
  count.perWeek[weeksAgo] = (count.perWeek[weeksAgo] ?? 0) + 1;
  count.firstWeeksAgo = Math.max(count.firstWeeksAgo, weeksAgo);
}

function frequentPhrases(now: readonly PhraseCase[], fewest: number, weeks: number): Map<string, PhraseCount> {
  const stretches = now.map((one) => stretchesOf(one.normalised));
  const kept = new Map<string, PhraseCount>();
  for (let length = 1; length <= longestPhrase.characters; length += 1) {
    const sayers = new Map<string, PhraseCase[]>();
    now.forEach((one, i) => {
      for (const phrase of new Set((stretches[i] ?? []).flatMap((stretch) => grown(stretch, length, kept)))) {
        const list = sayers.get(phrase);
        if (list) list.push(one);
        else sayers.set(phrase, [one]);
      }
    });
    for (const [phrase, cases] of sayers)
      if (cases.length >= fewest) kept.set(phrase, phraseCount(phrase, cases, weeks));
  }
  return kept;
}

/** The phrases of so many units in a stretch whose beginning and end are kept already. */
function grown(stretch: Stretch, length: number, kept: ReadonlyMap<string, unknown>): string[] {
  if (length > stretch.longest) return [];
  if (length === 1) return [...stretch.units];
  const shorter = [...phrasesOf(stretch, length - 1)].map((phrase) => kept.has(phrase));
  return [...phrasesOf(stretch, length)].filter((_, at) => shorter[at] && shorter[at + 1]);
}

function phraseCount(phrase: string, now: PhraseCase[], weeks: number): PhraseCount {
  const perWeek = new Int32Array(weeks);
  for (const { weeksAgo } of now) perWeek[weeksAgo] = (perWeek[weeksAgo] ?? 0) + 1;
  const firstWeeksAgo = Math.max(...now.map(({ weeksAgo }) => weeksAgo));
  return { phrase, now, before: new Map(), perWeek, firstWeeksAgo };
}

function phrasesAmong(one: PhraseCase, counts: ReadonlyMap<string, PhraseCount>): Set<string> {
  const found = new Set<string>();
  for (const stretch of stretchesOf(one.normalised))
    for (let length = 1; length <= stretch.longest; length += 1)
      for (const phrase of phrasesOf(stretch, length)) if (counts.has(phrase)) found.add(phrase);
  return found;
}
