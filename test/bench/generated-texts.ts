export type Draw = () => number;

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function drawing(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const chineseWords = 20_000;
const englishWords = 3000;

/** Complaints of some ten to sixty characters, one in five in English; the rank of a word says how rare it is (Zipf). */
export function textsOf(seed: number): {
  readonly text: (i: number) => string;
  readonly word: (rank: number) => string;
} {
  const draw = drawing(seed);
  const character = () => String.fromCodePoint(0x4e00 + 7 * Math.floor(2500 * draw() ** 2));
  const letter = () => "etaoinshrdlucmfwypvbgk".charAt(Math.floor(22 * draw() ** 1.5));
  const joined = (length: number, one: () => string) => Array.from({ length }, one).join("");
  const chinese = Array.from({ length: chineseWords }, () => joined(draw() < 0.75 ? 2 : 3, character));
  const english = Array.from({ length: englishWords }, () => joined(3 + Math.floor(7 * draw()), letter));
  const ranked = (words: readonly string[]) =>
    words[Math.min(words.length, Math.floor(Math.exp(draw() * Math.log(words.length + 1)))) - 1] ?? "";
  return {
    text: (i) =>
      i % 5 === 4
        ? Array.from({ length: 8 + Math.floor(15 * draw()) }, () => ranked(english)).join(" ")
        : joined(8 + Math.floor(20 * draw()), () => ranked(chinese) + (draw() < 0.15 ? "，" : "")),
    word: (rank) => chinese[Math.min(rank, chineseWords) - 1] ?? "",
  };
}
