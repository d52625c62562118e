import { longestPhrase, phraseAt, stretchesOf, type Stretch } from "./phrases-in.ts";

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
  let open = now.flatMap((one) =>
    stretchesOf(one.normalised).map((stretch) => ({ one, stretch, held: everywhere(stretch) })),
  );
  const kept = new Map<string, PhraseCount>();
  for (let length = 1; length <= longestPhrase.characters; length += 1) {
    const sayers = new Map<string, PhraseCase[]>();
    for (const { one, stretch, held } of open)
      for (const [, phrase] of candidates(stretch, length, held)) {
        const cases = sayers.get(phrase);
        if (!cases) sayers.set(phrase, [one]);
        else if (cases.at(-1) !== one) cases.push(one);
      }
    for (const [phrase, cases] of sayers)
      if (cases.length >= fewest) kept.set(phrase, phraseCount(phrase, cases, weeks));
    open = open
      .map((item) => ({ ...item, held: heldPlaces(item.stretch, length, item.held, kept) }))
      .filter(({ held }) => held.includes(true));
  }
  return kept;
}

/** Where in a stretch a phrase of the length before began that was kept; a place is held once more than there are units. */
type Held = readonly boolean[];

const everywhere = ({ units }: Stretch): Held => Array.from({ length: units.length + 1 }, () => true);

/** The phrases of so many units whose beginning and end are kept, with where they begin. */
function* candidates(stretch: Stretch, length: number, held: Held): Generator<[number, string]> {
  if (length > stretch.longest) return;
  for (let at = 0; at + length <= stretch.units.length; at += 1)
    if (held[at] && held[at + 1]) yield [at, phraseAt(stretch, at, length)];
}

function heldPlaces(stretch: Stretch, length: number, held: Held, kept: ReadonlyMap<string, unknown>): Held {
  const places = stretch.units.map(() => false);
  for (const [at, phrase] of candidates(stretch, length, held)) places[at] = kept.has(phrase);
  return places;
}

function phraseCount(phrase: string, now: PhraseCase[], weeks: number): PhraseCount {
  const perWeek = new Int32Array(weeks);
  for (const { weeksAgo } of now) perWeek[weeksAgo] = (perWeek[weeksAgo] ?? 0) + 1;
  const firstWeeksAgo = Math.max(...now.map(({ weeksAgo }) => weeksAgo));
  return { phrase, now, before: new Map(), perWeek, firstWeeksAgo };
}

function phrasesAmong(one: PhraseCase, counts: ReadonlyMap<string, PhraseCount>): Set<string> {
  const found = new Set<string>();
  for (const stretch of stretchesOf(one.normalised)) {
    let held = everywhere(stretch);
    for (let length = 1; held.includes(true); length += 1) {
      const places = stretch.units.map(() => false);
      for (const [at, phrase] of candidates(stretch, length, held))
        if (counts.has(phrase)) {
          places[at] = true;
          found.add(phrase);
        }
      held = places;
    }
  }
  return found;
}
