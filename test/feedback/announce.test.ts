import { remindOfSteps } from "@huilu/core";
import { beforeAll, describe, expect, it } from "vitest";
import { withCompany } from "../metrics/company.ts";
import { withApi } from "../support/with-api.ts";

type Who = { readonly id: string; readonly token: string };

/** Who hears what of an issue: through the inbox, and through a webhook's log. */
describe("what happens to an issue is told", () => {
  const company = withCompany();
  const api = withApi(company);
  let [rd, owner, stranger, director]: Who[] = [];
  let quality = "";
  let number = "";

  const ask = async (token: string, query: string, variables = {}) => {
    const { data, errors } = await api.ask({ token, language: "en", query, variables });
    expect(errors).toEqual([]);
    return data;
  };
  const somebody = async (role: Parameters<typeof api.tokenFor>[0], departmentCode?: string): Promise<Who> => {
    const token = await api.tokenFor(role, departmentCode ? { departmentCode } : {});
    return { token, id: String((await ask(token, "{ viewer { id } }")).viewer.id) };
  };
  const titles = async (who: Who | undefined): Promise<string[]> => {
    const { inbox } = await ask(who?.token ?? "", "{ inbox { edges { node { title } } } }");
    return inbox.edges.map(({ node }: { node: { title: string } }) => node.title);
  };
  const events = async () => {
    const { rows } = await company.db.pool.query<{ kind: string }>("SELECT kind FROM webhook_event ORDER BY at, kind");
    return rows.map(({ kind }) => kind);
  };
  const version = async () =>
    (await ask(quality, `{ qualityIssue(number: "${number}") { version } }`)).qualityIssue.version;
  const edit = async (input: object) =>
    ask(quality, "mutation ($input: IssueEditInput!) { editIssue(input: $input) }", {
      input: { number, version: await version(), ...input },
    });

  beforeAll(async () => {
    await company.db.pool.query(
      "INSERT INTO department (code, name, name_en) VALUES ('RD', '研发部', 'R&D'), ('WH', '仓库', 'Warehouse')",
    );
    quality = await api.tokenFor("QUALITY_ENGINEER");
    rd = await somebody("DEPARTMENT_HEAD", "RD");
    owner = await somebody("RESPONDER", "RD");
    stranger = await somebody("RESPONDER", "WH");
    director = await somebody("EXECUTIVE");
    // Leaders are people, who can sign in.
    await company.db.pool.query("UPDATE app_user SET password_hash = 'x' WHERE id = $1", [director.id]);
    const target = {
      name: "log",
      url: "https://example.com/hook",
      format: "GENERIC",
      language: "en",
      kinds: ["issue.raised", "issue.step", "issue.closed", "handover.sent", "special_case.raised"],
    };
    await ask(
      await api.tokenFor("ADMINISTRATOR"),
      "mutation ($input: WebhookTargetInput!) { addWebhookTarget(input: $input) { secret } }",
      { input: target },
    );
  });

  it("upward at once where it is a special case", async () => {
    const input = { title: "Leaks", problem: "In the papers", severity: 3, safety: false, special: ["MEDIA"] };
    const { raiseQualityIssue } = await ask(
      quality,
      "mutation ($input: QualityIssueInput!) { raiseQualityIssue(input: $input) }",
      { input },
    );
    number = raiseQualityIssue;
    expect(await titles(director)).toEqual([`Special case ${number}: Leaks`]);
    expect(await events()).toEqual(["issue.raised", "special_case.raised"]);
  });

  it("to those who get something to do, and to those who are mentioned, and to nobody else", async () => {
    await edit({ leader: owner?.id, members: [owner?.id] });
    await edit({ severity: 4 });
    expect(await titles(owner)).toEqual([`${number}: D1 team is yours`]);
    await ask(quality, `mutation { commentOnIssue(number: "${number}", text: "Look", mentions: ["${owner?.id}"]) }`);
    expect((await titles(owner))[0]).toMatch(/mentions you in/u);
    expect(await titles(stranger)).toEqual([]);
  });

  it("to the department that it is handed over to, whose it becomes when it is taken on", async () => {
    const sent = await ask(quality, "mutation ($input: HandOverInput!) { sendHandOver(input: $input) }", {
      input: { issue: number, department: "RD", ask: "Find the cause" },
    });
    expect((await titles(rd))[0]).toBe(`${number} was handed over to 研发部`);
    const read = `{ qualityIssue(number: "${number}") { department { code } history { kind } } }`;
    expect((await ask(rd?.token ?? "", read)).qualityIssue.department).toBeNull();
    expect((await ask(stranger?.token ?? "", read)).qualityIssue).toBeNull();
    await ask(rd?.token ?? "", `mutation { acceptHandOver(id: "${sent.sendHandOver}") }`);
    const { qualityIssue } = await ask(rd?.token ?? "", read);
    expect(qualityIssue).toMatchObject({ department: { code: "RD" } });
    expect(qualityIssue.history[0].kind).toBe("TAKEN_ON");
    expect(await events()).toContain("handover.sent");
  });

  it("to a step's owner before it is due, and above once it is overdue, each once", async () => {
    const { rows } = await company.db.pool.query<{ due: Date }>(
      "SELECT due_at AS due FROM issue_step s JOIN quality_issue q ON q.id = s.issue_id WHERE q.number = $1 AND s.step = 0",
      [number],
    );
    const due = rows[0]?.due.getTime() ?? 0;
    expect(await remindOfSteps(company.db, new Date(due - 3 * 86_400_000))).toBe(0);
    expect(await remindOfSteps(company.db, new Date(due - 3_600_000))).toBe(1);
    expect((await titles(owner))[0]).toMatch(/D0 emergency response is due on/u);
    const later = new Date(due + 3_600_000);
    expect(await remindOfSteps(company.db, later)).toBe(1);
    expect(await remindOfSteps(company.db, later)).toBe(0);
    expect((await titles(owner))[0]).toMatch(/was due on/u);
    expect((await titles(rd))[0]).toMatch(/was escalated to you/u);
  });
});
