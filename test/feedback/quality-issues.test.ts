import { addDays, decideSignal, detectSignals, importSales, listSignals } from "@huilu/core";
import { beforeAll, describe, expect, it } from "vitest";
import { happened, withCompany } from "../metrics/company.ts";
import { fileOf } from "../support/file-of.ts";
import { withApi } from "../support/with-api.ts";

const weekOf = (week: number) => addDays("2024-01-01", 7 * week);
const noon = (day: string) => new Date(`${day}T12:00:00+08:00`);
const calm = 60;

/** Two leaks a week in calm times, then eight of one batch. */
describe("a quality issue", () => {
  const company = withCompany();
  const api = withApi(company);
  const leaks = (week: number, batch: string, many: number) =>
    Array.from({ length: many }, (_, i) => ({
      number: `${batch}-${week}-${i}`,
      productFamily: { code: "Washers" },
      productModel: { code: "W1" },
      batch: { code: batch },
      defects: [{ family: { code: "Water" }, type: { code: "Leak" } }],
      events: [happened("registered", `${addDays(weekOf(week), i % 7)} 09:00`)],
    }));
  const open = () => listSignals(company.db.pool, { states: ["OPEN"], language: "en" });
  const detect = (week: number) => detectSignals(company.db, { now: noon(weekOf(week)) });
  const raise = async (token: string, signals: readonly (number | string)[], more = "") =>
    api.ask({
      token,
      language: "en",
      query: `mutation { raiseQualityIssue(input: { signals: ${JSON.stringify(signals.map(String))},
        title: "Leaks of batch B", problem: "Eight leaks a week", severity: 3, safety: true ${more} }) }`,
    });
  const issues = async () => {
    const { data } = await api.ask({
      token: await api.tokenFor("EXECUTIVE"),
      query: `{ qualityIssues { number title severity safety raisedBy
        evidence { knownThen { observed } signal { id observed state issue } } } }`,
    });
    return data.qualityIssues;
  };

  beforeAll(async () => {
    await company.add(...Array.from({ length: calm }, (_, week) => leaks(week, "A", week % 5 === 0 ? 3 : 2)).flat());
    const sales = "family,model,batch,month,units\nWashers,W1,A,2023-06,4000\nWashers,W1,B,2024-12,400\n";
    await importSales(company.db, await fileOf(sales), { userId: null, now: noon(weekOf(calm)) });
    await company.add(...leaks(calm, "B", 8), ...leaks(calm + 1, "B", 8));
    await detect(calm + 2);
  });

  it("needs a right, signals, a title and words, and refuses what is missing by name", async () => {
    const engineer = await api.tokenFor("QUALITY_ENGINEER");
    const [signal] = await open();
    const refusal = async (asked: ReturnType<typeof raise>) => (await asked).errors[0]?.extensions;
    expect(await refusal(raise(await api.tokenFor("EXECUTIVE"), [signal?.id ?? 0]))).toMatchObject({
      code: "FORBIDDEN",
    });
    const many = Array.from({ length: 101 }, (_, i) => i + 1);
    expect(await refusal(raise(engineer, many))).toMatchObject({ code: "BAD_INPUT", reason: "issue_signals_many" });
    expect(await refusal(raise(engineer, [999_999]))).toMatchObject({ code: "NOT_FOUND", reason: "signal_unknown" });
    expect(await refusal(raise(engineer, ["none"]))).toMatchObject({ code: "NOT_FOUND", reason: "signal_unknown" });
    expect(await issues()).toEqual([]);
    expect((await open()).map(({ id }) => id)).toContain(signal?.id);
  });

  it("takes a signal that a run is just naming, without waiting for it", async () => {
    const client = await company.db.pool.connect();
    try {
      await client.query("BEGIN");
      // As the run's states of signals do.
      await client.query("SELECT 1 FROM signal FOR KEY SHARE");
      const [signal] = await open();
      const by = {
        userId: (await company.db.pool.query("SELECT id FROM app_user LIMIT 1")).rows[0]?.id,
        now: new Date(),
      };
      await decideSignal(company.db, { id: signal?.id ?? 0, action: "ACKNOWLEDGED" }, by);
      await decideSignal(company.db, { id: signal?.id ?? 0, action: "REOPENED" }, by);
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  }, 10_000);

  it("takes signals along once, keeps what was known then, and follows what is known now", async () => {
    const engineer = await api.tokenFor("QUALITY_ENGINEER");
    const signals = await open();
    const ids = signals.map(({ id }) => id);
    const batch = signals.find(({ level }) => level === "BATCH");
    expect(batch?.observed).toBe(16);
    const { data, errors } = await raise(engineer, ids);
    expect(errors).toEqual([]);
    expect(data.raiseQualityIssue).toMatch(/^QI-\d{4}-0001$/u);
    expect(await open()).toEqual([]);
    await company.add(...leaks(calm + 2, "B", 8));
    await detect(calm + 3);
    const [issue] = await issues();
    expect(issue).toMatchObject({
      number: data.raiseQualityIssue,
      title: "Leaks of batch B",
      severity: 3,
      safety: true,
    });
    const ofBatch = issue.evidence.find(({ signal }: { signal: { id: string } }) => signal.id === String(batch?.id));
    expect(ofBatch).toEqual({
      knownThen: { observed: 16 },
      signal: { id: String(batch?.id), observed: 24, state: "IN_ISSUE", issue: issue.number },
    });
    expect(issue.evidence).toHaveLength(ids.length);
  });

  it("holds its signals: none goes into a second issue, and none is dismissed beside it", async () => {
    const engineer = await api.tokenFor("QUALITY_ENGINEER");
    const [issue] = await issues();
    const id: string = issue.evidence[0].signal.id;
    const again = await raise(engineer, [id]);
    expect(again.errors[0]?.extensions).toMatchObject({ code: "CONFLICT", reason: "signal_in_issue" });
    const dismissed = await api.ask({
      token: engineer,
      query: `mutation { decideSignal(id: ${id}, action: DISMISSED, reason: "no") }`,
    });
    expect(dismissed.errors[0]?.extensions).toMatchObject({ code: "CONFLICT", reason: "signal_in_issue" });
    expect(await issues()).toHaveLength(1);
  });

  it("is refused with unfit words", async () => {
    const engineer = await api.tokenFor("QUALITY_ENGINEER");
    const asked = (title: string, problem: string, severity: number) =>
      api.ask({
        token: engineer,
        language: "en",
        query: `mutation ($input: QualityIssueInput!) { raiseQualityIssue(input: $input) }`,
        variables: { input: { signals: ["1"], title, problem, severity, safety: false } },
      });
    const reasons = await Promise.all(
      [asked(" ", "p", 1), asked("t", " ", 1), asked("t".repeat(201), "p", 1), asked("t", "p", 5)].map(
        async (one) => (await one).errors[0]?.extensions["reason"],
      ),
    );
    expect(reasons).toEqual([
      "issue_title_missing",
      "issue_problem_missing",
      "issue_text_long",
      "issue_severity_unknown",
    ]);
  });
});
