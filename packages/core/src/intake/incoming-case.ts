// TEMPORARY door while parts land.
export * from "../cases/incoming-case.ts";
