import { randomUUID } from "node:crypto";
import fastifyCompress from "@fastify/compress";
import fastifyCookie from "@fastify/cookie";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { Database, Environment } from "@huilu/core";
import Fastify, { type FastifyInstance } from "fastify";

import { buildContext, type Served } from "./context.ts";
import { createApollo } from "./create-apollo.ts";
import { createSchema } from "./create-schema.ts";
import { serveExports } from "./exports/serve-exports.ts";
import { serveIssueFiles } from "./feedback/serve-issue-files.ts";
import { openChangeFeed } from "./live/change-feed.ts";
import { keepOpenStreams } from "./live/open-streams.ts";
import { serveStreams } from "./live/serve-streams.ts";
import { servePackages } from "./feedback/serve-packages.ts";
import { answerFailures, notFound } from "./http/answer-failures.ts";
import { checkBody } from "./http/check-body.ts";
import { answerHealth, type Readiness } from "./http/health.ts";
import { measure } from "./http/measure.ts";
import { addSecurityHeaders } from "./http/security-headers.ts";
import { serveWeb } from "./http/serve-web.ts";
import { receiveWebhooks } from "./webhooks/receive-webhooks.ts";

export type ApiOptions = {
  readonly db: Database;
  readonly env: Environment;
  /** 0: any free port. */
  readonly port: number;
  /** The folder of the built web; without it only the API answers. */
  readonly webDist?: string;
  /** What /readyz asks. */
  readonly ready: () => Promise<Readiness>;
  /** What time it is for whoever asks; another for tests. Default: the real one. */
  readonly clock?: () => Date;
  /** How often an open stream is held against its session; another pace for tests. */
  readonly streamCheckMilliseconds?: number;
};

const bodyLimit = 256 * 1024;
const aMinute = 60_000;

/** Starts the server; answers its address once it listens, and how to stop it after the requests under way. */
export async function startApi(options: ApiOptions): Promise<{ address: string; close(): Promise<void> }> {
  const server = Fastify({
    bodyLimit,
    logger: { level: "warn" },
    genReqId: () => randomUUID(),
    forceCloseConnections: "idle",
  });
  addSecurityHeaders(server);
  answerFailures(server);
  await server.register(fastifyCookie);
  await server.register(fastifyCompress, { threshold: 1024 });
  measure(server);
  answerHealth(server, options.ready);
  const { db, env, clock = () => new Date() } = options;
  const served = { db, env, clock };
  serveExports(server, served);
  serveIssueFiles(server, served);
  await receiveWebhooks(server, served);
  servePackages(server, served);
  const stopGraphql = await answerGraphql(server, served, options);
  if (options.webDist === undefined) server.setNotFoundHandler(notFound);
  else await serveWeb(server, options.webDist);
  const close = async () => {
    await server.close();
    await stopGraphql();
  };
  try {
    return { address: await server.listen({ port: options.port, host: options.env.host }), close };
  } catch (error) {
    // What listens for changes would keep a process alive that serves nobody.
    await close();
    throw error;
  }
}

async function answerGraphql(
  server: FastifyInstance,
  served: Served,
  { streamCheckMilliseconds = aMinute }: Pick<ApiOptions, "streamCheckMilliseconds">,
): Promise<() => Promise<void>> {
  const schema = createSchema();
  const apollo = createApollo(schema, (error, id) => server.log.error({ err: error, id }));
  await apollo.start();
  const feed = openChangeFeed(served.db, (err) =>
    server.log.warn({ err }, "the connection that hears of changes was lost"),
  );
  serveStreams(server, { ...served, schema, feed, streams: keepOpenStreams(streamCheckMilliseconds) });
  server.route({
    method: "POST",
    url: "/graphql",
    preHandler: async (request) => checkBody(request.body),
    handler: fastifyApolloHandler(apollo, { context: (request, reply) => buildContext(served, request, reply) }),
  });
  return async () => {
    await Promise.all([apollo.stop(), feed.close()]);
  };
}
