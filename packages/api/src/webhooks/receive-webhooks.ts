import {
  authenticateMessage,
  DomainError,
  findText,
  readMessageHeaders,
  receiveRows,
  type Database,
  type Language,
  type ReceivedAnswer,
} from "@huilu/core";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";

import type { Served } from "../context.ts";
import { requestLanguage } from "../http/request-language.ts";

const bodyLimit = 5 * 1024 * 1024;
const again = { TOO_MANY_ATTEMPTS: "60", CONFLICT: "5" } as const;

const query = z.object({ source: z.string().min(1).max(64) });

/**
 * POST /webhooks/cases and /webhooks/events?source=CODE: rows as JSON, signed as the Standard Webhooks specification
 * says. What is not signed well is answered 401 and nothing else, before its body is read where its headers tell.
 */
export async function receiveWebhooks(
  server: FastifyInstance,
  { db, clock }: Pick<Served, "db" | "clock">,
): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // The bytes are what is signed: they are parsed once they are believed.
    scope.addContentTypeParser("application/json", { parseAs: "buffer", bodyLimit }, (_request, body, done) =>
      done(null, body),
    );
    const onRequest = async (request: FastifyRequest, reply: FastifyReply) =>
      readMessageHeaders(request.headers, clock()) ? undefined : reply.code(401).send();
    for (const [url, rowMeans] of [
      ["/webhooks/cases", "case"],
      ["/webhooks/events", "event"],
    ] as const) {
      scope.post(url, { onRequest, bodyLimit }, async (request, reply) => {
        const received = await authentic(db, request, clock());
        if (!received) return reply.code(401).send();
        try {
          return inWords(await receiveRows(db, { ...received, rowMeans }), requestLanguage(request));
        } catch (error) {
          if (error instanceof DomainError && (error.code === "TOO_MANY_ATTEMPTS" || error.code === "CONFLICT")) {
            void reply.header("retry-after", again[error.code]);
          }
          throw error;
        }
      });
    }
  });
}

async function authentic(db: Database, request: FastifyRequest, now: Date) {
  const { data } = query.safeParse(request.query);
  const headers = readMessageHeaders(request.headers, now);
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const source = headers && (await authenticateMessage(db.pool, data?.source ?? "", { headers, body, now }));
  return source && headers ? { source, messageId: headers.id, body, now } : null;
}

function inWords({ refused, ...answer }: ReceivedAnswer, language: Language) {
  return {
    ...answer,
    refused: refused.map((one) => ({
      ...one,
      message: findText(language, `intake.reasons.${one.reason}`) ?? one.reason,
    })),
  };
}
