import { randomUUID } from "node:crypto";
import {
  addDays,
  companyScope,
  countAsOneEvent,
  createUser,
  decideCaseDefects,
  detectSignals,
  foldDeltas,
  followTexts,
  importSales,
  listSignals,
  lookForRepeats,
  metricChanges,
  metricQuery,
  recomputeFailureEvents,
  settle,
  takeBackRepeats,
  verifyRollups,
} from "@huilu/core";
import { beforeAll, describe, expect, it } from "vitest";
import { fileOf } from "../support/file-of.ts";
import { withApi } from "../support/with-api.ts";
import { record } from "../metrics/histories.ts";
import { happened, withCompany, type Company } from "../metrics/company.ts";

const monday = "2025-05-19";
const day = (i: number) => addDays(monday, i);
const learned = "2025-07-01T00:00:00Z";
const pasted = "网传这批洗衣机门封漏水漏电，请大家一起投诉，要求厂家召回并赔偿！";
const template = "客户来电咨询洗衣机门封保养，已告知清洁方法，客户表示满意";

type Said = { readonly customer?: string; readonly types?: readonly string[]; readonly complaint?: string };
const said = (number: string, when: string, { customer = number, types = ["Leak"], complaint }: Said = {}) => ({
  number,
  productFamily: { code: "Washers" },
  productModel: { code: "W1" },
  customer: { number: customer },
  defects: types.map((code) => ({ family: { code: "Water" }, type: { code } })),
  ...(complaint === undefined ? {} : { complaint }),
  events: [happened("registered", when)],
});
/** Twelve customers within three days, each with words or marks of their own; one says a second type, one says none. */
const mass = (i: number, types = i === 3 ? ["Leak", "Noise"] : i === 5 ? [] : ["Leak"]) =>
  said(`M${i}`, `${day(Math.floor(i / 4))} ${10 + (i % 4)}:00`, {
    types,
    complaint: `${pasted}${["", "！！", "急"][i % 3] ?? ""}`,
  });

function asking(company: Company) {
  const api = withApi(company);
  let token = "";
  beforeAll(async () => {
    token = await api.tokenFor("QUALITY_ENGINEER");
  });
  const ask = (query: string, variables: Record<string, unknown> = {}, who = token) =>
    api.ask({ query, variables, token: who, language: "en" });
  const idOf = async (number: string): Promise<string> => {
    const { data } = await ask("query($number: String!) { serviceCase(number: $number) { id } }", { number });
    return data.serviceCase.id;
  };
  const idsOf = async (...numbers: readonly string[]) => {
    const ids: string[] = [];
    for (const number of numbers) ids.push(await idOf(number));
    return ids;
  };
  const count =
    'mutation($caseIds: [ID!]!, $leftOut: [ID!], $event: ID) { countAsOneEvent(caseIds: $caseIds, leftOut: $leftOut, event: $event, reason: " one call to complain ") }';
  const back = "mutation($decision: ID!) { takeBackRepeats(decision: $decision) }";
  const dismiss = 'mutation($caseIds: [ID!]!) { dismissRepeats(caseIds: $caseIds, reason: "a script") }';
  const list = async (state: string, more = "") => {
    const { data } = await ask(
      `{ repeats(state: ${state}${more}) { ranAt texts records { id cases customers exact sample firstOn lastOn types { term { key } cases } models { term { key } cases }
         caseIds undecided eventId serviceCases { number } decisionId reason decidedBy } } }`,
    );
    return data.repeats.records;
  };
  const look = async (now: string) => {
    await followTexts(company.db.pool);
    return lookForRepeats(company.db, new Date(now));
  };
  return { api, ask, idOf, idsOf, list, look, count, back, dismiss };
}

const differing = async (company: Company) => {
  await settle(company.db);
  const verified = await verifyRollups(company.db, { mend: false });
  return verified.filter((one) => one.differing > 0).map(({ rollup, sample }) => ({ rollup, sample }));
};

