import { beforeAll, describe, expect, test } from "vitest";
import { withApi } from "../support/with-api.ts";
import { withDatabase } from "../support/with-database.ts";
import { makeStaffCompany, range } from "./staff-company.ts";

const database = withDatabase();
const api = withApi(database);
beforeAll(() => makeStaffCompany(database.db));

const metric = { key: "firstFixRate" };
const rowsQuery = `query($metric: ScorecardMetricInput!, $range: DateRangeInput!, $hit: Boolean, $outcome: String, $first: Int, $after: String) {
  myScorecardRows(metric: $metric, range: $range, hit: $hit, outcome: $outcome, first: $first, after: $after) {
    totalCount edges { node { id caseId day hit outcome outcomeLabel contest case { number } } } pageInfo { hasNextPage endCursor } } }`;
const mine = `query($metric: ScorecardMetricInput!, $range: DateRangeInput!) {
  myScorecard(range: $range, metrics: [$metric]) { card { figures { n observed contested excluded { reason n } } training { topic validUntil valid } } } }`;
const contest = "mutation($input: ContestInput!) { contestRow(input: $input) }";
const decide =
  "mutation($id: ID!, $upheld: Boolean!, $reason: String!) { decideContest(id: $id, upheld: $upheld, reason: $reason) }";
const list = `query($state: ContestState) { contests(state: $state) {
  id employee { key } metric reason state decision decidedBy decidable case { number } } }`;

const agentOf = (employeeCode: string) => api.tokenFor("SERVICE_AGENT", { departmentCode: "NORTH", employeeCode });
const headOf = (departmentCode: string, employeeCode?: string) =>
  api.tokenFor("DEPARTMENT_HEAD", { departmentCode, ...(employeeCode === undefined ? {} : { employeeCode }) });
const ask = (query: string, token: string, variables: Record<string, unknown> = {}) =>
  api.ask({ query, token, language: "en", variables: { metric, range, ...variables } });
const refusalOf = ({ errors }: Awaited<ReturnType<typeof ask>>) => errors[0]?.extensions;

async function missesOf(employeeCode: string): Promise<{ id: string; caseId: string }[]> {
  const { data } = await ask(rowsQuery, await agentOf(employeeCode), { hit: false });
  return data.myScorecardRows.edges.map(({ node }: { node: unknown }) => node);
}
const inputOf = (row: { id: string; caseId: string }, reason = "The part was sent wrong.") => ({
  input: { metric, caseId: row.caseId, rowId: row.id, reason },
});

describe("a person's own rows", () => {
  test("are exactly those of the figure, page by page, and nobody else's", async () => {
    const token = await agentOf("BEN");
    const own = await ask(mine, token);
    const [figure] = own.data.myScorecard.card.figures;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await ask(rowsQuery, token, { first: 20, after });
      expect(data.myScorecardRows.totalCount).toBe(figure.n);
      seen.push(
        ...data.myScorecardRows.edges.map(({ node }: { node: { case: { number: string } } }) => node.case.number),
      );
      after = data.myScorecardRows.pageInfo.hasNextPage ? data.myScorecardRows.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen).size).toBe(figure.n);
    expect(seen.every((number) => number.startsWith("BEN-"))).toBe(true);
    expect(await missesOf("BEN")).toHaveLength(figure.n - figure.observed);
  });
});

