import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { once } from "node:events";
import { normaliseText, searchCondition, searchTokens, SqlParameters, startEmbeddedPostgres } from "@huilu/core";
import { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { milliseconds, type BenchOptions, type Goal } from "./bench.ts";
import { drawing, textsOf } from "./generated-texts.ts";

const page = 50;
const queries = 400;
const opponentQueries = 60;
const columns = { tokens: "tokens", normalised: "normalised" };

/**
 * Searches for two Chinese characters over `cases` texts, first page by newest: half of them words of every rank from
 * the commonest to the rarest, half any neighbours of any text. The opponent is LIKE over an index of pg_trgm.
 */
export async function searchLines({ cases, seed, keep }: BenchOptions): Promise<Goal[]> {
  const dataDir = await mkdtemp(path.join(keep, "text-search-"));
  const server = await startEmbeddedPostgres({ dataDir });
  const client = new Client({ connectionString: server.url });
  try {
    await client.connect();
    const filled = await milliseconds(() => fill(client, cases, seed));
    const asked = queriesOf(seed);
    const ours = await timesOf(asked, (query) => search(client, query));
    await client.query("CREATE EXTENSION pg_trgm; CREATE INDEX ON said USING gin (normalised gin_trgm_ops)");
    const like = await timesOf(asked.slice(0, opponentQueries), (query) => searchByLike(client, query));
    const p95 = percentile(ours, 0.95);
    const beside = `median ${percentile(ours, 0.5).toFixed(2)} ms, slowest ${percentile(ours, 1).toFixed(0)} ms; index ${await indexMegabytes(client)} MB, filled in ${(filled / 1000).toFixed(0)} s`;
    return [
      {
        name: `search for two characters over ${cases} texts, p95 of the first ${page}, against LIKE with pg_trgm`,
        ours: p95,
        opponent: percentile(like, 0.95),
        unit: "ms",
        atLeast: 10,
        beside,
      },
    ];
  } finally {
    await client.end();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function fill(client: Client, cases: number, seed: number): Promise<void> {
  await client.query("CREATE TABLE said (id bigint PRIMARY KEY, normalised text NOT NULL, tokens int4[] NOT NULL)");
  const { text } = textsOf(seed);
  const rows = client.query(copyFrom("COPY said FROM STDIN"));
  for (let i = 0; i < cases; i += 1) {
    const said = text(i);
    const line = `${i}\t${normaliseText(said)}\t{${searchTokens(said).join(",")}}\n`;
    if (!rows.write(line)) await once(rows, "drain");
  }
  rows.end();
  await once(rows, "finish");
  await client.query("ALTER TABLE said ALTER tokens SET STATISTICS 1000");
  await client.query("CREATE INDEX said_tokens ON said USING gin (tokens) WITH (fastupdate = off)");
  await client.query("VACUUM ANALYZE said");
}

async function search(client: Client, query: string): Promise<void> {
  const parameters = new SqlParameters();
  const condition = searchCondition(query, columns, parameters);
  await client.query({
    text: `SELECT id, normalised FROM said WHERE ${condition ?? "true"} ORDER BY id DESC LIMIT ${page}`,
    values: parameters.values,
  });
}

async function searchByLike(client: Client, query: string): Promise<void> {
  await client.query({
    text: `SELECT id, normalised FROM said WHERE normalised LIKE '%' || $1 || '%' ORDER BY id DESC LIMIT ${page}`,
    values: [query],
  });
}

function queriesOf(seed: number): string[] {
  const { text, word } = textsOf(seed);
  const draw = drawing(seed + 2);
  const asked: string[] = [];
  for (let i = 0; asked.length < queries; i += 1) {
    if (i % 2 === 0) asked.push(word(Math.ceil(20_000 ** draw())).slice(0, 2));
    else {
      const said = text(0);
      const at = Math.floor(draw() * (said.length - 2));
      if (/^\p{Script=Han}{2}$/u.test(said.slice(at, at + 2))) asked.push(said.slice(at, at + 2));
    }
  }
  return asked;
}

async function timesOf(asked: readonly string[], ask: (query: string) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (const query of asked) times.push(await milliseconds(() => ask(query)));
  return times.toSorted((a, b) => a - b);
}

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

async function indexMegabytes(client: Client): Promise<number> {
  const { rows } = await client.query<{ size: string }>("SELECT pg_relation_size('said_tokens') / 1048576 AS size");
  return Number(rows[0]?.size);
}