describe("complaints that repeat each other", () => {
  const company = withCompany();
  const { api, ask, idOf, idsOf, list, look, count, back, dismiss } = asking(company);
  const refusal = async (query: string, variables: Record<string, unknown>, who?: string) => {
    const { errors } = await ask(query, variables, who);
    return errors.map(({ extensions }) => `${extensions.code} ${extensions.reason}`).join();
  };
  const range = { from: day(-90), to: day(30) };
  const question = (by: "defectType" | "defectFamily") =>
    ({ metrics: [{ key: "defectReports" }], range, by: [by] }) as const;
  /** Per key, how many are counted and how many left out because they are of one event; every figure opened. */
  const figures = async (by: "defectType" | "defectFamily" = "defectType") => {
    const rows = await company.ask(question(by));
    return Object.fromEntries(
      rows.map(({ dimensions, values: [value] }) => [
        dimensions[0]?.key.replace("Water/", "") ?? "",
        [value?.n ?? 0, value?.excluded.find(({ reason }) => reason === "one_event")?.n ?? 0],
      ]),
    );
  };
  const asker = { scope: companyScope, now: new Date("2027-06-01T00:00:00Z"), language: "en" } as const;
  const knownOn = async (asKnownOn: Date) => {
    const { rows } = await metricQuery(company.db, { ...question("defectType"), asKnownOn }, asker);
    return Object.fromEntries(
      rows.map((row) => [row.dimensions[0]?.key.replace("Water/", "") ?? "", row.values[0]?.n]),
    );
  };
  const reasonsOf = async (number: string, since: Date) => {
    const query = { query: question("defectType"), metric: "defectReports", since, first: 100 } as const;
    const { rows } = await metricChanges(company.db, query, asker);
    const id = await idOf(number);
    return rows.filter(({ caseId }) => caseId === id).flatMap(({ reasons }) => reasons);
  };
  const eventOf = async (number: string, who?: string) => {
    const asked =
      "query($number: String!) { serviceCase(number: $number) { oneEvent { eventId leadingNumber cases reason } } }";
    return (await ask(asked, { number }, who)).data.serviceCase.oneEvent;
  };
  const usual = { Leak: [4 + 12 + 2 + 5 + 11, 0], Noise: [1, 0], unclassified: [1, 0] };
  const before = new Date();
  let event = "";

  beforeAll(async () => {
    await company.learn(
      learned,
      ...Array.from({ length: 12 }, (_, i) => mass(i)),
      ...["门边漏水", "机器下面有一滩水还在往外渗", "洗到一半地上全是水", "排水管接头处一直滴水"].map((complaint, i) =>
        said(`U${i}`, `${day(i)} 09:00`, { complaint }),
      ),
      // What a call centre writes of whoever calls, every week.
      ...Array.from({ length: 12 }, (_, i) => said(`T${i}`, `${day(-7 * i)} 09:00`, { complaint: template })),
      // Two strangers with the same words.
      ...[0, 1].map((i) => said(`S${i}`, `${day(i)} 09:00`, { complaint: "洗衣机一洗衣服就漏水怎么办" })),
      // One who files the same five times.
      ...Array.from({ length: 5 }, (_, i) =>
        said(`F${i}`, `${day(4 + Math.floor(i / 2))} 09:00`, {
          customer: "F",
          complaint: "第三次报修了，师傅到底什么时候来修我家的洗衣机",
        }),
      ),
    );
  });

  it("are proposed where many, or one several times, filed one text within days; a template is not, nor what two strangers say", async () => {
    expect(await look("2025-05-26T12:00:00+08:00")).toMatchObject({ untilOn: "2025-05-26", groups: 2 });
    const [first, second, ...others] = await list("OPEN");
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      cases: 12,
      customers: 12,
      exact: false,
      sample: pasted,
      firstOn: day(0),
      lastOn: day(2),
      types: [
        { term: { key: "Water/Leak" }, cases: 11 },
        { term: { key: "Water/Noise" }, cases: 1 },
        { term: null, cases: 1 },
      ],
      models: [{ term: { key: "Washers/W1" }, cases: 12 }],
      eventId: null,
    });
    expect(first.serviceCases.map(({ number }: { number: string }) => number)).toEqual(
      Array.from({ length: 12 }, (_, i) => `M${i}`),
    );
    expect(second).toMatchObject({ cases: 5, customers: 1 });
    expect(await list("OPEN", ", days: 3")).toHaveLength(1);
    expect(await list("OPEN", `, id: "${first.id}"`)).toMatchObject([{ cases: 12 }]);
    expect(await figures()).toEqual(usual);
  });

  it("refuse what cannot be decided, and whoever may not decide", async () => {
    const [one = "", two = ""] = await idsOf("M0", "M1");
    const nobody = "00000000-0000-0000-0000-000000000000";
    expect(await refusal(count, { caseIds: [one, one] })).toBe("BAD_INPUT repeat_cases_few");
    expect(await refusal(dismiss, { caseIds: [] })).toBe("BAD_INPUT repeat_cases_few");
    expect(await refusal(count, { caseIds: [one, nobody] })).toBe("NOT_FOUND service_case_unknown");
    expect(await refusal(count, { caseIds: [one, "M1"] })).toBe("NOT_FOUND service_case_unknown");
    expect(await refusal(count, { caseIds: [one, two], event: "99" })).toBe("NOT_FOUND repeat_decision_unknown");
    expect(await refusal(back, { decision: "99" })).toBe("NOT_FOUND repeat_decision_unknown");
    const executive = await api.tokenFor("EXECUTIVE");
    expect(await refusal(count, { caseIds: [one, two] }, executive)).toMatch(/^FORBIDDEN/);
    expect((await ask("{ repeats(state: OPEN) { records { id } } }", {}, executive)).data.repeats.records).toHaveLength(
      2,
    );
    expect(await list("ONE_EVENT")).toEqual([]);
    expect(await figures()).toEqual(usual);
  });

  it("count once, from the decision on, each type by the earliest case that has it; the others are listed as left out", async () => {
    const caseIds = await idsOf(...Array.from({ length: 12 }, (_, i) => `M${i}`));
    const answer = await ask(count, { caseIds });
    expect(answer.errors).toEqual([]);
    event = answer.data.countAsOneEvent;
    const counted = { Leak: [4 + 12 + 2 + 5 + 1, 10], Noise: [1, 0], unclassified: [0, 1] };
    expect(await figures()).toEqual(counted);
    expect(await figures("defectFamily")).toEqual({ Water: [24, 10], unclassified: [0, 1] });
    expect(await differing(company)).toEqual([]);
    expect(await figures()).toEqual(counted);
    expect(await list("OPEN")).toMatchObject([{ cases: 5 }]);
    expect(await list("ONE_EVENT")).toMatchObject([{ cases: 12, reason: "one call to complain", decisionId: event }]);
    expect(await eventOf("M7")).toEqual({
      eventId: Number(event),
      leadingNumber: "M0",
      cases: 12,
      reason: "one call to complain",
    });
    expect(await eventOf("U0")).toBeNull();
    const [cases] = await company.ask({ metrics: [{ key: "cases" }], range });
    expect(cases?.values[0]?.n).toBe(35);
  });

  it("are known before the decision as they were known then, and say why they changed", async () => {
    expect(await knownOn(before)).toEqual({ Leak: 34, Noise: 1, unclassified: 1 });
    expect(await knownOn(new Date())).toEqual({ Leak: 24, Noise: 1, unclassified: 0 });
    expect(await reasonsOf("M1", before)).toEqual(["one_event"]);
    expect(await reasonsOf("M0", before)).toEqual([]);
  });

  it("are of one event at most", async () => {
    const [mine = "", other = ""] = await idsOf("M4", "U0");
    expect(await refusal(count, { caseIds: [mine, other] })).toBe("CONFLICT repeat_in_event");
    const { rows } = await company.db.pool.query("SELECT 1 FROM repeat_decision");
    expect(rows).toHaveLength(1);
  });

  it("follow what is said of their cases later: by a source, and by a person", async () => {
    const since = new Date();
    await company.learn(new Date().toISOString(), mass(3, ["Leak"]), mass(5, ["Noise"]));
    expect(await figures()).toEqual({ Leak: [24, 10], Noise: [1, 0] });
    const decide = 'mutation($caseId: ID!) { decideCaseDefects(caseId: $caseId, types: ["Water/Noise"]) }';
    expect((await ask(decide, { caseId: await idOf("M0") })).errors).toEqual([]);
    expect(await differing(company)).toEqual([]);
    // M0 says Noise now, so M5's no longer counts, and of the leaks M1's is the earliest.
    expect(await figures()).toEqual({ Leak: [24, 9], Noise: [1, 1] });
    expect(await knownOn(since)).toEqual({ Leak: 24, Noise: 1 });
    expect(await reasonsOf("M1", since)).toEqual(["one_event"]);
    expect((await ask(decide.replace('"Water/Noise"', ""), { caseId: await idOf("M0") })).errors).toEqual([]);
    expect(await differing(company)).toEqual([]);
    expect(await figures()).toEqual({ Leak: [24, 10], Noise: [1, 0] });
  });

  it("are proposed to join the event when one more comes, and join it", async () => {
    await company.learn(new Date().toISOString(), said("M12", `${day(4)} 09:00`, { complaint: pasted }));
    await look("2025-05-26T12:00:00+08:00");
    const late = await idOf("M12");
    const [grown] = await list("OPEN");
    expect(grown).toMatchObject({ cases: 13, undecided: [late], eventId: event });
    expect(await ask(count, { caseIds: [late], event })).toMatchObject({ data: { countAsOneEvent: event } });
    expect(await figures()).toMatchObject({ Leak: [24, 11] });
    expect(await differing(company)).toEqual([]);
    expect(await list("OPEN")).toMatchObject([{ cases: 5 }]);
    expect((await eventOf("M12")).cases).toBe(13);
  });

  it("count each for itself again once that is taken back, and are proposed again", async () => {
    const asEvent = new Date();
    expect((await ask(back, { decision: event })).errors).toEqual([]);
    expect(await figures()).toEqual({ Leak: [35, 0], Noise: [1, 0] });
    expect(await differing(company)).toEqual([]);
    expect(await refusal(back, { decision: event })).toBe("CONFLICT repeat_taken_back");
    expect(await refusal(count, { caseIds: await idsOf("U0"), event })).toBe("CONFLICT repeat_taken_back");
    expect(await knownOn(asEvent)).toEqual({ Leak: 24, Noise: 1 });
    expect(await reasonsOf("M1", asEvent)).toEqual(["one_event"]);
    expect(await eventOf("M1")).toBeNull();
    expect(await list("OPEN")).toMatchObject([{ cases: 13, eventId: null }, { cases: 5 }]);
    const { rows } = await company.db.pool.query(
      "SELECT action, detail FROM audit_entry WHERE subject = $1 ORDER BY id",
      [`repeat_decision:${event}`],
    );
    expect(rows).toEqual([
      { action: "repeats.one_event", detail: { cases: 12 } },
      { action: "repeats.joined", detail: { cases: 1 } },
      { action: "repeats.taken_back", detail: { cases: 12 } },
    ]);
  });

  it("are not proposed again when somebody dismissed them or left them out, unless many more come", async () => {
    const all = Array.from({ length: 13 }, (_, i) => `M${i}`);
    const chosen = await ask(count, {
      caseIds: await idsOf(...all.slice(0, 10)),
      leftOut: await idsOf(...all.slice(10)),
    });
    expect(await list("OPEN")).toMatchObject([{ cases: 5 }]);
    const five = await idsOf("F0", "F1", "F2", "F3", "F4");
    const dismissed = await ask(dismiss, { caseIds: five });
    expect(await list("OPEN")).toEqual([]);
    expect(await list("DISMISSED")).toMatchObject([{ cases: 5, reason: "a script" }]);
    const again = (i: number) =>
      said(`F${i}`, `${day(7)} 09:00`, { customer: "F", complaint: "第三次报修了，师傅到底什么时候来修我家的洗衣机" });
    await company.learn(new Date().toISOString(), again(5), again(6));
    await look("2025-05-26T12:00:00+08:00");
    expect(await list("OPEN")).toEqual([]);
    await company.learn(new Date().toISOString(), again(7));
    await look("2025-05-26T12:00:00+08:00");
    expect(await list("OPEN")).toMatchObject([{ cases: 8, undecided: (await idsOf("F5", "F6", "F7")).toSorted() }]);
    expect((await ask(back, { decision: dismissed.data.dismissRepeats })).errors).toEqual([]);
    expect((await ask(back, { decision: chosen.data.countAsOneEvent })).errors).toEqual([]);
    expect(await list("OPEN")).toMatchObject([{ cases: 13 }, { cases: 8 }]);
    expect(await differing(company)).toEqual([]);
  });
});

