import { randomUUID } from "node:crypto";

import { recordCases, settle, type IncomingCase, type IncomingEvent } from "@huilu/core";
import { beforeAll, describe, expect, test } from "vitest";

import { withApi } from "../support/with-api.ts";
import { withDatabase } from "../support/with-database.ts";

const zone = "+08:00";
const at = (moment: string) => ({ on: moment.slice(0, 10), at: `${moment}:00${zone}` });
const has = (department: string, employee?: string): Partial<IncomingEvent> => ({
  department: { code: department },
  ...(employee === undefined ? {} : { employee: { code: employee } }),
});

// 2026-06-01 is a Monday; the shipped week is Monday to Friday.
const handedOver: IncomingCase = {
  number: "handed-over",
  line: 2,
  events: [
    { type: "registered", moment: at("2026-06-01T09:00"), ...has("NORTH") },
    { type: "replied", moment: at("2026-06-02T10:00"), ...has("NORTH", "ANNA") },
    { type: "accepted", moment: at("2026-06-01T10:30"), ...has("NORTH", "ANNA") },
    { type: "waiting_started", moment: at("2026-06-01T15:00"), detail: "customer" },
    { type: "waiting_ended", moment: at("2026-06-02T10:00") },
    { type: "reassigned", moment: at("2026-06-02T11:00"), ...has("SOUTH", "BEN") },
    { type: "resolved", moment: at("2026-06-03T16:00"), ...has("SOUTH", "BEN") },
    { type: "reopened", moment: at("2026-06-08T09:00"), ...has("SOUTH") },
    { type: "accepted", moment: at("2026-06-08T13:00"), ...has("SOUTH", "BEN") },
    { type: "resolved", moment: at("2026-06-09T10:00"), ...has("SOUTH", "BEN") },
  ],
};
const waiting: IncomingCase = {
  number: "waiting",
  line: 3,
  events: [{ type: "registered", moment: at("2026-06-01T09:00"), ...has("NORTH") }],
};

type Span = { part: string; department: Named; employee: Named; seconds: number; businessSeconds: number };
type Named = { key: string } | null;

describe("who had a case when", () => {
  const database = withDatabase();
  const api = withApi(database);
  const custodyOf = async (number: string, token: string) => {
    const query = `{ serviceCase(number: "${number}") { handlingSeconds custody {
      handlingSeconds handlingBusinessSeconds pausedBusinessSeconds netHandlingSeconds
      spans { part department { key } employee { key } fromAt toAt seconds businessSeconds }
      dueTimes { promise dueAt doneAt state unjudged } } } }`;
    const { data, errors } = await api.ask({ query, token });
    expect(errors).toEqual([]);
    return data.serviceCase;
  };
  let token = "";
  beforeAll(async () => {
    const learnedAt = new Date("2026-06-10T00:00:00Z");
    const rows = async function* () {
      yield* [handedOver, waiting];
    };
    await recordCases(database.db, rows(), { source: "desk", importRunId: randomUUID(), rowMeans: "case", learnedAt });
    await settle(database.db);
    token = await api.tokenFor("QUALITY_ENGINEER");
  });

  test("a case that was reassigned and reopened adds up to its handling time on both clocks", async () => {
    const { custody, handlingSeconds } = await custodyOf("handed-over", token);
    const spans: Span[] = custody.spans;
    expect(spans.map(({ part, department, employee }) => [part, department?.key, employee?.key])).toEqual([
      ["queue", "NORTH", undefined],
      ["owner", "NORTH", "ANNA"],
      ["owner", "SOUTH", "BEN"],
      ["resolved", "SOUTH", "BEN"],
      ["queue", "SOUTH", undefined],
      ["owner", "SOUTH", "BEN"],
    ]);
    const sum = (of: (span: Span) => number) => spans.reduce((total, span) => total + of(span), 0);
    // Monday 09:00 to Tuesday of the week after, 10:00.
    expect(handlingSeconds).toBe(8 * 86_400 + 3600);
    expect(sum(({ seconds }) => seconds)).toBe(custody.handlingSeconds);
    expect(custody.handlingSeconds).toBe(handlingSeconds);
    expect(sum(({ businessSeconds }) => businessSeconds)).toBe(custody.handlingBusinessSeconds);
    expect(custody.handlingBusinessSeconds).toBeLessThan(custody.handlingSeconds);
    expect(custody.pausedBusinessSeconds).toBeGreaterThan(0);
    expect(custody.netHandlingSeconds).toBe(custody.handlingBusinessSeconds - custody.pausedBusinessSeconds);
  });

  test("what was promised is kept, missed, or cannot be judged", async () => {
    const { custody } = await custodyOf("handed-over", token);
    const states = custody.dueTimes.map(({ promise, state }: { promise: string; state: string | null }) => [
      promise,
      state,
    ]);
    expect(states).toEqual([
      ["reply", "MISSED"],
      ["dispatch", null],
      ["repair", "MET"],
    ]);
    expect(custody.dueTimes[1].unjudged).toBe("来源不记录");
  });

  test("what a source never tells is not called undone", async () => {
    const bare: IncomingCase = {
      number: "bare",
      line: 2,
      events: [{ type: "registered", moment: { on: "2026-06-01" } }],
    };
    const rows = async function* () {
      yield bare;
    };
    const learnedAt = new Date("2026-06-10T00:00:00Z");
    await recordCases(database.db, rows(), { source: "list", importRunId: randomUUID(), rowMeans: "case", learnedAt });
    await settle(database.db);
    const { custody } = await custodyOf("bare", token);
    for (const due of custody.dueTimes)
      expect(due).toMatchObject({ state: null, doneAt: null, unjudged: "来源不记录" });
    expect(custody.dueTimes).toHaveLength(3);
  });

  test("nobody has had a waiting case to the end, and it has no handling time yet", async () => {
    const { custody } = await custodyOf("waiting", token);
    expect(custody).toMatchObject({ handlingSeconds: null, spans: [{ part: "queue", toAt: null, seconds: null }] });
  });

  test("it is told to those only who may read the case", async () => {
    const south = await api.tokenFor("DEPARTMENT_HEAD", { departmentCode: "SOUTH" });
    expect(await custodyOf("waiting", south)).toBeNull();
    expect(await custodyOf("handed-over", south)).not.toBeNull();
  });
});
