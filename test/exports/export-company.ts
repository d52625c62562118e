import { recordCases, settle, type Database, type IncomingCase, type IncomingEvent } from "@huilu/core";

const departments = [
  { code: "SERVICE", parent: null },
  { code: "NORTH", parent: "SERVICE" },
  { code: "WORKSHOP", parent: "NORTH" },
  { code: "SOUTH", parent: "SERVICE" },
] as const;

/** Texts that a spreadsheet would run, break on, or turn into something else; as a company's own words. */
export const hostileTexts = [
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(1,1)",
  '=HYPERLINK("http://example.invalid","x")',
  "=cmd|' /C calc'!A0",
  "\t=1+1",
  "\r=1+1",
  " =1+1",
  "＝1+1",
  'a"b,c',
  "two\r\nlines",
  "'quoted'",
  "00123",
  "1e5",
  "123456789012345678",
  "2026-01-01",
  "TRUE",
  "null",
  "零一二三🙂田",
  "<a>&amp;</a>",
  "%s%n{{name}}",
  "\u202Eabc",
  "_x003D_1",
] as const;

/** Makes the departments and `cases` generated cases of the first months of 2026, with all that metrics count. */
export async function makeExportCompany(db: Database, cases: number): Promise<void> {
  for (const { code, parent } of departments) {
    await db.pool.query(
      `INSERT INTO department (code, name, name_en, parent_id)
       VALUES ($1, $2, $3, (SELECT id FROM department WHERE code = $4))`,
      [code, `部门${code}`, `Department ${code}`, parent],
    );
  }
  await recordCases(db, generated(cases), {
    source: "desk",
    importRunId: "00000000-0000-4000-8000-000000000001",
    rowMeans: "case",
    learnedAt: new Date("2026-06-30T12:00:00+08:00"),
  });
  await settle(db);
}

/** A week later: of the first `cases` many are reopened or classified anew, and as many come that nobody knew of. */
export async function learnMore(db: Database, cases: number): Promise<void> {
  async function* rows() {
    for (let i = 0; i < cases; i += 1) {
      const row = caseOf(i);
      const reopened = { type: "reopened", moment: { on: "2026-06-20" } } as const;
      yield { ...row, defects: [{ family: { code: "A9" } }], events: [...row.events, reopened] };
      yield { ...row, number: `late-${i}`, line: cases + i + 2 };
    }
  }
  await recordCases(db, rows(), {
    source: "desk",
    importRunId: "00000000-0000-4000-8000-000000000002",
    rowMeans: "case",
    learnedAt: new Date("2026-07-07T12:00:00+08:00"),
  });
  await settle(db);
}

async function* generated(cases: number): AsyncGenerator<IncomingCase> {
  for (let i = 0; i < cases; i += 1) yield caseOf(i);
}

function caseOf(i: number): IncomingCase {
  const department = { code: ["NORTH", "WORKSHOP", "SOUTH"][i % 3] ?? "SOUTH" };
  const employee = { code: `${department.code}-P${i % 4}`, name: `员工${department.code}${i % 4}` };
  const hostile = hostileTexts[i % hostileTexts.length] ?? "";
  const other = i % 11 === 0 ? { code: "SOUTH" } : department;
  return {
    number: i < hostileTexts.length ? `${hostile.trim()}#${i}` : `N${i}`,
    line: i + 2,
    kind: { code: i % 17 === 0 ? "installation" : "repair" },
    channel: { code: `C${i % 3}`, name: hostile },
    department,
    employee,
    productFamily: { code: `F${i % 2}` },
    productModel: { code: `M${i % 5}` },
    customer: { number: `K${i}`, name: "张三丰", phone: "13900001111", address: "某路 1 号" },
    complaint: `${hostile}；请回电13812340000`,
    ...(i % 4 === 0 ? { serial: `S${i % 40}`, soldOn: `2026-0${1 + (i % 3)}-1${i % 5}` } : {}),
    defects:
      i % 7 === 0 ? [] : [{ family: { code: `A${i % 3}` }, type: { code: `T${i % 4}`, name: `缺陷${hostile}` } }],
    events: eventsOf(i, { department: other, employee }),
  };
}

function eventsOf(i: number, by: Pick<IncomingEvent, "department" | "employee">): IncomingEvent[] {
  const start = Date.UTC(2026, 0, 2 + (i % 120), 1, i % 60);
  const moment = (hours: number) => {
    const at = new Date(start + hours * 3_600_000);
    return { at: at.toISOString(), on: new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) };
  };
  const dayOnly = (hours: number) => ({ on: moment(hours).on });
  return [
    { type: "registered", moment: moment(0) },
    { type: "replied", moment: i % 9 === 0 ? dayOnly(2) : moment(1 + (i % 30) / 7), ...by },
    { type: "repair_attempted", moment: moment(20 + (i % 50)), result: i % 5 === 0 ? "not_fixed" : "fixed", ...by },
    ...(i % 6 === 5 ? [] : [{ type: "resolved", moment: moment(30 + (i % 300) / 3), ...by } as const]),
    ...(i % 3 === 0 ? [{ type: "survey_answered", moment: moment(400), score: 1 + (i % 5) } as const] : []),
    ...(i % 4 === 0 ? [] : [{ type: "cost_incurred", moment: moment(50), amount: (i % 977) + 0.25 } as const]),
  ];
}