/** Two leaks a week for 60 weeks, of 4000 machines; then fifteen paste one text within three days. */
describe("a mass complaint", () => {
  const company = withCompany();
  const { ask, list, look, count, back } = asking(company);
  const start = addDays(monday, -7 * 60);
  const told = (d: number) => detectSignals(company.db, { now: new Date(`${day(d)}T12:00:00+08:00`) });

  it("raises no signal while it counts as one event, and one when that is taken back", async () => {
    const calm = Array.from({ length: 61 * 2 }, (_, i) =>
      said(`C${i}`, `${addDays(start, Math.floor(i * 3.5))} 09:00`),
    );
    const pastes = Array.from({ length: 15 }, (_, i) => said(`M${i}`, `${day(i % 3)} 10:00`, { complaint: pasted }));
    await company.add(...calm, ...pastes);
    const sales = "family,model,batch,month,units\nWashers,W1,W1-A,2023-06,4000\n";
    await importSales(company.db, await fileOf(sales), { userId: null, now: new Date(learned) });
    await look(`${day(4)}T12:00:00+08:00`);
    const [group] = await list("OPEN");
    expect(group).toMatchObject({ cases: 15 });
    const { data } = await ask(count, { caseIds: group.caseIds });
    expect(await told(5)).toMatchObject({ raised: 0 });
    expect((await ask(back, { decision: data.countAsOneEvent })).errors).toEqual([]);
    expect(await told(6)).not.toMatchObject({ raised: 0 });
    const signals = await listSignals(company.db.pool, { states: ["OPEN"], language: "en" });
    expect(signals.map(({ level }) => level)).not.toEqual([]);
  });
});

