import { randomUUID } from "node:crypto";
import { recordCases, settle, type Database, type IncomingCase } from "@huilu/core";

/** Service with two branches; ANNA, BEN and CLEO in the north, twelve more in the south, and who heads them. */
export const north = ["ANNA", "BEN", "CLEO"] as const;
export const south = Array.from({ length: 12 }, (_, i) => `S${String(i + 1).padStart(2, "0")}`);
const departments = [
  { code: "SERVICE", parent: null },
  { code: "NORTH", parent: "SERVICE" },
  { code: "SOUTH", parent: "SERVICE" },
];

export const range = { from: "2026-01-01", to: "2026-07-01" };

/**
 * Repairs of the first half of 2026, all windows closed: of easy defects 9 in 10 hold, of hard ones 5 in 10, whoever
 * comes; only ANNA gets mostly hard ones, and BEN's easy ones hold 5 in 10.
 */
export async function makeStaffCompany(db: Database): Promise<void> {
  for (const { code, parent } of departments) {
    await db.pool.query(
      "INSERT INTO department (code, name, name_en, parent_id) VALUES ($1, $2, $3, (SELECT id FROM department WHERE code = $4))",
      [code, `部门${code}`, `Department ${code}`, parent],
    );
  }
  for (const person of [...north, ...south, "HEAD"]) {
    await db.pool.query("INSERT INTO employee (code, name, name_en) VALUES ($1, $2, $3)", [
      person,
      `员工${person}`,
      `Person ${person}`,
    ]);
    await db.pool.query(
      `INSERT INTO employee_membership (employee_id, department_id, valid_from)
       SELECT e.id, d.id, '2025-01-01' FROM employee e, department d WHERE e.code = $1 AND d.code = $2`,
      [person, south.includes(person) ? "SOUTH" : "NORTH"],
    );
  }
  await recordCases(db, repairs(), {
    source: "desk",
    importRunId: randomUUID(),
    rowMeans: "case",
    learnedAt: new Date("2026-10-01T00:00:00+08:00"),
  });
  await settle(db);
}

async function* repairs(): AsyncGenerator<IncomingCase> {
  for (const [index, person] of [...north, ...south].entries()) {
    const department = south.includes(person) ? "SOUTH" : "NORTH";
    const hard = person === "ANNA" ? 40 : 10;
    const easy = person === "ANNA" ? 10 : 40;
    yield* repairsOf({ person, department, defect: "HARD", count: hard, fixedOfTen: 5, from: index * 1000 });
    yield* repairsOf({
      person,
      department,
      defect: "EASY",
      count: easy,
      fixedOfTen: person === "BEN" ? 5 : 9,
      from: index * 1000 + 500,
    });
  }
}

type Share = { person: string; department: string; defect: string; count: number; fixedOfTen: number; from: number };

async function* repairsOf({
  person,
  department,
  defect,
  count,
  fixedOfTen,
  from,
}: Share): AsyncGenerator<IncomingCase> {
  for (let i = 0; i < count; i += 1) {
    const day = new Date(Date.UTC(2026, 0, 5 + ((from + i * 3) % 160))).toISOString().slice(0, 10);
    const fixed = i % 10 < fixedOfTen;
    yield {
      number: `${person}-${defect}-${i + 1}`,
      line: from + i + 1,
      department: { code: department },
      employee: { code: person },
      serial: `SN-${person}-${defect}-${i + 1}`,
      productFamily: { code: "AC", name: "空调", nameEn: "Air conditioner" },
      defects: [{ family: { code: defect, name: `缺陷${defect}`, nameEn: `Defect ${defect}` }, type: { code: "T" } }],
      events: [
        { type: "registered", moment: { on: day, at: `${day}T08:00:00+08:00` } },
        {
          type: "repair_attempted",
          moment: { on: day, at: `${day}T12:00:00+08:00` },
          department: { code: department },
          employee: { code: person },
          result: fixed ? "fixed" : "not_fixed",
        },
        {
          type: "resolved",
          moment: { on: day, at: `${day}T1${i % 8}:30:00+08:00` },
          department: { code: department },
          employee: { code: person },
        },
        {
          type: "survey_answered",
          moment: { on: day, at: `${day}T20:00:00+08:00` },
          department: { code: department },
          employee: { code: person },
          score: fixed ? 5 : 2,
        },
      ],
    };
  }
}
