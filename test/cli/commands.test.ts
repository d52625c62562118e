import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { closeDatabase, openDatabase, pendingMigrations } from "@huilu/core";
import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

import { runOn, withDatabaseName } from "../support/database-server.ts";
import { runCommand } from "../support/run-command.ts";
import { withApi } from "../support/with-api.ts";
import { withDatabase } from "../support/with-database.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "huilu-commands-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("huilu verify", () => {
  const database = withDatabase();
  const verify = (...words: string[]) => runCommand(database.url, ["verify", ...words]);
  beforeAll(async () => {
    const mapping = path.join(folder, "m.yaml");
    const file = path.join(folder, "cases.csv");
    await writeFile(
      mapping,
      "name: m\nsource: m\nrowMeans: case\nnumber: id\nevents:\n  - { type: registered, at: day }\n",
    );
    await writeFile(file, "id,day\n1,2024-01-01\n2,2024-01-02\n");
    expect(await runCommand(database.url, ["import", file, "--mapping", mapping])).toMatchObject({ code: 0 });
  });

  it("exits 0 while every figure equals its cases", async () => {
    const equal = await verify();
    expect(equal).toMatchObject({ code: 0, err: "" });
    expect(equal.out).toMatch(/^total: \d+ cells, 0 differ$/m);
    expect(equal.out).toMatch(/^0 differing cells$/m);
  });

  it("exits 1 and counts the cells when one differs, until they are mended", async () => {
    await database.db.pool.query("UPDATE rollup_total SET n_1_0 = n_1_0 + 1 WHERE n_1_0 > 0 AND level = 'Y'");
    const differs = await verify("--json");
    expect(differs.code).toBe(1);
    expect(JSON.parse(differs.out)).toContainEqual(
      expect.objectContaining({ rollup: "total", differing: 1, mended: 0 }),
    );
    const mended = await verify("--mend");
    expect(mended.code).toBe(0);
    expect(mended.out).toMatch(/^total: \d+ cells, 1 differ, \d+ mended$/m);
    expect(await verify()).toMatchObject({ code: 0 });
  });
});

describe("huilu user", () => {
  const database = withDatabase();
  const api = withApi(database);
  const user = (...words: string[]) => runCommand(database.url, ["user", ...words]);
  const anna = ["add", "anna", "--name", "Anna", "--role", "administrator"];

  it("adds somebody who can sign in with the password it prints", async () => {
    const added = await user(...anna);
    expect(added).toMatchObject({ code: 0, err: "" });
    const signedIn = await api.ask({
      query: 'mutation ($password: String!) { signIn(username: "anna", password: $password) { viewer { username } } }',
      variables: { password: added.out.trim() },
    });
    expect(signedIn).toMatchObject({ errors: [], data: { signIn: { viewer: { username: "anna" } } } });
    expect(JSON.parse((await user("list", "--json")).out)).toMatchObject([{ username: "anna", disabled: false }]);
    expect(await user("email", "anna", "anna@example.com")).toMatchObject({ code: 0 });
    const unfit = await user("email", "anna", "anna");
    expect(unfit).toMatchObject({ code: 1 });
    expect(unfit.err).toContain("[email_unfit]");
  });

  it("refuses a name that is taken, a role without its department and a role that does not exist", async () => {
    expect(await user(...anna)).toMatchObject({ code: 1, out: "", err: expect.stringContaining("[username_taken]") });
    const head = await user("add", "head", "--name", "Head", "--role", "department-head");
    expect(head).toMatchObject({ code: 1, out: "", err: expect.stringContaining("[role_needs_department]") });
    const king = await user("add", "king", "--name", "King", "--role", "king");
    expect(king).toMatchObject({ code: 1, out: "", err: expect.stringMatching(/administrator.*\[usage\]/) });
  });

  it("prints a token that the API takes", async () => {
    const { code, out } = await user("token", "--role", "administrator");
    expect(code).toBe(0);
    const question = { query: "{ users { username } jobRuns { id } }" };
    expect(await api.ask({ ...question, token: out.trim() })).toMatchObject({ errors: [], data: { jobRuns: [] } });
    const strange = await api.ask({ ...question, token: `${out.trim()}x` });
    expect(strange.errors[0]?.extensions.code).toBe("UNAUTHENTICATED");
  });
});

