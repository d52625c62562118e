import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runStatisticsCase } from "@huilu/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeWith } from "../support/describe-with.ts";
import { runCommand } from "../support/run-command.ts";

const run = (called: string, input: unknown, expected: unknown, tolerance = { rel: 1e-6, abs: 1e-9 }) =>
  runStatisticsCase(JSON.stringify({ id: "own", function: called, input, expected, tolerance }), "own.json")
    .differences;

describe("statistics with known answers", () => {
  test("a turbine wheel's cracks: Nelson's Weibull of units looked at once has slope about 2", () => {
    const hours = [4, 10, 14, 18, 22, 26, 30, 34, 38, 42, 46];
    const inspected = [39, 53, 33, 73, 30, 39, 42, 13, 34, 40, 36];
    const cracked = [0, 4, 2, 7, 5, 9, 9, 6, 22, 21, 21];
    expect(
      run("weibullFitCurrentStatus", { hours, inspected, cracked }, { beta: 2, eta: 45 }, { rel: 0.1, abs: 0 }),
    ).toEqual([]);
  });

  test("no event in a hundred: Newcombe's limits", () => {
    const expected = { rows: [{ wilson: [0, 0.037], clopper_pearson: [0, 0.0362] }] };
    expect(run("proportionIntervals", { rows: [{ x: 0, n: 100 }] }, expected, { rel: 0, abs: 5e-5 })).toEqual([]);
  });

  test("a p-prime chart of shares that chance alone spreads is the p-chart, times its own sigma z", () => {
    const input = { defectives: [5, 7, 4, 6, 5, 8, 3], n: [100, 120, 90, 100, 110, 130, 80] };
    expect(run("laneyPPrimeChart", input, { cl: 38 / 730 })).toEqual([]);
  });

  test("a tabular CUSUM of Montgomery's kind sums what is beyond the reference value", () => {
    const input = { x: [10, 11, 12, 9], target: 10, sigma: 1, k: 0.5, h: 1.9 };
    expect(
      run("tabularCusum", input, { c_plus: [0, 0.5, 2, 0.5], c_minus: [0, 0, 0, 0.5], first_signal_1based: 3 }),
    ).toEqual([]);
  });

  test("times between events are charted on the scale of their 3.6th root", () => {
    const gaps = [1, 1, 1, 1, 1];
    expect(run("tChart", { gaps }, { cl: 1, lcl: 1, ucl: 1, violations_1based: [] })).toEqual([]);
  });

  test("an np-chart's line is the mean of the defectives", () => {
    const expected = { cl: 5, lcl: 0, ucl: 5 + 3 * Math.sqrt(5 * 0.95), violations_1based: [4] };
    expect(run("npChart", { defectives: [2, 3, 2, 13], n: 100 }, expected)).toEqual([]);
  });

  test("the improved Farrington method alarms at an outbreak and not before", () => {
    const counts = Array.from({ length: 312 }, (_, week) => (week === 300 ? 40 : 6 + (week % 3)));
    expect(
      run(
        "farringtonFlexible",
        { counts, freq: 52, start: [2001, 1], range: [295, 305] },
        { alarm_index_1based: [301] },
      ),
    ).toEqual([]);
  });

  test("two equal rates differ by nothing, in central and mid p too", () => {
    const rows = [{ x: [10, 10], T: [5, 5], alternative: "two.sided" }];
    const expected = { rows: [{ rate_ratio: 1, p: 1, p_central: 1, p_midp: 1 }] };
    expect(run("poissonTwoRateTest", { rows }, expected)).toEqual([]);
  });

  test("untested hypotheses of the family count as p = 1", () => {
    expect(
      run("adjustPValues", { p: [0.01, 0.02], n_family: 10 }, { bh_n_family: [0.1, 0.1], bh: [0.02, 0.02] }),
    ).toEqual([]);
  });

  test("a fitted prior is judged by its likelihood, and a better one is no failure", () => {
    const input = { N: [1, 4, 0, 2, 30], E: [1.2, 2, 0.7, 2.5, 3] };
    expect(run("ebgmFit", input, { theta: {}, neg_loglik: 99 })).toEqual([]);
    expect(run("ebgmFit", input, { theta: {}, neg_loglik: 1 })).toEqual([expect.stringContaining("neg_loglik")]);
  });

  test("what does not fit is told: a missing key, a wrong number, a list of another length, bad input", () => {
    expect(run("cChart", { counts: [4, 4] }, { cl: 5, lines: 1, violations_1based: [1] })).toEqual([
      "cl: 5 expected, 4 given",
      "lines: 1 expected, nothing given",
      "violations_1based: 1 elements expected, 0 given",
    ]);
    expect(run("cChart", { counts: "many" }, {})).toHaveLength(1);
    expect(run("cChart", { counts: [-1] }, {})).toHaveLength(1);
  });
});

describe("huilu stats", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "huilu-stats-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const put = (file: string, text: unknown) =>
    writeFile(path.join(folder, file), typeof text === "string" ? text : JSON.stringify(text));
  const stats = (...more: string[]) => runCommand("", ["stats", folder, ...more]);
  const good = { id: "good", function: "cChart", input: { counts: [1, 3] }, expected: { cl: 2 } };

  test("a folder without cases, and one that is not there, are no success", async () => {
    expect(await stats()).toMatchObject({ code: 1, out: "0 passed, 0 failed\n" });
    expect((await runCommand("", ["stats", path.join(folder, "none")])).code).not.toBe(0);
  });

  test("tells each case, and fails where one does", async () => {
    await put("1.json", good);
    expect(await stats()).toMatchObject({ code: 0, out: "passed  good  cChart\n1 passed, 0 failed\n" });
    await put("2.json", { ...good, id: "wrong", expected: { cl: 3 } });
    await put("3.json", { ...good, id: "strange", function: "toString" });
    await put("4.json", "{");
    const { code, out } = await stats();
    expect(code).toBe(1);
    expect(out).toContain("cl: 3 expected, 2 given");
    expect(out).toContain("there is no function toString");
    expect(out).toContain("4.json");
    expect(out.trimEnd().endsWith("1 passed, 3 failed")).toBe(true);
    const json: unknown = JSON.parse((await stats("--json")).out);
    expect(json).toMatchObject({ passed: 1, failed: 3, cases: [{ id: "good", passed: true }, {}, {}, {}] });
  });
});

// Cases that came with the project stand beside its data.
const data = process.env["HUILU_REAL_DATA"] ?? "";
describeWith({ name: "HUILU_REAL_DATA", found: data !== "", optional: true }, "the cases beside the real data", () => {
  test("all pass", async () => {
    const folder = path.join(data, "../cases/statistics");
    const files = (await readdir(folder)).filter((file) => file.endsWith(".json"));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files)
      expect([file, runStatisticsCase(await readFile(path.join(folder, file), "utf8"), file).differences]).toEqual([
        file,
        [],
      ]);
  });
});
