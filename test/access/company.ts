import { recordCases, settle, type Database, type IncomingCase } from "@huilu/core";

// A small company: service with a north and a south branch (north has a workshop), and quality beside it.
const departments = [
  { code: "SERVICE", parent: null },
  { code: "NORTH", parent: "SERVICE" },
  { code: "WORKSHOP", parent: "NORTH" },
  { code: "SOUTH", parent: "SERVICE" },
  { code: "QUALITY", parent: null },
];

/** How many cases each department owns; a number of each is handled by two people. */
export const owned = { NORTH: 5, WORKSHOP: 3, SOUTH: 7, QUALITY: 2 };

/** One more case is owned by SOUTH, but WORKSHOP made a repair attempt in it. */
export const touchedByWorkshop = "touched-by-workshop";

/** Makes the departments, and the cases with their events. */
export async function makeCompany(db: Database): Promise<void> {
  for (const { code, parent } of departments) {
    await db.pool.query(
      `INSERT INTO department (code, name, name_en, parent_id)
       VALUES ($1, $2, $3, (SELECT id FROM department WHERE code = $4))`,
      [code, `部门${code}`, `Department ${code}`, parent],
    );
  }
  await db.pool.query("INSERT INTO source (code) VALUES ('desk')");
  await recordCases(db, eachCase(), {
    source: "desk",
    importRunId: "00000000-0000-4000-8000-000000000001",
    rowMeans: "case",
    learnedAt: new Date("2026-06-30T12:00:00+08:00"),
  });
  await settle(db);
}

async function* eachCase(): AsyncGenerator<IncomingCase> {
  let line = 0;
  for (const [department, count] of Object.entries(owned)) {
    for (let i = 1; i <= count; i += 1) {
      line += 1;
      yield caseOf({ number: `${department}-${i}`, department, employee: `${department}-P${1 + (i % 2)}`, line });
    }
  }
  const touched = caseOf({ number: touchedByWorkshop, department: "SOUTH", employee: "SOUTH-P1", line: line + 1 });
  const attempt = {
    type: "repair_attempted",
    moment: { on: "2026-06-03" },
    department: { code: "WORKSHOP" },
    result: "fixed",
  } as const;
  yield { ...touched, events: [...touched.events, attempt] };
}

function caseOf(of: { number: string; department: string; employee: string; line: number }): IncomingCase {
  return {
    number: of.number,
    line: of.line,
    department: { code: of.department },
    employee: { code: of.employee },
    kind: { code: "repair" },
    complaint: `100%漏水_请回电13812340000，工单${of.number}`,
    customer: { number: `C${of.line}`, name: "张三丰", phone: "13900001111", address: "某路 1 号" },
    defects: [{ family: { code: "LEAK", name: "漏水" }, type: { code: "VALVE", name: "阀门" } }],
    events: [
      { type: "registered", moment: { on: "2026-06-01", at: "2026-06-01T09:00:00+08:00" } },
      { type: "replied", moment: { on: "2026-06-01", at: "2026-06-01T10:00:00+08:00" } },
      { type: "resolved", moment: { on: "2026-06-04", at: "2026-06-04T10:00:00+08:00" } },
    ],
  };
}
