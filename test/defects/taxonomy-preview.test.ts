import { addDays, companyScope, metricQuery, runReclassifications, settle } from "@huilu/core";
import { beforeAll, describe, expect, it } from "vitest";
import { happened, withCompany } from "../metrics/company.ts";
import { withApi } from "../support/with-api.ts";

const day = (i: number) => addDays("2026-01-05", i);

/** Reports of which some are of one event, some of two types, and one has no day. */
describe("the preview of a merge or split", () => {
  const company = withCompany();
  const api = withApi(company);
  const asker = { scope: companyScope, now: new Date("2026-12-01T00:00:00Z"), language: "en" } as const;
  let token = "";
  const ask = async (query: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await api.ask({ query, variables, token, language: "en" });
    expect(errors).toEqual([]);
    return data;
  };
  const report = (number: string, types: readonly string[], i: number, model = "W1") => ({
    number,
    productFamily: { code: "Washers" },
    productModel: { code: model },
    defects: types.map((code) => ({ family: { code: "Water" }, type: { code } })),
    events: [happened("registered", `${day(i)} 09:00`)],
  });
  const undated = {
    number: "undated",
    defects: [{ family: { code: "Water" }, type: { code: "Drip" } }],
    events: [],
  };
  const figures = async () => {
    const range = { from: day(0), to: day(90) };
    const query = { metrics: [{ key: "defectReports" }], range, by: ["defectType"] } as const;
    const { rows } = await metricQuery(company.db, query, asker);
    return Object.fromEntries(rows.map((row) => [row.dimensions[0]?.key ?? "", row.values[0]?.n ?? 0]));
  };
  const preview =
    "query($input: ReclassificationInput!) { previewReclassification(input: $input) { types { key before after } } }";
  const request =
    'mutation($input: ReclassificationInput!) { requestReclassification(input: $input, reason: "the same") }';

  beforeAll(async () => {
    token = await api.tokenFor("QUALITY_ENGINEER");
    await company.learn(
      "2026-06-01T00:00:00Z",
      ...Array.from({ length: 4 }, (_, i) => report(`L${i}`, ["Leak"], i, i < 2 ? "W1" : "W2")),
      ...Array.from({ length: 5 }, (_, i) => report(`D${i}`, ["Drip"], i, i < 3 ? "W1" : "W2")),
      report("B0", ["Leak", "Drip"], 6),
      report("B1", ["Drip", "Noise"], 7),
      undated,
    );
    const ids: string[] = [];
    for (const number of ["L0", "L1", "D0", "D1", "B0"])
      ids.push(
        (await ask("query($number: String!) { serviceCase(number: $number) { id } }", { number })).serviceCase.id,
      );
    await ask("mutation($ids: [ID!]!) { countAsOneEvent(caseIds: $ids) }", { ids });
    await settle(company.db);
  });

  it.each([
    ["a merge", { kind: "MERGE", includesPast: true, rules: [{ from: "Water/Drip", to: "Water/Leak" }] }],
    [
      "a split",
      { kind: "SPLIT", includesPast: true, rules: [{ from: "Water/Leak", to: "Water/Noise", models: ["Washers/W2"] }] },
    ],
  ])("tells what the figures say before and after %s", async (_, input) => {
    const known = await figures();
    const { types } = (await ask(preview, { input })).previewReclassification;
    await ask(request, { input });
    await runReclassifications(company.db, { now: new Date() });
    await settle(company.db);
    const then = await figures();
    for (const { key, before, after } of types)
      expect({ key, before, after }).toEqual({ key, before: known[key] ?? 0, after: then[key] ?? 0 });
    expect(types).toHaveLength(2);
    expect(then).not.toEqual(known);
  });
});