describe("huilu demo and huilu kpis", () => {
  const database = withDatabase();
  const run = (...words: string[]) => runCommand(database.url, words, { HUILU_DATA_DIR: folder });
  const demo = ["demo", "--seed", "3", "--until", "2024-12-31", "--cases", "1000", "--json"];
  const counts = async () => {
    const { rows } = await database.db.pool.query(
      `SELECT (SELECT count(*) FROM service_case) AS cases, (SELECT count(*) FROM case_event) AS events,
         (SELECT count(*) FROM app_user) AS users, (SELECT count(*) FROM import_run) AS runs`,
    );
    return rows[0];
  };

  it("loads the company, writes its truth beside the data, and changes nothing the second time", async () => {
    const first = await run(...demo);
    expect(first.code).toBe(0);
    expect(first.err).toContain("First administrator: admin");
    expect(JSON.parse(await readFile(path.join(folder, "demo-truth.json"), "utf8"))).toEqual(JSON.parse(first.out));
    const before = await counts();
    const second = await run(...demo);
    expect(second).toMatchObject({ code: 0, out: first.out });
    expect(second.err).toContain("Recorded 0 new cases with 0 events");
    expect(await counts()).toEqual(before);
  });

  it("refuses a size that cannot be, and another company", async () => {
    const small = await run("demo", "--cases", "5", "--json");
    expect(small.code).toBe(1);
    expect(JSON.parse(small.out)).toMatchObject({ error: { code: "BAD_INPUT", reason: "demo_cases_unfit" } });
    const other = await run("demo", "--seed", "4");
    expect(other).toMatchObject({ code: 1, out: "", err: expect.stringContaining("[demo_is_another]") });
  });

  it("keeps the company's figures as known now, and prints what was known before", async () => {
    const now = await run("kpis", "--months", "2", "--json");
    expect(now.code).toBe(0);
    const figures: readonly { metric: string; bucket: string; n: number }[] = JSON.parse(now.out);
    expect(new Set(figures.map(({ bucket }) => bucket)).size).toBe(2);
    const { rowCount } = await database.db.pool.query("SELECT FROM kpi_figure");
    expect(rowCount).toBeGreaterThan(figures.length);
    const earlier = await run("kpis", "--as-known-on", "2020-01-01T00:00:00Z", "--json");
    expect(earlier).toMatchObject({ code: 0, out: "[]\n", err: "" });
  });
});

describe("huilu units", () => {
  const database = withDatabase();
  const units = (...words: string[]) => runCommand(database.url, ["units", ...words]);
  const file = (name: string, rows: string) => {
    const where = path.join(folder, name);
    return writeFile(where, `serial,family,model,sold\n${rows}`).then(() => where);
  };

  it("records single units once, and says how many are new or corrected", async () => {
    await database.db.pool.query("INSERT INTO product_model (code, name) VALUES ('Fans/F1', 'F1')");
    const first = await file("units.csv", "S1,Fans,F1,2025-03-01\nS2,Fans,F1,\n");
    expect(await units(first)).toEqual({
      code: 0,
      out: "Rows read: 2; new units: 2, corrected: 0. Rates and ages follow.\n",
      err: "",
    });
    const second = await file("later.csv", "S1,Fans,F1,2025-03-02\nS2,Fans,F1,\nS3,Fans,F1,\n");
    expect(JSON.parse((await units(second, "--json")).out)).toMatchObject({ rows: 3, added: 1, corrected: 1 });
    expect(JSON.parse((await units(second, "--json")).out)).toEqual({
      dryRun: false,
      rows: 3,
      added: 0,
      corrected: 0,
      newBatches: [],
      newLines: [],
    });
  });

  it("refuses a file whole, by line, column and value, in the terminal's language", async () => {
    const wrong = await file("wrong.csv", "S4,Fans,F1,2025-03-01\nS5,Fans,F1,2025-03\n");
    const { code, out, err } = await units(wrong, "--json");
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(JSON.parse(out)).toEqual({
      error: {
        code: "BAD_INPUT",
        reason: "units_day_unfit",
        message: expect.stringContaining("Line 3: sold “2025-03”"),
      },
    });
    const chinese = await runCommand(database.url, ["units", wrong], { LANG: "zh_CN.UTF-8" });
    expect(chinese).toMatchObject({ code: 1, out: "", err: expect.stringMatching(/第 3 行.+\[units_day_unfit\]\n$/) });
    const missing = await units(path.join(folder, "none.csv"));
    expect(missing).toMatchObject({ code: 1, err: expect.stringContaining("[import_file_missing]") });
    const { rows } = await database.db.pool.query(
      "SELECT count(*) AS n FROM unit_register WHERE superseded_at IS NULL",
    );
    expect(rows).toEqual([{ n: 3 }]);
  });
});

