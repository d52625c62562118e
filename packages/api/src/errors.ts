import { randomUUID } from "node:crypto";
import { unwrapResolverError } from "@apollo/server/errors";
import { DomainError, refusalWords, textOf, type Gaps, type Language } from "@huilu/core";
import { GraphQLError, type GraphQLFormattedError } from "graphql";

/** What a caller may know of a failure: a stable code, the reason's key in the catalogue, and what fills its gaps. */
export type Refusal = {
  readonly code: string;
  readonly reason: string;
  readonly values: Gaps;
};

/** Where a failure that nobody expected is written down. */
export type Log = (error: unknown, id: string) => void;

/** The one mapping of failures: what a caller can mend is said, anything else is logged under an id and only the id is said. */
export function refusalOf(error: unknown, log: Log): Refusal {
  const thrown = unwrapResolverError(error);
  if (thrown instanceof DomainError) return thrown;
  if (thrown instanceof GraphQLError && isCallersFault(thrown)) {
    const code = thrown.extensions["code"];
    return {
      code: typeof code === "string" && code !== "INTERNAL_SERVER_ERROR" ? code : "BAD_USER_INPUT",
      reason: "invalid_request",
      values: { detail: thrown.message },
    };
  }
  const id = randomUUID();
  log(thrown, id);
  if (isDatabaseGone(thrown)) return { code: "UNAVAILABLE", reason: "database_unavailable", values: {} };
  return { code: "INTERNAL", reason: "internal", values: { id } };
}

/** `refusal` as GraphQL says it, in the caller's language. */
export function formatRefusal(
  refusal: Refusal,
  language: Language,
  at: Partial<GraphQLFormattedError> = {},
): GraphQLFormattedError {
  const { code, reason, values } = refusal;
  const message = textOf(language, `errors.${reason}`, { ...values, ...operationWords(refusal, language) });
  const id = reason === "internal" ? { id: values["id"] } : {};
  return {
    message,
    ...(at.locations ? { locations: at.locations } : {}),
    ...(at.path ? { path: at.path } : {}),
    extensions: { code, reason, ...id },
  };
}

/** A caller knows an operation by its page, not by its name. */
function operationWords({ reason, values: { operation } }: Refusal, language: Language) {
  return reason === "operation_forbidden" && operation !== undefined ? refusalWords(String(operation), language) : {};
}

// Connection refused or lost, the server starting or stopping, or all its connections taken.
function isDatabaseGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return (
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|08\w{3}|57P0[1-3]|53300)$/.test(code) ||
    error.message.startsWith("Connection terminated")
  );
}

const callersCodes = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "BAD_REQUEST",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
]);

// graphql-js reports arguments that only turn out wrong while running (an explicit null, say) without a code.
function isCallersFault(error: GraphQLError): boolean {
  const code = error.extensions["code"];
  if (typeof code === "string" && callersCodes.has(code)) return true;
  return error.originalError === undefined && /^Argument "\w+" /.test(error.message);
}
