import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withDatabase } from "../support/with-database.ts";

const root = path.join(import.meta.dirname, "../..");
const mapping = "name: m\nsource: m\nrowMeans: case\nnumber: id\nevents:\n  - { type: registered, at: day }\n";

describe("huilu import", () => {
  const test = withDatabase();
  let folder = "";
  const run = (...words: string[]) =>
    new Promise<{ code: number | string | null; out: string; err: string }>((resolve) => {
      const command = ["--import", "@oxc-node/core/register", "packages/cli/src/main.ts", "import", ...words];
      const env = { ...process.env, DATABASE_URL: test.url, LANG: "C", LC_ALL: "" };
      execFile(process.execPath, command, { cwd: root, env }, (error, out, err) =>
        resolve({ code: error?.code ?? 0, out, err }),
      );
    });
  const file = (name: string) => path.join(folder, name);
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "huilu-command-"));
    await writeFile(file("m.yaml"), mapping);
    await writeFile(file("bad.yaml"), mapping.replace("source", "sorce"));
    await writeFile(file("good.csv"), "id,day\n1,2024-01-01\n,2024-01-02\n");
    await writeFile(file("none.csv"), "id,day\n,2024-01-01\n");
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("rehearses, imports, and says what became of every row in either language", async () => {
    const rehearsed = await run(file("good.csv"), "--mapping", file("m.yaml"), "--dry-run", "--language", "zh-CN");
    expect(rehearsed).toMatchObject({ code: 0, err: "" });
    expect(rehearsed.out).toContain("未写入任何数据");
    expect(rehearsed.out).toContain("第 3 行 id：没有工单号");
    const imported = await run(file("good.csv"), "--mapping", file("m.yaml"), "--json");
    expect(imported.code).toBe(0);
    expect(JSON.parse(imported.out)).toMatchObject({ rows: 2, casesCreated: 1, rejected: 1, dryRun: false });
  });

  it("exits 1 when no row could be used, and 2 when the file or its mapping is refused", async () => {
    expect(await run(file("none.csv"), "--mapping", file("m.yaml"))).toMatchObject({ code: 1 });
    const refused = await run(file("good.csv"), "--mapping", file("bad.yaml"), "--language", "en");
    expect(refused).toMatchObject({ code: 2, out: "" });
    expect(refused.err).toContain('line 2, sorce: there is no key "sorce"; did you mean "source"?');
    expect(await run(file("missing.csv"), "--mapping", file("m.yaml"))).toMatchObject({ code: 2 });
  });
});
