import type { Pool, PoolClient, QueryResultRow } from "pg";

/**
 * Runs `work` on one connection that sees the data as they are now, until it ends. It cannot change anything; with
 * `ownTables` it may make tables of its own, and all that it does is undone.
 */
export async function inSnapshot<T>(
  pool: Pool,
  { ownTables }: { readonly ownTables: boolean },
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ ${ownTables ? "READ WRITE" : "READ ONLY"}`);
    // Everything is read to the end, and compiling would take longer than the pages do.
    await client.query("SET LOCAL cursor_tuple_fraction = 1; SET LOCAL jit = off; SET LOCAL work_mem = '64MB'");
    return await work(client);
  } finally {
    await client.query("ROLLBACK").catch(() => {
      broken = true;
    });
    client.release(broken);
  }
}

type Cursor<Row> = { readonly total: number; readonly pages: AsyncIterable<readonly Row[]> };

/**
 * Opens `statement`, whose rows carry `total` (count(*) OVER ()), as a cursor of the client's transaction. The server
 * keeps the result, this process one page of it; `total` is known at once.
 */
export async function openCursor<Row extends QueryResultRow & { readonly total: number }>(
  client: PoolClient,
  statement: { readonly text: string; readonly values: unknown[] },
  pageSize: number,
): Promise<Cursor<Row>> {
  await client.query(`DECLARE export_rows NO SCROLL CURSOR FOR ${statement.text}`, statement.values);
  const fetch = async () => (await client.query<Row>(`FETCH ${pageSize} FROM export_rows`)).rows;
  const first = await fetch();
  async function* pages() {
    for (let page = first; page.length > 0; page = page.length < pageSize ? [] : await fetch()) yield page;
  }
  return { total: first[0]?.total ?? 0, pages: pages() };
}
