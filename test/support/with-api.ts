import { startApi, type ApiOptions } from "@huilu/api";
import { createUser, issueScriptToken, readEnvironment, type Role } from "@huilu/core";
import { afterAll, beforeAll } from "vitest";

import type { TestDatabase } from "./with-database.ts";

/** What a caller sends. `token` is a bearer token, `cookie` the browser's. */
export type Question = {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly token?: string;
  readonly cookie?: string | null;
  readonly language?: string;
};

export type ApiError = {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly reason: string };
};
/** What comes back; `data` is whatever the question asked for, and the tests say what they expect of it. */
export type Answer = Awaited<ReturnType<typeof askApi>>;

export type TestApi = {
  readonly address: string;
  ask(question: Question): Promise<Answer>;
  /** A token that may do what the role may. */
  tokenFor(role: Role, whose?: { departmentCode?: string; employeeCode?: string }): Promise<string>;
  /** A person with a one-time password. */
  addPerson(username: string, role: Role, whose?: { departmentCode?: string; employeeCode?: string }): Promise<string>;
};

/** Starts the API on a free port over the file's database, for the file or `describe` that calls it. */
export function withApi(database: Pick<TestDatabase, "db">, options: Partial<ApiOptions> = {}): TestApi {
  let started: Awaited<ReturnType<typeof startApi>> | null = null;
  beforeAll(async () => {
    const ready = async () => ({ ready: true, parts: { database: true } });
    started = await startApi({ db: database.db, env: readEnvironment({}), port: 0, ready, ...options });
  });
  afterAll(() => started?.close());
  const address = () => {
    if (!started) throw new Error("The API is up inside tests and hooks only.");
    return started.address;
  };
  return {
    get address() {
      return address();
    },
    ask: (question) => askApi(address(), question),
    tokenFor: async (role, whose = {}) => {
      const issued = await issueScriptToken(database.db, { role, ...whose, days: 1, now: new Date() });
      return issued.token;
    },
    addPerson: async (username, role, whose = {}) => {
      const person = { username, displayName: username, role, ...whose, password: "one-time" } as const;
      const { oneTimePassword } = await createUser(database.db, person, new Date());
      return oneTimePassword ?? "";
    },
  };
}

/** Asks the API at `address` one question. */
export async function askApi(address: string, { query, variables, token, cookie, language }: Question) {
  const response = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(cookie ? { cookie } : {}),
      ...(language ? { "accept-language": language } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const { data = null, errors: refusals = [] } = JSON.parse(text);
  const errors: readonly ApiError[] = refusals;
  return { status: response.status, data, errors, setCookie: response.headers.getSetCookie()[0] ?? null };
}