describe("what counts as one event", () => {
  const company = withCompany();
  const { api, ask, idsOf, count, back } = asking(company);

  it("names its leading case only to who may read that", async () => {
    const cases = ["NORTH", "SOUTH"].map((code, i) => ({
      ...said(code, `${day(i)} 09:00`),
      department: { code },
    }));
    await company.learn(learned, ...cases);
    const { data } = await ask(count, { caseIds: await idsOf("NORTH", "SOUTH") });
    const told =
      "query($number: String!) { serviceCase(number: $number) { oneEvent { leadingId leadingNumber cases } } }";
    const [north] = await idsOf("NORTH");
    const south = await api.tokenFor("DEPARTMENT_HEAD", { departmentCode: "SOUTH" });
    const seen = async (who?: string) => (await ask(told, { number: "SOUTH" }, who)).data.serviceCase.oneEvent;
    expect(await seen()).toEqual({ leadingId: north, leadingNumber: "NORTH", cases: 2 });
    expect(await seen(south)).toEqual({ leadingId: null, leadingNumber: null, cases: 2 });
    expect((await ask(back, { decision: data.countAsOneEvent })).errors).toEqual([]);
  });

  const source = randomUUID();
  const numbers = Array.from({ length: 8 }, (_, i) => `P${i}`);
  const told = (round: number) =>
    numbers.map((number, i) => ({
      ...said(number, `${day(i % 3)} 09:00`, {
        types: [["Leak"], ["Noise"], ["Leak", "Noise"], []][(round + i) % 4] ?? [],
      }),
      line: 2 + i,
      serial: `S${i % 3}`,
    }));

  it("stays whole while imports of its cases, decisions and the judging of events come at once", async () => {
    const { db } = company;
    const person = {
      username: "gen-once",
      displayName: "Gen Once",
      role: "QUALITY_ENGINEER",
      password: "one-time",
    } as const;
    const { userId } = await createUser(db, person, new Date(learned));
    await record(db, source, "case", told(0), new Date(learned));
    const { rows } = await db.pool.query<{ id: string }>(
      "SELECT id FROM service_case WHERE number LIKE 'P%' ORDER BY id",
    );
    const ids = rows.map(({ id }) => id);
    const by = { userId, now: new Date("2025-07-02T00:00:00Z"), scope: companyScope };
    let conflicts = 0;
    for (let round = 1; round <= 12; round += 1) {
      const now = new Date(Date.parse(learned) + round * 60_000);
      const decided = countAsOneEvent(db, { caseIds: ids.slice(round % 4) }, by);
      const tried = await Promise.allSettled([
        record(db, source, "case", told(round), now),
        record(db, source, "case", told(round + 1), new Date(now.getTime() + 1)),
        decided,
        countAsOneEvent(db, { caseIds: ids.slice(0, 5) }, by),
        decided.then((id) => takeBackRepeats(db, { id }, by)),
        decideCaseDefects(db, { caseId: ids[round % 8] ?? "", types: round % 2 ? ["Water/Noise"] : [] }, by),
        recomputeFailureEvents(db),
        foldDeltas(db),
        recomputeFailureEvents(db),
      ]);
      for (const one of tried) {
        if (one.status === "fulfilled") continue;
        // Only one of two decisions over the same cases holds, and what is not decided cannot be taken back.
        expect(one.reason).toMatchObject({ code: "CONFLICT", reason: "repeat_in_event" });
        conflicts += 1;
      }
      if (round % 4 === 0) expect(await differing(company)).toEqual([]);
    }
    expect(conflicts).toBeGreaterThan(0);
    // Judged anew from nothing, all is as it stands.
    const stands = "SELECT * FROM one_event_report ORDER BY case_id, unit_key";
    const { rows: kept } = await db.pool.query(stands);
    expect(kept.length).toBeGreaterThan(0);
    await db.pool.query(
      "INSERT INTO stale_failure_event (unit_id) SELECT DISTINCT unit_id FROM service_case WHERE unit_id IS NOT NULL",
    );
    await settle(db);
    expect((await db.pool.query(stands)).rows).toEqual(kept);
    expect(await differing(company)).toEqual([]);
  });
});
