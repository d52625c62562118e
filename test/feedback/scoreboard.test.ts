import { beforeAll, describe, expect, it } from "vitest";
import { happened, withCompany } from "../metrics/company.ts";
import { withApi } from "../support/with-api.ts";

const days = (n: number) => `interval '${n} days'`;

/** Three issues of two departments, from raising to what became of them. */
describe("the scoreboard", () => {
  const company = withCompany();
  const api = withApi(company);
  let emil = "";
  let director = "";
  let doris = "";
  let [leak, noise, twin] = ["", "", ""];

  const ask = async (cookie: string, query: string, variables = {}) => {
    const { data, errors } = await api.ask({ cookie, language: "en", query, variables });
    expect(errors).toEqual([]);
    return data;
  };
  const board = async (cookie: string, more = "", range = `{ from: "2020-01-01", to: "2100-01-01" }`) => {
    const { issueScoreboard } = await ask(
      cookie,
      `{ issueScoreboard(range: ${range} ${more}) { issues { number } open { all overdue waiting cells { step age numbers } }
         stages { isAll department { key label } stages { stage medianDays reached waiting ended } }
         closed { all closings { closing hits of share low high numbers } reopened { hits of numbers } }
         measures { verdicts { verdict measures { number description } } effective { hits of share low high } }
         avoided { measures { number verdict upTo reportsAfter ratio failures { value low high } meanCost counted }
           failures { value low high } cost { value } } } }`,
    );
    return issueScoreboard;
  };
  const raise = async (title: string) => {
    const { raiseQualityIssue } = await ask(
      emil,
      `mutation { raiseQualityIssue(input: { title: "${title}", problem: "p", severity: 2, safety: false }) }`,
    );
    return raiseQualityIssue;
  };
  const person = async (name: string, role: Parameters<typeof api.addPerson>[1], department?: string) => {
    const once = await api.addPerson(name, role, department ? { departmentCode: department } : {});
    const first = await api.ask({
      query: `mutation { signIn(username: "${name}", password: "${once}") { viewer { id } } }`,
    });
    const changed = await api.ask({
      cookie: first.setCookie?.split(";")[0] ?? "",
      query: `mutation { changePassword(current: "${once}", next: "${name}-long-password") }`,
    });
    return changed.setCookie?.split(";")[0] ?? "";
  };
  const sql = (text: string, values: unknown[] = []) => company.db.pool.query(text, values);

  beforeAll(async () => {
    await sql(
      "INSERT INTO department (code, name, name_en) VALUES ('RD', '研发部', 'R&D'), ('WH', '仓库', 'Warehouse')",
    );
    emil = await person("emil", "QUALITY_ENGINEER");
    director = await person("dora", "EXECUTIVE");
    doris = await person("doris", "RESPONDER", "RD");
    [leak, noise, twin] = [await raise("Leak"), await raise("Noise"), await raise("Leak again")];
    await sql(
      "UPDATE quality_issue SET department_id = (SELECT id FROM department WHERE code = 'RD') WHERE number = $1",
      [leak],
    );
    await sql(
      "UPDATE quality_issue SET department_id = (SELECT id FROM department WHERE code = 'WH') WHERE number = $1",
      [noise],
    );
    // Raised in the tests' own past, so that stages have days.
    await sql(`UPDATE quality_issue SET raised_at = raised_at - ${days(40)}`);
  });

  it("holds what is open by step and age, and only what its reader may read", async () => {
    const all = await board(emil);
    expect(all.open.all).toEqual([leak, noise, twin]);
    expect(all.open.cells).toEqual([{ step: 0, age: "QUARTER", numbers: [leak, noise, twin] }]);
    expect((await board(doris)).issues).toEqual([{ number: leak }]);
    expect((await board(doris)).stages.map(({ department }: { department: unknown }) => department)).toEqual([
      null,
      { key: "RD", label: "研发部" },
    ]);
    expect((await board(emil, `, department: "WH"`)).open.all).toEqual([noise]);
    const { errors } = await api.ask({
      cookie: emil,
      query: `{ issueScoreboard(range: { from: "2020-01-01", to: "2100-01-01" }, department: "NONE") { issues { number } } }`,
    });
    expect(errors[0]?.extensions.reason).toBe("department_unknown");
  });

  it("tells acknowledged from waiting once somebody else submits a step", async () => {
    const { qualityIssue } = await ask(emil, `{ qualityIssue(number: "${leak}") { steps { version } } }`);
    await ask(doris, "mutation ($input: IssueStepInput!) { saveIssueStep(input: $input) }", {
      input: {
        number: leak,
        step: 0,
        version: qualityIssue.steps[0].version,
        fields: [{ name: "response", text: "Sale stopped" }],
      },
    });
    await ask(doris, `mutation { submitIssueStep(number: "${leak}", step: 0) }`);
    const { stages, open } = await board(emil);
    expect(open.waiting).toEqual([leak]);
    expect(stages[0].stages[0]).toMatchObject({ stage: "ACKNOWLEDGED", reached: [leak], waiting: [noise, twin] });
    const ofRd = stages.find(({ department }: { department: { key: string } | null }) => department?.key === "RD");
    expect(ofRd.stages[0].medianDays).toBeCloseTo(40, 1);
  });

  it("tells what was closed on what, and what came back; a duplicate is in no stage", async () => {
    await ask(director, `mutation { closeIssue(number: "${noise}", by: EXCEPTION, reason: "We stop making it") }`);
    await ask(emil, `mutation { closeIssue(number: "${twin}", by: DUPLICATE, duplicateOf: "${leak}") }`);
    const { closed, stages } = await board(emil);
    expect(closed.all).toEqual([noise, twin]);
    expect(closed.closings).toMatchObject([
      { closing: "VERDICT", hits: 0, of: 2, share: 0, numbers: [] },
      { closing: "EXCEPTION", hits: 1, of: 2, share: 0.5, numbers: [noise] },
      { closing: "DUPLICATE", hits: 1, of: 2, share: 0.5, numbers: [twin] },
    ]);
    expect(closed.closings[1].low).toBeCloseTo(0.0945, 4);
    expect(stages[0].stages[0]).toMatchObject({ reached: [leak], waiting: [], ended: [noise] });
    await ask(emil, `mutation { reopenIssue(number: "${noise}", reason: "We make it again") }`);
    const again = await board(emil);
    expect(again.closed.reopened).toEqual({ hits: 1, of: 1, numbers: [noise] });
    expect(again.open.cells).toContainEqual({ step: 0, age: "WEEK", numbers: [noise] });
    expect((await board(emil, "", `{ from: "2020-01-01", to: "2020-02-01" }`)).closed.all).toEqual([]);
  });

  it("counts what measures have spared up to their last looks, and claims nothing without a verdict", async () => {
    expect((await board(emil)).avoided).toEqual({ measures: [], failures: null, cost: null });
    const { rows } = await sql(
      `INSERT INTO issue_action (issue_id, kind, description, owner_id, due_on, implemented_on, cut_in)
       SELECT id, 'PRODUCTION', 'New seal', raised_by, current_date, current_date - 10, '{"kind":"DATE","on":"2026-01-01"}'
       FROM quality_issue WHERE number = $1 RETURNING id`,
      [leak],
    );
    // 10 reports where 40 would have been: a quarter, between an eighth and a half.
    await sql(
      `INSERT INTO action_look (action_id, look, looked_at, up_to, verdict, planned_ratio, reports_before, reports_after, exposure_before,
         exposure_after, expected, ratio, low, high, p, level, information, planned_information, dispersion_used, evidence)
       VALUES ($1, 1, now(), '2026-06-01', 'EFFECTIVE', 0.5, 80, 10, 2000, 1000, 40, 0.25, 0.1, 0.6, 0.001, 0.02, 10, 10, 1,
         '{"plain": {"low": 0.125, "high": 0.5}}')`,
      [rows[0]?.["id"]],
    );
    const { avoided, measures, stages } = await board(emil);
    expect(avoided.failures).toEqual({ value: 30, low: 20, high: 35 });
    expect(avoided.measures).toMatchObject([{ number: leak, verdict: "EFFECTIVE", upTo: "2026-06-01", counted: true }]);
    expect(avoided).toMatchObject({ cost: null, measures: [{ meanCost: null }] });
    expect(measures.verdicts[0]).toEqual({
      verdict: "EFFECTIVE",
      measures: [{ number: leak, description: "New seal" }],
    });
    expect(measures.effective).toMatchObject({ hits: 1, of: 1, share: 1, high: 1 });
    expect(stages[0].stages.at(-1)).toMatchObject({ stage: "WHOLE", reached: [leak] });
    await putCase(400);
    expect((await board(emil)).avoided).toMatchObject({ cost: { value: 12_000 }, measures: [{ meanCost: 400 }] });
  });

  async function putCase(cost: number) {
    await company.add({
      number: "C1",
      defects: [{ family: { code: "Water" }, type: { code: "Leak" } }],
      events: [happened("registered", "2026-05-01 09:00")],
    });
    const { rows } = await company.db.pool.query<{ id: string }>(
      "UPDATE service_case SET cost_amount = $1 RETURNING id",
      [cost],
    );
    const { data, errors } = await api.ask({
      cookie: emil,
      query: "mutation ($cases: [ID!]!, $number: ID!) { setIssueCases(number: $number, cases: $cases) }",
      variables: { number: leak, cases: rows.map(({ id }) => id) },
    });
    expect(errors, JSON.stringify(data)).toEqual([]);
  }
});
