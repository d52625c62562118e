import {
  announcePackages,
  companyScope,
  listPackages,
  makeDuePackages,
  packageAcknowledgements,
  packageJoints,
  readPackage,
  tellLatePackages,
  type LatePackage,
} from "@huilu/core";
import { beforeAll, describe, expect, it } from "vitest";
import { happened, withCompany } from "../metrics/company.ts";
import { withApi } from "../support/with-api.ts";

const at = (moment: string) => new Date(`${moment}:00+08:00`);

/** Sales, below it East and West, which own cases; a warehouse without any. */
describe("packages of departments", () => {
  const company = withCompany();
  const api = withApi(company);
  const run = (moment: string) =>
    makeDuePackages(company.db, { now: at(moment), currency: "CNY", joints: packageJoints });
  const list = (moment: string) =>
    listPackages(company.db.pool, {}, { first: 200, scope: companyScope, now: at(moment) });
  const told = async (moment: string) => {
    const messages: LatePackage[] = [];
    await tellLatePackages(company.db, { now: at(moment), tell: async (_, message) => void messages.push(message) });
    return messages;
  };
  const userOf = async (username: string) => {
    const { rows } = await company.db.pool.query<{ id: number }>("SELECT id FROM app_user WHERE username = $1", [
      username,
    ]);
    return rows[0]?.id;
  };

  beforeAll(async () => {
    await company.db.pool.query(
      `INSERT INTO department (code, name, name_en) VALUES ('SALES', '销售部', 'Sales'), ('WH', '仓库', 'Warehouse')`,
    );
    await company.db.pool.query(
      `INSERT INTO department (code, name, name_en, parent_id) SELECT code, name, code, (SELECT id FROM department WHERE code = 'SALES')
       FROM (VALUES ('EAST', '东区'), ('WEST', '西区')) d (code, name)`,
    );
    await company.add(
      ...["2026-02-10", "2026-03-10", "2026-03-11", "2026-04-10"].map((day, i) => ({
        department: { code: i === 2 ? "WEST" : "EAST" },
        defects: [{ family: { code: "Water" }, type: { code: "Leak" } }],
        events: [happened("registered", `${day} 09:00`)],
      })),
    );
    // Roles hold from the day they are given: these are given before the story begins.
    await api.tokenFor("EXECUTIVE");
    await api.tokenFor("DEPARTMENT_HEAD", { departmentCode: "SALES" });
    await api.tokenFor("DEPARTMENT_HEAD", { departmentCode: "EAST" });
    await api.tokenFor("RESPONDER", { departmentCode: "EAST" });
    await company.db.pool.query("UPDATE role_assignment SET valid_from = '2000-01-01'");
  });

  it("are made of the period that ended, for those who have cases, with all below them", async () => {
    expect(await run("2026-06-01T05:30")).toHaveLength(3);
    const made = await list("2026-06-01T06:00");
    expect(
      new Set(made.map(({ department, grain, from, to, state }) => [department.key, grain, from, to, state].join(" "))),
    ).toEqual(new Set(["EAST", "SALES", "WEST"].map((code) => `${code} MONTH 2026-05-01 2026-06-01 OPEN`)));
  });

  it("are told to their receivers once, by mail as a whole with its workbook", async () => {
    const head = await userOf("script-department_head-EAST");
    await company.db.pool.query("UPDATE app_user SET email = 'head@example.com' WHERE id = $1", [head]);
    const announcing = { now: at("2026-06-01T05:31"), publicUrl: "https://huilu.example.com" };
    expect(await announcePackages(company.db, announcing)).toBe(3);
    expect(await announcePackages(company.db, announcing)).toBe(0);
    const { rows: messages } = await company.db.pool.query(
      "SELECT kind, subject, mail FROM message WHERE user_id = $1",
      [head],
    );
    expect(messages).toEqual([{ kind: "package.ready", subject: "东区", mail: "NONE" }]);
    const { rows: mails } = await company.db.pool.query(
      `SELECT d.user_id AS "userId", d.content->>'subject' AS subject, d.content->>'html' LIKE '%https://huilu.example.com/packages/%' AS linked,
         a.file_name AS file, substring(a.bytes FROM 1 FOR 2) = 'PK' AS zipped
       FROM mail_delivery d JOIN mail_attachment a ON a.delivery_id = d.id`,
    );
    expect(mails).toEqual([
      {
        userId: head,
        subject: expect.stringContaining("东区"),
        linked: true,
        file: expect.stringMatching(/\.xlsx$/u),
        zipped: true,
      },
    ]);
  });

  it("are not doubled by a second run, nor by two at once", async () => {
    expect(await run("2026-06-01T09:00")).toEqual([]);
    expect(await run("2026-06-30T05:30")).toEqual([]);
    await Promise.all([run("2026-07-01T05:30"), run("2026-07-01T05:30")]);
    const sent = (await list("2026-07-01T06:00")).filter(({ from }) => from === "2026-06-01");
    expect(sent.map(({ department }) => department.key).toSorted()).toEqual(["EAST", "SALES", "WEST"]);
  });

  it("make up for runs that fell out", async () => {
    await run("2026-10-05T05:30");
    const months = (await list("2026-10-05T06:00")).filter(({ department }) => department.key === "EAST");
    expect(months.map(({ from }) => from)).toEqual([
      "2026-09-01",
      "2026-08-01",
      "2026-07-01",
      "2026-06-01",
      "2026-05-01",
    ]);
  });

  it("come weekly to a department that chose it", async () => {
    const head = await api.tokenFor("DEPARTMENT_HEAD", { departmentCode: "EAST" });
    const choose = (code: string) =>
      api.ask({ token: head, query: `mutation { setPackagePeriod(department: "${code}", grain: WEEK) }` });
    expect((await choose("EAST")).errors).toEqual([]);
    expect((await choose("WEST")).errors[0]?.extensions.reason).toBe("department_unknown");
    await run("2026-10-12T05:30");
    const weeks = (await list("2026-10-12T06:00")).filter(({ grain }) => grain === "WEEK");
    expect(weeks.map(({ department, from, to }) => [department.key, from, to])).toEqual([
      ["EAST", "2026-10-05", "2026-10-12"],
    ]);
  });

  it("are due when work ends two working days later, across a holiday", async () => {
    const [autumn] = (await list("2026-10-05T06:00")).filter(
      ({ department, from }) => department.key === "WEST" && from === "2026-09-01",
    );
    // Made on the 5th, in the holiday of 1 to 7 October: Thursday and Friday are worked.
    expect(autumn?.dueAt).toEqual(at("2026-10-09T18:00"));
    const [june] = (await list("2026-07-01T06:00")).filter(
      ({ department, from }) => department.key === "WEST" && from === "2026-06-01",
    );
    expect(june?.dueAt).toEqual(at("2026-07-03T18:00"));
  });

  it("are told late once, to those who should have acknowledged and to who stands above", async () => {
    await company.db.pool.query("UPDATE department_package SET late_told_at = due_at WHERE to_on <> '2026-10-01'");
    expect(await told("2026-10-09T17:59")).toEqual([]);
    const messages = await told("2026-10-09T18:01");
    const [executive, sales, east, responder] = await Promise.all(
      ["script-executive", "script-department_head-SALES", "script-department_head-EAST", "script-responder-EAST"].map(
        userOf,
      ),
    );
    const named = ({ kind, department, userIds }: LatePackage) => `${kind} ${department.key} ${userIds.join(" ")}`;
    expect(messages).toHaveLength(6);
    expect(new Set(messages.map(named))).toEqual(
      new Set([
        `PACKAGE_ESCALATED EAST ${sales}`,
        `PACKAGE_ESCALATED SALES ${executive}`,
        // West has nobody of its own: the package is Sales's to acknowledge.
        `PACKAGE_ESCALATED WEST ${executive}`,
        // Whoever was made a user first stands first.
        `PACKAGE_LATE EAST ${east} ${responder}`,
        `PACKAGE_LATE SALES ${sales}`,
        `PACKAGE_LATE WEST ${sales}`,
      ]),
    );
    expect(await told("2026-10-30T12:00")).not.toContainEqual(expect.objectContaining({ to: "2026-10-01" }));
  });

  it("are told again where the telling failed", async () => {
    await company.db.pool.query("UPDATE department_package SET late_told_at = NULL WHERE to_on = '2026-10-01'");
    const failing = tellLatePackages(company.db, {
      now: at("2026-11-01T12:00"),
      tell: () => Promise.reject(new Error("no way")),
    });
    await expect(failing).rejects.toThrow("no way");
    expect((await told("2026-11-01T12:01")).filter(({ to }) => to === "2026-10-01")).toHaveLength(6);
  });

  it("are acknowledged by their department, once, and noted; the scoreboard counts them", async () => {
    await run("2026-11-30T05:30");
    const responder = await api.tokenFor("RESPONDER", { departmentCode: "EAST" });
    const sales = await api.tokenFor("DEPARTMENT_HEAD", { departmentCode: "SALES" });
    const { data } = await api.ask({
      token: responder,
      query: "{ departmentPackages { id department { key } grain from } }",
    });
    expect(new Set(data.departmentPackages.map((one: { department: { key: string } }) => one.department.key))).toEqual(
      new Set(["EAST"]),
    );
    const { id } = data.departmentPackages[0];
    const acknowledge = (token: string, note: string) =>
      api.ask({ token, language: "en", query: `mutation { acknowledgePackage(id: "${id}", note: "${note}") }` });
    expect((await acknowledge(sales, "for them")).errors[0]?.extensions).toMatchObject({
      code: "FORBIDDEN",
      reason: "package_not_yours",
    });
    expect((await acknowledge(responder, "seen")).errors).toEqual([]);
    expect((await acknowledge(responder, "seen again")).errors).toEqual([]);
    const whole = await readPackage(company.db.pool, id, { scope: companyScope, now: new Date() });
    expect(whole).toMatchObject({ acknowledgement: "seen", acknowledgedBy: "script-responder-EAST" });
    const note = (text: string, seen: string | null) =>
      api.ask({
        token: responder,
        query: "mutation ($id: ID!, $text: String!, $seen: ID) { writePackageNote(id: $id, text: $text, seen: $seen) }",
        variables: { id, text, seen },
      });
    expect((await note("We call back sooner", null)).errors).toEqual([]);
    expect((await note("Over it", null)).errors[0]?.extensions).toMatchObject({
      code: "CONFLICT",
      reason: "package_note_changed",
    });
    const seen = (await readPackage(company.db.pool, id, { scope: companyScope, now: new Date() })).note;
    expect(seen?.text).toBe("We call back sooner");
    expect((await note("We call back within an hour", String(seen?.id))).errors).toEqual([]);
    const counts = await packageAcknowledgements(
      company.db.pool,
      { range: { from: "2026-01-01", to: "2100-01-01" }, scope: companyScope },
      new Date("2099-01-01"),
    );
    for (const { sent, inTime, late, open } of counts) expect(inTime + late + open).toBe(sent);
    expect(counts.find(({ department }) => department.key === "WEST")).toMatchObject({ inTime: 0, open: 0 });
    expect(counts.map(({ department }) => department.key)).toEqual(["EAST", "SALES", "WEST"]);
  });

  it("are unknown outside their department, and made on demand within it", async () => {
    const east = await api.tokenFor("DEPARTMENT_HEAD", { departmentCode: "EAST" });
    const executive = await api.tokenFor("EXECUTIVE");
    const make = (token: string, code: string, from: string) =>
      api.ask({
        token,
        language: "en",
        query: `mutation { makeDepartmentPackage(department: "${code}", grain: MONTH, from: "${from}") }`,
      });
    expect((await make(east, "WEST", "2026-03-01")).errors[0]?.extensions.reason).toBe("department_unknown");
    expect((await make(east, "EAST", "2026-03-02")).errors[0]?.message).toContain("such as 2026-03-01");
    const west = await make(executive, "WEST", "2026-03-01");
    expect(west.errors).toEqual([]);
    expect((await make(executive, "WEST", "2026-03-01")).data).toEqual(west.data);
    const open = (token: string, language: string) =>
      api.ask({
        token,
        language,
        query: `{ departmentPackage(id: "${west.data.makeDepartmentPackage}") { state mayAcknowledge department { label }
          document { figures { metric n } recurs { reports defects { rows { reports } } } samples { rows { number } } } } }`,
      });
    expect((await open(east, "en")).errors[0]?.extensions).toMatchObject({
      code: "NOT_FOUND",
      reason: "package_unknown",
    });
    const { data } = await open(executive, "zh-CN");
    expect(data.departmentPackage).toMatchObject({
      state: "UNSENT",
      mayAcknowledge: false,
      department: { label: "西区" },
      document: { recurs: { reports: 1, defects: { rows: [{ reports: 1 }] } } },
    });
    expect((await open(executive, "en")).data.departmentPackage.department.label).toBe("WEST");
  });
});
