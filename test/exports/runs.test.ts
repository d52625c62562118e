import { createHash } from "node:crypto";
import { companyScope, metricQuery, readEnvironment, removeExports, runExports } from "@huilu/core";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import { describeOnQueues } from "../support/queues.ts";
import { startCommand } from "../support/run-command.ts";
import { withDatabase } from "../support/with-database.ts";
import { eventually, start } from "../jobs/started-jobs.ts";
import { makeExportCompany } from "./export-company.ts";
import { byHeader, readCsv } from "./read-files.ts";
import { withExports, type Run } from "./with-exports.ts";

const cases = 10_500;
const range = { from: "2026-01-01", to: "2026-07-01" };
const large = { kind: "CASE_METRICS", format: "CSV", query: { metrics: [], range } };

describe("a large export", () => {
  const database = withDatabase();
  const door = withExports(database);
  let token = "";
  beforeAll(async () => {
    await makeExportCompany(database.db, cases);
    token = await door.tokenFor("EXECUTIVE");
  });
  beforeEach(() => database.db.pool.query("TRUNCATE export_run"));

  const work = (more: { signal?: AbortSignal } = {}) =>
    runExports(database.db, { dataDir: door.dataDir, now: new Date(), beatMilliseconds: 5, ...more });
  const theRun = async (): Promise<Run> => {
    const [run] = await door.runs(token);
    if (!run) throw new Error("there is no export");
    return run;
  };
  /** Waits until rows of the run were written, and sees to it that it is not over. */
  const halfWay = () =>
    eventually(async () => {
      const run = await theRun();
      expect(["WAITING", "RUNNING"]).toContain(run.state);
      return run.rowsDone > 0 ? run : null;
    });
  const download = async (run: Run) => (await door.download(run.url ?? "", token)).text();

  describeOnQueues("runs as a job", (place) => {
    test("with its progress, while the figures' jobs go on, and is downloaded when it is whole", async () => {
      await start(database.db, place.redisUrl, {
        env: { ...readEnvironment({}), dataDir: door.dataDir, redisUrl: place.redisUrl },
      });
      const asked = await door.request(token, large);
      expect(asked).toMatchObject({ state: "WAITING", url: null, rowsDone: 0 });
      expect((await door.download(`/exports/${asked.id}`, token)).status).toBe(409);
      const done = await eventually(async () => {
        const run = await theRun();
        return run.state === "DONE" ? run : null;
      }, 60);
      expect(done).toMatchObject({ rowsDone: cases, rowsTotal: cases, url: `/exports/${asked.id}` });
      const rows = byHeader(readCsv((await download(done)).replace("\uFEFF", "")));
      const sum = (header: string) => rows.reduce((total, row) => total + Number(row.get(header)), 0);
      expect(new Set(rows.map((row) => row.get("Case number"))).size).toBe(cases);
      const { rows: figures } = await metricQuery(
        database.db,
        { metrics: [{ key: "cases" }, { key: "handlingTime" }, { key: "csat" }], range },
        { scope: companyScope, now: new Date(), language: "en" },
      );
      const [reported, handling, csat] = figures[0]?.values ?? [];
      expect(sum("Service cases · n")).toBe(reported?.n);
      expect(sum("Handling time (calendar clock) · Seconds")).toBe(handling?.numerator);
      expect(sum("Satisfaction (overall) · met")).toBe(csat?.numerator);
    });
  });

  test("its progress only grows, and says how many rows there will be", async () => {
    await door.request(token, { ...large, format: "XLSX" });
    const working = work();
    const seen: number[] = [];
    let total: number | null = null;
    const watch = { over: false };
    const watching = (async () => {
      while (!watch.over) {
        const run = await theRun();
        seen.push(run.rowsDone);
        if (run.state === "RUNNING" && run.rowsTotal !== null && run.rowsTotal > 0) total = run.rowsTotal;
      }
    })();
    expect(await working).toBe(1);
    watch.over = true;
    await watching;
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(new Set(seen).size).toBeGreaterThan(2);
    expect(total).toBe(cases);
    expect(await theRun()).toMatchObject({ state: "DONE", rowsDone: cases });
  });

  test("is cancelled in the middle and leaves nothing behind", async () => {
    const before = await door.files();
    const asked = await door.request(token, { ...large, format: "XLSX" });
    const working = work();
    await halfWay();
    expect((await door.files()).length).toBe(before.length + 1);
    const query = "mutation ($id: ID!) { cancelExport(id: $id) { state } }";
    const { data } = await door.ask({ query, variables: { id: asked.id }, token });
    expect(data.cancelExport.state).toBe("CANCELLED");
    await working;
    expect(await door.files()).toEqual(before);
    expect(await theRun()).toMatchObject({ state: "CANCELLED", url: null });
    const again = await door.ask({ query, variables: { id: asked.id }, token });
    expect(again.errors[0]?.extensions).toMatchObject({ code: "CONFLICT", reason: "export_over" });
  });

  test("waits when its process is told to stop, and the next one makes the same file", async () => {
    await door.request(token, large);
    const stop = new AbortController();
    const working = work({ signal: stop.signal });
    await halfWay();
    stop.abort();
    await working;
    expect(await theRun()).toMatchObject({ state: "WAITING", failure: null });
    expect(await work()).toBe(1);
    const resumed = await theRun();
    expect(resumed).toMatchObject({ state: "DONE", rowsDone: cases });
    expect(await digest(resumed)).toBe(await freshDigest());
  });

  test("whose process is killed is taken over, and the file is whole", async () => {
    const before = await door.files();
    await door.request(token, { ...large, format: "XLSX" });
    const child = startCommand(database.url, ["start", "--only", "jobs"], {
      HUILU_DATA_DIR: door.dataDir,
      HUILU_DEMO: "0",
    });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    try {
      await eventually(async () => ((await theRun()).rowsDone > 0 ? true : null), 100);
    } finally {
      child.kill("SIGKILL");
      await ended;
    }
    const left = await theRun();
    expect(left.state).toBe("RUNNING");
    expect((await door.files()).filter((name) => name.endsWith(".part")).length).toBe(1);
    expect(await work()).toBe(0);
    await database.db.pool.query("UPDATE export_run SET alive_at = alive_at - interval '2 minutes'");
    expect(await work()).toBe(1);
    expect(await theRun()).toMatchObject({ state: "DONE", rowsDone: cases });
    expect((await door.files()).toSorted()).toEqual([...before, `${left.id}.xlsx`].toSorted());
  });

  test("that ends its process three times is given up", async () => {
    await door.request(token, large);
    await database.db.pool.query(
      "UPDATE export_run SET state = 'running', attempt = 3, alive_at = now() - interval '2 minutes'",
    );
    expect(await work()).toBe(0);
    expect(await theRun()).toMatchObject({ state: "FAILED", failure: expect.stringContaining("interrupted") });
  });

  test("sees the data of one moment, whatever is recorded meanwhile", async () => {
    await door.request(token, large);
    const working = work();
    await halfWay();
    await database.db.pool.query("UPDATE service_case SET number = 'changed ' || number");
    await working;
    await database.db.pool.query("UPDATE service_case SET number = replace(number, 'changed ', '')");
    expect(await download(await theRun())).not.toContain("changed ");
  });

  test("is refused while five of the person's wait", async () => {
    for (let i = 0; i < 5; i += 1) await door.request(token, large);
    await expect(door.request(token, large)).rejects.toThrow("exports_too_many");
  });

  test("is removed with its file when its time is over", async () => {
    await door.request(token, large);
    await work();
    const done = await theRun();
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
    await removeExports(database.db, { dataDir: door.dataDir, now: inDays(6) });
    expect((await door.download(done.url ?? "", token)).status).toBe(200);
    await removeExports(database.db, { dataDir: door.dataDir, now: inDays(8) });
    expect(await theRun()).toMatchObject({ state: "EXPIRED", url: null });
    expect((await door.files()).filter((name) => name.startsWith(done.id))).toEqual([]);
    expect((await door.download(done.url ?? "", token)).status).toBe(404);
  });

  async function freshDigest(): Promise<string> {
    await door.request(token, large);
    await work();
    return digest(await theRun());
  }
  async function digest(run: Run): Promise<string> {
    return createHash("sha256")
      .update(await download(run))
      .digest("hex");
  }
});

