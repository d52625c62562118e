import {
  markAllRead,
  openMailer,
  queueDigests,
  readWorkingDays,
  sendMails,
  setMailSettings,
  setMessagePreference,
} from "@huilu/core";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import { makeCompany } from "../access/company.ts";
import { withDatabase } from "../support/with-database.ts";
import { withMailServer } from "./mail-server.ts";
import { addReader, assigned, dueSoon, post } from "./people.ts";

const at = (moment: string) => new Date(`${moment}:00+08:00`);
const usual = { digest: "DAILY", digestHour: 8, quietFrom: null, quietTo: null, urgentPasses: true } as const;

// 2026-06-19 to 21 are the Dragon Boat holidays; 22 June is a Monday.
describe("the digest", () => {
  const database = withDatabase();
  const server = withMailServer();
  let who = 0;

  beforeAll(() => makeCompany(database.db));
  beforeEach(() => {
    server.accepted.length = 0;
  });

  /** What the jobs do at `moment`, both of them. */
  const run = async (moment: string) => {
    const works = await readWorkingDays(database.db.pool);
    await Promise.all([1, 2].map(() => queueDigests(database.db, at(moment), works)));
    const mailer = openMailer({ url: server.url, from: "huilu@example.com" });
    await sendMails(database.db, { mailer, publicUrl: null, clock: () => at(moment) });
    return server.accepted.splice(0);
  };
  const reader = (language: string, department = "NORTH") => {
    who += 1;
    return addReader(database.db, `digest-${who}`, { language, department });
  };

  test("gathers what was posted before its hour into one mail, in the order of posting, in both languages", async () => {
    const readers = [await reader("zh-CN"), await reader("en")];
    await post(database.db, { ...dueSoon, to: readers, now: at("2026-06-10T16:00") });
    await post(database.db, { ...dueSoon, subject: "QI-2026-0009", to: readers, now: at("2026-06-10T23:00") });
    expect(await run("2026-06-11T07:59")).toEqual([]);
    await post(database.db, { ...dueSoon, subject: "QI-2026-0010", to: readers, now: at("2026-06-11T08:01") });
    const mails = await run("2026-06-11T08:02");
    expect(mails.map(({ subject }) => subject).toSorted()).toEqual(["Messages from Huilu: 2", "回路：2 条消息"]);
    const english = mails.find(({ subject }) => subject.startsWith("Messages"));
    expect(english?.parts[0]?.body).toMatch(/QI-2026-0008.*D3 containment is due on 2026-06-12[^]*QI-2026-0009/);
    expect(await run("2026-06-11T12:00")).toEqual([]);
    expect(await run("2026-06-12T08:00")).toHaveLength(2);
  });

  test("comes on working days of the department alone, and is made up for after a standstill", async () => {
    const userId = await reader("en");
    await post(database.db, { ...dueSoon, to: [userId], now: at("2026-06-18T16:00") });
    for (const day of ["19", "20", "21"]) expect(await run(`2026-06-${day}T09:00`)).toEqual([]);
    expect(await run("2026-06-22T13:00")).toHaveLength(1);
    await database.db.pool.query(
      `INSERT INTO calendar (code, name) VALUES ('always', 'always');
       INSERT INTO calendar_week (calendar_id, valid_from, weekday, shifts)
         SELECT c.id, '-infinity', d, '{[480,1020)}' FROM calendar c, generate_series(1, 7) d WHERE c.code = 'always';
       INSERT INTO department_calendar (department_id, valid_from, calendar_id)
         SELECT d.id, '2026-01-01', c.id FROM department d, calendar c WHERE d.code = 'SOUTH' AND c.code = 'always'`,
    );
    const always = await reader("en", "SOUTH");
    await post(database.db, { ...dueSoon, to: [always], now: at("2026-06-26T16:00") });
    expect(await run("2026-06-27T08:00")).toHaveLength(1); // a Saturday
  });

  test("may be weekly, on the first working day of the week", async () => {
    const userId = await reader("en", "QUALITY");
    await setMailSettings(database.db, userId, { ...usual, digest: "WEEKLY", digestHour: 10 });
    await post(database.db, { ...dueSoon, to: [userId], now: at("2026-04-30T12:00") });
    // 1 to 5 May are holidays: the first working day of that week is Wednesday, the 6th.
    for (const moment of ["2026-05-04T11:00", "2026-05-05T11:00", "2026-05-06T09:59"])
      expect(await run(moment)).toEqual([]);
    expect(await run("2026-05-06T10:00")).toHaveLength(1);
    await post(database.db, { ...dueSoon, to: [userId], now: at("2026-05-06T12:00") });
    for (const moment of ["2026-05-07T11:00", "2026-05-08T11:00"]) expect(await run(moment)).toEqual([]);
    expect(await run("2026-05-11T10:00")).toHaveLength(1);
  });

  test("leaves out what was read meanwhile, is not sent for that alone, and never holds what goes at once", async () => {
    const userId = await reader("en");
    await post(database.db, { ...dueSoon, to: [userId], now: at("2026-07-01T12:00") });
    await markAllRead(database.db, Number.MAX_SAFE_INTEGER, { userId, now: at("2026-07-01T13:00") });
    expect(await run("2026-07-02T08:00")).toEqual([]);
    await post(database.db, { ...dueSoon, to: [userId], now: at("2026-07-02T12:00") });
    await post(database.db, { ...assigned, to: [userId], now: at("2026-07-02T12:00") });
    await post(database.db, {
      ...dueSoon,
      subject: "QI-2026-0011",
      to: [userId],
      urgent: true,
      now: at("2026-07-02T12:00"),
    });
    expect((await run("2026-07-02T12:01")).map(({ subject }) => subject)).toEqual([
      "QI-2026-0011: D3 containment is due on 2026-06-12",
      "QI-2026-0007: D4 root cause is yours",
    ]);
    expect((await run("2026-07-03T08:00")).map(({ subject }) => subject)).toEqual(["Messages from Huilu: 1"]);
    await setMessagePreference(database.db, userId, { kind: "issue.due", inProduct: true, mail: "NONE" });
    await post(database.db, { ...dueSoon, to: [userId], now: at("2026-07-03T12:00") });
    expect(await run("2026-07-06T08:00")).toEqual([]);
  });
});
