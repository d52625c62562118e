import { fork, type ChildProcess } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { Agent, request as httpRequest } from "node:http";
import path from "node:path";
import { caseWords, issueScriptToken, metrics, type Database, type MetricKey } from "@huilu/core";
import { z } from "zod";
import { median, type Bench, type Goal } from "./bench.ts";
import { withCompany, type Company } from "./bench-company.ts";
import { listRequest, postgraphileTileRequest, recorded, tileRequest, type HttpRequest } from "./http-requests.ts";

const rounds = 9;
// A server answers for days: it is measured once V8 has compiled what it runs, which takes a thousand requests.
const warmUpRounds = 25;
const atOnce = 4;

/** CPU of the node process a request, and PostgreSQL's own beside it: tiles against a bare server and PostGraphile, a list against Apollo. */
export const httpBench: Bench = (options) =>
  withCompany(options, async (company) => {
    await prepare(company.db);
    const issued = await issueScriptToken(company.db, { role: "EXECUTIVE", days: 1, now: new Date() });
    const { token } = issued;
    const plan = await recordPlan(company, tileRequest(token));
    const goals: Goal[] = [];
    const ours = { file: "ours.ts", request: tileRequest(token) };
    const bare = { file: "bare.ts", request: tileRequest(token), env: { BENCH_PLAN: plan } };
    const graphile = {
      file: "postgraphile.ts",
      request: postgraphileTileRequest({ sums: tileColumns(), stocks: [columnOf("n", "backlog")] }),
    };
    goals.push(
      await race(company, { name: "tile request against bare node:http + pg", atLeast: 0.5, requests: 40 }, ours, bare),
    );
    goals.push(
      await race(company, { name: "tile request against PostGraphile", atLeast: 2, requests: 40 }, ours, graphile),
    );
    const list = { file: "ours.ts", request: listRequest(token) };
    const labels = JSON.stringify(statusLabels());
    const apollo = { file: "apollo.ts", request: listRequest(), env: { BENCH_STATUS_LABELS: labels } };
    goals.push(
      await race(
        company,
        { name: "200-row list against a default Apollo server", atLeast: 3, requests: 8, sameBytes: true },
        list,
        apollo,
      ),
    );
    return goals;
  });

type Server = { readonly file: string; readonly request: HttpRequest; readonly env?: Readonly<Record<string, string>> };
type Race = {
  readonly name: string;
  readonly atLeast: number;
  /** Requests of one server in one round. */
  readonly requests: number;
  readonly sameBytes?: boolean;
};

async function race(
  company: Company,
  { name, atLeast, requests, sameBytes }: Race,
  ours: Server,
  opponent: Server,
): Promise<Goal> {
  const running = [await start(company.url, ours), await start(company.url, opponent)] as const;
  try {
    const [mine, theirs] = await Promise.all(running.map((one) => one.ask()));
    if (sameBytes && mine !== theirs) throw new Error(`${name}: the answers differ:\n${mine}\n${theirs}`);
    for (const one of running) await burden(one, warmUpRounds * requests);
    const cpu = running.map(() => ({ node: [0].slice(1), postgres: [0].slice(1) }));
    for (let round = 0; round < rounds; round += 1) {
      for (const [i, one] of running.entries()) {
        const used = await cpuOf(company.db, one, requests);
        cpu[i]?.node.push(used.node);
        cpu[i]?.postgres.push(used.postgres);
      }
    }
    const [a, b] = cpu.map(({ node, postgres }) => ({ node: median(node), postgres: median(postgres) }));
    const beside = `PostgreSQL's own ${a?.postgres.toFixed(2)} against ${b?.postgres.toFixed(2)} ms; ${(mine ?? "").length} against ${(theirs ?? "").length} bytes`;
    process.stderr.write(`${name}: done\n`);
    return { name, ours: a?.node ?? Number.NaN, opponent: b?.node ?? Number.NaN, unit: "ms CPU", atLeast, beside };
  } finally {
    for (const one of running) one.stop();
  }
}

type Running = { ask(): Promise<string>; say(question: string): Promise<unknown>; stop(): void };

async function start(url: string, { file, request, env }: Server): Promise<Running> {
  const child = fork(path.join(import.meta.dirname, "servers", file), [], {
    execArgv: ["--import", "@oxc-node/core/register"],
    env: { ...process.env, NODE_ENV: "production", BENCH_DATABASE_URL: url, ...env },
  });
  const { port } = z.object({ port: z.number() }).parse(await nextMessage(child));
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  return {
    ask: () => post(port, agent, request),
    say: (question) => {
      child.send({ ask: question });
      return nextMessage(child);
    },
    stop: () => {
      agent.destroy();
      child.send({ ask: "stop" });
    },
  };
}

function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`A server under test ended with ${code}.`));
    child.once("exit", ended);
    child.once("message", (message) => {
      child.off("exit", ended);
      resolve(message);
    });
  });
}

function post(port: number, agent: Agent, { path: where, body, token }: HttpRequest): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    };
    const sent = httpRequest({ port, host: "127.0.0.1", method: "POST", path: where, agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const text = Buffer.concat(parts).toString();
        if (response.statusCode === 200 && !text.includes('"errors"')) resolve(text);
        else reject(new Error(`${response.statusCode}: ${text.slice(0, 1000)}`));
      });
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

