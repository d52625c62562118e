import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";

import { makeCompany } from "../access/company.ts";
import { withApi } from "../support/with-api.ts";
import { withDatabase } from "../support/with-database.ts";

const database = withDatabase();
const api = withApi(database);
let tokens: readonly string[] = [];

beforeAll(async () => {
  await makeCompany(database.db);
  tokens = [
    await api.tokenFor("ADMINISTRATOR"),
    await api.tokenFor("DEPARTMENT_HEAD", { departmentCode: "NORTH" }),
    await api.tokenFor("SERVICE_AGENT", { employeeCode: "NORTH-P1" }),
  ];
});

/** A key without words, an unfilled gap, a path, a stack or SQL. */
const leak = /errors\.|\{\{|node_modules|\.ts:|SELECT /;

const queries = [
  `query ($input: MetricQueryInput!) { metricQuery(input: $input) { rows { bucket dimensions { key label } values {
    metric value n numerator denominator mean median p90 low high cumulative provisional previous { value n from to } excluded { reason n } } } } }`,
  `query ($input: MetricQueryInput!, $metric: MetricKey!, $bucket: Date, $dimensions: [DimensionKeyInput!], $outcome: String, $first: Int, $after: String) {
    metricRows(input: $input, metric: $metric, bucket: $bucket, dimensions: $dimensions, outcome: $outcome, first: $first, after: $after) {
      totalCount edges { cursor node { id day outcome outcomeLabel hit amount defect { key } case { number } } } } }`,
  `query ($dimension: Dimension!, $search: String, $first: Int, $keys: [String!]) {
    dimensionValues(dimension: $dimension, search: $search, first: $first, keys: $keys) { key label parentKey } }`,
  `query ($filter: CaseFilterInput!, $first: Int, $after: String) { serviceCases(filter: $filter, first: $first, after: $after) {
    totalCount edges { cursor node { id events { type } defects { key } setAside { reason } } } } }`,
  "query ($id: ID, $number: String, $source: String) { serviceCase(id: $id, number: $number, source: $source) { id } }",
  "query ($first: Int, $id: ID!) { importRuns(first: $first) { id } importRun(id: $id) { id rejections(first: $first) { line } } }",
  "query ($first: Int) { jobRuns(first: $first) { id } reconciliations(first: $first) { rollup } users { id } }",
  "mutation ($id: ID!, $number: String!) { retryJob(id: $id, queue: $number) }",
  "mutation ($number: String!) { setLanguage(language: $number) { id } }",
  "mutation ($number: String!, $search: String!) { signIn(username: $number, password: $search) { viewer { id } } }",
];

/** `usual` is well-formed, so that it gets past the schema and into the SQL; now and then comes something else. */
const rarely = <T, U>(usual: fc.Arbitrary<T>, strange: fc.Arbitrary<U>) =>
  fc.oneof({ weight: 40, arbitrary: usual }, { weight: 1, arbitrary: strange });
const usually = <T>(usual: fc.Arbitrary<T>) => rarely(usual, fc.anything());
const maybe = <T>(usual: fc.Arbitrary<T>) =>
  usually(fc.option(fc.option(usual, { nil: undefined, freq: 1 }), { freq: 10 }));

const known = fc.constantFrom(
  "",
  "NORTH",
  "LEAK",
  "LEAK/VALVE",
  "unclassified",
  "counted",
  "repair",
  "%",
  "_\\",
  "' OR 1=1 --",
  "\ud800",
  "张",
);
const text = rarely(fc.oneof(known, fc.string({ maxLength: 40 })), fc.string({ unit: "binary", maxLength: 40 }));
const number = rarely(
  fc.integer({ min: 1, max: 60 }),
  fc.oneof(fc.integer(), fc.constantFrom(-1, 0, 500, 501, 2147483647, 2147483648, 1e300, 0.5, -0)),
);
const window = rarely(fc.constantFrom(7, 14, 30, 90), fc.integer());
const day = rarely(
  fc.constantFrom("2026-05-25", "2026-06-01", "2026-06-15", "2026-06-30", "2026-07-01", "2027-01-01"),
  fc.constantFrom("0001-01-01", "9999-12-31", "2026-02-30", "2026-6-1", "", "now", "1900-01-01", "2199-12-31"),
);
const dimension = rarely(
  fc.constantFrom(
    "channel",
    "kind",
    "region",
    "department",
    "employee",
    "productFamily",
    "productModel",
    "batch",
    "supplierLot",
    "defectFamily",
    "defectType",
    "status",
    "priority",
  ),
  fc.constantFrom("source", "toString", "__proto__"),
);
const metric = rarely(
  fc.constantFrom(
    "cases",
    "defectReports",
    "defectShare",
    "firstResponseTime",
    "handlingTime",
    "firstFixRate",
    "csat",
    "costPerCase",
  ),
  fc.constantFrom("toString", "__proto__", "hasOwnProperty"),
);

const range = rarely(fc.constant({ from: "2026-06-01", to: "2026-07-01" }), fc.record({ from: day, to: day })).chain(
  (one) => usually(fc.constant(one)),
);
const filters = fc.array(fc.record({ dimension, in: fc.array(text, { maxLength: 3 }) }), { maxLength: 3 });
const input = fc
  .record({
    metrics: usually(fc.array(fc.record({ key: metric }, { noNullPrototype: true }), { minLength: 1, maxLength: 3 })),
    range: fc.oneof(range, fc.record({ from: day, to: day })),
    grain: maybe(fc.constantFrom("DAY", "WEEK", "MONTH", "QUARTER", "YEAR")),
    by: maybe(fc.array(dimension, { maxLength: 3 })),
    filters: maybe(filters),
    compare: maybe(fc.array(fc.constantFrom("PREVIOUS_PERIOD", "PREVIOUS_YEAR", "LUNAR_NEW_YEAR"), { maxLength: 3 })),
    limit: maybe(number),
    order: rarely(fc.constant(undefined), fc.record({ metric, descending: maybe(fc.boolean()) })),
  })
  .chain((asked) =>
    rarely(
      fc.constant(asked),
      fc
        .record(
          { windowDays: window, clock: fc.constantFrom("CALENDAR", "BUSINESS"), byDay: number, aspect: text },
          { requiredKeys: [] },
        )
        .map((parameters) => ({
          ...asked,
          asKnownOn: "2026-06-30T00:00:00Z",
          metrics: [{ key: "firstFixRate", ...parameters }],
        })),
    ),
  );
const id = fc.oneof(text, fc.uuid(), number);
const cursor = fc.oneof(
  text,
  fc.json().map((json) => Buffer.from(json).toString("base64url")),
  fc.constantFrom(
    "WyIyMDI2LTA2LTAxIiwieCJd",
    "WyI5OTk5OS0wMS0wMSIsIjAwMDAwMDAwLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDAwMSJd",
  ),
);
const variables = fc.record({
  input: usually(input),
  metric: usually(metric),
  bucket: maybe(day),
  dimensions: maybe(fc.array(fc.record({ dimension, key: text }), { maxLength: 3 })),
  outcome: maybe(text),
  first: maybe(number),
  after: maybe(cursor),
  dimension: usually(dimension),
  search: maybe(text),
  keys: maybe(fc.array(text, { maxLength: 3 })),
  filter: usually(fc.record({ range: maybe(range), filters: maybe(filters), search: maybe(text) })),
  id: maybe(id),
  number: maybe(text),
  source: maybe(text),
});

test("nothing that a caller puts into the variables is an internal error or a 500, for any role", async () => {
  const past = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...queries), variables, fc.nat(2), async (query, sent, who) => {
      const { status, errors } = await api.ask({ query, variables: sent, token: tokens[who] ?? "" });
      const code = errors[0]?.extensions.code ?? "answered";
      past.set(code, (past.get(code) ?? 0) + 1);
      expect(status).toBeLessThan(500);
      for (const { message, extensions } of errors) {
        expect(extensions.code).not.toMatch(/INTERNAL/);
        // A refusal may quote what the caller sent.
        if (!leak.test(JSON.stringify(sent))) expect(message).not.toMatch(leak);
      }
    }),
    { numRuns: Number(process.env["HUILU_FUZZ_RUNS"] ?? 600) },
  );
  // Else the test would look at nothing but the schema's own refusals.
  expect(past.get("answered")).toBeGreaterThan(100);
  expect(past.get("BAD_INPUT")).toBeGreaterThan(20);
});
