import { groupRepeats } from "@huilu/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const complaint = "洗衣机排水的时候泵那里嗡嗡响,发烫还有焦糊味,请尽快派人来看";
const other = "冰箱门封条不严,冷藏室结霜,东西都冻坏了,师傅来过两次没修好";

describe("repeated texts", () => {
  test("the same but for marks, widths and white space is an exact repeat", () => {
    const groups = groupRepeats([
      { id: "a", text: complaint },
      { id: "b", text: other },
      { id: "c", text: ` ${complaint.replaceAll(",", "，，")}！！` },
    ]);
    expect(groups).toEqual([{ ids: ["a", "c"], exact: true }]);
  });

  test("a text that was copied and added to is a near-repeat", () => {
    const groups = groupRepeats([
      { id: "a", text: complaint },
      { id: "b", text: `你好,${complaint}谢谢` },
      { id: "c", text: other },
      { id: "d", text: "The pump hums while draining and smells of burning, please send somebody soon" },
      { id: "e", text: "The pump hums while draining and smells of burning; please send somebody!" },
    ]);
    expect(groups).toEqual([
      { ids: ["a", "b"], exact: false },
      { ids: ["d", "e"], exact: false },
    ]);
  });

  test("texts of a few characters are no repeats of each other", () => {
    const texts = ["漏水", "漏水", "不制冷", "不制冷了", "不制冷啊", "", "  ", "leaks"];
    expect(groupRepeats(texts.map((text, i) => ({ id: String(i), text })))).toEqual([]);
  });

  test("the order of the texts makes no difference", () => {
    const clauses = fc.constantFrom(
      "洗衣机排水的时候泵嗡嗡响",
      "有一股焦糊味",
      "请尽快派人",
      "冰箱不制冷",
      "the pump hums",
      "谢谢",
      "结霜",
    );
    const texts = fc.array(
      fc.array(clauses, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(",")),
      { maxLength: 25 },
    );
    const shuffled = texts.chain((all) => {
      const named = all.map((text, i) => ({ id: String(i), text }));
      return fc.tuple(fc.constant(named), fc.shuffledSubarray(named, { minLength: named.length }));
    });
    fc.assert(
      fc.property(shuffled, ([one, another]) => {
        expect(groupRepeats(another)).toEqual(groupRepeats(one));
      }),
      { numRuns: 300 },
    );
  });

  test("ten thousand copies among twenty thousand texts are one group", () => {
    const texts = Array.from({ length: 20_000 }, (_, i) => ({
      id: String(i).padStart(5, "0"),
      text: i % 2 === 0 ? `${complaint}${i % 20 === 0 ? i : ""}` : `第${i}号机 ${(i * 7919).toString(36).repeat(4)}`,
    }));
    // Comparing each with each would not come back before the test is given up.
    const [first] = groupRepeats(texts);
    expect(first?.ids.length).toBe(10_000);
  });
});
