import path from "node:path";

import { readEnvironment } from "@huilu/core";
import { describe, expect, test } from "vitest";

describe("the environment", () => {
  test("needs nothing", () => {
    const environment = readEnvironment({});
    expect(environment).toMatchObject({ port: 4000, host: "127.0.0.1", databaseUrl: null, redisUrl: null, demo: true });
    expect(environment).toMatchObject({ timeZone: "Asia/Shanghai", currency: "CNY" });
    expect(environment.dataDir).toBe(path.resolve(".data"));
  });

  test("takes an empty variable for one that is not set", () => {
    expect(readEnvironment({ PORT: "", DATABASE_URL: "" })).toMatchObject({ port: 4000, databaseUrl: null });
  });

  test("means a typed path from where it was typed", () => {
    expect(readEnvironment({ INIT_CWD: "/srv", HUILU_DATA_DIR: "huilu" }).dataDir).toBe(path.resolve("/srv/huilu"));
  });

  test("names every variable that cannot be used, and keeps its value to itself", () => {
    const wrong = { PORT: "70000", DATABASE_URL: "mysql://me:secret@host/db", HUILU_TIME_ZONE: "Mars/Olympus" };
    const refuse = () => readEnvironment(wrong);
    for (const name of Object.keys(wrong)) expect(refuse).toThrow(name);
    expect(refuse).not.toThrow("secret");
  });
});
