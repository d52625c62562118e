import { z } from "zod";

/** What is asked of a server: a path, and a body that is posted as JSON. */
export type HttpRequest = { readonly path: string; readonly body: string; readonly token?: string };

/** The statements that our API sends to PostgreSQL for one request. */
export const recorded = z.array(z.looseObject({ text: z.string(), values: z.array(z.unknown()) }));

const metrics = [
  "cases",
  "backlog",
  "firstResponseTime",
  "replyWithin24h",
  "handlingTime",
  "firstFixRate",
  "csat",
  "costPerCase",
];
const range = { from: "2026-08-01", to: "2026-11-01" };
const before = { from: "2026-05-01", to: "2026-08-01" };

const figure = `metric value unit n mean median p90 low high provisional
  excluded { reason label n } previous { comparison value n from to }`;

/** The Overview's tiles with their previous period, as the web asks for them. */
export const tileRequest = (token: string): HttpRequest => ({
  path: "/graphql",
  token,
  body: JSON.stringify({
    query: `query Tiles($totals: MetricQueryInput!) { totals: metricQuery(input: $totals) { asOf rows { values { ${figure} } } } }`,
    variables: { totals: { metrics: metrics.map((key) => ({ key })), range, compare: ["PREVIOUS_PERIOD"] } },
  }),
});

/** The same sums of both periods from the same rollup, as a PostGraphile user would ask for them. */
export const postgraphileTileRequest = (columns: readonly string[]): HttpRequest => {
  const fields = columns.map((column) => column.replaceAll(/_(\d)/gu, "$1")).join(" ");
  const one = (name: string, { from, to }: typeof range) =>
    `${name}: cellsOf(fromDay: "${from}", toDay: "${to}") { groupedAggregates(groupBy: OUTCOME) { keys sum { ${fields} } } }`;
  return {
    path: "/graphql",
    body: JSON.stringify({ query: `query Tiles { ${one("now", range)} ${one("before", before)} }` }),
  };
};

const line = `id source number status { key label } department { key label } employee { key label } region { key label }
  productModel { key label } reportedOn resolvedOn handlingSeconds defects { key label leading }`;

/** The first 200 cases of a range, with the fields of the web's list. */
export const listRequest = (token?: string): HttpRequest => ({
  path: "/graphql",
  ...(token === undefined ? {} : { token }),
  body: JSON.stringify({
    query: `query List($filter: CaseFilterInput!) { serviceCases(filter: $filter, first: 200) { edges { node { ${line} } } pageInfo { hasNextPage } } }`,
    variables: { filter: { range } },
  }),
});
