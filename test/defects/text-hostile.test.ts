import { createSegmenter, groupRepeats, normaliseText, suggestType, trainTypeModel } from "@huilu/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const segmenter = createSegmenter(["XQG100-H1410D", "排水泵总成"]);
// Anything a field can hold: lone surrogates, NUL, emoji, full width, masks, both languages.
const pieces = [
  "\uD800",
  "\uDC00",
  "\0",
  "😀",
  "👨‍👩‍👧",
  "ＡＢ１",
  "焦糊味",
  "**",
  "138****0000",
  "İ",
  "ﷺ",
  " ",
  "\u200B",
  "ﬁ",
  "x",
  "é",
  "!!",
];
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join("")),
);
const model = trainTypeModel({
  texts: [
    { text: "漏水", type: "leak" },
    { text: "burning smell", type: "smell" },
  ],
  segmenter,
});

describe("texts of any kind", () => {
  test("normalising once more changes nothing", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
        expect(once).not.toContain("\0");
      }),
      { numRuns: 2000 },
    );
  });

  test("none is refused by anything that reads texts", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        segmenter.words(normaliseText(text));
        suggestType({ model, segmenter }, { text, attributes: [text] });
        groupRepeats([
          { id: "1", text },
          { id: "2", text: `${text}!` },
        ]);
      }),
      { numRuns: 500 },
    );
  });

  test.each(["\uD83D", "焦", "a", "\0", "*", "１", "x ", "ﷺ"])("100,000 times %j is read", (character) => {
    const text = character.repeat(100_000);
    // Work that grew as its square would not come back before the test is given up.
    normaliseText(text);
    suggestType({ model, segmenter }, { text });
    const groups = groupRepeats([
      { id: "1", text },
      { id: "2", text },
    ]);
    expect(groups.length).toBeLessThanOrEqual(1);
  });
});

describe("normalising", () => {
  test.each([
    ["ＸＱＧ１００　漏水！！！", "xqg100 漏水!"],
    ["打138****0000没人接", "打*没人接"],
    ["電機燒了\r\n\t冒煙", "電機燒了 冒煙"],
    ["a\u200Bb\0c", "ab c"],
  ])("%j is read as %j", (text, normalised) => {
    expect(normaliseText(text)).toBe(normalised);
  });

  test("words given as our own stay whole, English ones are stemmed", () => {
    const words = segmenter.words(normaliseText("XQG100-H1410D 的排水泵总成 smells of burning"));
    expect(words).toEqual(["xqg100-h1410d", "的", "排水泵总成", "smell", "of", "burn"]);
  });
});