describe("whose export it is", () => {
  const database = withDatabase();
  const door = withExports(database);
  beforeAll(() => makeExportCompany(database.db, 300));
  const whole = { kind: "CASES", format: "CSV", cases: { range } };

  test("a department head's files have no row of another department", async () => {
    const head = await door.tokenFor("DEPARTMENT_HEAD", "NORTH");
    const executive = await door.tokenFor("EXECUTIVE");
    const requests = [
      whole,
      { kind: "CASE_METRICS", format: "CSV", query: { metrics: [], range } },
      {
        kind: "ROWS",
        format: "CSV",
        query: { metrics: [{ key: "handlingTime" }], range },
        figure: { metric: "handlingTime" },
      },
    ];
    const { rows } = await database.db.pool.query<{ number: string }>(
      `SELECT DISTINCT c.number FROM service_case c LEFT JOIN case_event e ON e.case_id = c.id
       JOIN department d ON d.id IN (c.department_id, e.department_id) WHERE d.code IN ('NORTH', 'WORKSHOP')`,
    );
    const own = new Set(rows.map((row) => row.number));
    expect(own.size).toBeLessThan(300);
    for (const input of requests) {
      const numbers = await numbersOf(head, input);
      expect(numbers.length).toBeGreaterThan(100);
      expect(numbers.filter((number) => !own.has(number))).toEqual([]);
      expect((await numbersOf(executive, input)).length).toBeGreaterThan(numbers.length);
    }
    const figures = {
      kind: "FIGURES",
      format: "CSV",
      query: { metrics: [{ key: "cases" }], range, by: ["department"] },
    };
    const run = await door.request(head, figures);
    const told = readCsv(await (await door.download(run.url ?? "", head)).text())
      .slice(1)
      .map(([code]) => code);
    expect(new Set(told)).toEqual(new Set(["NORTH", "WORKSHOP"]));
  });

  async function numbersOf(token: string, input: object): Promise<string[]> {
    const run = await door.request(token, input);
    const records = readCsv(await (await door.download(run.url ?? "", token)).text());
    return records.slice(1).map(([number = ""]) => number.replace(/^'(?=\s*[=+\-@＝])/, ""));
  }

  test("only who asked may list, cancel and download it", async () => {
    const head = await door.tokenFor("DEPARTMENT_HEAD", "NORTH");
    const administrator = await door.tokenFor("ADMINISTRATOR");
    const run = await door.request(head, whole);
    expect((await door.runs(administrator)).map(({ id }) => id)).not.toContain(run.id);
    expect((await door.download(run.url ?? "", administrator)).status).toBe(404);
    expect((await door.download(run.url ?? "", null)).status).toBe(401);
    expect((await door.download("/exports/nonsense", head)).status).toBe(404);
    const query = "mutation ($id: ID!) { cancelExport(id: $id) { state } }";
    const { errors } = await door.ask({ query, variables: { id: run.id }, token: administrator });
    expect(errors[0]?.extensions).toMatchObject({ code: "NOT_FOUND", reason: "export_unknown" });
    expect((await door.download(run.url ?? "", head)).status).toBe(200);
  });

  test("whose eyes were narrowed since may not download it", async () => {
    const token = await door.tokenFor("DEPARTMENT_HEAD", "SERVICE");
    const run = await door.request(token, whole);
    expect((await door.download(run.url ?? "", token)).status).toBe(200);
    await database.db.pool.query(
      `UPDATE role_assignment SET department_id = (SELECT id FROM department WHERE code = 'NORTH')
       WHERE user_id = (SELECT id FROM app_user WHERE username = 'script-department_head-SERVICE')`,
    );
    const refused = await door.download(run.url ?? "", token);
    expect(refused.status).toBe(403);
    expect(JSON.stringify(await refused.json())).toContain("export_scope_narrowed");
  });

  test("every file that was made or fetched is in the audit log, with who, what and how many rows", async () => {
    const token = await door.tokenFor("QUALITY_ENGINEER");
    const run = await door.request(token, { ...whole, cases: { range, search: "张三丰" } });
    await door.download(run.url ?? "", token);
    const { rows } = await database.db.pool.query(
      `SELECT a.action, u.username, a.detail FROM audit_entry a JOIN app_user u ON u.id = a.user_id WHERE a.subject = $1 ORDER BY a.id`,
      [run.id],
    );
    expect(rows).toMatchObject([
      {
        action: "export",
        username: "script-quality_engineer",
        detail: { kind: "CASES", format: "CSV", rows: run.rowsDone },
      },
      { action: "export.download", username: "script-quality_engineer", detail: { rows: run.rowsDone } },
    ]);
    expect(JSON.stringify(rows)).not.toContain("张三丰");
  });

  test("what cannot be exported is refused with a reason", async () => {
    const token = await door.tokenFor("EXECUTIVE");
    const query = { metrics: [{ key: "cases" }], range };
    const refusals = [
      [{ kind: "CASES", format: "CSV" }, "export_incomplete"],
      [{ kind: "ROWS", format: "CSV", query }, "export_incomplete"],
      [
        { kind: "FIGURES", format: "CSV", query: { ...query, range: { from: "2026-02-01", to: "2026-01-01" } } },
        "range_empty",
      ],
    ] as const;
    for (const [input, reason] of refusals) await expect(door.request(token, input)).rejects.toThrow(reason);
  });
});