describe("huilu sales and huilu production", () => {
  const database = withDatabase();
  const run = (...words: string[]) => runCommand(database.url, words);
  const chinese = (...words: string[]) => runCommand(database.url, words, { LANG: "zh_CN.UTF-8" });
  const file = async (name: string, text: string) => {
    const where = path.join(folder, name);
    await writeFile(where, iconv.encode(text, "gb18030"));
    return where;
  };

  it("read what a Chinese spreadsheet saves, and tell it in the terminal's language", async () => {
    await database.db.pool.query("INSERT INTO product_model (code, name) VALUES ('风扇/F1', 'F1')");
    const sales = await file("sales.csv", "产品大类;型号;月份;台数\n风扇;F1;2025/3;20\n");
    expect(await run("sales", sales)).toEqual({
      code: 0,
      out: "Rows read: 1; new or changed: 1. Rates follow.\n",
      err: "",
    });
    expect((await chinese("sales", sales)).out).toBe("读入 1 行，新增或更改 0 行；比率随之更新。\n");
    expect(JSON.parse((await run("sales", sales, "--json")).out)).toEqual({
      dryRun: false,
      rows: 1,
      recorded: 0,
      newBatches: [],
    });
    const made = await file("made.csv", "产品大类\t型号\t批次\t月份\t台数\n风扇\tF1\tA\t2025/2\t20\n");
    expect((await chinese("production", made, "--dry-run")).out).toBe(
      "读入 1 行，将新增或更改 1 行。\n将新建批次 1 个：\n  风扇/F1/A\n这是试运行，没有写入任何内容。\n",
    );
    expect((await run("production", made)).out).toBe(
      "Rows read: 1; new or changed: 1. Cohorts follow.\nNew batches, never named before: 1. Are they all meant?\n  风扇/F1/A\n",
    );
    expect((await chinese("production", made)).out).toMatch(/^读入 1 行，新增或更改 0 行；/);
    expect(JSON.parse((await run("production", made, "--json")).out)).toMatchObject({ recorded: 0, newBatches: [] });
  });

  it("tell every unfit row, the first with how to mend it", async () => {
    const wrong = await file("wrong-sales.csv", "产品大类,型号,月份,台数\n风扇,F1,2025-03,x\n风扇,F1,三月,2\n");
    const { code, out, err } = await chinese("sales", wrong);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^huilu: 第 2 行的 台数“x”不可用。.+ \[sales_row_unfit\]\n {2}第 3 行：月份“三月”不可用。\n$/);
    const { error } = JSON.parse((await run("sales", wrong, "--json")).out);
    expect(error).toMatchObject({
      reason: "sales_row_unfit",
      problems: [{ code: "sales_row_unfit", path: "月份", line: 3, message: "Line 3: 月份 “三月” cannot be used." }],
    });
    const missing = await run("production", path.join(folder, "none.csv"));
    expect(missing).toMatchObject({ code: 1, err: expect.stringContaining("[import_file_missing]") });
  });
});

describe("huilu migrate", () => {
  const name = `huilu_test_${randomBytes(6).toString("hex")}`;
  const server = inject("databaseServer");
  const url = withDatabaseName(server, name);
  beforeAll(() => runOn(server, `CREATE DATABASE ${name}`));
  afterAll(() => runOn(server, `DROP DATABASE ${name} WITH (FORCE)`));

  it("brings an empty database up to date, and finds nothing to do the second time", async () => {
    for (const _ of ["first", "second"])
      expect(await runCommand(url, ["migrate"])).toMatchObject({
        code: 0,
        out: "The schema is up to date.\n",
        err: "",
      });
    const db = await openDatabase({ url });
    expect(await pendingMigrations(db)).toEqual([]);
    await closeDatabase(db);
  });
});
