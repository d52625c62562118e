import { DomainError } from "@huilu/core";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import { formatRefusal, refusalOf, type Refusal } from "../errors.ts";
import { requestLanguage } from "./request-language.ts";

/** Failures outside of GraphQL are said like those inside: code, reason, and a sentence in the caller's language. */
export function answerFailures(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error instanceof DomainError ? statusOf[error.code] : (error.statusCode ?? 500);
    return say(request, reply, { status: status ?? 400, refusal: refusalFor(error, request) });
  });
}

/** A path that is nothing here. */
export function notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return say(request, reply, { status: 404, refusal: { code: "NOT_FOUND", reason: "path_unknown", values: {} } });
}

const statusOf: Partial<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_MANY_ATTEMPTS: 429,
  UNAVAILABLE: 503,
};

function refusalFor(error: FastifyError, request: FastifyRequest): Refusal {
  const { statusCode } = error;
  if (statusCode === 413) {
    const limit = `${Math.round((request.routeOptions.bodyLimit ?? 0) / 1024)} KB`;
    return { code: "BAD_INPUT", reason: "request_too_large", values: { limit } };
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return { code: "BAD_INPUT", reason: "request_unreadable", values: { detail: `${error.message}.` } };
  }
  return refusalOf(error, (thrown, id) => request.log.error({ err: thrown, id }));
}

function say(request: FastifyRequest, reply: FastifyReply, { status, refusal }: { status: number; refusal: Refusal }) {
  return reply.code(status).send({ errors: [formatRefusal(refusal, requestLanguage(request))] });
}
