import { addDays, followTexts, lookForPhrases, settle, trainSuggestions } from "@huilu/core";
import { beforeAll, describe, expect, it } from "vitest";
import { withApi } from "../support/with-api.ts";
import { happened, withCompany } from "../metrics/company.ts";

const first = "2025-06-02";
const weeks = 60;
const quiet = ["水箱漏水地板全湿了", "脱水时洗衣机到处跑", "显示屏不亮按键没反应", "排水很慢一直停不下来"] as const;
const types = ["Leak", "Shake", "Display", "Drain"] as const;
const now = new Date(`${addDays(first, 7 * weeks)}T12:00:00+08:00`);

/** Four usual complaints a week for 60 weeks; in the last four people begin to write of a whistle, without a type. */
describe("what people write", () => {
  const company = withCompany();
  const api = withApi(company);
  let token = "";
  const ask = (query: string, variables: Record<string, unknown> = {}, who = token) =>
    api.ask({ query, variables, token: who, language: "en" });
  const said = (number: string, day: string, complaint: string, type?: string, department = "D1") => ({
    number,
    department: { code: department },
    productFamily: { code: "Washers" },
    productModel: { code: "W1" },
    complaint,
    ...(type ? { defects: [{ family: { code: "Water" }, type: { code: type } }] } : {}),
    events: [happened("registered", `${day} 09:00`)],
  });
  const names = ["张", "王", "李", "赵", "钱", "孙", "周"];
  const usual = Array.from({ length: weeks * 7 }, (_, i) => {
    const day = addDays(first, i);
    const kind = i % 4;
    return said(
      `U${i}`,
      day,
      `${names[i % 7] ?? ""}家${i}号${quiet[kind] ?? ""}，第${i % 13}次`,
      types[kind],
      i % 2 === 0 ? "D1" : "D2",
    );
  });
  const fresh = Array.from({ length: 9 }, (_, i) =>
    said(
      `N${i}`,
      addDays(first, 7 * weeks - 20 + 2 * i),
      `${names[i % 7] ?? ""}姓用户${i * 7}反映高频啸叫声很刺耳，Ｗhistling ${i}`,
    ),
  );
  const found = async (query: string, who = token) => {
    const { data, errors } = await ask(
      "query($query: String!) { searchTexts(query: $query, first: 100) { edges { node { number complaint } } pageInfo { hasNextPage } } }",
      { query },
      who,
    );
    return (
      errors[0]?.extensions.reason ??
      data.searchTexts.edges.map((edge: { node: { number: string } }) => edge.node.number)
    );
  };

  beforeAll(async () => {
    token = await api.tokenFor("QUALITY_ENGINEER");
    await company.add(...usual, ...fresh);
    await followTexts(company.db.pool);
  });

  it("is found by two Chinese characters, by the beginning of a word, the latest first, and within one's scope only", async () => {
    expect(await found("啸叫")).toEqual(fresh.map(({ number }) => number).toReversed());
    expect(await found("whistl")).toHaveLength(9);
    expect(await found("叫啸")).toEqual([]);
    expect(await found("13800138000")).toBe("search_says_nothing");
    expect(await found("，")).toBe("search_says_nothing");
    const head = await api.tokenFor("DEPARTMENT_HEAD", { departmentCode: "D2" });
    expect(await found("啸叫", head)).toEqual([]);
    expect(await found("412号", head)).toEqual([]); // an even number, of the other department
    expect(await found("413号", head)).toEqual(["U413"]);
  });

  it("is followed when it changes, and forgotten when it is erased", async () => {
    await company.add(said("N0", addDays(first, 7 * weeks - 20), "已经不响了"));
    await followTexts(company.db.pool);
    expect(await found("啸叫")).toHaveLength(8);
    await company.db.pool.query(
      "WITH gone AS (UPDATE case_text SET complaint = '', erased_at = now() FROM service_case c WHERE c.id = case_id AND c.number = 'N1' RETURNING case_id) INSERT INTO stale_text (case_id) SELECT case_id FROM gone",
    );
    await followTexts(company.db.pool);
    expect(await found("啸叫")).toHaveLength(7);
    expect(await followTexts(company.db.pool)).toBe(0);
  });

  it("is followed whole by each of two who follow it at once", async () => {
    await company.db.pool.query(
      "INSERT INTO stale_text (case_id) SELECT case_id FROM case_text, generate_series(1, 20)",
    );
    const left = async () => (await company.db.pool.query("SELECT 1 FROM stale_text")).rows.length;
    const follow = async () => {
      const marks = await followTexts(company.db.pool);
      return { marks, left: await left() };
    };
    const [one, two] = await Promise.all([follow(), follow()]);
    expect([one.left, two.left]).toEqual([0, 0]);
    expect(one.marks + two.marks).toBe(20 * (usual.length + fresh.length));
    expect(await found("啸叫")).toHaveLength(7);
  });

  it("tells a new phrase before it has a type, once, with cases to read", async () => {
    expect(await lookForPhrases(company.db, now)).toMatchObject({ told: 1, found: 1 });
    expect(await lookForPhrases(company.db, new Date(now.getTime() + 1000))).toMatchObject({ told: 1, found: 0 });
    const { data } = await ask(
      "{ emergingPhrases(states: [OPEN]) { textsNow phrases { phrase cases casesBefore types { type { key } cases } samples { complaint } } } }",
    );
    expect(data.emergingPhrases.phrases).toHaveLength(1);
    expect(data.emergingPhrases.phrases[0]).toMatchObject({ casesBefore: 0, types: [{ type: null, cases: 7 }] });
    expect(data.emergingPhrases.phrases[0].samples[0].complaint).toContain("啸叫");
  });

  it("suggests types from what was decided, tells what that is worth, and keeps what a person chose", async () => {
    expect(await trainSuggestions(company.db, now)).toMatchObject({ types: 4, accuracy: 1 });
    await company.add(said("Q1", addDays(first, 7 * weeks - 1), "洗衣机脱水时到处乱跑"));
    await followTexts(company.db.pool);
    const queue = await ask(
      "{ suggestions(first: 1) { waiting worth { modelId accuracy majority heldOut } cases { case { id number } suggestion { type { key } confidence words } } } }",
    );
    const { worth, cases, waiting } = queue.data.suggestions;
    expect(waiting).toBe(9);
    expect(worth.majority).toBeLessThan(0.5);
    expect(cases[0]).toMatchObject({ case: { number: "Q1" }, suggestion: { type: { key: "Water/Shake" } } });
    const shown = { modelId: worth.modelId, type: "Water/Shake", confidence: cases[0].suggestion.confidence };
    const decide =
      'mutation($caseId: ID!, $shown: ShownSuggestionInput) { decideSuggestion(caseId: $caseId, chosen: "Water/Shake", shown: $shown) }';
    expect((await ask(decide, { caseId: cases[0].case.id, shown })).errors).toEqual([]);
    const kept = await company.db.pool.query("SELECT model_id::int AS model, confidence FROM suggestion_decision");
    expect(kept.rows).toEqual([{ model: worth.modelId, confidence: shown.confidence }]);
    expect((await ask("{ suggestions { waiting } }")).data.suggestions.waiting).toBe(8);
  });

  it("gives an accepted phrase's cases their type, and tells it no more", async () => {
    const add =
      'mutation { addDefectType(family: "Water", code: "Whistle", meaning: { name: "Whistle", safety: false }) }';
    expect((await ask(add)).errors).toEqual([]);
    const { data } = await ask("{ emergingPhrases(states: [OPEN]) { phrases { id } } }");
    const [{ id }] = data.emergingPhrases.phrases;
    const decide =
      "mutation($action: PhraseAction!, $type: String, $reason: String) { decidePhrase(id: " +
      id +
      ", action: $action, type: $type, reason: $reason) }";
    expect((await ask(decide, { action: "ACCEPTED" })).errors[0]?.extensions.reason).toBe("phrase_type_missing");
    expect((await ask(decide, { action: "DISMISSED" })).errors[0]?.extensions.reason).toBe("taxonomy_reason_missing");
    expect((await ask(decide, { action: "ACCEPTED", type: "Water/None" })).errors[0]?.extensions.reason).toBe(
      "defect_type_unknown",
    );
    expect((await ask(decide, { action: "ACCEPTED", type: "Water/Whistle" })).data).toEqual({ decidePhrase: 7 });
    await settle(company.db);
    expect(await lookForPhrases(company.db, new Date(now.getTime() + 2000))).toMatchObject({ told: 0 });
    const after = await ask("{ emergingPhrases(states: [ACCEPTED]) { phrases { given acceptedAs { key } } } }");
    expect(after.data.emergingPhrases.phrases).toEqual([{ given: 7, acceptedAs: { key: "Water/Whistle" } }]);
  });
});
