import { DomainError, permissionFor, rights, type Permission, type Viewer } from "@huilu/core";
import { defaultFieldResolver, type GraphQLSchema } from "graphql";

import type { ApiContext } from "./context.ts";

/**
 * Puts the rights matrix before every query, mutation and subscription of `schema`, so that no resolver can forget it.
 * Throws at once when an operation has no line in the matrix.
 */
export function enforceRights(schema: GraphQLSchema): GraphQLSchema {
  for (const [operation, field] of operationFields(schema)) {
    if (!Object.hasOwn(rights, operation))
      throw new Error(`The rights matrix has no line for the operation ${operation}.`);
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (root, args, context: ApiContext, info) => {
      refuseUnpermitted(operation, context.viewer);
      return resolve(root, args, context, info);
    };
    const { subscribe } = field;
    if (subscribe === undefined) continue;
    field.subscribe = (root, args, context: ApiContext, info) => {
      refuseUnpermitted(operation, context.viewer);
      return subscribe(root, args, context, info);
    };
  }
  return schema;
}

/** Every operation of the schema. */
export function operationsOfSchema(schema: GraphQLSchema): string[] {
  return operationFields(schema).map(([operation]) => operation);
}

function operationFields(schema: GraphQLSchema) {
  const types = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return types.flatMap((type) => (type ? Object.entries(type.getFields()) : []));
}

/** Throws what keeps `viewer` from `operation`, if anything does; for doors beside GraphQL, too. */
export function refuseUnpermitted(operation: string, viewer: Viewer | null): void {
  refuseUnless(permissionFor(operation, viewer), operation);
}

function refuseUnless(permission: Permission, operation: string): void {
  if (permission === "sign-in-required") throw new DomainError("UNAUTHENTICATED", "sign_in_required");
  if (permission === "password-change-required") {
    throw new DomainError("PASSWORD_CHANGE_REQUIRED", "password_change_required");
  }
  if (permission === "forbidden") throw new DomainError("FORBIDDEN", "operation_forbidden", { operation });
}
