import {
  createUser,
  routeCases,
  tellNobody,
  type Database,
  type Duty,
  type IncomingCase,
  type Tell,
} from "@huilu/core";
import { beforeAll } from "vitest";

import { happened, withCompany } from "../metrics/company.ts";
import { withApi } from "../support/with-api.ts";

// The tree of the regulation: after-sales service belongs to sales, and all to the company.
const departments = [
  { code: "HQ", parent: null },
  { code: "SALES", parent: "HQ" },
  { code: "SERVICE", parent: "SALES" },
  { code: "EAST", parent: "SERVICE" },
  { code: "RD", parent: "HQ" },
  { code: "DESIGN", parent: "HQ" },
  { code: "PROD", parent: "HQ" },
  { code: "TQ", parent: "HQ" },
  { code: "PURCH", parent: "HQ" },
  { code: "WH", parent: "HQ" },
  { code: "FIN", parent: "HQ" },
  { code: "BOARD", parent: "HQ" },
  { code: "GROUP", parent: "HQ" },
  { code: "DEALERS", parent: "SALES" },
];

export const holders: Readonly<Record<Duty, string>> = {
  RESEARCH: "RD",
  DESIGN: "DESIGN",
  PRODUCTION: "PROD",
  TECHNICAL_QUALITY: "TQ",
  WAREHOUSE: "WH",
  SALES: "SALES",
  AFTER_SALES: "SERVICE",
  PURCHASING: "PURCH",
  FINANCE: "FIN",
  MANAGEMENT: "BOARD",
  INVESTIGATION: "GROUP",
  DEALERS: "DEALERS",
};

/** Each is an employee who heads the department; the leader is an executive. */
const heads = { "HEAD-EAST": "EAST", "HEAD-SERVICE": "SERVICE", "HEAD-SALES": "SALES", "HEAD-HQ": "HQ" } as const;

export type Shown = {
  readonly id: string;
  readonly to: { readonly key: string } | null;
  readonly party: string | null;
  readonly queue: string | null;
  readonly state: string;
  readonly marks: readonly string[];
  readonly ruleName: string | null;
  readonly text: string | null;
};

const fields = `id caseId caseNumber issue from { key } to { key } party queue state late marks ruleName version text escalated
  followed mayAnswer maySend sentAt acceptDueAt answerDueAt took { seconds businessSeconds }`;

type Case = Omit<IncomingCase, "line">;

/** A company with departments, their duties and heads, whose cases are heard of now and routed by the job. */
export function withRouting() {
  const company = withCompany();
  const api = withApi(company);
  const cause = {
    DRAW: "DESIGN",
    PRESS: "PROCESS",
    JOIN: "ASSEMBLY",
    RUST: "MATERIAL",
    PUMP: "PURCHASED_PART",
    TORN: "PACKAGING",
    BENT: "TRANSPORT",
    DUST: "USE",
  };
  beforeAll(async () => {
    await makeDepartments(company.db);
    for (const [duty, department] of Object.entries(holders)) {
      const { errors } = await change(`assignDuty(duty: ${duty}, department: "${department}")`, await administrator());
      if (errors.length > 0) throw new Error(errors[0]?.message);
    }
    await company.add({
      number: "types",
      events: [happened("registered", "2024-01-05")],
      defects: Object.keys(cause).map((code) => ({ family: { code: "F" }, type: { code } })),
    });
    for (const [code, of] of Object.entries(cause)) {
      await company.db.pool.query("UPDATE defect_type SET cause_class = $2 WHERE code = 'F/' || $1", [code, of]);
    }
  });
  const administrator = () => api.tokenFor("ADMINISTRATOR");
  const ask = async (question: string, token: string) =>
    await api.ask({ token, language: "en", query: `{ ${question} }` });
  const change = (mutation: string, token: string) =>
    api.ask({ token, language: "en", query: `mutation { ${mutation} }` });
  const idOf = async (number: string): Promise<string> => {
    const { rows } = await company.db.pool.query<{ id: string }>("SELECT id FROM service_case WHERE number = $1", [
      number,
    ]);
    return rows[0]?.id ?? "";
  };
  return {
    company,
    api,
    ask,
    change,
    idOf,
    administrator,
    /** Hears of cases now; the job routes them. */
    hear: async (...cases: readonly Case[]) => {
      await company.learn(new Date().toISOString(), ...cases);
      await routeCases(company.db, { now: new Date(), tell: tellNobody });
    },
    handOversOf: async (number: string, token?: string): Promise<Shown[]> => {
      const filter = `{ box: ALL, caseId: "${await idOf(number)}" }`;
      const { data, errors } = await ask(
        `handOvers(filter: ${filter}) { rows { ${fields} } }`,
        token ?? (await administrator()),
      );
      if (errors.length > 0) throw new Error(errors[0]?.message);
      return data.handOvers.rows;
    },
    mark: async (number: string, mark: string, more = "", token?: string) =>
      change(
        `markCase(input: { caseId: "${await idOf(number)}", mark: ${mark}, reason: "told so" ${more} })`,
        token ?? (await api.tokenFor("QUALITY_ENGINEER")),
      ),
    headOf: (code: keyof typeof heads) =>
      api.tokenFor("DEPARTMENT_HEAD", { departmentCode: heads[code], employeeCode: code }),
    ofDepartment: (code: string) => api.tokenFor("RESPONDER", { departmentCode: code }),
    route: (now: Date, tell: Tell = tellNobody) => routeCases(company.db, { now, tell }),
  };
}

const since = new Date("2026-01-01T00:00:00+08:00");

async function makeDepartments(db: Database): Promise<void> {
  for (const { code, parent } of departments) {
    await db.pool.query(
      "INSERT INTO department (code, name, name_en, parent_id) VALUES ($1, $2, $3, (SELECT id FROM department WHERE code = $4))",
      [code, `部门${code}`, `Department ${code}`, parent],
    );
  }
  for (const code of [...Object.keys(heads), "TECHNICIAN", "LEADER"]) {
    await db.pool.query("INSERT INTO employee (code, name) VALUES ($1, $1)", [code]);
  }
  for (const [employeeCode, departmentCode] of Object.entries(heads)) {
    const person = { username: employeeCode.toLowerCase(), displayName: employeeCode, password: "none" } as const;
    await createUser(db, { ...person, role: "DEPARTMENT_HEAD", departmentCode, employeeCode }, since);
  }
  await createUser(db, { username: "chair", displayName: "chair", role: "EXECUTIVE", password: "none" }, since);
}

/** A case of EAST, reported when it is heard of. */
export function caseOf(number: string, more: Partial<Case> = {}): Case {
  return { number, department: { code: "EAST" }, events: [happened("registered", "2026-06-01 09:00")], ...more };
}

/** A report of a type of defect, the leading one. */
export const defect = (code: string) => ({ defects: [{ family: { code: "F" }, type: { code } }] });

/** Where something lies: the department's code, a queue as `?DUTY`, somebody outside as `>name`. */
export function places(shown: readonly Shown[]): string[] {
  return shown
    .filter(({ state }) => state !== "WITHDRAWN")
    .map(({ to, party, queue }) => to?.key ?? (party === null ? `?${queue}` : `>${party}`))
    .toSorted();
}
