import path from "node:path";

import { describe, expect, it } from "vitest";

import { runCommand } from "../support/run-command.ts";
import { withDatabase } from "../support/with-database.ts";
import { oldPostgres } from "./old-postgres.ts";

const chinese = { LANG: "zh_CN.UTF-8" };

describe("a command that is refused", () => {
  const database = withDatabase();
  const run = (words: string[], more: Record<string, string> = {}) => runCommand(database.url, words, more);
  const missing = ["import", "there-is-none.csv", "--mapping", "there-is-none.yaml"];

  it("says why in the terminal's language, with a code in brackets", async () => {
    expect(await run(missing)).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringMatching(/^huilu: There is no .+\[\w+_missing\]\n$/),
    });
    expect(await run(missing, chinese)).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringMatching(/^huilu: 找不到.+\[\w+_missing\]\n$/),
    });
  });

  it("answers --json with one object on stdout, each fault of a mapping by itself", async () => {
    const { code, out, err } = await run([...missing, "--json"]);
    expect({ code, err }).toEqual({ code: 2, err: "" });
    expect(JSON.parse(out)).toEqual({
      error: { code: "BAD_INPUT", reason: expect.stringMatching(/_missing$/), message: expect.any(String) },
    });
    // package.json is YAML too, and no mapping.
    const refused = await run(["import", "package.json", "--mapping", path.resolve("package.json"), "--json"]);
    const { error } = JSON.parse(refused.out);
    expect(refused.code).toBe(2);
    expect(error).toMatchObject({ code: "BAD_INPUT", reason: "mapping_invalid" });
    expect(error.problems.length).toBeGreaterThan(1);
    for (const problem of error.problems)
      expect(problem).toEqual({
        code: expect.any(String),
        path: expect.any(String),
        line: expect.toSatisfy((line: unknown) => line === null || typeof line === "number"),
        message: expect.stringContaining(problem.path),
      });
  });

  it("names every variable of the environment that cannot be used", async () => {
    const wrong = { PORT: "99999", REDIS_URL: "mysql://me:secret@host" };
    const said = await run(["verify"], wrong);
    expect(said).toMatchObject({ code: 1, out: "", err: expect.stringContaining("[environment_unfit]") });
    expect(said.err).toContain("PORT should be a whole number from 0 to 65535.");
    expect(said.err).not.toContain("secret");
    const { error } = JSON.parse((await run(["verify", "--json"], { ...wrong, ...chinese })).out);
    expect(error).toMatchObject({ code: "BAD_INPUT", problems: [{ path: "PORT" }, { path: "REDIS_URL" }] });
  });

  it("exits 1, not 2, when an import does not reach the database, and keeps its address to itself", async () => {
    const silent = await runCommand("postgresql://me:secret@127.0.0.1:1/x", [...missing, "--json"]);
    expect(silent).toMatchObject({ code: 1, err: "" });
    expect(JSON.parse(silent.out)).toMatchObject({ error: { code: "UNAVAILABLE", reason: "database_silent" } });
    expect(silent.out).toContain("ECONNREFUSED");
    expect(silent.out).not.toContain("secret");
  });

  it("refuses a PostgreSQL older than 15 by its version", async () => {
    const server = oldPostgres().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const old = await runCommand(`postgresql://me:secret@127.0.0.1:${port}/x`, ["migrate"]);
    expect(old).toMatchObject({ code: 1, out: "", err: expect.stringContaining("[database_too_old]") });
    expect(old.err).toContain("PostgreSQL 14.9");
    await new Promise((resolve) => server.close(resolve));
  });

  it("tells nothing of an error that nobody foresaw, unless HUILU_DEBUG=1", async () => {
    await database.db.pool.query("ALTER TABLE rollup_total RENAME TO rollup_elsewhere");
    const quiet = await run(["verify"]);
    expect(quiet).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringMatching(/^huilu: .+HUILU_DEBUG=1.+\[unexpected\]\n$/),
    });
    const inChinese = await run(["verify", "--json"], chinese);
    expect(JSON.parse(inChinese.out)).toMatchObject({ error: { code: "INTERNAL", reason: "unexpected" } });
    expect(inChinese.err).toBe("");
    expect((await run(["verify"], { HUILU_DEBUG: "1" })).err).toContain("rollup_total");
  });
});
