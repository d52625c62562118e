import { addDays, followTexts, typicalPhrases } from "@huilu/core";
import { beforeAll, describe, expect, it, test } from "vitest";
import { happened, withCompany } from "../metrics/company.ts";
import { withApi } from "../support/with-api.ts";

const openings = [
  "昨天晚上开始",
  "新买三个月的机器",
  "邻居也碰到过",
  "师傅上次来修了",
  "周末洗被子的时候",
  "老人在家不敢用",
];
const endings = [
  "请尽快安排上门",
  "要求退货",
  "客服说等通知",
  "孩子差点滑倒",
  "已经拍了照片",
  "在线等回复",
  "麻烦给个说法",
];
/** No two of them are near enough to be one text that was sent twice. */
const text = (i: number, said: string) =>
  `${openings[i % openings.length] ?? ""}${said}${endings[i % endings.length] ?? ""}，编号${"甲乙丙丁戊己庚辛"[i % 8] ?? ""}${i}`;

test("typical is what the own texts say more often than the others, by more than chance", () => {
  const named = (prefix: string, many: number, said: (i: number) => string) =>
    Array.from({ length: many }, (_, i) => ({ id: `${prefix}${i}`, text: text(i, said(i)) }));
  const own = named("o", 42, (i) => (i % 2 ? "进水口接头滴水" : "漏得到处都是"));
  const others = named("x", 84, (i) => (i % 2 ? "显示屏不亮" : "脱水噪音很大"));
  const found = typicalPhrases({ own, others });
  expect(found.phrases.length).toBeGreaterThan(0);
  const said = found.phrases.flatMap(({ phrase, also }) => [phrase, ...also]);
  expect(said.some((phrase) => "进水口接头滴水".includes(phrase))).toBe(true);
  // What both say is typical of neither.
  for (const both of [...openings, ...endings]) expect(said).not.toContain(both);
  for (const { texts, othersTexts } of found.phrases) {
    expect(texts / found.own).toBeGreaterThan((2 * othersTexts) / found.others);
    expect(texts).toBeLessThanOrEqual(found.own);
  }
  expect(typicalPhrases({ own: others.slice(0, 40), others: others.slice(40) }).phrases).toEqual([]);
});

describe("what people write of a defect", () => {
  const company = withCompany();
  const api = withApi(company);
  const said = (type: string, family: string, many: number, words: string) =>
    Array.from({ length: many }, (_, i) => ({
      number: `${family}-${type}-${i}`,
      productFamily: { code: family },
      complaint: `${text(i, words)} 电话13800001234`,
      defects: [{ family: { code: "Water" }, type: { code: type } }],
      events: [happened("registered", `${addDays("2026-01-05", i)} 09:00`)],
    }));
  const ask = (token: string, type: string) =>
    api.ask({
      token,
      language: "en",
      query: `{ defectTexts(defectType: "${type}", first: 3) { own others phrases { phrase also texts othersTexts } samples { number complaint } } }`,
    });

  beforeAll(async () => {
    await company.add(
      ...said("Leak", "Washers", 42, "进水口接头滴水"),
      ...said("Noise", "Washers", 42, "脱水噪音很大"),
      ...said("Smell", "Hoods", 42, "油烟倒灌"),
    );
    await followTexts(company.db.pool);
  });

  it("is its newest complaints, masked, and the phrases that other defects of the same products do not say", async () => {
    const { data, errors } = await ask(await api.tokenFor("QUALITY_ENGINEER"), "Water/Leak");
    expect(errors).toEqual([]);
    const { own, others, phrases, samples } = data.defectTexts;
    // Hoods are other products: what is said of them is no comparison.
    expect({ own, others }).toEqual({ own: 42, others: 42 });
    expect(phrases[0]).toMatchObject({ texts: 42, othersTexts: 0 });
    expect(samples.map(({ number }: { number: string }) => number)).toEqual([
      "Washers-Leak-41",
      "Washers-Leak-40",
      "Washers-Leak-39",
    ]);
    expect(samples.every(({ complaint }: { complaint: string }) => !complaint.includes("13800001234"))).toBe(true);
  });

  it("shows a text that many have sent once", async () => {
    const [last] = said("Leak", "Washers", 42, "进水口接头滴水").slice(-1);
    await company.add({ ...last, number: "again", events: [happened("registered", "2026-03-01 09:00")] });
    await followTexts(company.db.pool);
    const { data } = await ask(await api.tokenFor("QUALITY_ENGINEER"), "Water/Leak");
    const shown = data.defectTexts.samples.map(({ number }: { number: string }) => number);
    expect(shown).toEqual(["again", "Washers-Leak-40", "Washers-Leak-39"]);
  });

  it("is refused of a defect that nobody knows", async () => {
    const { errors } = await ask(await api.tokenFor("QUALITY_ENGINEER"), "Water/None");
    expect(errors[0]?.extensions).toMatchObject({ code: "NOT_FOUND", reason: "defect_unknown" });
  });
});
