import {
  companyScope,
  makeDepartmentPackage,
  packageMail,
  packagePictures,
  packageWorkbook,
  readPackage,
  type Language,
  type PackageDocument,
} from "@huilu/core";
import { beforeAll, describe, expect, it } from "vitest";
import { makeExportCompany } from "../exports/export-company.ts";
import { readWorkbook } from "../exports/read-files.ts";
import { withApi } from "../support/with-api.ts";
import { withDatabase } from "../support/with-database.ts";

const now = new Date("2026-07-01T05:30:00+08:00");
const department = "NORTH";
const range = { from: "2026-03-01", to: "2026-04-01" };
const formulas = '=HYPERLINK("http://example.invalid")';

/** March of a department, with an issue raised, one closed with its measures, late steps, and a hand-over nobody took. */
describe("a package goes out", () => {
  const database = withDatabase();
  const api = withApi(database);
  let document: PackageDocument;
  let id = "";

  async function addIssues() {
    await api.tokenFor("QUALITY_ENGINEER");
    await database.db.pool.query(
      `INSERT INTO quality_issue (number, title, problem, severity, safety, raised_by, raised_at, department_id, closing, closed_at, closed_by, closing_reason)
       SELECT n.number, n.title, 'words', 3, true, u.id, n.raised::timestamptz, d.id, n.closing, n.closed::timestamptz,
         CASE WHEN n.closed IS NOT NULL THEN u.id END, n.closing
       FROM (VALUES ('QI-2026-0001', $1, '2026-03-05', NULL, NULL, 'NORTH'), ('QI-2026-0002', 'The tray drips', '2026-01-05', 'EXCEPTION', '2026-03-20', 'WORKSHOP'),
         ('QI-2026-0003', 'Of another department', '2026-03-06', NULL, NULL, 'SOUTH')) n (number, title, raised, closing, closed, department)
       JOIN department d ON d.code = n.department CROSS JOIN (SELECT id FROM app_user LIMIT 1) u`,
      [formulas],
    );
    await database.db.pool.query(
      `INSERT INTO issue_step (issue_id, step, due_at, state, approved_at, approved_by, fields)
       SELECT q.id, step, '2026-03-07T10:00:00Z', CASE WHEN q.closing IS NULL THEN 'OPEN' ELSE 'APPROVED' END,
         CASE WHEN q.closing IS NOT NULL THEN '2026-03-19T02:00:00Z'::timestamptz END,
         CASE WHEN q.closing IS NOT NULL THEN q.raised_by END,
         CASE step WHEN 4 THEN '{"rootCause": "the seal", "causeClass": "design"}'::jsonb WHEN 8 THEN '{"lesson": "Press it <in>"}'::jsonb ELSE '{}' END
       FROM quality_issue q, generate_series(0, 8) step`,
    );
    await database.db.pool.query(
      `INSERT INTO issue_action (issue_id, kind, description, owner_id, due_on, implemented_on)
       SELECT id, 'PRODUCTION', 'A wider seal', raised_by, '2026-03-10', CASE WHEN closing IS NOT NULL THEN '2026-03-11'::date END FROM quality_issue`,
    );
  }

  beforeAll(async () => {
    await makeExportCompany(database.db, 400);
    await addIssues();
    const { rows } = await database.db.pool.query<{ id: number }>(
      "SELECT a.id::int AS id FROM issue_action a JOIN quality_issue q ON q.id = a.issue_id WHERE q.number = 'QI-2026-0002'",
    );
    const joints = {
      handOvers: async () => [
        { subject: "Case N7 to the workshop", from: "South", dueAt: "2026-03-02T01:00:00.000Z", url: "/hand-overs/7" },
      ],
      verdicts: async (_: unknown, asked: readonly number[]) =>
        new Map(asked.map((action) => [action, action === rows[0]?.id ? "EFFECTIVE" : "WORSE"])),
    };
    const making = { userId: null, now, currency: "CNY", joints, scope: companyScope };
    id = await makeDepartmentPackage(database.db, { department, grain: "MONTH", from: range.from }, making);
    ({ document } = await readPackage(database.db.pool, id, { scope: companyScope, now }));
  });

  it("tells the issues of its departments only: new, late, solved with cause, measure, verdict and lesson", () => {
    expect(document.fresh.issues).toMatchObject({
      total: 1,
      rows: [{ number: "QI-2026-0001", safety: true, step: 0 }],
    });
    expect(document.overdue.steps.total).toBe(9);
    expect(document.overdue.measures.rows).toMatchObject([{ number: "QI-2026-0001", dueOn: "2026-03-10" }]);
    expect(document.overdue.handOvers.rows).toMatchObject([{ subject: "Case N7 to the workshop" }]);
    expect(document.solved.issues.rows).toMatchObject([
      {
        number: "QI-2026-0002",
        causeClass: "design",
        cause: "the seal",
        lesson: "Press it <in>",
        measures: [{ description: "A wider seal", on: "2026-03-11", verdict: "EFFECTIVE" }],
      },
    ]);
    expect(document.solved.steps.total).toBe(9);
    expect(JSON.stringify(document)).not.toContain("QI-2026-0003");
  });

  it.each(["en", "zh-CN"] as const)(
    "as a mail in %s: tables with styles in place, nothing loaded, nothing run",
    (language) => {
      const { subject, html, text } = packageMail(document, language, {
        url: "https://huilu.example/packages/1?a=1&b=2",
      });
      expect(subject).toBe(language === "en" ? "Department NORTH · 2026-03" : "部门NORTH · 2026-03");
      expect(html).toContain(language === "en" ? "What recurs" : "反复出现的");
      expect(html).toContain("Press it &lt;in&gt;");
      expect(html).toContain("https://huilu.example/packages/1?a=1&amp;b=2");
      expect(html).not.toMatch(/<script|<img|<svg|<link|\bclass=|web\.packages|\{\{/u);
      expect(text).not.toMatch(/web\.|exports\.|\{\{/u);
      const cases = document.figures.find(({ metric }) => metric === "cases");
      expect(text).toContain(String(cases?.n));
    },
  );

  const sheets = async (language: Language) => {
    const bytes = await packageWorkbook(document, language);
    return readWorkbook(new Uint8Array(bytes).buffer);
  };

  it("as a workbook: what it is, a sheet for each list, numbers and dates as such, and no text that is a formula", async () => {
    const read = await sheets("en");
    // Reading it fails where any cell is a formula.
    const [about = []] = [...read.values()];
    expect([...read.keys()]).toContain("Defects by count");
    expect(about.slice(0, 4).map(([name, text]) => [name, text])).toEqual([
      ["About this package", "Department NORTH · 2026-03"],
      ["Department", "Department NORTH (NORTH)"],
      ["Period", "2026-03-01 – 2026-03-31"],
      ["As known on", "2026-07-01 05:30 Asia/Shanghai"],
    ]);
    const figures = read.get("Figures") ?? [];
    expect(figures.slice(1).map(([, value, , low, high, n]) => [value, low, high, n])).toEqual(
      document.figures.map(({ value, low, high, n }) => [value, low, high, n]),
    );
    const defects = read.get("Defects by count") ?? [];
    expect(defects.slice(1).map(([, reports, share]) => [reports, share])).toEqual(
      document.recurs.defects.rows.map(({ reports, share }) => [reports, share]),
    );
    const issues = read.get("New quality issues") ?? [];
    expect(issues[1]).toEqual(["QI-2026-0001", formulas, 3, "D0", new Date("2026-03-05T00:00:00Z")]);
    expect((read.get("Overdue measures") ?? [])[1]?.[4]).toEqual(new Date("2026-03-10T00:00:00Z"));
  });

  it("in both languages with the same figures, and the same definitions named", async () => {
    const [english, chinese] = [await sheets("en"), await sheets("zh-CN")];
    expect(english.size).toBe(chinese.size);
    const numbers = (read: Awaited<ReturnType<typeof sheets>>) =>
      [...read.values()].map((rows) => rows.flat().filter((cell) => typeof cell === "number"));
    expect(numbers(chinese)).toEqual(numbers(english));
    expect([...chinese.keys()]).toContain("缺陷按件数");
    for (const cell of [...english.values(), ...chinese.values()].flat(2)) {
      expect(String(cell)).not.toMatch(/^(web|exports)\.|\{\{/u);
    }
  });

  it("with pictures that say what they show, drawn from its own figures", () => {
    for (const language of ["en", "zh-CN"] as const) {
      const pictures = packagePictures(document, language);
      expect(pictures.map(({ name }) => name)).toEqual(["trend", "pareto"]);
      for (const { svg, description } of pictures) {
        expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*><title>[^<]+<\/title><desc>[^<]+<\/desc>/u);
        expect(svg).toContain(
          description
            .replaceAll("&", "&amp;")
            .replaceAll("<", "&lt;")
            .replaceAll(">", "&gt;")
            .replaceAll('"', "&quot;"),
        );
      }
      const [trend, pareto] = pictures;
      for (const { value } of document.trend.points) if (value) expect(trend?.svg).toContain(`>${value}</text>`);
      for (const { reports } of document.recurs.defects.rows.slice(0, 10))
        expect(pareto?.svg).toContain(`>${reports}</text>`);
    }
  });

  it("to who may read it, and to nobody else", async () => {
    const fetched = async (token: string) => {
      const response = await fetch(`${api.address}/department-packages/${id}/workbook`, {
        headers: { authorization: `Bearer ${token}`, "accept-language": "en" },
      });
      return { status: response.status, bytes: await response.arrayBuffer() };
    };
    const own = await fetched(await api.tokenFor("DEPARTMENT_HEAD", { departmentCode: department }));
    expect(own.status).toBe(200);
    expect([...(await readWorkbook(own.bytes)).keys()]).toContain("Figures");
    expect((await fetched(await api.tokenFor("DEPARTMENT_HEAD", { departmentCode: "SOUTH" }))).status).toBe(404);
  });
});
