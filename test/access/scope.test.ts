import { beforeAll, describe, expect, test } from "vitest";

import { withApi } from "../support/with-api.ts";
import { withDatabase } from "../support/with-database.ts";
import { makeCompany, owned, touchedByWorkshop } from "./company.ts";

const database = withDatabase();
const api = withApi(database);
const all = owned.NORTH + owned.WORKSHOP + owned.SOUTH + owned.QUALITY + 1;

const list = "{ serviceCases(filter: {}, first: 100) { totalCount edges { node { number department { key } } } } }";
const figures = `query ($by: [Dimension!]) { metricQuery(input: {
  metrics: [{ key: cases }, { key: defectReports }, { key: firstResponseTime }, { key: handlingTime }, { key: firstFixRate }],
  range: { from: "2026-06-01", to: "2026-07-01" }, by: $by }) { rows { dimensions { key } values { metric n } } } }`;

beforeAll(() => makeCompany(database.db));

async function seenBy(token: string): Promise<string[]> {
  const { data, errors } = await api.ask({ query: list, token });
  expect(errors).toEqual([]);
  const numbers = data.serviceCases.edges.map((edge: { node: { number: string } }) => edge.node.number);
  expect(data.serviceCases.totalCount).toBe(numbers.length);
  return numbers;
}

async function casesCounted(token: string): Promise<number> {
  const { data, errors } = await api.ask({ query: figures, token });
  expect(errors).toEqual([]);
  return data.metricQuery.rows[0]?.values[0]?.n ?? 0;
}

describe("what a viewer sees", () => {
  test("the company, for administrator, executive and quality engineer", async () => {
    for (const role of ["ADMINISTRATOR", "EXECUTIVE", "QUALITY_ENGINEER"] as const) {
      const token = await api.tokenFor(role);
      expect(await seenBy(token)).toHaveLength(all);
      expect(await casesCounted(token)).toBe(all);
    }
  });

  test("the own subtree, for a department head: also cases in which it only did something", async () => {
    const token = await api.tokenFor("DEPARTMENT_HEAD", { departmentCode: "NORTH" });
    const numbers = await seenBy(token);
    expect(numbers).toHaveLength(owned.NORTH + owned.WORKSHOP + 1);
    expect(numbers).toContain(touchedByWorkshop);
    expect(await casesCounted(token)).toBe(owned.NORTH + owned.WORKSHOP);
  });

  test("nothing above it, and nothing beside it", async () => {
    const token = await api.tokenFor("RESPONDER", { departmentCode: "QUALITY" });
    expect(await seenBy(token)).toHaveLength(owned.QUALITY);
    const { data } = await api.ask({ query: "{ dimensionValues(dimension: department) { key } }", token });
    expect(data.dimensionValues).toEqual([{ key: "QUALITY" }]);
  });

  test("the own rows, for a service agent", async () => {
    const first = await seenBy(await api.tokenFor("SERVICE_AGENT", { employeeCode: "NORTH-P1" }));
    const second = await seenBy(await api.tokenFor("SERVICE_AGENT", { employeeCode: "NORTH-P2" }));
    expect([...first, ...second].toSorted()).toEqual(["NORTH-1", "NORTH-2", "NORTH-3", "NORTH-4", "NORTH-5"]);
  });

  test("figures of the parts sum to the company's, metric by metric", async () => {
    const company = await api.ask({ query: figures, token: await api.tokenFor("EXECUTIVE") });
    const total = valuesOf(company.data);
    const sum = new Map<string, number>();
    for (const departmentCode of ["SERVICE", "QUALITY"]) {
      const token = await api.tokenFor("DEPARTMENT_HEAD", { departmentCode });
      const { data } = await api.ask({ query: figures, token });
      for (const [metric, n] of valuesOf(data)) sum.set(metric, (sum.get(metric) ?? 0) + n);
    }
    expect([...sum]).toEqual([...total]);
    expect(total.get("handlingTime")).toBe(all);
  });

  test("a filter for a foreign department finds nothing, as for one that does not exist", async () => {
    const token = await api.tokenFor("DEPARTMENT_HEAD", { departmentCode: "NORTH" });
    const query = `query ($in: [String!]!) { serviceCases(filter: { filters: [{ dimension: department, in: $in }] }) { totalCount } }`;
    const foreign = await api.ask({ query, variables: { in: ["QUALITY"] }, token });
    const missing = await api.ask({ query, variables: { in: ["NO-SUCH"] }, token });
    expect(foreign).toEqual(missing);
    expect(foreign.data.serviceCases.totalCount).toBe(0);
  });

  test("ends on the day the assignment ends", async () => {
    const token = await api.tokenFor("DEPARTMENT_HEAD", { departmentCode: "SOUTH" });
    expect(await seenBy(token)).toHaveLength(owned.SOUTH + 1);
    await database.db.pool.query(
      `UPDATE role_assignment SET valid_from = current_date - 30, valid_to = current_date
       WHERE department_id = (SELECT id FROM department WHERE code = 'SOUTH')`,
    );
    const { errors } = await api.ask({ query: list, token });
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });
});

describe("one case", () => {
  const one =
    "query ($id: ID, $number: String) { serviceCase(id: $id, number: $number) { id number customerName customerPhone complaint } }";

  test("of somebody else answers exactly like one that does not exist, by id and by number", async () => {
    const { rows } = await database.db.pool.query("SELECT id FROM service_case WHERE number = 'QUALITY-1'");
    const token = await api.tokenFor("DEPARTMENT_HEAD", { departmentCode: "NORTH" });
    const missing = await api.ask({ query: one, variables: { id: "00000000-0000-4000-8000-00000000dead" }, token });
    expect(missing).toMatchObject({ status: 200, data: { serviceCase: null }, errors: [] });
    for (const variables of [{ id: rows[0].id }, { number: "QUALITY-1" }, { number: "NO-SUCH" }, { id: "no uuid" }]) {
      expect(await api.ask({ query: one, variables, token })).toEqual(missing);
    }
  });

  test("shows its customer masked, in the fields and inside the complaint", async () => {
    const { data } = await api.ask({
      query: one,
      variables: { number: "NORTH-1" },
      token: await api.tokenFor("ADMINISTRATOR"),
    });
    expect(data.serviceCase).toMatchObject({
      customerName: "张*",
      customerPhone: "139****1111",
      complaint: "100%漏水_请回电138****0000，工单NORTH-1",
    });
  });
});

function valuesOf(data: { metricQuery: { rows: { values: { metric: string; n: number }[] }[] } }): Map<string, number> {
  return new Map(data.metricQuery.rows[0]?.values.map(({ metric, n }) => [metric, n]));
}
