import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import { runCommand } from "../support/run-command.ts";
import { withDatabase } from "../support/with-database.ts";
import { makeExportCompany } from "./export-company.ts";
import { readCsv } from "./read-files.ts";

const database = withDatabase();
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "huilu-export-command-"));
  await makeExportCompany(database.db, 90);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const days = ["--from", "2026-01-01", "--to", "2026-07-01"];

test("the command writes what the company sees, and says how much it was", async () => {
  const file = path.join(folder, "cases.csv");
  const filters = ["--filter", "department=NORTH,SOUTH", "--language", "en", "--no-byte-order-mark", "--json"];
  const { code, out } = await runCommand(database.url, ["export", "case-metrics", file, ...days, ...filters]);
  const [header = [], ...rows] = readCsv(await readFile(file, "utf8"));
  expect({ code, rows: JSON.parse(out).rows }).toEqual({ code: 0, rows: rows.length });
  expect(header.slice(0, 3)).toEqual(["Case number", "Source", "Status"]);
  expect(rows.length).toBeGreaterThan(50);
  const { rows: audited } = await database.db.pool.query(
    "SELECT user_id, action, detail->>'rows' AS rows FROM audit_entry",
  );
  expect(audited).toEqual([{ user_id: null, action: "export", rows: String(rows.length) }]);
});

test("a refused export leaves no file", async () => {
  const before = await readdir(folder);
  const wrong = [
    {
      words: ["export", "figures", path.join(folder, "a.csv"), ...days, "--metric", "nothing"],
      says: "[metric_unknown]",
    },
    { words: ["export", "rows", path.join(folder, "a.csv"), ...days], says: "[export_incomplete]" },
    { words: ["export", "figures", path.join(folder, "a.csv")], says: "[export_incomplete]" },
    { words: ["export", "cases", path.join(folder, "a.txt")], says: "[usage]" },
  ];
  for (const { words, says } of wrong) {
    const { code, err } = await runCommand(database.url, words);
    expect({ words, code, says: err.includes(says) ? says : err }).toEqual({ words, code: 1, says });
  }
  expect(await readdir(folder)).toEqual(before);
});