describe("a contest", () => {
  test("is marked while open, leaves the figure when upheld, and everything is in the audit log", async () => {
    const agent = await agentOf("BEN");
    const head = await headOf("NORTH", "HEAD");
    const [first, second] = await missesOf("BEN");
    if (!first || !second) throw new Error("BEN has no misses.");
    const before = await ask(mine, agent);
    const [figure] = before.data.myScorecard.card.figures;

    const opened = await ask(contest, agent, inputOf(first));
    const other = await ask(contest, agent, inputOf(second, "It was another machine."));
    expect([...opened.errors, ...other.errors]).toEqual([]);
    const marked = await ask(mine, agent);
    expect(marked.data.myScorecard.card.figures[0]).toEqual({ ...figure, contested: 2 });

    const listed = await ask(list, head, { state: "OPEN" });
    expect(listed.data.contests).toHaveLength(2);
    expect(
      listed.data.contests.every(
        ({ decidable, employee }: { decidable: boolean; employee: { key: string } }) =>
          decidable && employee.key === "BEN",
      ),
    ).toBe(true);
    const ids = [opened.data.contestRow, other.data.contestRow];
    expect(
      (await ask(decide, head, { id: ids[0], upheld: true, reason: "The warehouse confirms it." })).errors,
    ).toEqual([]);
    expect((await ask(decide, head, { id: ids[1], upheld: false, reason: "It was this machine." })).errors).toEqual([]);

    const after = await ask(mine, agent);
    expect(after.data.myScorecard.card.figures[0]).toEqual({
      n: figure.n - 1,
      observed: figure.observed,
      contested: 0,
      excluded: [{ reason: "contest_upheld", n: 1 }],
    });
    const out = await ask(rowsQuery, agent, { outcome: "contest_upheld" });
    expect(out.data.myScorecardRows.edges[0].node).toMatchObject({
      id: first.id,
      contest: "UPHELD",
      outcomeLabel: "contest upheld, not counted",
    });
    const told = await ask(list, agent);
    expect(
      told.data.contests
        .map(({ state, decision }: { state: string; decision: string }) => [state, decision])
        .toSorted(),
    ).toEqual([
      ["REJECTED", "It was this machine."],
      ["UPHELD", "The warehouse confirms it."],
    ]);

    const { rows } = await database.db.pool.query(
      "SELECT action, subject, detail->>'reason' AS reason FROM audit_entry WHERE subject LIKE 'scorecard_contest/%' ORDER BY id",
    );
    expect(rows).toEqual([
      { action: "scorecard.contested", subject: `scorecard_contest/${ids[0]}`, reason: "The part was sent wrong." },
      { action: "scorecard.contested", subject: `scorecard_contest/${ids[1]}`, reason: "It was another machine." },
      {
        action: "scorecard.contest_upheld",
        subject: `scorecard_contest/${ids[0]}`,
        reason: "The warehouse confirms it.",
      },
      { action: "scorecard.contest_rejected", subject: `scorecard_contest/${ids[1]}`, reason: "It was this machine." },
    ]);
  });

  test("can be made of an own row only, once, and with a reason", async () => {
    const anna = await agentOf("ANNA");
    const [bens] = (await missesOf("BEN")).slice(-1);
    const [own] = await missesOf("ANNA");
    if (!bens || !own) throw new Error("There are no misses.");
    expect(refusalOf(await ask(contest, anna, inputOf(bens)))).toMatchObject({
      code: "NOT_FOUND",
      reason: "contest_unit_unknown",
    });
    expect(refusalOf(await ask(contest, anna, inputOf({ ...own, caseId: "x" })))).toMatchObject({ code: "NOT_FOUND" });
    expect(refusalOf(await ask(contest, anna, inputOf(own, "  ")))).toMatchObject({
      code: "BAD_INPUT",
      reason: "contest_reason_unfit",
    });
    expect(refusalOf(await ask(contest, await api.tokenFor("EXECUTIVE"), inputOf(own)))).toMatchObject({
      code: "FORBIDDEN",
    });
    const twice = await Promise.all([ask(contest, anna, inputOf(own)), ask(contest, anna, inputOf(own))]);
    expect(twice.map((answer) => refusalOf(answer)?.code ?? "made").toSorted()).toEqual(["CONFLICT", "made"]);
  });

  test("is decided once by whoever is first, by a head of that department, and never by the person", async () => {
    const [row] = (await missesOf("CLEO")).slice(-1);
    if (!row) throw new Error("CLEO has no misses.");
    const opened = await ask(contest, await agentOf("CLEO"), inputOf(row));
    const decision = { id: opened.data.contestRow, upheld: true, reason: "Agreed." };
    expect(refusalOf(await ask(decide, await agentOf("CLEO"), decision))).toMatchObject({ code: "FORBIDDEN" });
    // CLEO heads the north herself: still not her own contest.
    expect(refusalOf(await ask(decide, await headOf("NORTH", "CLEO"), decision))).toMatchObject({
      code: "FORBIDDEN",
      reason: "contest_own",
    });
    expect(refusalOf(await ask(decide, await headOf("SOUTH"), decision))).toMatchObject({
      code: "NOT_FOUND",
      reason: "contest_unknown",
    });
    expect(refusalOf(await ask(decide, await api.tokenFor("QUALITY_ENGINEER"), decision))).toMatchObject({
      code: "FORBIDDEN",
    });
    expect((await ask(list, await headOf("SOUTH"))).data.contests).toEqual([]);
    const [one, other] = [await headOf("NORTH"), await headOf("SERVICE")];
    const both = await Promise.all([ask(decide, one, decision), ask(decide, other, { ...decision, upheld: false })]);
    expect(both.map((answer) => refusalOf(answer)?.code ?? "decided").toSorted()).toEqual(["CONFLICT", "decided"]);
    const { rows } = await database.db.pool.query(
      "SELECT count(*)::int AS n FROM audit_entry WHERE subject = $1 AND action <> 'scorecard.contested'",
      [`scorecard_contest/${decision.id}`],
    );
    expect(rows[0].n).toBe(1);
  });
});

