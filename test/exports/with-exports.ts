import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { startApi } from "@huilu/api";
import { issueScriptToken, readEnvironment, type Role } from "@huilu/core";
import { afterAll, beforeAll } from "vitest";

import { askApi, type Answer, type Question } from "../support/with-api.ts";
import type { TestDatabase } from "../support/with-database.ts";

export type ExportDoor = {
  readonly dataDir: string;
  ask(question: Question): Promise<Answer>;
  tokenFor(role: Role, departmentCode?: string): Promise<string>;
  /** Asks for an export and answers the run; a refusal fails. */
  request(token: string, input: object, language?: string): Promise<Run>;
  runs(token: string): Promise<Run[]>;
  download(url: string, token: string | null): Promise<Response>;
  /** What lies in the folder of the exports. */
  files(): Promise<string[]>;
};

export type Run = {
  readonly id: string;
  readonly state: string;
  readonly rowsDone: number;
  readonly rowsTotal: number | null;
  readonly url: string | null;
  readonly fileName: string;
  readonly failure: string | null;
};

const fields = "id state rowsDone rowsTotal url fileName failure";

/** Starts the API over the file's database with a data folder of its own. */
export function withExports(database: TestDatabase): ExportDoor {
  let started: Awaited<ReturnType<typeof startApi>> | null = null;
  let folder: string | null = null;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "huilu-exports-"));
    const env = { ...readEnvironment({}), dataDir: folder };
    const ready = async () => ({ ready: true, parts: { database: true } });
    started = await startApi({ db: database.db, env, port: 0, ready });
  });
  afterAll(async () => {
    await started?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });
  const open = () => {
    if (!started || !folder) throw new Error("The API is up inside tests and hooks only.");
    return { address: started.address, folder };
  };
  const ask = (question: Question) => askApi(open().address, question);
  return {
    get dataDir() {
      return open().folder;
    },
    ask,
    tokenFor: async (role, departmentCode) =>
      (await issueScriptToken(database.db, { role, departmentCode, days: 1, now: new Date() })).token,
    async request(token, input, language = "en") {
      const query = `mutation ($input: ExportInput!) { requestExport(input: $input) { ${fields} } }`;
      const { data, errors } = await ask({ query, variables: { input }, token, language });
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      return data.requestExport;
    },
    async runs(token) {
      const { data } = await ask({ query: `{ exports { ${fields} } }`, token, language: "en" });
      return data.exports;
    },
    download: (url, token) =>
      fetch(`${open().address}${url}`, { headers: token ? { authorization: `Bearer ${token}` } : {} }),
    files: () => readdir(path.join(open().folder, "exports")).catch(() => []),
  };
}
