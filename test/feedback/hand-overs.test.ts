import {
  escalateHandOvers,
  followTexts,
  scopeOf,
  sendHandOver,
  tellNobody,
  viewerOfToken,
  type HandOverNotice,
  type Tell,
} from "@huilu/core";
import { describe, expect, it } from "vitest";

import { happened } from "../metrics/company.ts";
import { caseOf, defect, places, withRouting } from "./routing-company.ts";

describe("a hand-over", () => {
  const routing = withRouting();
  const { company, hear, handOversOf, ask, change, mark, ofDepartment, idOf } = routing;
  const reason = async (asked: ReturnType<typeof change>) => (await asked).errors[0]?.extensions;
  const told: HandOverNotice[] = [];
  const tell: Tell = async (_, notice) => {
    told.push(notice);
  };

  it("is accepted, refused with a reason or answered by who received it, each once", async () => {
    await hear(caseOf("H1", defect("PRESS")));
    const [first] = await handOversOf("H1");
    const production = await ofDepartment("PROD");
    const id = `id: "${first?.id}"`;
    expect(await reason(change(`acceptHandOver(${id})`, await ofDepartment("TQ")))).toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await reason(change(`acceptHandOver(${id})`, await ofDepartment("EAST")))).toMatchObject({
      code: "FORBIDDEN",
      reason: "hand_over_of_others",
    });
    expect(await reason(change(`refuseHandOver(${id}, reason: " ")`, production))).toMatchObject({
      reason: "hand_over_text_missing",
    });
    expect((await change(`acceptHandOver(${id})`, production)).errors).toEqual([]);
    expect(await reason(change(`acceptHandOver(${id})`, production))).toMatchObject({ reason: "hand_over_accepted" });
    const both = await Promise.all(
      [1, 2].map((one) => change(`answerHandOver(${id}, answer: "answer ${one}")`, production)),
    );
    expect(both.map(({ errors }) => errors[0]?.extensions.reason ?? "done").toSorted()).toEqual([
      "done",
      "hand_over_ended",
    ]);
    expect(await handOversOf("H1")).toMatchObject([{ state: "ANSWERED" }]);
  });

  it("that was refused goes back to who sent it, who sends it elsewhere once", async () => {
    await hear(caseOf("H2", defect("PRESS")));
    const [first] = await handOversOf("H2");
    await change(`refuseHandOver(id: "${first?.id}", reason: "not pressed here")`, await ofDepartment("PROD"));
    const east = await ofDepartment("EAST");
    const box = async (name: string, token: string) =>
      (await ask(`handOvers(filter: { box: ${name} }) { rows { id state text maySend } }`, token)).data.handOvers.rows;
    expect(await box("BACK", east)).toEqual([
      { id: first?.id, state: "REFUSED", text: "not pressed here", maySend: true },
    ]);
    const send = async (more: string) =>
      change(
        `sendHandOver(input: { caseId: "${await idOf("H2")}", ask: "look at the press marks", follows: "${first?.id}" ${more} })`,
        east,
      );
    expect(await reason(send(`, department: "NONE"`))).toMatchObject({ reason: "department_unknown" });
    expect((await send(`, department: "TQ"`)).errors).toEqual([]);
    expect(await reason(send(`, department: "RD"`))).toMatchObject({ reason: "hand_over_not_back" });
    expect(await box("BACK", east)).toEqual([]);
    expect(places(await handOversOf("H2"))).toEqual(["PROD", "TQ"]);
    expect(await box("DESK", await ofDepartment("TQ"))).toHaveLength(1);
  });

  it("of a duty without a department waits in its queue, and goes on when a department gets the duty", async () => {
    const administrator = await routing.administrator();
    await change("assignDuty(duty: WAREHOUSE, department: null)", administrator);
    const { data } = await ask("routing { missingDuties }", administrator);
    expect(data.routing.missingDuties).toEqual(["WAREHOUSE"]);
    await hear(caseOf("H3", defect("TORN")));
    expect(places(await handOversOf("H3"))).toEqual(["?WAREHOUSE"]);
    await change(`assignDuty(duty: WAREHOUSE, department: "WH")`, administrator);
    expect(places(await handOversOf("H3"))).toEqual(["WH"]);
  });

  it("comes of an import once, also when the job was killed in the middle", async () => {
    await company.learn(new Date().toISOString(), caseOf("H4", defect("DRAW")), caseOf("H5", defect("DRAW")));
    let left = 3;
    const killed: Tell = async () => {
      left -= 1;
      if (left === 0) throw new Error("killed");
    };
    // Somebody has to be there to be told.
    await routing.ofDepartment("RD");
    await routing.ofDepartment("DESIGN");
    await expect(routing.route(new Date(), killed)).rejects.toThrow("killed");
    expect(await handOversOf("H4")).toEqual([]);
    await Promise.all([routing.route(new Date()), routing.route(new Date())]);
    await routing.route(new Date());
    for (const number of ["H4", "H5"]) expect(places(await handOversOf(number))).toEqual(["DESIGN", "RD"]);
  });

  it("follows what is said of its case later: a rule that holds no more withdraws what nobody accepted", async () => {
    await hear(caseOf("H6", defect("RUST")));
    await hear(caseOf("H6", defect("PRESS")));
    expect(places(await handOversOf("H6"))).toEqual(["PROD"]);
    const marked = await mark("H6", "MEDIA");
    expect(places(await handOversOf("H6"))).toEqual(["BOARD", "PROD"]);
    await change(
      `takeBackMark(id: "${marked.data.markCase}", reason: "it was another paper")`,
      await routing.api.tokenFor("QUALITY_ENGINEER"),
    );
    expect(places(await handOversOf("H6"))).toEqual(["PROD"]);
  });

  describe("of a complaint about a person", () => {
    const about = (employee: string) => ({
      events: [
        happened("registered", "2026-06-01 09:00"),
        happened("complaint_rejected", "2026-06-02 09:00", {
          department: { code: "EAST" },
          employee: { code: employee },
        }),
      ],
    });
    const seenBy = async (number: string, token: string) => (await handOversOf(number, token)).length;

    it("is seen, accepted and answered by nobody who is concerned, whatever else they may see", async () => {
      await hear(caseOf("E1", about("TECHNICIAN")), caseOf("E2", about("HEAD-SALES")), caseOf("E3"));
      const technician = await routing.api.tokenFor("SERVICE_AGENT", { employeeCode: "TECHNICIAN" });
      const sales = await routing.headOf("HEAD-SALES");
      expect([await seenBy("E1", technician), await seenBy("E1", sales)]).toEqual([0, 1]);
      expect([
        await seenBy("E2", sales),
        await seenBy("E2", await routing.headOf("HEAD-SERVICE")),
        await seenBy("E2", await routing.headOf("HEAD-HQ")),
      ]).toEqual([0, 0, 1]);
      const leader = await routing.api.tokenFor("EXECUTIVE", { employeeCode: "LEADER" });
      await mark("E3", "ABOUT_STAFF", `, employee: "LEADER"`);
      const other = await routing.api.tokenFor("EXECUTIVE");
      expect([await seenBy("E3", leader), await seenBy("E3", other)]).toEqual([0, 1]);
      const [queued] = await handOversOf("E3");
      expect(await reason(change(`answerHandOver(id: "${queued?.id}", answer: "nothing")`, leader))).toMatchObject({
        code: "NOT_FOUND",
      });
      const caseId = await idOf("E3");
      const seen = async (token: string) =>
        (
          await ask(
            `caseRoute(caseId: "${caseId}") { route { version } marks { mark } } delayShares(caseId: "${caseId}") { kind }`,
            token,
          )
        ).data;
      expect(await seen(leader)).toEqual({ caseRoute: { route: null, marks: [] }, delayShares: [] });
      expect(await seen(other)).toMatchObject({
        caseRoute: { route: { version: 1 }, marks: [{ mark: "ABOUT_STAFF" }] },
        delayShares: [{ kind: "QUEUE" }],
      });
      expect(await reason(mark("E3", "QUALITY", "", leader))).toMatchObject({
        code: "NOT_FOUND",
        reason: "case_unknown",
      });
    });

    it("is not sent on to a department under the person concerned", async () => {
      const [first] = await handOversOf("E2");
      const hq = await routing.headOf("HEAD-HQ");
      await change(`refuseHandOver(id: "${first?.id}", reason: "sales knows more")`, hq);
      const send = async (department: string) =>
        change(
          `sendHandOver(input: { caseId: "${await idOf("E2")}", ask: "look into it", follows: "${first?.id}", department: "${department}" })`,
          await routing.administrator(),
        );
      expect(await reason(send("SERVICE"))).toMatchObject({ reason: "hand_over_to_concerned" });
      expect((await send("GROUP")).errors).toEqual([]);
      const fresh = async (department: string) =>
        change(
          `sendHandOver(input: { caseId: "${await idOf("E2")}", ask: "look into it", department: "${department}" })`,
          await routing.administrator(),
        );
      expect(await reason(fresh("EAST"))).toMatchObject({ reason: "hand_over_to_concerned" });
    });
  });

  it("may come of words that propose a mark, which a person confirms or declines for good", async () => {
    const today = new Date().toISOString().slice(0, 10);
    const said = (number: string, complaint: string) =>
      caseOf(number, { complaint, events: [happened("registered", today)] });
    await hear(said("W1", "再不处理就找律师"), said("W2", "要赔偿, 已联系记者"));
    await followTexts(company.db.pool);
    const engineer = await routing.api.tokenFor("QUALITY_ENGINEER");
    const proposed = async () => (await ask("proposedMarks { number mark word }", engineer)).data.proposedMarks;
    expect(
      (await proposed()).map(({ number, mark: of }: { number: string; mark: string }) => `${number} ${of}`).toSorted(),
    ).toEqual(["W1 LAWSUIT", "W2 COMPENSATION", "W2 MEDIA"]);
    expect([places(await handOversOf("W1")), places(await handOversOf("W2"))]).toEqual([[], []]);
    await change(
      `declineMark(caseId: "${await idOf("W2")}", mark: COMPENSATION, reason: "asks for nothing")`,
      engineer,
    );
    await mark("W1", "LAWSUIT");
    expect(await proposed()).toMatchObject([{ number: "W2", mark: "MEDIA", word: "记者" }]);
    expect(places(await handOversOf("W1"))).toEqual(["BOARD"]);
  });

  it("that is late goes up step by step, each once, by working hours across the holidays", async () => {
    await hear(caseOf("T1", defect("USE")));
    const token = await ofDepartment("EAST");
    const sentAt = new Date("2026-09-30T16:00:00+08:00");
    const viewer = await viewerOfToken(company.db, token, { kind: "bearer", now: new Date() });
    if (!viewer) throw new Error("the token is unknown");
    const draft = {
      subject: { caseId: await idOf("T1") },
      to: { department: "SERVICE" },
      ask: "call the customer",
      acceptHours: 4,
      answerHours: 80,
      follows: null,
    } as const;
    await company.db.pool.query("DELETE FROM hand_over_escalation");
    await sendHandOver(company.db, draft, {
      viewer,
      scope: await scopeOf(company.db, viewer),
      now: sentAt,
      tell: tellNobody,
    });
    const escalate = async (at: string) => {
      told.length = 0;
      await escalateHandOvers(company.db, { now: new Date(at), tell });
      const { rows } = await company.db.pool.query(
        "SELECT d.code FROM hand_over_escalation e LEFT JOIN department d ON d.id = e.department_id ORDER BY e.hand_over_id, e.step",
      );
      return rows.map(({ code }) => code);
    };
    // Two working hours are left on the last day of September, and nobody works before the eighth of October.
    expect(await escalate("2026-10-07T20:00:00+08:00")).toEqual([]);
    expect(await escalate("2026-10-08T08:30:00+08:00")).toEqual([]);
    expect(await escalate("2026-10-08T12:00:00+08:00")).toEqual(["SERVICE"]);
    expect(told).toMatchObject([{ event: "LATE", marks: [] }]);
    expect(told[0]?.userIds).toHaveLength(1);
    expect(await escalate("2026-10-08T12:01:00+08:00")).toEqual(["SERVICE"]);
    expect(told).toEqual([]);
    expect(await escalate("2026-10-08T15:01:00+08:00")).toEqual(["SERVICE", "SALES"]);
    expect(await escalate("2026-10-09T12:00:00+08:00")).toEqual(["SERVICE", "SALES", null]);
    expect(told[0]?.userIds).toHaveLength(1);
    expect(await escalate("2026-10-12T12:00:00+08:00")).toEqual(["SERVICE", "SALES", null]);
  });

  it("leaves each department its own share of the time, which sum to the whole", async () => {
    await hear(caseOf("Y1", defect("DRAW")));
    const { data } = await ask(
      `delayShares(caseId: "${await idOf("Y1")}") { kind key seconds businessSeconds }`,
      await routing.administrator(),
    );
    expect(data.delayShares.map(({ key }: { key: string }) => key).toSorted()).toEqual(["DESIGN", "RD"]);
    const [one, other] = data.delayShares;
    expect(Math.abs(one.seconds - other.seconds)).toBeLessThan(0.002);
    const range = `range: { from: "2026-01-01", to: "2100-01-01" }`;
    const all = await ask(`delayShares(${range}) { kind key seconds subjects }`, await routing.administrator());
    const own = await ask(`delayShares(${range}) { kind key seconds subjects }`, await ofDepartment("RD"));
    expect(all.data.delayShares.length).toBeGreaterThan(4);
    expect(own.data.delayShares.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual(["DEPARTMENT", "OTHERS"]);
  });
});
