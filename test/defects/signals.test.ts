import {
  addDays,
  backtestDetection,
  decideSignal,
  detectSignals,
  importSales,
  listSignals,
  readDetection,
  setDetectionSettings,
  standOuts,
  verifyRollups,
  type SignalRecord,
} from "@huilu/core";
import { beforeAll, describe, expect, it } from "vitest";
import { fileOf } from "../support/file-of.ts";
import { withApi } from "../support/with-api.ts";
import { happened, withCompany } from "../metrics/company.ts";

const monday = "2024-01-01";
const weekOf = (week: number) => addDays(monday, 7 * week);
const noon = (day: string) => new Date(`${day}T12:00:00+08:00`);
const calm = 60;

/** Two leaks a week of each of two models, three in some; from week 60 on six more of one batch. */
describe("signals", () => {
  const company = withCompany();
  const api = withApi(company);
  const leak = (number: string, day: string, batch: string, type = "Leak") => ({
    number,
    productFamily: { code: "Washers" },
    productModel: { code: batch.slice(0, 2) },
    batch: { code: batch },
    defects: [{ family: { code: "Water" }, type: { code: type } }],
    events: [happened("registered", `${day} 09:00`)],
  });
  const week = (w: number) =>
    ["W1", "W2"].flatMap((model) =>
      Array.from({ length: w % 5 === 0 ? 3 : 2 }, (_, i) =>
        leak(`${model}-${w}-${i}`, addDays(weekOf(w), i), `${model}-A`),
      ),
    );
  const bad = (w: number, type = "Leak") =>
    Array.from({ length: 6 }, (_, i) => leak(`bad-${w}-${i}`, addDays(weekOf(w), i), "W1-B", type));
  const told = ({ level, part, state, withdrawn }: SignalRecord) => [level, part?.key ?? null, state, withdrawn];
  const list = (states: readonly ("OPEN" | "ACKNOWLEDGED" | "DISMISSED" | "CLOSED")[]) =>
    listSignals(company.db.pool, { states, language: "en" });
  let looks = 0;
  const detectOn = (day: string) => detectSignals(company.db, { now: new Date(noon(day).getTime() + (looks += 1)) });
  const detect = (w: number) => detectOn(weekOf(w));

  beforeAll(async () => {
    const weeks = Array.from({ length: calm }, (_, w) => week(w)).flat();
    await company.add(...weeks);
    const sales =
      "family,model,batch,month,units\nWashers,W1,W1-A,2023-06,4000\nWashers,W2,W2-A,2023-06,4000\nWashers,W1,W1-B,2024-12,400\n";
    await importSales(company.db, await fileOf(sales), { userId: null, now: noon(weekOf(calm)) });
  });

  it("finds nothing while everything is as it was", async () => {
    expect(await detect(calm)).toMatchObject({ raised: 0, changed: 0, withdrawn: 0 });
    expect(await list(["OPEN", "CLOSED"])).toEqual([]);
    const detection = await readDetection(company.db.pool);
    expect(detection).toMatchObject({ untilOn: weekOf(calm), runLength: 5000 });
    expect(detection.falseAlarmsAYear).toBeCloseTo((detection.series * 365.25) / 7 / 5000, 9);
  });

  it("raises the batch, its model and the defect once, and follows them while they last", async () => {
    await company.add(...week(calm), ...bad(calm), ...week(calm + 1), ...bad(calm + 1));
    const days = [1, 2, 3, 4, 5, 6].map((day) => addDays(weekOf(calm), day));
    const known: SignalRecord[][] = [];
    for (const day of days) {
      await detectOn(day);
      known.push(await list(["OPEN"]));
    }
    // Told within the week, before its end; from then on the same signal, of the reports up to the day before.
    const toldOn = known.findIndex((signals) => signals.length > 0);
    expect(toldOn).toBeGreaterThan(1);
    const [early, ...others] = known[toldOn] ?? [];
    expect(others).toEqual([]);
    expect(early).toMatchObject({
      level: "BATCH",
      raisedOn: weekOf(calm),
      untilOn: days[toldOn],
      observed: toldOn + 1,
    });
    await detect(calm + 2);
    expect((await list(["OPEN"])).map(({ id }) => id)).toContain(early?.id);
    const open = await list(["OPEN"]);
    expect(open.map(told)).toContainEqual(["BATCH", "Washers/W1/W1-B", "OPEN", false]);
    const [strongest] = open;
    expect(strongest).toMatchObject({
      level: "BATCH",
      defect: { key: "Water/Leak" },
      sinceOn: weekOf(calm),
      observed: 12,
    });
    expect(strongest?.expected).toBeGreaterThan(0);
    expect(strongest?.low).toBeGreaterThan(1);
    expect(await detect(calm + 2)).toMatchObject({ raised: 0, changed: 0, closed: 0, withdrawn: 0 });
    await company.add(...week(calm + 2), ...bad(calm + 2));
    expect(await detect(calm + 3)).toMatchObject({ withdrawn: 0 });
    const later = await list(["OPEN"]);
    expect(later.filter(({ level }) => level === "BATCH").map(({ id, observed }) => [id, observed])).toEqual([
      [strongest?.id, 18],
    ]);
    expect((await verifyRollups(company.db, { mend: false })).every(({ differing }) => differing === 0)).toBe(true);
  });

  it("is decided by quality engineers, and a dismissal says why", async () => {
    const [signal] = await list(["OPEN"]);
    const decide = (token: string, values: string) =>
      api.ask({ token, language: "en", query: `mutation { decideSignal(id: ${signal?.id}, ${values}) }` });
    const engineer = await api.tokenFor("QUALITY_ENGINEER");
    const refused = await decide(await api.tokenFor("EXECUTIVE"), "action: ACKNOWLEDGED");
    expect(refused.errors[0]?.extensions.code).toBe("FORBIDDEN");
    const silent = await decide(engineer, 'action: DISMISSED, reason: " "');
    expect(silent.errors[0]?.extensions).toMatchObject({ code: "BAD_INPUT", reason: "signal_reason_missing" });
    expect((await decide(engineer, 'action: DISMISSED, reason: "a campaign"')).errors).toEqual([]);
    const { data } = await api.ask({ token: engineer, query: "{ signals(states: [DISMISSED]) { id reason state } }" });
    expect(data.signals).toEqual([{ id: String(signal?.id), reason: "a campaign", state: "DISMISSED" }]);
    await detect(calm + 3);
    expect((await list(["OPEN"])).map(({ id }) => id)).not.toContain(signal?.id);
    await expect(
      decideSignal(company.db, { id: 999_999, action: "REOPENED" }, { userId: 1, now: noon(weekOf(70)) }),
    ).rejects.toMatchObject({ code: "NOT_FOUND", reason: "signal_unknown" });
  });

  it("is withdrawn when corrected reports take its grounds away", async () => {
    const number = (await list(["OPEN", "DISMISSED"])).length;
    await company.learn(
      "2026-06-02T00:00:00Z",
      ...[0, 1, 2].flatMap((w) =>
        bad(calm + w, "Scratch").map((one, i) => ({
          ...one,
          defects: [{ family: { code: "Look" }, type: { code: `Scratch${w}-${i}` } }],
        })),
      ),
    );
    expect(await detect(calm + 3)).toMatchObject({ withdrawn: number });
    expect(await list(["OPEN", "DISMISSED"])).toEqual([]);
    expect((await list(["CLOSED"])).every(({ withdrawn }) => withdrawn)).toBe(true);
  });

  it("tells which batch stands out, against all others on the same unit-months", async () => {
    await company.learn("2026-06-03T00:00:00Z", ...[0, 1, 2].flatMap((w) => bad(calm + w)));
    const asked = { defectType: "Water/Leak", weeks: 3, today: weekOf(calm + 3), language: "en" } as const;
    const { parts, reports, range } = await standOuts(company.db.pool, asked);
    expect(range).toEqual({ from: weekOf(calm), to: weekOf(calm + 3) });
    const ofLevel = (level: string) => parts.filter((part) => part.level === level);
    expect(ofLevel("MODEL").reduce((sum, { observed }) => sum + observed, 0)).toBe(reports);
    expect(parts[0]).toMatchObject({ level: "BATCH", part: { key: "Washers/W1/W1-B" }, observed: 18 });
    for (const level of ["MODEL", "BATCH"]) {
      const months = ofLevel(level).reduce((sum, { unitMonths }) => sum + (unitMonths ?? Number.NaN), 0);
      for (const { observed, expected, unitMonths: ofPart, ratio } of ofLevel(level)) {
        const unitMonths = ofPart ?? Number.NaN;
        expect(expected).toBeCloseTo(((reports - observed) / (months - unitMonths)) * unitMonths, 6);
        expect(ratio).toBeCloseTo(observed / expected, 9);
      }
    }
    await expect(standOuts(company.db.pool, { ...asked, defectType: "none" })).rejects.toMatchObject({
      code: "NOT_FOUND",
      reason: "defect_unknown",
    });
  });

  it("is replayed under other settings, beside a fixed threshold", async () => {
    const today = weekOf(calm + 3);
    const settings = await setDetectionSettings(company.db, 1000, { userId: null, now: noon(today) });
    const replay = await backtestDetection(company.db.pool, { today, settings, language: "en" });
    const batch = replay?.signals.find(({ level }) => level === "BATCH");
    expect(batch).toMatchObject({
      part: { key: "Washers/W1/W1-B" },
      defect: { key: "Water/Leak" },
      sinceOn: weekOf(calm),
    });
    // Six reports in the first bad week are three, and no year's average of that batch stands against them.
    expect(replay?.threshold).toMatchObject({ reports: 3, times: 2 });
    expect(replay?.threshold.alarms).toBeGreaterThanOrEqual(replay?.quietThreshold.alarms ?? Infinity);
    expect(replay?.quietThreshold.alarms).toBeLessThanOrEqual(replay?.signals.length ?? 0);
    expect(replay?.months.reduce((sum, { threshold }) => sum + threshold, 0)).toBe(replay?.threshold.alarms);
    expect(replay?.months.reduce((sum, { signals }) => sum + signals, 0)).toBe(replay?.signals.length);
    await expect(setDetectionSettings(company.db, 5, { userId: null, now: noon(today) })).rejects.toMatchObject({
      code: "BAD_INPUT",
      reason: "run_length_out_of_range",
    });
  });
});
