import { beforeAll, describe, expect, it } from "vitest";
import { happened, withCompany } from "../metrics/company.ts";
import { withApi } from "../support/with-api.ts";

type Edge = { byHand: boolean; node: { id: string; number: string } };

/** What the page of an issue asks beside the issue itself. */
describe("the page of an issue", () => {
  const company = withCompany();
  const api = withApi(company);
  let engineer = "";
  let member = "";
  let stranger = "";
  let number = "";

  const ask = (token: string, query: string, variables = {}) => api.ask({ token, language: "en", query, variables });
  const cases = async (token: string, more = "") => {
    const { data, errors } = await ask(
      token,
      `query ($number: ID!) { issueCases(number: $number${more}) { total hidden edges { byHand node { id number } } pageInfo { hasNextPage endCursor } } }`,
      { number },
    );
    expect(errors).toEqual([]);
    return data.issueCases;
  };
  const numbers = ({ edges }: { edges: Edge[] }) => edges.map(({ node }) => node.number);
  const history = async () => {
    const { data } = await ask(
      engineer,
      `query ($number: ID!) { qualityIssue(number: $number) { history { kind step differences { name before after } } } }`,
      { number },
    );
    return data.qualityIssue.history;
  };

  beforeAll(async () => {
    await company.add(
      ...Array.from({ length: 5 }, (_, i) => ({
        number: `leak-${i}`,
        department: i < 3 ? { code: "RD", name: "R&D" } : { code: "EAST", name: "East" },
        defects: [{ family: { code: "Water" }, type: { code: "Leak" } }],
        events: [happened("registered", `2026-05-0${i + 1} 09:00`)],
      })),
    );
    engineer = await api.tokenFor("QUALITY_ENGINEER");
    member = await api.tokenFor("RESPONDER", { departmentCode: "RD" });
    stranger = await api.tokenFor("RESPONDER", { departmentCode: "EAST" });
    const { data } = await ask(engineer, "mutation ($input: QualityIssueInput!) { raiseQualityIssue(input: $input) }", {
      input: {
        title: "Leaks",
        problem: "Leaks at the door",
        severity: 2,
        safety: false,
        evidence: [{ filters: [{ dimension: "defectType", in: ["Water/Leak"] }], from: null }],
      },
    });
    number = data.raiseQualityIssue;
    const { data: who } = await ask(member, "{ viewer { id } }");
    await company.db.pool.query(
      "INSERT INTO issue_member (issue_id, user_id) SELECT id, $2 FROM quality_issue WHERE number = $1",
      [number, who.viewer.id],
    );
  });

  it("lists its cases page by page, the latest report first", async () => {
    const first = await cases(engineer, ", first: 2");
    expect(first).toMatchObject({ total: 5, hidden: 0, pageInfo: { hasNextPage: true } });
    const rest = await cases(engineer, `, first: 3, after: "${first.pageInfo.endCursor}"`);
    expect([...numbers(first), ...numbers(rest)]).toEqual(["leak-4", "leak-3", "leak-2", "leak-1", "leak-0"]);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    const { errors } = await ask(engineer, `{ issueCases(number: "${number}", after: "nonsense") { total } }`);
    expect(errors[0]?.extensions.reason).toBe("cursor_unreadable");
  });

  it("leaves out the cases that a reader may not see, and says how many", async () => {
    const seen = await cases(member);
    expect(seen).toMatchObject({ total: 5, hidden: 2 });
    expect(numbers(seen)).toEqual(["leak-2", "leak-1", "leak-0"]);
    const { errors } = await ask(stranger, `{ issueCases(number: "${number}") { total } }`);
    expect(errors[0]?.extensions).toMatchObject({ code: "NOT_FOUND", reason: "issue_unknown" });
  });

  it("takes a case out, lists it among those taken out, and puts it back", async () => {
    const { edges } = await cases(engineer);
    const out: Edge = edges[0];
    const set = (isOut: boolean) =>
      ask(
        engineer,
        "mutation ($number: ID!, $cases: [ID!]!, $out: Boolean!) { setIssueCases(number: $number, cases: $cases, out: $out) }",
        { number, cases: [out.node.id], out: isOut },
      );
    expect((await set(true)).errors).toEqual([]);
    expect(await cases(engineer)).toMatchObject({ total: 4 });
    expect(await cases(engineer, ", out: true")).toMatchObject({ total: 1, edges: [{ byHand: true, node: out.node }] });
    expect((await set(false)).errors).toEqual([]);
    expect(await cases(engineer, ", out: true")).toMatchObject({ total: 0 });
    const back = await cases(engineer);
    expect(back.edges.find(({ node }: Edge) => node.id === out.node.id)).toMatchObject({ byHand: true });
    expect((await history())[0]).toEqual({
      kind: "CASES_IN",
      step: null,
      differences: [{ name: "caseIds", before: null, after: "1" }],
    });
  });

  it("tells its history as what is different, people by name", async () => {
    await api.addPerson("emil", "QUALITY_ENGINEER");
    const { data: people } = await ask(engineer, "{ issuePeople { id name } }");
    const emil: string = people.issuePeople.find(({ name }: { name: string }) => name === "emil").id;
    const save = (version: number, text: string) =>
      ask(engineer, "mutation ($input: IssueStepInput!) { saveIssueStep(input: $input) }", {
        input: { number, step: 2, version, owner: emil, fields: [{ name: "what", text }] },
      });
    expect((await save(1, "A leak")).errors).toEqual([]);
    expect((await save(2, "A leak at the door")).errors).toEqual([]);
    const [second, first] = await history();
    expect(first).toMatchObject({
      kind: "STEP_SAVED",
      step: 2,
      differences: [
        { name: "what", before: null, after: "A leak" },
        { name: "owner", before: "", after: "emil" },
      ],
    });
    expect(second.differences).toEqual([{ name: "what", before: "A leak", after: "A leak at the door" }]);
  });

  it("counts the working days until its step is due", async () => {
    const left = async () => {
      const { data } = await ask(
        engineer,
        `query ($number: ID!) { qualityIssue(number: $number) { step dueAt workingDaysLeft } }`,
        { number },
      );
      return data.qualityIssue;
    };
    // D0 is due two working days after the raising.
    expect(await left()).toMatchObject({ step: 0, workingDaysLeft: 2 });
    await company.db.pool.query(
      "UPDATE issue_step SET due_at = now() - interval '14 days' WHERE step = 0 AND issue_id = (SELECT id FROM quality_issue WHERE number = $1)",
      [number],
    );
    // Two weeks hold ten working days, fewer where holidays fall into them, more where weekends are worked before these.
    const { workingDaysLeft } = await left();
    expect(workingDaysLeft).toBeLessThanOrEqual(-5);
    expect(workingDaysLeft).toBeGreaterThanOrEqual(-13);
  });
});
