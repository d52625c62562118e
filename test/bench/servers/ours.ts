// Our API in a process of its own, as `npm start` would open it, without the pages.
import { startApi } from "@huilu/api";
import { closeDatabase, openDatabase, readEnvironment } from "@huilu/core";
import type { QueryConfig } from "pg";
import { answerParent, needed } from "../http-child.ts";

const db = await openDatabase({ url: needed("BENCH_DATABASE_URL") });
const statements: QueryConfig[] = [];
if (process.env["BENCH_RECORD"] === "1") {
  const { pool } = db;
  const query = pool.query.bind(pool);
  // The bare server runs exactly what is kept here.
  Object.assign(pool, {
    query: (asked: string | QueryConfig, values: unknown[] = []) => {
      const statement = typeof asked === "string" ? { text: asked, values } : asked;
      statements.push(statement);
      return query(statement);
    },
  });
}
const ready = async () => ({ ready: true, parts: { database: true } });
const server = await startApi({ db, env: readEnvironment({}), port: 0, ready });
answerParent(Number(new URL(server.address).port), {
  recordedStatements: () => statements.splice(0),
  stop: async () => {
    await server.close();
    await closeDatabase(db);
  },
});
