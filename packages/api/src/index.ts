export { createSchema } from "./create-schema.ts";
export { operationsOfSchema } from "./enforce-rights.ts";
export type { Readiness } from "./http/health.ts";
export { startApi, type ApiOptions } from "./start-api.ts";
