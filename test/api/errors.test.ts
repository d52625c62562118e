import { getIntrospectionQuery } from "graphql";
import { beforeAll, describe, expect, test } from "vitest";

import { withApi } from "../support/with-api.ts";
import { withDatabase } from "../support/with-database.ts";

const database = withDatabase();
const api = withApi(database);
let token = "";

beforeAll(async () => {
  token = await api.tokenFor("ADMINISTRATOR");
});

async function post(body: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${api.address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}`, ...headers },
    body,
  });
  return { status: response.status, text: await response.text() };
}

describe("a refusal", () => {
  const tooMany = "{ serviceCases(filter: {}, first: 100000) { totalCount } }";

  test("says in Chinese or English what is wrong and how to mend it, under one code", async () => {
    const chinese = await api.ask({ query: tooMany, token });
    expect(chinese.errors[0]).toMatchObject({
      message: "first 为 100000，应在 1 到 500 之间。",
      extensions: { code: "BAD_INPUT", reason: "first_out_of_range" },
    });
    const english = await api.ask({ query: tooMany, token, language: "de, en-GB;q=0.9, zh;q=0.1" });
    expect(english.errors[0]?.message).toBe("first is 100000; it must lie between 1 and 500.");
    expect(english.errors[0]?.extensions).toEqual(chinese.errors[0]?.extensions);
  });

  test("comes in the language that a person chose, whatever the browser prefers", async () => {
    const password = await api.addPerson("reader", "EXECUTIVE");
    await database.db.pool.query(
      "UPDATE app_user SET language = 'en', must_change_password = false WHERE username = 'reader'",
    );
    const signedIn = await api.ask({
      query: 'mutation ($password: String!) { signIn(username: "reader", password: $password) { viewer { id } } }',
      variables: { password },
    });
    const cookie = signedIn.setCookie?.split(";")[0] ?? null;
    const { errors } = await api.ask({ query: tooMany, cookie, language: "zh-CN" });
    expect(errors[0]?.message).toMatch(/^first is/);
    await api.ask({ query: 'mutation { setLanguage(language: "zh-CN") { language } }', cookie });
    expect((await api.ask({ query: tooMany, cookie, language: "en" })).errors[0]?.message).toMatch(/^first 为/);
  });

  test("of something that does not fit the schema is a 400 with the place", async () => {
    const answer = await api.ask({ query: "{ metrics { keyy } }", token, language: "en" });
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }] });
    expect(answer.errors[0]?.message).toContain("keyy");
  });

  test("of a broken database tells no path, SQL or stack, only an id that the log has too", async () => {
    await database.db.pool.query("ALTER TABLE reconciliation RENAME TO reconciliation_away");
    const answer = await api.ask({ query: "{ reconciliations { rollup } }", token, language: "en" });
    await database.db.pool.query("ALTER TABLE reconciliation_away RENAME TO reconciliation");
    expect(answer.errors[0]?.extensions).toMatchObject({
      code: "INTERNAL",
      reason: "internal",
      id: expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(JSON.stringify(answer)).not.toMatch(/SELECT|relation|\.ts|node_modules/);
  });
});

describe("what a caller sends is never a 500", () => {
  test.each([
    ["no JSON", "{"],
    ["an array", "[]"],
    ["null", "null"],
    ["no query", `{"variables":{}}`],
    ["a number for a query", `{"query":1}`],
    ["variables that are a list", `{"query":"{ metrics { key } }","variables":[1]}`],
    ["an empty query", `{"query":""}`],
    ["an operation that is not there", `{"query":"{ metrics { key } }","operationName":"Nope"}`],
    ["a poisoned prototype", `{"query":"{ metrics { key } }","__proto__":{"x":1}}`],
    ["a batch", `[{"query":"{ metrics { key } }"}]`],
    [
      "NUL in a variable",
      `{"query":"query ($s: String) { dimensionValues(dimension: department, search: $s) { key } }","variables":{"s":"\\u0000"}}`,
    ],
    [
      "NUL in a literal",
      String.raw`{"query":"{ dimensionValues(dimension: department, search: \"\\u0000\") { key } }"}`,
    ],
    [
      "half a surrogate",
      String.raw`{"query":"query ($s: String) { dimensionValues(dimension: department, search: $s) { key } }","variables":{"s":"\ud800"}}`,
    ],
    [
      "a huge integer",
      `{"query":"query ($n: Int) { jobRuns(first: $n) { id } }","variables":{"n":99999999999999999999}}`,
    ],
    [
      "an explicit null where there is a default",
      `{"query":"query ($n: Int = 5) { jobRuns(first: $n) { id } }","variables":{"n":null}}`,
    ],
    [
      "a day that does not exist",
      `{"query":"{ serviceCases(filter: { range: { from: \\"2026-02-30\\", to: \\"2026-03-01\\" } }) { totalCount } }"}`,
    ],
    [
      "the year 0",
      `{"query":"{ serviceCases(filter: { range: { from: \\"0000-01-01\\", to: \\"2026-03-01\\" } }) { totalCount } }"}`,
    ],
    [
      "a range that runs backwards",
      `{"query":"{ serviceCases(filter: { range: { from: \\"2026-03-01\\", to: \\"2026-02-01\\" } }) { totalCount } }"}`,
    ],
    [
      "a strange cursor",
      `{"query":"{ serviceCases(filter: {}, after: \\"WyJ4Il0\\") { totalCount edges { cursor } } }"}`,
    ],
    [
      "a text beyond all use",
      JSON.stringify({
        query: "query ($s: String) { dimensionValues(dimension: department, search: $s) { key } }",
        variables: { s: "x".repeat(30_000) },
      }),
    ],
    ["a query as large as a book", JSON.stringify({ query: `{ ${"a".repeat(300_000)} }` })],
    [
      "a query 200 levels deep",
      JSON.stringify({ query: `{ ${"__schema { types { ".repeat(100)} name ${"} }".repeat(100)} }` }),
    ],
    [
      "a thousand aliases",
      JSON.stringify({ query: `{ ${Array.from({ length: 1000 }, (_, i) => `a${i}: __typename`).join(" ")} }` }),
    ],
    ["fragments that double", JSON.stringify({ query: doublingFragments() })],
    ["fragments in a circle", `{"query":"{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }"}`],
    [
      "thirty questions at once",
      JSON.stringify({ query: `{ ${Array.from({ length: 30 }, (_, i) => `a${i}: metrics { key }`).join(" ")} }` }),
    ],
  ])("%s", async (_, body) => {
    const { status, text } = await post(body);
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/INTERNAL|node_modules|\.ts:|SELECT /);
    if (status !== 200)
      expect(JSON.parse(text).errors[0]).toMatchObject({
        message: expect.any(String),
        extensions: { code: expect.any(String) },
      });
  });

  test("another content type, method, path or host", async () => {
    expect((await post("query=x", { "content-type": "application/x-www-form-urlencoded" })).status).toBe(415);
    expect((await post("{}", { "content-type": "text/plain" })).status).toBeLessThan(500);
    expect((await fetch(`${api.address}/graphql`)).status).toBe(404);
    expect((await fetch(`${api.address}/%c0%ae%c0%ae/etc/passwd`)).status).toBeLessThan(500);
  });
});

test("the usual introspection query passes the limits", async () => {
  const { status, errors } = await api.ask({ query: getIntrospectionQuery(), token });
  expect({ status, errors }).toEqual({ status: 200, errors: [] });
});

function doublingFragments(): string {
  const fragments = Array.from({ length: 30 }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`);
  return `{ ...f0 } ${fragments.join(" ")} fragment f30 on Query { metrics { key } }`;
}
