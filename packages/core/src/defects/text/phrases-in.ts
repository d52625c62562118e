/** The longest phrase that is looked for: characters of Chinese, words of other languages. */
export const longestPhrase = { characters: 6, words: 3 } as const;

// What begins or ends with these is a piece of grammar, not a name of something.
const emptyStart = new Set(
  "的了是在就我你他她它们有很都也还和与及又着过到得地被把给让说要会能可一个这那哪吗呢吧啊呀嘛么之其而且但则",
);
const emptyEnd = new Set([...emptyStart, ...Array.from("不没请太更最再已从对向以为因所被来去")]);
const emptyWords = new Set(
  (
    "a an and are as at be been but by can could did do does for from get got had has have he her his i if in into is it its" +
    " just me my no not now of off on or our out over please she so some than that the their them then there they this to" +
    " too up very was we were what when which while will with would you your"
  ).split(" "),
);

const unit =
  /\p{Script=Han}+|(?:[\p{L}\p{M}](?:[\p{L}\p{M}\p{N}'-]*[\p{L}\p{M}\p{N}])?)(?: (?!\p{Script=Han})[\p{L}\p{M}\p{N}'-]*[\p{L}\p{M}\p{N}])*/gu;
const han = /^\p{Script=Han}/u;

/** A stretch of a normalised text without a mark in it: characters of Chinese, or words. */
export type Stretch = { readonly units: readonly string[]; readonly joint: "" | " "; readonly longest: number };

/** The stretches of a text, in their order. */
export function stretchesOf(normalised: string): Stretch[] {
  return (normalised.match(unit) ?? []).map((stretch) =>
    han.test(stretch)
      ? { units: Array.from(stretch), joint: "", longest: longestPhrase.characters }
      : { units: stretch.split(" "), joint: " ", longest: longestPhrase.words },
  );
}

/** The phrase of so many units that begins there. */
export function phraseAt({ units, joint }: Stretch, at: number, length: number): string {
  return units.slice(at, at + length).join(joint);
}

/** Whether a phrase can name something: neither a single character nor a piece of grammar. */
export function isTelling(phrase: string): boolean {
  if (!han.test(phrase)) {
    const words = phrase.split(" ");
    const [first = "", last = ""] = [words[0], words.at(-1)];
    return (words.length > 1 || first.length >= 4) && !emptyWords.has(first) && !emptyWords.has(last);
  }
  const characters = Array.from(phrase);
  return characters.length > 1 && !emptyStart.has(characters[0] ?? "") && !emptyEnd.has(characters.at(-1) ?? "");
}
