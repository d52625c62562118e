import { beforeAll, describe, expect, it } from "vitest";
import { happened, withCompany } from "../metrics/company.ts";
import { withApi } from "../support/with-api.ts";

type Step = { step: number; version: number; state: string; missing: string[]; dueAt: string; fields: Field[] };
type Field = { name: string; text: string; required: boolean };

/** From a leak that keeps coming back to a step that is approved, through the API. */
describe("an issue on its way from D0 to D8", () => {
  const company = withCompany();
  const api = withApi(company);
  let engineer = "";
  let director = "";
  let responder = "";
  let stranger = "";
  let number = "";

  const ask = async (token: string, query: string, variables = {}) =>
    api.ask({ token, language: "en", query, variables });
  const refusal = async (token: string, query: string, variables = {}) =>
    (await ask(token, query, variables)).errors[0]?.extensions.reason;
  const page = async (token = engineer) => {
    const { data, errors } = await ask(
      token,
      `query ($number: ID!) { qualityIssue(number: $number) { number version step stepState closing leader { id name } members { id }
        department { code } mayWork mayApprove compared { now { cases reports cost unitsAtRisk } raised { cases } }
        steps { step version state missing dueAt fields { name text required } }
        actions { id version kind implementedOn droppedBecause cutIn { kind batch } }
        comments { text step mentions { name } saidBy { name } } attachments { fileName size url } history { kind step by after } } }`,
      { number },
    );
    expect(errors).toEqual([]);
    return data.qualityIssue;
  };
  const stepOf = async (step: number): Promise<Step> => (await page()).steps[step];
  const save = async (token: string, step: number, fields: Record<string, string>, version?: number) => {
    const input = {
      number,
      step,
      version: version ?? (await stepOf(step)).version,
      fields: Object.entries(fields).map(([name, text]) => ({ name, text })),
    };
    return ask(token, "mutation ($input: IssueStepInput!) { saveIssueStep(input: $input) }", { input });
  };
  const act = (token: string, operation: string, step: number, more = "") =>
    ask(token, `mutation { ${operation}(number: "${number}", step: ${step}${more}) }`);
  const myId = async (name: string) => {
    const { data } = await ask(engineer, "{ issuePeople { id name } }");
    return data.issuePeople.find((one: { name: string }) => one.name === name)?.id;
  };
  const person = async (name: string, role: Parameters<typeof api.addPerson>[1], department?: string) => {
    const password = await api.addPerson(name, role, department ? { departmentCode: department } : {});
    const first = await api.ask({
      query: `mutation { signIn(username: "${name}", password: "${password}") { viewer { id } } }`,
    });
    const next = `${name}-long-password`;
    const changed = await api.ask({
      cookie: first.setCookie?.split(";")[0] ?? "",
      query: `mutation { changePassword(current: "${password}", next: "${next}") }`,
    });
    return changed.setCookie?.split(";")[0] ?? "";
  };

  beforeAll(async () => {
    await company.db.pool.query(
      "INSERT INTO department (code, name, name_en) VALUES ('RD', '研发部', 'R&D'), ('WH', '仓库', 'Warehouse')",
    );
    await company.add(
      ...Array.from({ length: 6 }, (_, i) => ({
        number: `leak-${i}`,
        productFamily: { code: "Washers" },
        productModel: { code: "W1" },
        batch: { code: i < 4 ? "B" : "A" },
        defects: [{ family: { code: "Water" }, type: { code: "Leak" } }],
        events: [
          happened("registered", `2026-05-0${i + 1} 09:00`),
          { type: "cost_incurred" as const, moment: { on: `2026-05-0${i + 1}` }, amount: 100, detail: "parts" },
        ],
      })),
    );
    engineer = await api.tokenFor("QUALITY_ENGINEER");
    director = await api.tokenFor("EXECUTIVE");
    responder = await api.tokenFor("RESPONDER", { departmentCode: "RD" });
    stranger = await api.tokenFor("RESPONDER", { departmentCode: "WH" });
    await person("doris", "RESPONDER", "RD");
    await person("emil", "QUALITY_ENGINEER");
  });

  it("is raised from reports, keeps what was known then, and follows what is known now", async () => {
    const input = {
      title: "Leaks of batch B",
      problem: "Leaks at the door",
      severity: 3,
      safety: false,
      evidence: [
        {
          filters: [
            { dimension: "defectType", in: ["Water/Leak"] },
            { dimension: "batch", in: ["Washers/W1/B"] },
          ],
          from: null,
        },
      ],
    };
    const { data, errors } = await ask(
      engineer,
      "mutation ($input: QualityIssueInput!) { raiseQualityIssue(input: $input) }",
      { input },
    );
    expect(errors).toEqual([]);
    number = data.raiseQualityIssue;
    const before = await page();
    expect(before.compared).toEqual({
      now: { cases: 4, reports: 4, cost: 400, unitsAtRisk: null },
      raised: { cases: 4 },
    });
    expect(before).toMatchObject({ step: 0, stepState: "OPEN", mayWork: true, mayApprove: true });
    const { data: cases } = await ask(
      engineer,
      `{ serviceCases(filter: { search: "leak-5" }) { edges { node { id } } } }`,
    );
    const other: string = cases.serviceCases.edges[0].node.id;
    await ask(engineer, `mutation { setIssueCases(number: "${number}", cases: ["${other}"]) }`);
    expect((await page()).compared).toMatchObject({ now: { cases: 5, cost: 500 }, raised: { cases: 4 } });
    await ask(engineer, `mutation { setIssueCases(number: "${number}", cases: ["${other}"], out: true) }`);
    expect((await page()).compared.now.cases).toBe(4);
  });

  it("is refused where the reports asked for are everything", async () => {
    const asked = (evidence: unknown) =>
      refusal(engineer, "mutation ($input: QualityIssueInput!) { raiseQualityIssue(input: $input) }", {
        input: { title: "t", problem: "p", severity: 1, safety: false, evidence },
      });
    expect(await asked([{ filters: [], from: null }])).toBe("issue_evidence_unfit");
    expect(await asked([{ filters: [{ dimension: "batch", in: [] }], from: null }])).toBe("issue_evidence_unfit");
  });

  it("is found before it is raised twice", async () => {
    const similar = async (title: string, evidence: unknown[] = []) => {
      const { data } = await ask(
        engineer,
        "query ($input: IssueLikenessInput!) { similarIssues(input: $input) { number because closing } }",
        { input: { title, problem: "", evidence } },
      );
      return data.similarIssues;
    };
    const leaks = [{ filters: [{ dimension: "defectType", in: ["Water/Leak"] }], from: null }];
    expect(await similar("", leaks)).toEqual([{ number, because: ["DEFECT"], closing: null }]);
    expect(await similar("Leaks of batch B at the door")).toEqual([{ number, because: ["WORDS"], closing: null }]);
    expect(await similar("The display is dark")).toEqual([]);
  });

  it("is unknown to a department that has no part in it", async () => {
    expect(await page(stranger)).toBeNull();
    const unknown = `mutation { commentOnIssue(number: "${number}", text: "hello") }`;
    expect(await refusal(stranger, unknown)).toBe("issue_unknown");
    expect(await refusal(stranger, unknown.replace(number, "QI-1999-0001"))).toBe("issue_unknown");
    const { data } = await ask(stranger, "{ qualityIssues { number } }");
    expect(data.qualityIssues).toEqual([]);
  });

  it("says what a gate still asks for, and is approved by a quality engineer at once before D4", async () => {
    expect((await stepOf(0)).missing).toEqual(["Emergency response"]);
    const early = await act(engineer, "submitIssueStep", 0);
    expect(early.errors[0]).toMatchObject({
      message: "D0 cannot be submitted yet. Missing: Emergency response.",
      extensions: { code: "BAD_INPUT", reason: "issue_gate" },
    });
    const chinese = await api.ask({
      token: engineer,
      language: "zh-CN",
      query: `mutation { submitIssueStep(number: "${number}", step: 0) }`,
    });
    expect(chinese.errors[0]?.message).toBe("D0 还不能提交，缺少：应急响应。");
    await save(engineer, 0, { response: "Stock is held" });
    expect((await act(engineer, "submitIssueStep", 0)).errors).toEqual([]);
    expect(await page()).toMatchObject({ step: 1, stepState: "OPEN" });
    expect((await save(engineer, 0, { response: "later" })).errors[0]?.extensions.reason).toBe("issue_step_approved");
  });

  it("takes a team of those who may work on it only", async () => {
    const version = (await page()).version;
    const edit = (input: object) =>
      ask(engineer, "mutation ($input: IssueEditInput!) { editIssue(input: $input) }", {
        input: { number, version, ...input },
      });
    const doris = await myId("doris");
    const { rows } = await company.db.pool.query(
      "INSERT INTO app_user (username, display_name, password_hash) VALUES ('nobody', 'nobody', 'x') RETURNING id",
    );
    expect((await edit({ leader: String(rows[0].id) })).errors[0]).toMatchObject({
      extensions: { reason: "issue_person_unfit" },
    });
    expect((await edit({ leader: "999999" })).errors[0]?.extensions.reason).toBe("person_unknown");
    expect((await edit({ leader: await myId("emil"), members: [doris] })).errors).toEqual([]);
    expect((await edit({ title: "Leaks" })).errors[0]?.extensions).toMatchObject({
      code: "CONFLICT",
      reason: "issue_changed",
    });
    expect(await page()).toMatchObject({ leader: { name: "emil" }, members: [{ id: doris }] });
    expect((await act(engineer, "submitIssueStep", 1)).errors).toEqual([]);
  });

  it("loses no text where two people save one step", async () => {
    const { version } = await stepOf(2);
    expect((await save(engineer, 2, { what: "Leak", where: "Door" }, version)).errors).toEqual([]);
    const second = await save(director, 2, { what: "Something else" }, version);
    expect(second.errors[0]?.extensions).toMatchObject({ code: "CONFLICT", reason: "issue_step_changed" });
    expect((await stepOf(2)).fields.find(({ name }) => name === "what")?.text).toBe("Leak");
    expect((await save(engineer, 2, { nonsense: "x" })).errors[0]?.extensions.reason).toBe("issue_field_unknown");
    expect((await save(engineer, 2, { what: "x".repeat(8001) })).errors[0]?.extensions.reason).toBe("issue_text_long");
  });

  it("goes in order, and from D4 on takes four eyes", async () => {
    await save(engineer, 4, {
      why1: "a",
      why2: "b",
      rootCause: "Thin plating",
      causeClass: "NONSENSE",
      escape: "No test",
    }).then(({ errors }) => expect(errors[0]?.extensions.reason).toBe("cause_class_unknown"));
    await save(engineer, 4, {
      why1: "a",
      why2: "b",
      rootCause: "Thin plating",
      causeClass: "PURCHASED_PART",
      escape: "No test",
    });
    expect((await act(engineer, "submitIssueStep", 4)).errors).toEqual([]);
    expect((await act(director, "approveIssueStep", 4)).errors[0]?.extensions.reason).toBe("issue_step_order");
    await save(engineer, 2, { since: "May", extent: "Four" });
    await act(engineer, "submitIssueStep", 2);
    await save(engineer, 3, { containment: "Batch B is held" });
    await act(engineer, "submitIssueStep", 3);
    expect((await page()).step).toBe(4);
    expect((await act(engineer, "approveIssueStep", 4)).errors[0]?.extensions.reason).toBe("issue_four_eyes");
    expect((await act(director, "approveIssueStep", 4)).errors).toEqual([]);
    expect((await act(director, "returnIssueStep", 4, `, reason: ""`)).errors[0]?.extensions.reason).toBe(
      "issue_reason_missing",
    );
    expect((await act(director, "returnIssueStep", 4, `, reason: "Why was it thin?"`)).errors).toEqual([]);
    expect(await page()).toMatchObject({ step: 4, stepState: "OPEN" });
    await act(engineer, "submitIssueStep", 4);
    await act(director, "approveIssueStep", 4);
  });

  it("asks of a chosen measure who and until when, and of a corrective one from which machine on", async () => {
    const emil = await myId("emil");
    const add = (input: object) =>
      ask(
        engineer,
        "mutation ($number: ID!, $input: ActionInput!) { addIssueAction(number: $number, input: $input) }",
        { number, input },
      );
    const draft = { kind: "PRODUCTION", description: "Thicker plating", owner: emil, dueOn: "2026-07-01" };
    expect((await add({ ...draft, description: " " })).errors[0]?.extensions.reason).toBe("action_description_missing");
    expect((await add({ ...draft, plannedRatio: 1.5 })).errors[0]?.extensions.reason).toBe("action_ratio_unfit");
    const { data } = await add(draft);
    const id: string = data.addIssueAction;
    await save(engineer, 5, { choice: "It is the cause" });
    expect((await act(engineer, "submitIssueStep", 5)).errors).toEqual([]);
    expect((await act(director, "approveIssueStep", 5)).errors).toEqual([]);
    expect((await stepOf(6)).missing).toEqual(["since when and from which machine on each corrective measure holds"]);
    const put = (more: string) =>
      refusal(
        engineer,
        `mutation { implementIssueAction(number: "${number}", id: "${id}", version: 1, on: "2026-05-20"${more}) }`,
      );
    expect(await put("")).toBe("action_cut_in_missing");
    expect(await put(', cutIn: { kind: FIELD, on: "2026-05-20" }')).toBe("action_cut_in_missing");
    expect(
      await refusal(
        engineer,
        `mutation { implementIssueAction(number: "${number}", id: "${id}", version: 1, on: "2199-01-01", cutIn: { kind: DATE, on: "2026-05-20" }) }`,
      ),
    ).toBe("action_day_future");
    const drop = (version: number, reason: string) =>
      refusal(
        engineer,
        `mutation { dropIssueAction(number: "${number}", id: "${id}", version: ${version}, reason: "${reason}") }`,
      );
    expect(await drop(7, "no")).toBe("action_changed");
    expect(await drop(1, "")).toBe("issue_reason_missing");
  });

  it("keeps talk with mentions, and files that only its readers get", async () => {
    const doris = await myId("doris");
    const { errors } = await ask(
      engineer,
      `mutation { commentOnIssue(number: "${number}", text: "Please look, Doris", step: 4, mentions: ["${doris}"]) }`,
    );
    expect(errors).toEqual([]);
    expect((await page()).comments).toMatchObject([
      { text: "Please look, Doris", step: 4, mentions: [{ name: "doris" }] },
    ]);
    const send = (token: string, name: string, body: string) =>
      fetch(`${api.address}/issues/${number}/steps/4/files?name=${encodeURIComponent(name)}&type=text/plain`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/octet-stream" },
        body,
      });
    expect((await send(engineer, "../measured 板.txt", "plating 3 µm")).status).toBe(200);
    expect((await send(engineer, "again.txt", "plating 3 µm")).status).toBe(200);
    expect((await send(stranger, "x.txt", "x")).status).toBe(404);
    expect((await send(engineer, "x.txt", "")).status).toBe(400);
    const [file, ...others] = (await page()).attachments;
    expect(others).toEqual([]);
    expect(file).toMatchObject({ fileName: "again.txt", size: 13 });
    const get = (token: string) =>
      fetch(`${api.address}${file.url}`, { headers: { authorization: `Bearer ${token}` } });
    const got = await get(engineer);
    expect(await got.text()).toBe("plating 3 µm");
    expect(got.headers.get("content-disposition")).toMatch(/^attachment/u);
    expect((await get(stranger)).status).toBe(404);
    expect((await get(responder)).status).toBe(404);
  });

  it("tells everything that happened to it, the latest first", async () => {
    const { history } = await page();
    const kinds = history.map(({ kind }: { kind: string }) => kind);
    expect(kinds.at(-1)).toBe("RAISED");
    expect(kinds).toEqual(
      expect.arrayContaining([
        "CASES_IN",
        "EDITED",
        "STEP_SAVED",
        "STEP_SUBMITTED",
        "STEP_APPROVED",
        "STEP_RETURNED",
        "ACTION_ADDED",
        "COMMENTED",
        "FILE_ADDED",
      ]),
    );
  });

  it("is due by working days, sooner once it is urgent", async () => {
    const before = await stepOf(6);
    const { version } = await page();
    await ask(
      engineer,
      `mutation { editIssue(input: { number: "${number}", version: ${version}, safety: true, special: [MEDIA] }) }`,
    );
    const after = await stepOf(6);
    expect(Date.parse(after.dueAt)).toBeLessThan(Date.parse(before.dueAt));
  });
});
