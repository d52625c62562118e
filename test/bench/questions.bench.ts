import { closeDatabase, openDatabase, type Database } from "@huilu/core";
import { milliseconds, sideBySide, type Bench, type Goal } from "./bench.ts";
import { withCompany, type Company } from "./bench-company.ts";
import { openDuckdb, type Duckdb } from "./duckdb-opponent.ts";
import { askers, questions, type AskerName, type Question, type Shape } from "./questions.ts";
import { assertSameAnswer } from "./same-answer.ts";

const rounds = 15;
const shapes: readonly Shape[] = ["aligned", "ragged"];
const askerNames: readonly AskerName[] = ["company", "head"];

/** The dashboard's questions through metricQuery and listCases, against DuckDB on the same rows, in turns. */
export const questionsBench: Bench = (options) =>
  withCompany(options, async (company) => {
    const duckdb = await openDuckdb(company.db, company.folder);
    process.stderr.write(`DuckDB ${duckdb.version}: ${duckdb.settings}\n`);
    const goals: Goal[] = [];
    for (const question of questions) {
      for (const shape of shapes) {
        for (const asker of askerNames) goals.push(await race(company, duckdb, question, { shape, asker }));
      }
    }
    duckdb.close();
    return goals;
  });

type Variant = { readonly shape: Shape; readonly asker: AskerName };

/** First runs on new connections, then the same answer on both sides, then the rounds. */
async function race(company: Company, duckdb: Duckdb, question: Question, { shape, asker }: Variant): Promise<Goal> {
  const name = `${question.name}, ${shape}, ${asker}`;
  const range = question.range[shape];
  const fresh = await onNewConnection(company.url, (db) => question.ours(db, range, askers[asker])());
  const connection = await duckdb.connect();
  const theirs = question.opponent(connection, range, askers[asker]);
  const freshTheirs = await milliseconds(theirs);
  const ours = question.ours(company.db, range, askers[asker]);
  assertSameAnswer(name, (await ours())(), (await theirs())());
  const times = await sideBySide(rounds, ours, theirs);
  connection.closeSync();
  const beside = `first run on a new connection ${fresh.toFixed(1)} ms against ${freshTheirs.toFixed(1)} ms`;
  return { name, ...times, unit: "ms", atLeast: question.atLeast[shape], beside };
}

/** Milliseconds of `work` as the first thing that a connection is asked; opening it is not counted. */
async function onNewConnection(url: string, work: (db: Database) => Promise<unknown>): Promise<number> {
  const db = await openDatabase({ url, poolSize: 1 });
  try {
    await db.pool.query("SELECT 1");
    return await milliseconds(() => work(db));
  } finally {
    await closeDatabase(db);
  }
}
