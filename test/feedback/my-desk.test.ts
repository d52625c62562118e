import { beforeAll, describe, expect, it } from "vitest";
import { withCompany } from "../metrics/company.ts";
import { withApi } from "../support/with-api.ts";

/** What waits for each of the people of two issues, through the API. */
describe("a desk", () => {
  const company = withCompany();
  const api = withApi(company);
  let emil = "";
  let doris = "";
  let director = "";
  let stranger = "";
  let grave = "";
  let mild = "";

  const ask = async (cookie: string, query: string, variables = {}) => {
    const { data, errors } = await api.ask({ cookie, language: "en", query, variables });
    expect(errors).toEqual([]);
    return data;
  };
  const deskOf = async (cookie: string) => {
    const { myIssueDesk } = await ask(
      cookie,
      `{ myIssueDesk { steps { issue { number special } step current overdue dueAt } approvals { issue { number } step submittedBy { name } }
         actions { issue { number } description dueOn overdue } leads { number isMine } mentions { issue { number } step text saidBy { name } } } }`,
    );
    return myIssueDesk;
  };
  const idOf = async (name: string) => {
    const { issuePeople } = await ask(emil, "{ issuePeople { id name } }");
    return issuePeople.find((one: { name: string }) => one.name === name)?.id;
  };
  const raise = async (title: string, more = "") => {
    const { raiseQualityIssue } = await ask(
      emil,
      `mutation { raiseQualityIssue(input: { title: "${title}", problem: "p", severity: 2, safety: false ${more} }) }`,
    );
    return raiseQualityIssue;
  };
  const stepOf = async (number: string, step: number) => {
    const { qualityIssue } = await ask(emil, `{ qualityIssue(number: "${number}") { steps { step version } } }`);
    return qualityIssue.steps[step];
  };
  const save = async (number: string, step: number, input: object) =>
    ask(emil, "mutation ($input: IssueStepInput!) { saveIssueStep(input: $input) }", {
      input: { number, step, version: (await stepOf(number, step)).version, ...input },
    });
  const write = (number: string, step: number, fields: Record<string, string>) =>
    save(number, step, { fields: Object.entries(fields).map(([name, text]) => ({ name, text })) });
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

  beforeAll(async () => {
    await company.db.pool.query(
      "INSERT INTO department (code, name, name_en) VALUES ('RD', '研发部', 'R&D'), ('WH', '仓库', 'Warehouse')",
    );
    emil = await person("emil", "QUALITY_ENGINEER");
    doris = await person("doris", "RESPONDER", "RD");
    director = await person("dora", "EXECUTIVE");
    stranger = await person("willi", "RESPONDER", "WH");
    mild = await raise("A lid that squeaks");
    grave = await raise("A lid that falls off", ", special: [MEDIA]");
  });

  it("is empty where nothing waits", async () => {
    const empty = { steps: [], approvals: [], actions: [], leads: [], mentions: [] };
    expect(await deskOf(doris)).toEqual(empty);
    expect(await deskOf(stranger)).toEqual(empty);
  });

  it("holds the steps one owns, the first due first, until they are submitted", async () => {
    const owner = await idOf("doris");
    await save(mild, 0, { owner, dueAt: "2026-01-05T09:00:00Z" });
    await save(grave, 4, { owner, dueAt: "2099-01-05T09:00:00Z" });
    const { steps } = await deskOf(doris);
    expect(steps).toEqual([
      { issue: { number: mild, special: [] }, step: 0, current: 0, overdue: true, dueAt: "2026-01-05T09:00:00.000Z" },
      {
        issue: { number: grave, special: ["MEDIA"] },
        step: 4,
        current: 0,
        overdue: false,
        dueAt: "2099-01-05T09:00:00.000Z",
      },
    ]);
    await write(mild, 0, { response: "The lid is oiled" });
    await ask(doris, `mutation { submitIssueStep(number: "${mild}", step: 0) }`);
    expect((await deskOf(doris)).steps).toHaveLength(1);
  });

  it("holds what one may approve: by others from D4 on, in the order of steps, and of approvers only", async () => {
    const waiting = { issue: { number: mild }, step: 0, submittedBy: { name: "doris" } };
    expect((await deskOf(emil)).approvals).toEqual([waiting]);
    expect((await deskOf(director)).approvals).toEqual([waiting]);
    expect((await deskOf(doris)).approvals).toEqual([]);
    const cause = { why1: "a", why2: "b", rootCause: "c", causeClass: "DESIGN", escape: "d" };
    await write(grave, 4, cause);
    await ask(emil, `mutation { submitIssueStep(number: "${grave}", step: 4) }`);
    expect((await deskOf(director)).approvals).toEqual([waiting]);
    await company.db.pool.query(
      "UPDATE issue_step SET state = 'APPROVED' WHERE step < 4 AND issue_id = (SELECT id FROM quality_issue WHERE number = $1)",
      [grave],
    );
    expect((await deskOf(director)).approvals).toContainEqual({
      issue: { number: grave },
      step: 4,
      submittedBy: { name: "emil" },
    });
    expect((await deskOf(emil)).approvals).toEqual([waiting]);
  });

  it("holds one's measures until they are in force, the issues one leads, and the comments that name one", async () => {
    const owner = await idOf("doris");
    const { qualityIssue } = await ask(emil, `{ qualityIssue(number: "${grave}") { version } }`);
    await ask(emil, "mutation ($input: IssueEditInput!) { editIssue(input: $input) }", {
      input: { number: grave, version: qualityIssue.version, leader: owner },
    });
    const input = { kind: "CONTAINMENT", description: "Hold the stock", owner, dueOn: "2026-02-01" };
    const { addIssueAction: id } = await ask(
      emil,
      "mutation ($number: ID!, $input: ActionInput!) { addIssueAction(number: $number, input: $input) }",
      { number: grave, input },
    );
    await ask(
      emil,
      `mutation { commentOnIssue(number: "${grave}", text: "Look, Doris", step: 4, mentions: ["${owner}"]) }`,
    );
    await ask(doris, `mutation { commentOnIssue(number: "${grave}", text: "I did", mentions: ["${owner}"]) }`);
    const desk = await deskOf(doris);
    expect(desk.leads).toEqual([{ number: grave, isMine: true }]);
    expect(desk.actions).toEqual([
      { issue: { number: grave }, description: "Hold the stock", dueOn: "2026-02-01", overdue: true },
    ]);
    expect(desk.mentions).toEqual([
      { issue: { number: grave }, step: 4, text: "Look, Doris", saidBy: { name: "emil" } },
    ]);
    await ask(
      doris,
      `mutation { implementIssueAction(number: "${grave}", id: "${id}", version: 1, on: "2026-02-01") }`,
    );
    await company.db.pool.query("UPDATE issue_comment SET said_at = said_at - interval '31 days'");
    const later = await deskOf(doris);
    expect(later.actions).toEqual([]);
    expect(later.mentions).toEqual([]);
  });

  it("holds nothing of closed issues, nor of those that one may not read any more", async () => {
    await ask(director, `mutation { closeIssue(number: "${grave}", by: EXCEPTION, reason: "One lid") }`);
    expect(await deskOf(doris)).toMatchObject({ steps: [], leads: [] });
    const closed = async (days: number) => {
      const { qualityIssues } = await ask(
        emil,
        `{ qualityIssues(state: CLOSED, closedWithinDays: ${days}) { number } }`,
      );
      return qualityIssues;
    };
    expect(await closed(90)).toEqual([{ number: grave }]);
    await company.db.pool.query(
      "UPDATE quality_issue SET closed_at = closed_at - interval '91 days' WHERE number = $1",
      [grave],
    );
    expect(await closed(90)).toEqual([]);
    expect((await deskOf(stranger)).mentions).toEqual([]);
  });
});
