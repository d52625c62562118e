import { stemmer } from "stemmer";
import { normaliseText } from "./normalise-text.ts";

/** Beginnings of words are found from this many letters on, and no further told apart than to this many. */
const shortestStart = 2;
const longestStart = 10;
const plainEnglish = /^[a-z]{3,}$/;
const han = /^\p{Script=Han}/u;

/**
 * The numbers by which a text is found, each once, rising, for an `int4[]` column with a GIN index: every Chinese
 * character and pair of neighbours, the beginnings of every other word and its English stem. Two texts may share a
 * number by chance; whoever asks checks what is found.
 */
export function searchTokens(text: string): number[] {
  const found = new Set<number>();
  for (const piece of piecesOf(normaliseText(text))) {
    const characters = Array.from(piece);
    if (han.test(piece)) {
      characters.forEach((character, at) => {
        found.add(tokenOf(character));
        if (at > 0) found.add(tokenOf((characters[at - 1] ?? "") + character));
      });
      continue;
    }
    for (let length = 1; length <= Math.min(longestStart, characters.length); length += 1)
      if (length >= shortestStart || length === characters.length)
        found.add(tokenOf(characters.slice(0, length).join("")));
    found.add(tokenOf(startOf(stemOf(piece))));
  }
  return [...found].toSorted((a, b) => a - b);
}

export type SearchQuery = {
  /** What a text must have all of; none: the query says nothing that could be found. */
  readonly tokens: readonly number[];
  /** What the normalised text must hold to the letter: the tokens of Chinese tell pairs only. */
  readonly substrings: readonly string[];
};

/**
 * What a text must have to be found by `query`: its Chinese to the letter, wherever it stands, and words that begin
 * with its other words or with their English stem. Parts that stand apart may stand apart, in any order.
 */
export function searchQuery(query: string): SearchQuery {
  const tokens = new Set<number>();
  const substrings = new Set<string>();
  for (const piece of piecesOf(normaliseText(query.slice(0, longestQuery)))) {
    const characters = Array.from(piece);
    if (!han.test(piece)) {
      tokens.add(tokenOf(startOf(stemOf(piece))));
      continue;
    }
    substrings.add(piece);
    if (characters.length === 1) tokens.add(tokenOf(piece));
    for (let at = 1; at < characters.length; at += 1) tokens.add(tokenOf((characters[at - 1] ?? "") + characters[at]));
  }
  return { tokens: [...tokens].toSorted((a, b) => a - b), substrings: [...substrings] };
}

const longestQuery = 200;

/** Runs of Chinese, and words or numbers of anything else. */
function piecesOf(normalised: string): readonly string[] {
  return normalised.match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu) ?? [];
}

/** A stem of two letters (of "gas") would begin too much. */
function stemOf(word: string): string {
  const stem = plainEnglish.test(word) ? stemmer(word) : word;
  return stem.length < 3 ? word : stem;
}

const startOf = (word: string) => Array.from(word).slice(0, longestStart).join("");

/** 32 bits that depend on every character (FNV-1a, mixed as MurmurHash3 ends). It is stored: it must never change. */
function tokenOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
