import { findEmergingPhrases, type DatedText } from "@huilu/core";
import { expect, test } from "vitest";

const today = "2026-10-31";
const weeks = 40;
const types = {
  pump: ["排水泵嗡嗡响", "水排不出去", "排水很慢"],
  gasket: ["门封条漏冷气", "门关不严", "封条开裂"],
  cooling: ["压缩机不启动", "空调不制冷", "吹出来是热风"],
} as const;
const openers = ["你好", "师傅你好", "我家的机器", "刚买的机器", "麻烦看一下", "请问", "昨天开始", "半年前买的"];
const asks = ["请尽快处理", "谢谢", "什么时候能来", "已经报修两次", "很着急", "想要退货", "电话打不通"];

/** A number below `below` that the three others decide. */
function drawn(seed: number, week: number, i: number, below: number): number {
  let x = Math.imul(seed * 7919 + week * 104_729 + i * 1_299_709 + 1, 0x9e3779b1);
  x = Math.imul(x ^ (x >>> 15), 0x85ebca6b);
  return ((x ^ (x >>> 13)) >>> 0) % below;
}
const dayOf = (weeksAgo: number, i: number) =>
  new Date(Date.parse(today) - (weeksAgo * 7 + (i % 7)) * 86_400_000).toISOString().slice(0, 10);

/** Eighty texts a week; `grows` multiplies one type's texts in the last four weeks. */
function ordinaryTexts(grows: Partial<Record<keyof typeof types, number>> = {}): DatedText[] {
  const texts: DatedText[] = [];
  for (let week = weeks - 1; week >= 0; week -= 1)
    for (const [t, type] of (["pump", "gasket", "cooling"] as const).entries())
      for (let i = 0; i < 27 * (week < 4 ? (grows[type] ?? 1) : 1); i += 1) {
        const pick = <T>(from: readonly T[], seed: number) => from[drawn(seed + t, week, i, from.length)];
        const text = `${pick(openers, 1)}${i % 3 === 0 ? week * 31 + i : ""}，${pick(types[type], 5)}，${pick(asks, 9)}`;
        texts.push({ id: `${type}-${week}-${i}`, text, day: dayOf(week, i), type });
      }
  return texts;
}

/** What customers of a bad batch begin to write: eight in the last three weeks, most of them without a type. */
function newNoise(say: (i: number) => string, many = 8): DatedText[] {
  return Array.from({ length: many }, (_, i) => ({
    id: `new-${i}`,
    text: `${openers[i % 8]}${i * 13}号，${say(i)}，${asks[i % 7]}`,
    day: dayOf(i % 3, i),
    type: i % 4 === 0 ? "pump" : null,
  }));
}
const smells = ["排水的时候有焦糊味", "闻到焦糊味就停机了", "一股焦糊味很呛", "泵那里发出焦糊味", "洗到最后焦糊味更大"];

test("in quiet weeks nothing is told", () => {
  const { phrases, family, textsNow, textsBefore } = findEmergingPhrases({ texts: ordinaryTexts(), today });
  expect(phrases).toEqual([]);
  expect(family).toBeGreaterThan(20);
  expect(textsNow + textsBefore).toBeLessThanOrEqual(weeks * 81);
});

test("what nobody wrote before is told in its first weeks, as one phrase, the longest that all share", () => {
  const texts = [...ordinaryTexts(), ...newNoise((i) => smells[i % smells.length] ?? "")];
  const { phrases, family, textsNow, textsBefore } = findEmergingPhrases({ texts, today });
  expect(phrases.map(({ phrase }) => phrase)).toEqual(["焦糊味"]);
  const [found] = phrases;
  expect(found).toMatchObject({ cases: 8, casesBefore: 0, firstSeenWeeksAgo: 2, expectedByTypes: 0 });
  expect(found?.types).toEqual([
    { type: null, cases: 6 },
    { type: "pump", cases: 2 },
  ]);
  expect(found?.perWeek.slice(-4)).toEqual([0, 2, 3, 3]);
  expect(found?.perWeek).toHaveLength(56);
  expect(found?.sampleIds).toHaveLength(5);
  // One-sided: all eight in the window, of which the adjusted value is that times at most the number of phrases.
  const share = textsNow / (textsNow + textsBefore);
  expect((found?.p ?? 1) / share ** 8).toBeCloseTo(1, 9);
  expect(found?.adjustedP).toBeLessThanOrEqual((found?.p ?? 0) * family * (1 + 1e-9));
});

test("what is longer than what is counted is told whole, in both languages", () => {
  const say = (i: number) => (i % 2 === 0 ? "运行到一半自己停机再也不动" : "后来运行到一半自己停机再也不动了");
  const { phrases } = findEmergingPhrases({ texts: [...ordinaryTexts(), ...newNoise(say)], today });
  expect(phrases.map(({ phrase, also }) => [phrase, also])).toEqual([["运行到一半自己停机再也不动", []]]);
  const english = newNoise((i) =>
    i % 2 === 0 ? "it stops in the middle of rinsing" : "stops in the middle of rinsing",
  );
  const told = findEmergingPhrases({ texts: [...ordinaryTexts(), ...english], today }).phrases;
  expect(told.map(({ phrase }) => phrase)).toEqual(["stops in the middle of rinsing"]);
});

test("an English phrase is found among Chinese texts", () => {
  const says = ["there is a burning smell", "burning smell from the pump", "strong burning smell again"];
  const texts = [...ordinaryTexts(), ...newNoise((i) => says[i % says.length] ?? "")];
  expect(findEmergingPhrases({ texts, today }).phrases[0]?.phrase).toBe("burning smell");
});

test("a mass complaint is one event", () => {
  const texts = [...ordinaryTexts(), ...newNoise(() => smells[0] ?? "")].map((one) =>
    one.id.startsWith("new")
      ? { ...one, text: `联名投诉：这批机器排水的时候全都有焦糊味，要求厂家召回并赔偿损失！` }
      : one,
  );
  const { phrases } = findEmergingPhrases({ texts, today });
  expect(phrases).toEqual([]);
});

test("what a growing type's texts always said is explained by the type", () => {
  const { phrases } = findEmergingPhrases({ texts: ordinaryTexts({ cooling: 5 }), today });
  expect(phrases).toEqual([]);
});

test("a phrase that was dismissed or accepted is not told again", () => {
  const texts = [...ordinaryTexts(), ...newNoise((i) => smells[i % smells.length] ?? "")];
  expect(findEmergingPhrases({ texts, today, known: ["焦糊"] }).phrases).toEqual([]);
});

test("no texts, and texts of any kind, are no reason to fail", () => {
  expect(findEmergingPhrases({ texts: [], today }).phrases).toEqual([]);
  const odd = ["\uD800", "\0", "", "😀😀", "a".repeat(100_000), "焦".repeat(100_000), "漏 水 ".repeat(30_000)];
  const texts = odd.map((text, i) => ({ id: String(i), text, day: today, type: null }));
  expect(findEmergingPhrases({ texts, today, fewestCases: 1 }).textsNow).toBe(odd.length);
});
