import { addDays } from "../../time/business-day.ts";
import { findEmergingPhrases, type DatedText } from "./find-emerging-phrases.ts";

export type TypicalQuestion = {
  readonly own: readonly { readonly id: string; readonly text: string }[];
  readonly others: readonly { readonly id: string; readonly text: string }[];
};

export type TypicalPhrase = {
  readonly phrase: string;
  /** Other phrases that mostly the same texts say. */
  readonly also: readonly string[];
  /** Own texts that say it, repeats counted once. */
  readonly texts: number;
  /** Of the others. */
  readonly othersTexts: number;
};

export type TypicalPhrases = {
  /** Texts compared, repeats counted once. */
  readonly own: number;
  readonly others: number;
  /** The surest first. */
  readonly phrases: readonly TypicalPhrase[];
};

const fewestTexts = 5;
const fewestShare = 0.05;

/**
 * What the own texts say more often than the others, by more than chance and at least twice as often: the test of
 * emerging phrases, the own texts in the place of the new ones and the others in that of the earlier.
 */
export function typicalPhrases({ own, others }: TypicalQuestion): TypicalPhrases {
  const dated =
    (day: string) =>
    (one: { readonly id: string; readonly text: string }): DatedText => ({ ...one, day, type: null });
  const { phrases, textsNow, textsBefore } = findEmergingPhrases({
    texts: [...own.map(dated(now)), ...others.map(dated(addDays(now, -7)))],
    today: now,
    weeksNow: 1,
    weeksBefore: 1,
    fewestCases: Math.max(fewestTexts, Math.ceil(fewestShare * own.length)),
  });
  return {
    own: textsNow,
    others: textsBefore,
    phrases: phrases.map(({ phrase, also, cases, casesBefore }) => ({
      phrase,
      also,
      texts: cases,
      othersTexts: casesBefore,
    })),
  };
}

// Any two weeks will do.
const now = "2000-01-10";
