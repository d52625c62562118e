import type { Pool, PoolClient } from "pg";

/** Each holds a connection, and on disk what was prepared in it. */
const mostOpen = 2;
const idleMilliseconds = 5_000;
const longestMilliseconds = 60_000;
// To look through more takes longer than it saves.
const mostTransactions = 5_000;

type Prepare = (client: PoolClient, key: number) => Promise<void>;

/**
 * Snapshots of the data in which something was prepared at a cost, for all questions of one key. A question is never
 * answered from data older than itself: it joins a snapshot that is not taken yet, or one since which no transaction
 * whatever has committed, so that a new one would hold the same to the last byte. Questions of one snapshot are answered
 * one after the other. What is prepared lives in the transaction and goes with it: at most two are open at once, for
 * five seconds after their last question and a minute at most, and a process that dies leaves nothing behind.
 */
export class SharedSnapshots {
  readonly #pool: Pool;
  readonly #prepare: Prepare;
  readonly #snapshots = new Set<Snapshot>();
  readonly #waiting: (() => void)[] = [];
  #open = 0;
  #ended = false;

  constructor(pool: Pool, prepare: Prepare) {
    this.#pool = pool;
    this.#prepare = prepare;
    ofPools.set(pool, [...(ofPools.get(pool) ?? []), this]);
  }

  /** Asks a snapshot of `key`. What `work` writes there is undone. */
  async ask<T>(key: number, work: (client: PoolClient) => Promise<T>): Promise<T> {
    const snapshot = await this.#join(key);
    try {
      return await snapshot.inTurn(work);
    } finally {
      await this.#leave(snapshot);
    }
  }

  /** Closes each snapshot once nobody asks it any longer; those to come are closed at once. */
  async end(): Promise<void> {
    this.#ended = true;
    await Promise.all([...this.#snapshots].filter(({ users }) => users === 0).map((one) => this.#close(one)));
  }

  async #join(key: number): Promise<Snapshot> {
    for (;;) {
      const found = [...this.#snapshots].find((one) => one.key === key && !one.outdated);
      if (!found) return this.#begin(key);
      found.users += 1;
      if (!found.begun) return found;
      let current = false;
      try {
        current = await this.#isCurrent(found);
      } finally {
        if (!current) {
          found.outdated = true;
          await this.#leave(found);
        }
      }
      if (current) return found;
    }
  }

  #begin(key: number): Snapshot {
    const snapshot: Snapshot = new Snapshot(key, () => this.#take(snapshot));
    this.#snapshots.add(snapshot);
    return snapshot;
  }

  async #take(snapshot: Snapshot): Promise<Taken> {
    await this.#place();
    let client: PoolClient;
    try {
      client = await this.#pool.connect();
    } catch (error) {
      this.#vacate();
      throw error;
    }
    snapshot.client = client;
    // Whoever asks from here on may have seen what the snapshot does not hold.
    snapshot.begun = true;
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    const { rows } = await client.query<{ seen: string }>("SELECT pg_current_snapshot()::text AS seen");
    await this.#prepare(client, snapshot.key);
    await client.query("SAVEPOINT prepared");
    return { client, seen: rows[0]?.seen ?? "", at: performance.now() };
  }

  /** Waits until one more may be open; one that nobody asks makes room. */
  async #place(): Promise<void> {
    if (this.#open < mostOpen) {
      this.#open += 1;
      return;
    }
    const idle = [...this.#snapshots].find(({ users }) => users === 0);
    const placed = new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (idle) await this.#close(idle);
    await placed;
  }

  #vacate(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#open -= 1;
  }

  async #isCurrent(snapshot: Snapshot): Promise<boolean> {
    const taken = await snapshot.taken.catch(() => null);
    if (taken === null || snapshot.outdated || performance.now() - taken.at > longestMilliseconds) return false;
    const { rows } = await this.#pool.query<{ same: boolean }>(nothingCommitted, [taken.seen]);
    return rows[0]?.same ?? false;
  }

  async #leave(snapshot: Snapshot): Promise<void> {
    snapshot.users -= 1;
    if (snapshot.users > 0) return;
    if (snapshot.outdated || this.#ended || this.#waiting.length > 0) await this.#close(snapshot);
    else snapshot.closeIn(idleMilliseconds, () => this.#close(snapshot));
  }

  async #close(snapshot: Snapshot): Promise<void> {
    if (!this.#snapshots.delete(snapshot)) return;
    await snapshot.close();
    if (snapshot.client) this.#vacate();
  }
}

/** Closes what is shared of `pool`, so that it can end. */
export async function endSharedSnapshots(pool: Pool): Promise<void> {
  await Promise.all((ofPools.get(pool) ?? []).map((shared) => shared.end()));
}

const ofPools = new WeakMap<Pool, readonly SharedSnapshots[]>();

/** Of the transactions that the snapshot $1 does not hold, none has committed by now. */
const nothingCommitted = `
  WITH since AS (
    SELECT pg_snapshot_xmax($1::pg_snapshot)::text::bigint AS first, pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next
  )
  SELECT next - first < ${mostTransactions} AND NOT EXISTS (
    SELECT FROM (
      SELECT pg_snapshot_xip($1::pg_snapshot) AS id
      UNION ALL SELECT x::text::xid8 FROM generate_series(first, LEAST(next - 1, first + ${mostTransactions})) x
    ) unseen WHERE pg_xact_status(id) = 'committed'
  ) AS same FROM since`;

type Taken = { readonly client: PoolClient; readonly seen: string; readonly at: number };

class Snapshot {
  readonly key: number;
  readonly taken: Promise<Taken>;
  client: PoolClient | null = null;
  begun = false;
  outdated = false;
  users = 1;
  #turn: Promise<void> = Promise.resolve();
  #closing: NodeJS.Timeout | undefined;
  #broken = false;

  constructor(key: number, take: () => Promise<Taken>) {
    this.key = key;
    // Not before the constructor is done: taking it needs the snapshot.
    this.taken = Promise.resolve().then(take);
    this.taken.catch(() => {
      this.outdated = true;
    });
  }

  async inTurn<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const before = this.#turn;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#turn = promise;
    try {
      const { client } = await this.taken;
      await before;
      return await this.#undone(client, work);
    } finally {
      resolve();
    }
  }

  closeIn(milliseconds: number, close: () => Promise<void>): void {
    clearTimeout(this.#closing);
    this.#closing = setTimeout(() => {
      if (this.users === 0) void close();
    }, milliseconds);
    this.#closing.unref();
  }

  async close(): Promise<void> {
    clearTimeout(this.#closing);
    await this.client?.query("ROLLBACK").catch(() => {
      this.#broken = true;
    });
    this.client?.release(this.#broken);
  }

  async #undone<T>(client: PoolClient, work: (client: PoolClient) => Promise<T>): Promise<T> {
    try {
      return await work(client);
    } finally {
      // One question's failure is not the next one's, and the locks that it took go.
      await client.query("ROLLBACK TO SAVEPOINT prepared").catch(() => {
        this.outdated = true;
        this.#broken = true;
      });
    }
  }
}
