import { Readable } from "node:stream";
import { DomainError } from "@huilu/core";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  type DocumentNode,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
  specifiedRules,
  subscribe,
  validate,
} from "graphql";
import { createHandler, type RequestParams } from "graphql-sse";

import { bearerToken, buildContext, type Served } from "../context.ts";
import { maxTokens } from "../create-apollo.ts";
import { formatRefusal, refusalOf } from "../errors.ts";
import { checkBody } from "../http/check-body.ts";
import { limitQuery } from "../limit-query.ts";
import type { ChangeFeed } from "./change-feed.ts";
import { type OpenStream, type OpenStreams, sessionOver } from "./open-streams.ts";
import type { StreamContext } from "./stream-context.ts";

type Given = Served & {
  readonly schema: GraphQLSchema;
  readonly feed: ChangeFeed;
  readonly streams: OpenStreams;
};

/**
 * POST /graphql/stream: subscriptions as server-sent events, a connection each, for whoever is signed in. A browser asks another
 * site's leave before it sends JSON there, so a foreign page opens none.
 */
export function serveStreams(server: FastifyInstance, given: Given): void {
  const { streams } = given;
  server.addHook("preClose", async () => streams.closeAll());
  server.route({
    method: "POST",
    url: "/graphql/stream",
    preHandler: async (request) => {
      refuseOtherForms(request);
      checkBody(request.body);
    },
    handler: (request, reply) => answer(request, reply, given),
  });
}

function refuseOtherForms({ headers }: FastifyRequest): void {
  const json = /^application\/json\b/i.test(headers["content-type"] ?? "");
  if (!json || headers.accept !== "text/event-stream") throw new DomainError("BAD_INPUT", "stream_not_accepted");
}

async function answer(request: FastifyRequest, reply: FastifyReply, given: Given): Promise<FastifyReply> {
  const context = await buildContext(given, request, reply);
  const token = bearerToken(request) ?? context.sessionSecret;
  if (context.viewer === null || token === null) throw new DomainError("UNAUTHENTICATED", "sign_in_required");
  const stream = given.streams.open(context, context.viewer, token);
  reply.raw.on("close", stream.close);
  try {
    const handle = handlerOf({ ...context, feed: given.feed, signal: stream.signal }, stream, { request, ...given });
    const { method, url, body } = request;
    const [events, init] = await handle({
      method,
      url,
      body: JSON.stringify(body),
      headers: { get: (name) => String(request.headers[name] ?? "") },
      raw: request,
      context: undefined,
    });
    const { "content-encoding": _, connection: __, ...headers } = init.headers ?? {};
    return await reply
      .code(init.status)
      // Kept alive after its end, the connection would hold a server that is closing.
      .headers({ ...headers, connection: "close", "cache-control": "no-store", "x-accel-buffering": "no" })
      .send(events === null || typeof events === "string" ? events : Readable.from(events));
  } catch (error) {
    stream.close();
    throw error;
  }
}

function handlerOf(
  context: StreamContext,
  stream: OpenStream,
  { schema, request }: Given & { request: FastifyRequest },
) {
  const log = (err: unknown, id: string) => request.log.error({ err, id });
  const said = (error: unknown) => formatted(formatRefusal(refusalOf(error, log), context.language));
  const inWords = (result: ExecutionResult): ExecutionResult =>
    result.errors === undefined ? result : { data: null, ...result, errors: result.errors.map(said) };
  return createHandler({
    // Null: a connection for each subscription, which any process can answer.
    authenticate: () => null,
    onSubscribe: async (_, { query, operationName, variables: variableValues }: RequestParams) => {
      const document = readSubscription(query, operationName);
      const errors = validate(schema, document, [...specifiedRules, limitQuery]);
      if (errors.length > 0) return inWords({ errors: errors.map(callersFault) });
      const events = await subscribe({ schema, document, operationName, variableValues, contextValue: context });
      return Symbol.asyncIterator in events ? permitted(events) : inWords(events);
    },
  });

  /** What happened, as long as the session holds; then the refusal that ends the stream. */
  async function* permitted(events: AsyncIterable<ExecutionResult>): AsyncGenerator<ExecutionResult> {
    for await (const event of events) {
      if (!(await stream.check())) break;
      yield inWords(event);
    }
    if (stream.signal.reason === sessionOver) {
      yield { errors: [said(new DomainError("UNAUTHENTICATED", "sign_in_required"))] };
    }
  }
}

function readSubscription(query: string, operationName: string | undefined): DocumentNode {
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new DomainError("BAD_INPUT", "invalid_request", { detail: error.message });
  }
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION)
    throw new DomainError("BAD_INPUT", "stream_not_accepted");
  return document;
}

/** Marked as Apollo marks it on the other path, so that it is said in the same words. */
function callersFault({ message, originalError }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { originalError, extensions: { code: "GRAPHQL_VALIDATION_FAILED" } });
}

function formatted({ message, path, extensions }: GraphQLFormattedError): GraphQLError {
  return new GraphQLError(message, { path, extensions });
}
