import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { demoTruth, setUpDemo } from "@huilu/cli/demo";
import { ensureFirstAdministrator, signIn, viewerOfToken } from "@huilu/core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { withDatabase } from "../support/with-database.ts";

const database = withDatabase();
const now = new Date("2026-11-01T04:00:00Z");
const options = { seed: 5, until: "2026-10-31", cases: 1000, now };
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "huilu-demo-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("each role gets a sign-in that works, its password kept for the owner of the data folder alone", async () => {
  await ensureFirstAdministrator(database.db, now);
  const { truth, signIns } = await setUpDemo(database.db, folder, options);
  expect(signIns.map(({ username }) => username)).toEqual([
    "demo_executive",
    "demo_head_east",
    "demo_quality",
    "demo_responder_rd",
    "demo_responder_purch",
    "demo_agent",
    "demo_technician",
  ]);
  for (const { username, password, role } of signIns) {
    const { secret } = await signIn(database.db, { username, password, address: "127.0.0.1", now });
    const viewer = await viewerOfToken(database.db, secret, { kind: "browser", now });
    expect(viewer).toMatchObject({ username, mustChangePassword: false, assignments: [{ role }] });
  }
  const file = path.join(folder, "demo-sign-ins.txt");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const kept = await readFile(file, "utf8");
  for (const { username, password } of signIns) expect(kept).toContain(`${username}\t${password}`);
  expect(demoTruth.parse(JSON.parse(await readFile(path.join(folder, "demo-truth.json"), "utf8")))).toEqual(truth);
});

test("again: no second sign-in, no other password", async () => {
  const file = path.join(folder, "demo-sign-ins.txt");
  const before = await readFile(file, "utf8");
  expect((await setUpDemo(database.db, folder, options)).signIns).toEqual([]);
  expect(await readFile(file, "utf8")).toBe(before);
});
