import { isBusinessDay } from "@huilu/core";
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from "graphql";

const years = { first: 1900, last: 2199 };

/** A business day as YYYY-MM-DD. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: "Date",
  description: `A business day, YYYY-MM-DD, from ${years.first} to ${years.last}.`,
  serialize: readDay,
  parseValue: readDay,
  parseLiteral: (node) => readDay(textOf(node)),
});

/** An instant as ISO 8601 with its zone. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: "DateTime",
  description: `An instant, ISO 8601 with zone (2026-07-01T08:00:00+08:00), from ${years.first} to ${years.last}.`,
  serialize: (value) => readInstant(value).toISOString(),
  parseValue: readInstant,
  parseLiteral: (node) => readInstant(textOf(node)),
});

function readDay(value: unknown): string {
  if (typeof value === "string" && isBusinessDay(value) && isOurYear(Number(value.slice(0, 4)))) return value;
  throw new GraphQLError(`It should be a day that exists, written YYYY-MM-DD, from ${years.first} to ${years.last}.`);
}

function readInstant(value: unknown): Date {
  const instant = value instanceof Date ? value : new Date(withZone(value) ?? Number.NaN);
  if (!Number.isNaN(instant.getTime()) && isOurYear(instant.getUTCFullYear())) return instant;
  throw new GraphQLError("It should be an instant with its zone, such as 2026-07-01T08:00:00+08:00.");
}

function withZone(value: unknown): string | null {
  if (typeof value !== "string" || !isBusinessDay(value.slice(0, 10))) return null;
  return /^.{10}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i.test(value) ? value : null;
}

function isOurYear(year: number): boolean {
  return year >= years.first && year <= years.last;
}

function textOf(node: ValueNode): unknown {
  return node.kind === Kind.STRING ? node.value : null;
}
