import { isTelling, phraseAt, stretchesOf, type Stretch } from "./phrases-in.ts";

const longestWhole = 24;

/**
 * The phrase with what stands before and after it in every one of `texts` (normalised, all of which say it): counting
 * stops at a few characters, and may have cut a word or a saying in its middle. At most 24 characters or words.
 */
export function wholePhrase(phrase: string, texts: readonly string[]): string {
  const sayings = texts.map((text) => stretchesOf(text));
  let [whole, telling] = [phrase, phrase];
  for (let units = unitsOf(phrase); units < longestWhole; units += 1) {
    const longer = grown(whole, units, sayings);
    if (longer === null) break;
    whole = longer;
    if (isTelling(whole)) telling = whole;
  }
  return telling;
}

const han = /^\p{Script=Han}/u;
const unitsOf = (phrase: string) => (han.test(phrase) ? Array.from(phrase) : phrase.split(" ")).length;

/** The phrase and its neighbour on one side, where all say the same one. */
function grown(phrase: string, units: number, sayings: readonly (readonly Stretch[])[]): string | null {
  const before = inAll(sayings, (stretch) => longerPhrases(stretch, phrase, { units, reach: -1 }));
  return before ?? inAll(sayings, (stretch) => longerPhrases(stretch, phrase, { units, reach: 0 }));
}

/** What a stretch says of one unit more than the phrase, wherever it says the phrase. */
function longerPhrases(
  stretch: Stretch,
  phrase: string,
  { units, reach }: { readonly units: number; readonly reach: -1 | 0 },
): string[] {
  const found: string[] = [];
  for (let at = 0; at + units <= stretch.units.length; at += 1) {
    const [from, to] = [at + reach, at + reach + units + 1];
    if (phraseAt(stretch, at, units) === phrase && from >= 0 && to <= stretch.units.length)
      found.push(phraseAt(stretch, from, units + 1));
  }
  return found;
}

/** The first that every text says. */
function inAll(
  sayings: readonly (readonly Stretch[])[],
  longer: (stretch: Stretch) => readonly string[],
): string | null {
  const [first, ...others] = sayings.map((stretches) => new Set(stretches.flatMap(longer)));
  return [...(first ?? [])].find((one) => others.every((said) => said.has(one))) ?? null;
}
