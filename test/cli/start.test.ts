import type { ChildProcess } from "node:child_process";
import { createServer } from "node:net";

import { afterEach, describe, expect, it } from "vitest";

import { runCommand, startCommand } from "../support/run-command.ts";
import { withDatabase } from "../support/with-database.ts";
import { eventually, record } from "../jobs/started-jobs.ts";

const alone = { PORT: "0", HUILU_DEMO: "0", HUILU_LOG: "silent" };

describe("huilu start", () => {
  const database = withDatabase();
  const children: ChildProcess[] = [];
  const start = () => {
    const child = startCommand(database.url, ["start"], alone);
    children.push(child);
    return child;
  };
  afterEach(() => {
    for (const child of children) if (child.exitCode === null) child.kill("SIGKILL");
  });

  it("keeps the first figures and looks for signals at the end of the first start, and asks for no more at the second", async () => {
    const { db } = database;
    const day = "2026-03-10";
    await record(db, [{ number: "1", line: 2, events: [{ type: "registered", moment: { on: day } }] }]);
    const first = start();
    await eventually(async () => (await db.pool.query("SELECT FROM job_request WHERE done_at IS NOT NULL")).rowCount);
    expect((await db.pool.query("SELECT FROM kpi_figure")).rowCount).toBeGreaterThan(0);
    expect(await endOf(first)).toBe(0);
    const second = start();
    await said(second, "Ready.");
    expect(await endOf(second)).toBe(0);
    const { rows } = await db.pool.query("SELECT name FROM job_request ORDER BY id");
    expect(rows).toEqual([{ name: "kpis.run" }, { name: "signals.detect" }, { name: "packages.make" }]);
  });

  it("refuses a port that is taken, in words", async () => {
    const squatter = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => squatter.once("listening", resolve));
    const address = squatter.address();
    const port = typeof address === "object" && address ? String(address.port) : "";
    const refused = await runCommand(database.url, ["start"], { ...alone, PORT: port });
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("[port_taken]") });
    expect(refused.err).toContain(port);
    await new Promise((resolve) => squatter.close(resolve));
  });
});

function said(child: ChildProcess, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes(words)) resolve();
    });
    child.once("exit", (code) => reject(new Error(`ended with ${code} before it said ${words}`)));
  });
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once("close", resolve);
    child.kill("SIGTERM");
  });
}
