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

/**
 * What a PostGraphile user asks for to draw the same tiles: the sums of both periods by outcome, for what is excluded is
 * told with its reason; what stood before either, for a stock is what stood and what came and went since; and the
 * histograms of the period, for the median and the p90. From these the caller still has to make rates, intervals,
 * percentiles and names, and it knows nothing of who may see them.
 */
export const postgraphileTileRequest = (tile: {
  readonly sums: readonly string[];
  readonly stocks: readonly string[];
}) => {
  const named = (columns: readonly string[]) => columns.map((column) => column.replaceAll(/_(\d)/gu, "$1")).join(" ");
  const sums = ({ from, to }: typeof range) =>
    `cellsOf(fromDay: "${from}", toDay: "${to}") { groupedAggregates(groupBy: OUTCOME) { keys sum { ${named(tile.sums)} } } }`;
  const stood = ({ from }: typeof range) =>
    `cellsOf(fromDay: "1970-01-01", toDay: "${from}") { groupedAggregates(groupBy: OUTCOME) { keys sum { ${named(tile.stocks)} } } }`;
  const query = `query Tiles {
    now: ${sums(range)}
    before: ${sums(before)}
    stood: ${stood(range)}
    stoodBefore: ${stood(before)}
    histograms: histogramsOf(fromDay: "${range.from}", toDay: "${range.to}") { firstResponse handling }
  }`;
  return { path: "/graphql", body: JSON.stringify({ query }) } satisfies HttpRequest;
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