/** Sends `requests`, a few at once. */
async function burden(one: Running, requests: number): Promise<void> {
  for (let sent = 0; sent < requests; sent += atOnce) {
    await Promise.all(Array.from({ length: atOnce }, () => one.ask()));
  }
}

/** Milliseconds of CPU a request: of the node process, and of all PostgreSQL backends, which only it keeps busy. */
async function cpuOf(db: Database, one: Running, requests: number): Promise<{ node: number; postgres: number }> {
  const cpu = async () =>
    z.object({ cpu: z.object({ user: z.number(), system: z.number() }) }).parse(await one.say("cpu")).cpu;
  const pids = await backends(db);
  const [nodeBefore, postgresBefore] = [await cpu(), await backendTime(pids)];
  await burden(one, requests);
  const [nodeAfter, postgresAfter] = [await cpu(), await backendTime(pids)];
  const node = nodeAfter.user + nodeAfter.system - nodeBefore.user - nodeBefore.system;
  return { node: node / 1000 / requests, postgres: (postgresAfter - postgresBefore) / requests };
}

async function backends(db: Database): Promise<number[]> {
  const { rows } = await db.pool.query<{ pid: number }>(
    "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'",
  );
  return rows.map(({ pid }) => pid);
}

const millisecondsATick = 10;

/** Milliseconds that the processes have run so far; 0 where the system does not tell. */
async function backendTime(pids: readonly number[]): Promise<number> {
  const times = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
      const [user = "0", system = "0"] = stat
        .slice(stat.lastIndexOf(")") + 2)
        .split(" ")
        .slice(11, 13);
      return (Number(user) + Number(system)) * millisecondsATick;
    }),
  );
  return times.reduce((sum, time) => sum + time, 0);
}

/** Asks our API once while it writes down its SQL, and keeps that and the answer for the bare server. */
async function recordPlan(company: Company, request: HttpRequest): Promise<string> {
  const server = await start(company.url, { file: "ours.ts", request, env: { BENCH_RECORD: "1" } });
  try {
    await server.ask();
    await server.say("record");
    const body = await server.ask();
    const { statements } = z.object({ statements: recorded }).parse(await server.say("record"));
    const file = path.join(company.folder, "tile-plan.json");
    await writeFile(file, JSON.stringify({ statements, body }));
    return file;
  } finally {
    server.stop();
  }
}

/** The sums behind the tiles: the columns of the rollup that answers them. */
function tileColumns(): string[] {
  const keys: readonly MetricKey[] = [
    "cases",
    "backlog",
    "firstResponseTime",
    "replyWithin24h",
    "handlingTime",
    "firstFixRate",
    "csat",
    "costPerCase",
  ];
  return keys.flatMap((key) => {
    const { figure } = metrics[key];
    const sum = figure === "ratio" ? ["hits"] : figure === "duration" || figure === "average" ? ["amount"] : [];
    // Satisfaction is told as a share and as a mean.
    const mean = key === "csat" ? ["amount"] : [];
    return ["n", ...sum, ...mean].map((part) => columnOf(part, key));
  });
}

function columnOf(part: string, key: MetricKey): string {
  return `${part}_${metrics[key].of.id}_${key === "firstFixRate" ? 30 : 0}`;
}

function statusLabels(): Record<string, string> {
  const words = caseWords("zh-CN");
  return Object.fromEntries(
    ["open", "in_progress", "resolved", "closed"].map((status) => [status, words(`status.${status}`)]),
  );
}

/** What PostGraphile is given: the cells of a period by month and their histograms, from the rollup that answers our tiles. */
async function prepare({ pool }: Database): Promise<void> {
  const columns = `level::text AS level, day, outcome, source_id, ${tileColumns().join(", ")}`;
  await pool.query(`
    CREATE SCHEMA IF NOT EXISTS bench_graphile;
    DROP FUNCTION IF EXISTS bench_graphile.cells_of(date, date), bench_graphile.histograms_of(date, date);
    DROP VIEW IF EXISTS bench_graphile.cell;
    CREATE VIEW bench_graphile.cell AS SELECT ${columns} FROM rollup_total;
    COMMENT ON VIEW bench_graphile.cell IS E'@primaryKey level,day,outcome,source_id';
    CREATE FUNCTION bench_graphile.cells_of(from_day date, to_day date) RETURNS SETOF bench_graphile.cell LANGUAGE sql STABLE AS $$
      SELECT ${columns} FROM rollup_total WHERE level = 'M' AND day >= from_day AND day < to_day
    $$;
    COMMENT ON FUNCTION bench_graphile.cells_of(date, date) IS E'@aggregates on';
    CREATE FUNCTION bench_graphile.histograms_of(from_day date, to_day date, OUT first_response text, OUT handling text) LANGUAGE sql STABLE AS $$
      SELECT string_agg(${columnOf("histogram", "firstResponseTime")}, ''), string_agg(${columnOf("histogram", "handlingTime")}, '')
      FROM rollup_total WHERE level = 'M' AND outcome = 'counted' AND day >= from_day AND day < to_day
    $$`);
}
