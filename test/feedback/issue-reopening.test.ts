import { addDays, detectSignals, followIssues, importSales, listSignals } from "@huilu/core";
import { beforeAll, describe, expect, it } from "vitest";
import { happened, withCompany } from "../metrics/company.ts";
import { fileOf } from "../support/file-of.ts";
import { withApi } from "../support/with-api.ts";

const weekOf = (week: number) => addDays("2024-01-01", 7 * week);
const noon = (day: string) => new Date(`${day}T12:00:00+08:00`);
const calm = 60;

/** Two leaks and two dark displays a week, then eight leaks of batch B; closed; then eight of batch C. */
describe("a closed issue", () => {
  const company = withCompany();
  const api = withApi(company);
  let number = "";
  const reports = (week: number, batch: string, many: number, type = "Leak") =>
    Array.from({ length: many }, (_, i) => ({
      number: `${type}-${batch}-${week}-${i}`,
      productFamily: { code: "Washers" },
      productModel: { code: "W1" },
      batch: { code: batch },
      defects: [{ family: { code: "Water" }, type: { code: type } }],
      events: [happened("registered", `${addDays(weekOf(week), i % 7)} 09:00`)],
    }));
  const open = () => listSignals(company.db.pool, { states: ["OPEN"], language: "en" });
  const issue = async () => {
    const { data } = await api.ask({
      token: await api.tokenFor("QUALITY_ENGINEER"),
      query: `{ qualityIssue(number: "${number}") { closing step evidence { signal { id part { key } state } } figures { cases }
        history { kind by after } steps { step state dueAt fields { name text } } } }`,
    });
    return data.qualityIssue;
  };
  const close = async (role: "EXECUTIVE" | "QUALITY_ENGINEER", more: string) => {
    const { errors } = await api.ask({
      token: await api.tokenFor(role),
      query: `mutation { closeIssue(number: "${number}", ${more}) }`,
    });
    return errors[0]?.extensions.reason;
  };

  beforeAll(async () => {
    for (let week = 0; week < calm; week += 20) {
      const weeks = Array.from({ length: 20 }, (_, i) => week + i);
      await company.add(
        ...weeks.flatMap((one) => [...reports(one, "A", one % 5 === 0 ? 3 : 2), ...reports(one, "A", 2, "Dark")]),
      );
    }
    const sales =
      "family,model,batch,month,units\nWashers,W1,A,2023-06,4000\nWashers,W1,B,2024-12,400\nWashers,W1,C,2025-01,400\n";
    await importSales(company.db, await fileOf(sales), { userId: null, now: noon(weekOf(calm)) });
    await company.add(...reports(calm, "B", 8), ...reports(calm + 1, "B", 8));
    await detectSignals(company.db, { now: noon(weekOf(calm + 2)) });
    const ids = (await open()).map(({ id }) => String(id));
    const { data } = await api.ask({
      token: await api.tokenFor("QUALITY_ENGINEER"),
      query: "mutation ($input: QualityIssueInput!) { raiseQualityIssue(input: $input) }",
      variables: { input: { signals: ids, title: "Leaks", problem: "Leaks of B", severity: 3, safety: false } },
    });
    number = data.raiseQualityIssue;
  });

  it("closes with all steps approved, or by an exception that an executive signs with the reason", async () => {
    expect(await close("QUALITY_ENGINEER", "by: VERDICT")).toBe("issue_close_steps");
    expect(await close("QUALITY_ENGINEER", `by: EXCEPTION, reason: "We stop making it"`)).toBe(
      "issue_exception_signer",
    );
    expect(await close("EXECUTIVE", `by: EXCEPTION, reason: " "`)).toBe("issue_reason_missing");
    expect(await close("QUALITY_ENGINEER", `by: DUPLICATE, duplicateOf: "${number}"`)).toBe("issue_duplicate_self");
    expect(await close("QUALITY_ENGINEER", `by: DUPLICATE, duplicateOf: "QI-1999-0001"`)).toBe("issue_unknown");
    expect(await close("EXECUTIVE", `by: EXCEPTION, reason: "We stop making it"`)).toBeUndefined();
    expect(await close("EXECUTIVE", `by: EXCEPTION, reason: "once more"`)).toBe("issue_closed");
    // Closed in the tests' own past, so that what is found later is later.
    await company.db.pool.query("UPDATE quality_issue SET closed_at = $1", [noon(weekOf(calm + 2))]);
  });

  it("opens again by itself when the alarm returns for its product, and for nothing else", async () => {
    const dark = [...reports(calm + 2, "C", 9, "Dark"), ...reports(calm + 3, "C", 9, "Dark")];
    await company.add(...dark);
    await detectSignals(company.db, { now: noon(weekOf(calm + 4)) });
    expect((await open()).length).toBeGreaterThan(0);
    expect(await followIssues(company.db, noon(weekOf(calm + 4)))).toMatchObject({ reopened: [] });
    expect((await issue()).closing).toBe("EXCEPTION");
    await company.add(...reports(calm + 4, "C", 8), ...reports(calm + 5, "C", 8));
    await detectSignals(company.db, { now: noon(weekOf(calm + 6)) });
    const followed = await followIssues(company.db, noon(weekOf(calm + 6)));
    expect(followed.reopened).toEqual([number]);
    expect(await followIssues(company.db, noon(weekOf(calm + 6)))).toMatchObject({ reopened: [] });
    const now = await issue();
    expect(now).toMatchObject({ closing: null, step: 0 });
    // What is to be done once more has a term from then on.
    expect(Date.parse(now.steps[4].dueAt)).toBeGreaterThan(noon(weekOf(calm + 6)).getTime());
    expect(Date.parse(now.steps[4].dueAt)).toBeLessThan(noon(weekOf(calm + 11)).getTime());
    expect(now.history[0]).toMatchObject({ kind: "REOPENED", by: null });
    const parts = now.evidence.map(({ signal }: { signal: { part: { key: string } | null } }) => signal.part?.key);
    expect(parts).toContain("Washers/W1/C");
    expect((await open()).every(({ defect }) => defect?.key === "Water/Dark")).toBe(true);
  });
});
