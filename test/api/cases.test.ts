import { beforeAll, describe, expect, test } from "vitest";

import { makeCompany, owned, touchedByWorkshop } from "../access/company.ts";
import { withApi } from "../support/with-api.ts";
import { withDatabase } from "../support/with-database.ts";

const database = withDatabase();
const api = withApi(database);
const all = owned.NORTH + owned.WORKSHOP + owned.SOUTH + owned.QUALITY + 1;
let token = "";

beforeAll(async () => {
  await makeCompany(database.db);
  token = await api.tokenFor("QUALITY_ENGINEER");
});

async function numbersFor(filter: Readonly<Record<string, unknown>>): Promise<string[]> {
  const query =
    "query ($filter: CaseFilterInput!) { serviceCases(filter: $filter, first: 500) { totalCount edges { node { number } } } }";
  const { data, errors } = await api.ask({ query, variables: { filter }, token });
  expect(errors).toEqual([]);
  expect(data.serviceCases.totalCount).toBe(data.serviceCases.edges.length);
  return data.serviceCases.edges.map((edge: { node: { number: string } }) => edge.node.number);
}

describe("the list of cases", () => {
  test("pages through every case once", async () => {
    const query =
      "query ($after: String) { serviceCases(filter: {}, first: 4, after: $after) { totalCount edges { node { number } } pageInfo { hasNextPage endCursor } } }";
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = await api.ask({ query, variables: { after }, token });
      seen.push(...data.serviceCases.edges.map((edge: { node: { number: string } }) => edge.node.number));
      expect(data.serviceCases.totalCount).toBe(all);
      ({ endCursor: after, hasNextPage: more } = data.serviceCases.pageInfo);
    }
    expect(seen).toHaveLength(all);
    expect(new Set(seen).size).toBe(all);
  });

  test("finds by number and by complaint, and takes wildcards for what they are", async () => {
    expect(await numbersFor({ search: "touched" })).toEqual([touchedByWorkshop]);
    expect(await numbersFor({ search: "漏水_请" })).toHaveLength(all);
    expect(await numbersFor({ search: "漏_水" })).toEqual([]);
    expect(await numbersFor({ search: "1%0" })).toEqual([]);
  });

  test("filters by day and dimension, a department with its subtree", async () => {
    expect(await numbersFor({ range: { from: "2026-06-01", to: "2026-06-02" } })).toHaveLength(all);
    expect(await numbersFor({ range: { from: "2026-06-02", to: "2026-06-03" } })).toEqual([]);
    expect(await numbersFor({ filters: [{ dimension: "department", in: ["NORTH"] }] })).toHaveLength(
      owned.NORTH + owned.WORKSHOP,
    );
    expect(await numbersFor({ filters: [{ dimension: "defectType", in: ["LEAK/VALVE"] }] })).toHaveLength(all);
    expect(await numbersFor({ filters: [{ dimension: "channel", in: ["unclassified"] }] })).toHaveLength(all);
    expect(await numbersFor({ filters: [{ dimension: "status", in: ["open"] }] })).toEqual([]);
  });
});

describe("one case", () => {
  test("shows its timeline, oldest first, with labels in the caller's language", async () => {
    const query = `{ serviceCase(number: "${touchedByWorkshop}") { status { label } reportedOn responseSeconds handlingSeconds attemptCount
      defects { key familyLabel leading } events { type label department { label } } } }`;
    const { data } = await api.ask({ query, token, language: "en" });
    expect(data.serviceCase).toMatchObject({
      status: { label: "Resolved" },
      reportedOn: "2026-06-01",
      responseSeconds: 3600,
      handlingSeconds: 3 * 86_400 + 3600,
      attemptCount: 1,
      defects: [{ key: "LEAK/VALVE", familyLabel: "漏水", leading: true }],
    });
    expect(data.serviceCase.events.map((event: { type: string }) => event.type)).toEqual([
      "registered",
      "replied",
      "repair_attempted",
      "resolved",
    ]);
    expect(data.serviceCase.events[2]).toMatchObject({
      label: "Repair attempt",
      department: { label: "Department WORKSHOP" },
    });
  });
});

describe("a figure", () => {
  const input = {
    metrics: [{ key: "cases" }],
    range: { from: "2026-06-01", to: "2026-07-01" },
    grain: "MONTH",
    by: ["department"],
  };

  test("opens to exactly its rows", async () => {
    const figures =
      "query ($input: MetricQueryInput!) { metricQuery(input: $input) { rows { bucket dimensions { dimension key } values { n } } } }";
    const { data } = await api.ask({ query: figures, variables: { input }, token });
    expect(data.metricQuery.rows).toHaveLength(4);
    for (const { bucket, dimensions, values } of data.metricQuery.rows) {
      const rows = `query ($input: MetricQueryInput!, $bucket: Date, $dimensions: [DimensionKeyInput!]) {
        metricRows(input: $input, metric: cases, bucket: $bucket, dimensions: $dimensions, first: 100) { totalCount edges { node { case { department { key } } } } } }`;
      const opened = await api.ask({ query: rows, variables: { input, bucket, dimensions }, token });
      expect(opened.errors).toEqual([]);
      expect(opened.data.metricRows.totalCount).toBe(values[0].n);
      const keys = opened.data.metricRows.edges.map(
        (edge: { node: { case: { department: { key: string } } } }) => edge.node.case.department.key,
      );
      expect(keys).toEqual(Array.from({ length: values[0].n }, () => dimensions[0].key));
    }
  });

  test("with all that hangs on its cases takes the same number of statements for two rows as for all", async () => {
    const query = `query ($input: MetricQueryInput!, $first: Int) { metricRows(input: $input, metric: cases, first: $first) {
      edges { node { case { number defects { key } events { type employee { key } } setAside { reason } } } } } }`;
    const statements = async (first: number) => {
      const before = sent;
      const { errors } = await api.ask({
        query,
        variables: { input: { ...input, by: null, grain: null }, first },
        token,
      });
      expect(errors).toEqual([]);
      return sent - before;
    };
    let sent = 0;
    const { pool } = database.db;
    pool.on("acquire", () => (sent += 1));
    expect(await statements(2)).toBe(await statements(all));
  });
});
