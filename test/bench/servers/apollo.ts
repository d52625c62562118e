// A default Apollo server: startStandaloneServer, a schema in SDL, one plain resolver a field that is not in the row.
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { Pool } from "pg";
import { answerParent, needed } from "../http-child.ts";

const pool = new Pool({
  connectionString: needed("BENCH_DATABASE_URL"),
  options: "-c TimeZone=Asia/Shanghai",
  max: 10,
});
const rows = async (text: string, values: readonly unknown[]) =>
  (await pool.query<Record<string, unknown>>(text, [...values])).rows;

const typeDefs = `#graphql
  scalar Date
  input DateRangeInput { from: Date! to: Date! }
  input CaseFilterInput { range: DateRangeInput }
  type Term { key: String! label: String! }
  type CaseDefect { key: String! label: String! leading: Boolean! }
  type ServiceCase {
    id: ID! source: String! number: String! status: Term! department: Term employee: Term region: Term productModel: Term
    reportedOn: Date resolvedOn: Date handlingSeconds: Float defects: [CaseDefect!]!
  }
  type ServiceCaseEdge { node: ServiceCase! }
  type PageInfo { hasNextPage: Boolean! }
  type ServiceCaseConnection { edges: [ServiceCaseEdge!]! pageInfo: PageInfo! }
  type Query { serviceCases(filter: CaseFilterInput!, first: Int!): ServiceCaseConnection! }
`;

type CaseRow = Record<"source_id" | "department_id" | "employee_id" | "region_id" | "model_id", number | null> & {
  readonly id: string;
  readonly status_code: string;
};
const statusLabels: Readonly<Record<string, string>> = JSON.parse(needed("BENCH_STATUS_LABELS"));

const term = (table: string, column: keyof CaseRow) => async (row: CaseRow) =>
  row[column] === null
    ? null
    : ((await rows(`SELECT code AS key, name AS label FROM ${table} WHERE id = $1`, [row[column]]))[0] ?? null);

const resolvers = {
  Query: {
    serviceCases: async (
      _: unknown,
      { filter, first }: { filter: { range: { from: string; to: string } }; first: number },
    ) => {
      const found = await rows(
        `SELECT id, number, source_id, status AS status_code, department_id, employee_id, region_id, model_id,
           reported_on::text AS "reportedOn", resolved_on::text AS "resolvedOn",
           CASE WHEN handling_outcome = 'counted' THEN handling_seconds END::float8 AS "handlingSeconds"
         FROM service_case WHERE merged_into IS NULL AND revision > 0 AND reported_on >= $1 AND reported_on < $2
         ORDER BY reported_on DESC, id LIMIT $3`,
        [filter.range.from, filter.range.to, first + 1],
      );
      return {
        edges: found.slice(0, first).map((node) => ({ node })),
        pageInfo: { hasNextPage: found.length > first },
      };
    },
  },
  ServiceCase: {
    source: async (row: CaseRow) => (await rows("SELECT code FROM source WHERE id = $1", [row.source_id]))[0]?.["code"],
    status: ({ status_code: key }: CaseRow) => ({ key, label: statusLabels[key] }),
    department: term("department", "department_id"),
    employee: term("employee", "employee_id"),
    region: term("region", "region_id"),
    productModel: term("product_model", "model_id"),
    defects: (row: CaseRow) =>
      rows(
        `SELECT t.code AS key, t.name AS label, cd.is_leading AS leading FROM case_defect cd JOIN defect_type t ON t.id = cd.defect_type_id
         WHERE cd.case_id = $1 AND cd.counts ORDER BY cd.is_leading DESC, t.code`,
        [row.id],
      ),
  },
};

const server = new ApolloServer({ typeDefs, resolvers });
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: "127.0.0.1" } });
answerParent(Number(new URL(url).port), {
  stop: async () => {
    await server.stop();
    await pool.end();
  },
});