describe("training", () => {
  const load = "mutation($csv: String!) { importTraining(csv: $csv) }";

  test("is imported whole or not at all, and shown on the card with what it still holds", async () => {
    const administrator = await api.tokenFor("ADMINISTRATOR");
    const csv =
      'employee,topic,trained_on,valid_until\nBEN,Refrigerants,2024-03-01,2025-03-01\nBEN,"High voltage, live",2024-05-01,\nANNA,Refrigerants,2026-03-01,2099-03-01\n';
    expect((await ask(load, administrator, { csv })).data.importTraining).toBe(3);
    expect((await ask(load, administrator, { csv })).data.importTraining).toBe(0);
    const { data } = await ask(mine, await agentOf("BEN"));
    expect(data.myScorecard.card.training).toEqual([
      { topic: "High voltage, live", validUntil: null, valid: true },
      { topic: "Refrigerants", validUntil: "2025-03-01", valid: false },
    ]);
    const bad = "工号,培训主题,培训日期,有效期至\nBEN,Welding,2026-01-01,\nNOBODY,Welding,2026-01-01,\n";
    expect(refusalOf(await ask(load, administrator, { csv: bad }))).toMatchObject({
      code: "NOT_FOUND",
      reason: "training_employee_unknown",
    });
    const again = await ask(mine, await agentOf("BEN"));
    expect(again.data.myScorecard.card.training).toHaveLength(2);
  });

  test.each([
    ["", "training_empty"],
    ["employee,topic\nBEN,x\n", "column_missing"],
    ["employee,topic,trained_on,valid_until\nBEN,x,01.02.2026,\n", "training_row_unfit"],
    ["employee,topic,trained_on,valid_until\nBEN,x,2026-02-01,2026-01-01\n", "training_row_unfit"],
  ])("%j is refused as %s", async (csv, reason) => {
    expect(refusalOf(await ask(load, await api.tokenFor("ADMINISTRATOR"), { csv }))).toMatchObject({
      code: "BAD_INPUT",
      reason,
    });
  });

  test("only administrators import it", async () => {
    expect(refusalOf(await ask(load, await headOf("NORTH"), { csv: "x" }))).toMatchObject({ code: "FORBIDDEN" });
  });
});
