import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { startApi } from "@huilu/api";
import { readEnvironment } from "@huilu/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { withDatabase } from "../support/with-database.ts";

const database = withDatabase();
let webDist = "";
let api: Awaited<ReturnType<typeof startApi>>;
let ready = false;

beforeAll(async () => {
  webDist = await mkdtemp(path.join(tmpdir(), "huilu-web-"));
  await mkdir(path.join(webDist, "assets"));
  await writeFile(path.join(webDist, "index.html"), "<!doctype html><title>Huilu</title>");
  await writeFile(path.join(webDist, "assets", "app-1.js"), `console.log("${"回路".repeat(2000)}")`);
  const readiness = async () => ({ ready, parts: { database: true, demo: ready } });
  api = await startApi({ db: database.db, env: readEnvironment({}), port: 0, webDist, ready: readiness });
});
afterAll(async () => {
  await api.close();
  await rm(webDist, { recursive: true });
});

describe("operators", () => {
  test("see that the process lives, and when it is ready", async () => {
    expect((await fetch(`${api.address}/healthz`)).status).toBe(200);
    const before = await fetch(`${api.address}/readyz`);
    expect({ status: before.status, body: await before.json() }).toEqual({
      status: 503,
      body: { ready: false, parts: { database: true, demo: false } },
    });
    ready = true;
    expect((await fetch(`${api.address}/readyz`)).status).toBe(200);
  });

  test("see its figures in Prometheus' words", async () => {
    const figures = await (await fetch(`${api.address}/metrics`)).text();
    expect(figures).toContain("process_cpu_seconds_total");
    expect(figures).toMatch(/huilu_http_request_seconds_count\{method="GET",route="\/healthz",status="200"\} 1/);
  });
});

describe("the web", () => {
  test("every page of it is the one page, asked for each time; its parts are kept and compressed", async () => {
    for (const page of ["/", "/cases/42?x=1"]) {
      const response = await fetch(api.address + page, { headers: { accept: "text/html" } });
      expect(response.headers.get("content-type")).toMatch(/text\/html/);
      expect(response.headers.get("cache-control")).toBe("no-cache");
      expect(await response.text()).toContain("<title>Huilu</title>");
    }
    const part = await fetch(`${api.address}/assets/app-1.js`, { headers: { "accept-encoding": "gzip" } });
    expect(part.headers.get("cache-control")).toContain("immutable");
    expect(part.headers.get("content-encoding")).toBe("gzip");
  });

  test("a missing part is a 404, and nothing outside of the folder is reached", async () => {
    expect((await fetch(`${api.address}/assets/gone.js`)).status).toBe(404);
    const outside = await fetch(`${api.address}/..%2f..%2f..%2fetc%2fpasswd`);
    expect(outside.status).toBeGreaterThanOrEqual(400);
    expect(await outside.text()).not.toContain("root:");
  });

  test("every answer carries the headers that bind the browser", async () => {
    const { headers } = await fetch(`${api.address}/`, { headers: { accept: "text/html" } });
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-powered-by")).toBeNull();
  });
});

test("a page of another site cannot post a form as the viewer", async () => {
  const body = `{"query":"mutation { signOut }"}`;
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
    const response = await fetch(`${api.address}/graphql`, { method: "POST", headers: { "content-type": type }, body });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  }
});
