// PostGraphile 5 with aggregates over the rollups, with the presets of its own documentation and nothing else.
import { createServer } from "node:http";
import { PgAggregatesPreset } from "@graphile/pg-aggregates";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { answerParent, needed } from "../http-child.ts";

const instance = postgraphile({
  extends: [PostGraphileAmberPreset, PgAggregatesPreset],
  pgServices: [makePgService({ connectionString: needed("BENCH_DATABASE_URL"), schemas: ["bench_graphile"] })],
  grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false },
  grafast: { explain: false },
});
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  answerParent(address && typeof address === "object" ? address.port : 0, {
    stop: async () => {
      server.close();
      await instance.release();
    },
  });
});
