import { normaliseText, searchCondition, searchTokens, SqlParameters } from "@huilu/core";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { withDatabase } from "../support/with-database.ts";

const database = withDatabase();
const columns = { tokens: "tokens", normalised: "normalised" };
const texts = [
  "洗衣机排水的时候有焦糊味，XQG100-H1410D",
  "糊了，焦了，都不是味儿",
  "The pump was LEAKING and smells of burning",
  "leaks again, gasket torn",
  "空調不製冷，壓縮機不轉",
  "２０２４年买的空调不制冷",
  "焦糊",
  "général café",
];

async function store(rows: readonly string[]): Promise<void> {
  await database.db.pool.query("DROP TABLE IF EXISTS said");
  await database.db.pool.query("CREATE TABLE said (id int PRIMARY KEY, normalised text, tokens int4[])");
  await database.db.pool.query("CREATE INDEX ON said USING gin (tokens)");
  for (const [id, text] of rows.entries())
    await database.db.pool.query("INSERT INTO said VALUES ($1, $2, $3)", [id, normaliseText(text), searchTokens(text)]);
}

async function find(query: string): Promise<number[]> {
  const parameters = new SqlParameters();
  const condition = searchCondition(query, columns, parameters);
  if (condition === null) return [];
  const sql = `SELECT id FROM said WHERE ${condition} ORDER BY id`;
  const { rows } = await database.db.pool.query<{ id: number }>(sql, parameters.values);
  return rows.map(({ id }) => id);
}

describe("search over texts", () => {
  beforeAll(async () => store(texts));

  test.each([
    ["焦糊", [0, 6]],
    ["焦糊味", [0]],
    ["糊", [0, 1, 6]],
    ["味 焦", [0, 1]],
    ["制冷", [5]],
    ["製冷", [4]],
    ["2024", [5]],
    ["xqg100", [0]],
    ["XQG100-H1410D", [0]],
    ["h14", [0]],
    ["leak", [2, 3]],
    ["leaking", [2, 3]],
    ["Burned", [2]],
    ["gas", [3]],
    ["café", [7]],
    ["冷制", []],
    ["", []],
    ["，！ ", []],
  ])("%j finds %j", async (query, ids) => {
    expect(await find(query)).toEqual(ids);
  });
});

describe("search over any text", () => {
  const character = fc.constantFrom(..."焦糊味漏水冷a1 ，".split(""), "𠮷", "\uD800", "\0");
  const anyText = fc.array(character, { maxLength: 30 }).map((parts) => parts.join(""));
  const word = fc
    .array(fc.constantFrom("焦", "糊", "味", "漏", "水", "冷", "𠮷"), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join(""));

  test("Chinese is found in exactly the texts that hold it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyText, { maxLength: 12 }),
        fc.array(word, { minLength: 1, maxLength: 4 }),
        async (all, words) => {
          await store(all);
          for (const query of words) {
            const holding = all.flatMap((text, id) => (normaliseText(text).includes(query.toWellFormed()) ? [id] : []));
            expect(await find(query)).toEqual(holding);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test("no query is refused", async () => {
    await store(texts);
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyText, fc.string({ unit: "binary" })), async (query) => {
        await find(query);
      }),
      { numRuns: 100 },
    );
    expect(searchTokens("\uD83D".repeat(100_000))).toEqual([]);
    expect(searchTokens("焦a".repeat(50_000)).length).toBeLessThan(10);
  });
});
