import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import {
  inTransaction,
  listMailDeliveries,
  mailPage,
  openMailer,
  queueMail,
  removeOldMessages,
  resendMail,
  sendMails,
  setMailSettings,
  type Mailer,
} from "@huilu/core";
import { beforeEach, describe, expect, test } from "vitest";

import { withDatabase } from "../support/with-database.ts";
import { withMailServer } from "./mail-server.ts";
import { addReader, assigned, post } from "./people.ts";

const monday = new Date("2026-06-08T02:00:00Z"); // 10:00 in Shanghai
const minutesLater = (minutes: number) => new Date(monday.getTime() + minutes * 60_000);
const publicUrl = "https://huilu.example.com";
const usual = { digest: "DAILY", digestHour: 8, quietFrom: null, quietTo: null, urgentPasses: true } as const;

describe("mail", () => {
  const database = withDatabase();
  const server = withMailServer();
  let who = 0;

  beforeEach(async () => {
    server.accepted.length = 0;
    server.offered.length = 0;
    await database.db.pool.query("DELETE FROM mail_delivery");
  });

  const mailer = () => openMailer({ url: server.url, from: "Huilu <huilu@example.com>", patienceMilliseconds: 400 });
  const send = (now: Date, other: { mailer?: Mailer | null } = {}) =>
    sendMails(database.db, { mailer: mailer(), publicUrl, clock: () => now, ...other });
  const reader = async (language = "zh-CN") => {
    who += 1;
    const username = `reader-${who}`;
    return { userId: await addReader(database.db, username, { language }), to: `${username}@example.com` };
  };
  const deliveries = async () =>
    (await listMailDeliveries(database.db, { states: [], first: 100, after: null })).rows.map(
      ({ state, attempts, failure }) => ({ state, attempts, failure }),
    );

  test("a message goes out once, in its reader's language, as HTML and as text, with a link", async () => {
    const chinese = await reader();
    const english = await reader("en");
    await post(database.db, { ...assigned, to: [chinese.userId, english.userId, chinese.userId], now: monday });
    expect(await send(minutesLater(1))).toBe(2);
    expect(await send(minutesLater(2))).toBe(0);
    const byReader = new Map(server.accepted.map((mail) => [mail.to, mail]));
    expect(byReader.get(chinese.to)?.subject).toBe("QI-2026-0007：D4 根本原因 由您负责");
    expect(byReader.get(english.to)?.subject).toBe("QI-2026-0007: D4 root cause is yours");
    const [text, html] = byReader.get(chinese.to)?.parts ?? [];
    expect(text?.type).toContain("text/plain");
    expect(text?.body).toContain("https://huilu.example.com/issues/QI-2026-0007");
    expect(html?.type).toContain("text/html");
    expect(html?.body).toContain('href="https://huilu.example.com/issues/QI-2026-0007"');
    expect(html?.body).toContain("排水阀漏水 &lt;b&gt;");
    const { rows } = await database.db.pool.query("SELECT id FROM mail_delivery ORDER BY id");
    expect(server.accepted.map(({ messageId }) => messageId).toSorted()).toEqual(
      rows.map(({ id }) => `<${id}@example.com>`),
    );
  });

  test("two workers at once send each mail once", async () => {
    const { userId } = await reader();
    for (let n = 0; n < 40; n += 1) await post(database.db, { ...assigned, to: [userId], now: monday });
    const sent = await Promise.all([send(minutesLater(1)), send(minutesLater(1)), send(minutesLater(1))]);
    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(40);
    expect(server.offered).toHaveLength(40);
    expect(new Set(server.offered).size).toBe(40);
  });

  test("a transaction that is rolled back sends nothing", async () => {
    const { userId } = await reader();
    const undone = inTransaction(database.db.pool, async (sql) => {
      const content = mailPage({ language: "en", title: "Undone", entries: [], settingsUrl: null });
      await queueMail(sql, { userId, kind: "package.ready", content, now: monday });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await send(minutesLater(1))).toBe(0);
  });

  test("a server that is down for a day loses nothing, and nothing comes twice", async () => {
    const { userId } = await reader();
    for (let n = 0; n < 5; n += 1) await post(database.db, { ...assigned, to: [userId], now: monday });
    await server.stop();
    let minute = 1;
    for (; minute < 24 * 60; minute += 30) expect(await send(minutesLater(minute))).toBe(0);
    const waiting = await deliveries();
    expect(waiting.every(({ state }) => state === "WAITING")).toBe(true);
    expect(waiting.some(({ failure }) => failure?.reason === "unreachable")).toBe(true);
    await server.start();
    for (const end = minute + 150; minute < end; minute += 10) await send(minutesLater(minute));
    expect(server.accepted).toHaveLength(5);
    expect(new Set(server.offered).size).toBe(5);
    expect((await deliveries()).map(({ state }) => state)).toEqual(Array(5).fill("SENT"));
  });

  test("a mail that is put off for three days is given up, told, and sent again on demand under the same id", async () => {
    const { userId, to } = await reader();
    server.behave("put off", to);
    await post(database.db, { ...assigned, to: [userId], now: monday });
    for (let hour = 0; hour < 70; hour += 1) await send(minutesLater(hour * 60));
    expect(await deliveries()).toMatchObject([{ state: "WAITING", failure: { reason: "put_off", code: 451 } }]);
    for (let hour = 70; hour < 78; hour += 1) await send(minutesLater(hour * 60));
    expect(await deliveries()).toMatchObject([{ state: "GIVEN_UP", failure: { reason: "put_off", code: 451 } }]);
    const { rows } = await database.db.pool.query<{ id: string }>("SELECT id FROM mail_delivery");
    const id = rows[0]?.id ?? "";
    server.behave("accept", to);
    await resendMail(database.db, id, { userId, now: minutesLater(80 * 60) });
    expect(await send(minutesLater(80 * 60))).toBe(1);
    expect(server.accepted.map(({ messageId }) => messageId)).toEqual([`<${id}@example.com>`]);
    await expect(resendMail(database.db, id, { userId, now: monday })).rejects.toMatchObject({
      reason: "mail_not_resendable",
    });
  });

  test("a recipient who is refused for good is told with the server's code, without the address", async () => {
    const { userId, to } = await reader();
    const other = await reader();
    server.behave("refuse", to);
    await post(database.db, { ...assigned, to: [userId, other.userId], now: monday });
    expect(await send(minutesLater(1))).toBe(1);
    expect(await deliveries()).toContainEqual({
      state: "FAILED",
      attempts: 1,
      failure: { reason: "refused", code: 550 },
    });
    const { rows } = await database.db.pool.query("SELECT failure::text FROM mail_delivery");
    expect(JSON.stringify(rows)).not.toContain(to);
  });

  test.each(["hang", "drop"] as const)("after a %s it is tried again under the same id", async (how) => {
    const { userId, to } = await reader();
    server.behave(how, to);
    await post(database.db, { ...assigned, to: [userId], now: monday });
    expect(await send(minutesLater(1))).toBe(0);
    expect(await deliveries()).toMatchObject([{ state: "WAITING", attempts: 1, failure: { reason: "unreachable" } }]);
    expect(await send(minutesLater(1))).toBe(0);
    server.behave("accept", to);
    expect(await send(minutesLater(4))).toBe(1);
    expect(server.offered).toHaveLength(2);
    expect(new Set(server.offered).size).toBe(1);
  });

  test("a worker that dies after the server has accepted leaves it to another, under the same id, once its lease is over", async () => {
    const { userId } = await reader();
    await post(database.db, { ...assigned, to: [userId], now: monday });
    const dying: Mailer = {
      send: async (mail, signal) => {
        await mailer().send(mail, signal);
        throw new Error("the process ended");
      },
    };
    await expect(send(minutesLater(1), { mailer: dying })).rejects.toThrow("the process ended");
    expect(await send(minutesLater(9))).toBe(0);
    expect(await send(minutesLater(12))).toBe(1);
    expect(server.offered).toHaveLength(2);
    expect(new Set(server.offered).size).toBe(1);
  });

  test("quiet hours hold mail back until their end, and urgent mail only where its reader says so", async () => {
    const silent = await reader();
    const open = await reader();
    const quiet = { ...usual, quietFrom: 22 * 60, quietTo: 7 * 60 };
    await setMailSettings(database.db, silent.userId, { ...quiet, urgentPasses: false });
    await setMailSettings(database.db, open.userId, quiet);
    const night = new Date("2026-06-08T15:30:00Z"); // 23:30
    for (const urgent of [true, false]) {
      await post(database.db, { ...assigned, to: [silent.userId, open.userId], urgent, now: night });
    }
    expect(await send(night)).toBe(1);
    expect(server.accepted.map(({ to }) => to)).toEqual([open.to]);
    expect((await deliveries()).filter(({ state }) => state === "WAITING").map(({ attempts }) => attempts)).toEqual([
      0, 0, 0,
    ]);
    expect(await send(new Date("2026-06-08T22:59:00Z"))).toBe(0);
    expect(await send(new Date("2026-06-08T23:00:00Z"))).toBe(3);
  });

  test("attachments arrive as they are, from a file or from the row", async () => {
    const { userId, to } = await reader();
    const folder = await mkdtemp(path.join(tmpdir(), "huilu-mail-"));
    const file = path.join(folder, "one.txt");
    await writeFile(file, "lies on disk");
    const content = mailPage({ language: "en", title: "Package", entries: [], settingsUrl: null });
    const attachments = [
      { filename: "质量包.xlsx", contentType: "application/octet-stream", bytes: Buffer.from("kept with the mail") },
      { filename: "one.txt", contentType: "text/plain", path: file },
    ];
    const mail = { userId, kind: "package.ready", content, attachments, now: monday };
    const id = "7d3f2a1c-1111-4222-8333-944455556666";
    for (let twice = 0; twice < 2; twice += 1) expect(await queueMail(database.db.pool, { ...mail, id })).toBe(id);
    expect(await send(minutesLater(1))).toBe(1);
    const [arrived] = server.accepted.filter((one) => one.to === to);
    expect(arrived?.parts.map(({ body }) => body)).toEqual(
      expect.arrayContaining(["kept with the mail", expect.stringContaining("lies on disk")]),
    );
    await rm(folder, { recursive: true });
    await queueMail(database.db.pool, mail);
    expect(await send(minutesLater(2))).toBe(0);
    expect(await deliveries()).toContainEqual(
      expect.objectContaining({ state: "FAILED", failure: { reason: "attachment_missing", code: null } }),
    );
  });

  test("without a mail server mail waits three days and no longer; old mail goes", async () => {
    const { userId } = await reader();
    await post(database.db, { ...assigned, to: [userId], now: monday });
    await send(minutesLater(3 * 1440 - 1), { mailer: null });
    expect(await deliveries()).toEqual([{ state: "WAITING", attempts: 0, failure: null }]);
    await send(minutesLater(3 * 1440 + 1), { mailer: null });
    expect(await deliveries()).toMatchObject([{ state: "GIVEN_UP", attempts: 0, failure: { reason: "no_server" } }]);
    await removeOldMessages(database.db.pool, minutesLater(94 * 1440));
    expect(await deliveries()).toEqual([]);
  });

  test("somebody without an address, or who was disabled meanwhile, gets none", async () => {
    const without = await addReader(database.db, "without", { email: "" });
    const leaving = await reader();
    await post(database.db, { ...assigned, to: [without, leaving.userId], now: monday });
    await database.db.pool.query("UPDATE app_user SET disabled_at = now() WHERE id = $1", [leaving.userId]);
    expect(await send(minutesLater(1))).toBe(0);
    expect(await deliveries()).toMatchObject([{ state: "GIVEN_UP", failure: { reason: "no_address" } }]);
  });
});
