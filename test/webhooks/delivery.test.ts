import { createHmac } from "node:crypto";

import {
  addWebhookTarget,
  enableWebhookTarget,
  isSignedBy,
  postEvent,
  removeWebhooks,
  replayFailedWebhooks,
  replayWebhookDelivery,
  rotateWebhookSecret,
  skipWebhookDelivery,
  systemResolve,
} from "@huilu/core";
import { afterEach, describe, expect, it } from "vitest";

import { answer, receiver, type Received } from "./receiver.ts";
import { later, loopback, noon, numbersOf, withTargets } from "./with-targets.ts";

const by = { userId: null, now: noon };
const minute = 60;
const hour = 3600;
const day = 86_400;

describe("an event on its way", () => {
  const targets = withTargets();
  afterEach(async () => {
    await targets.db.pool.query(
      "TRUNCATE webhook_target, webhook_event, webhook_delivery, webhook_attempt, webhook_secret CASCADE",
    );
  });

  it("reaches the targets that are told of it, signed, once, and only after the commit", async () => {
    const [told, untold] = [await receiver(), await receiver()];
    const { secret, id } = await targets.add(told.url);
    await targets.add(untold.url, { kinds: ["issue.closed"] });
    expect(await targets.post("QI-1")).toBe(1);
    expect(await targets.deliver(later(1))).toBe(1);
    expect(await targets.deliver(later(2))).toBe(0);
    expect(untold.received).toEqual([]);
    const [sent] = told.received;
    expect(JSON.parse(sent?.body ?? "")).toEqual({
      type: "issue.raised",
      timestamp: noon.toISOString(),
      data: {
        subject: "issue:QI-1",
        title: "Leaks",
        link: "https://huilu.example.com/issues/QI-1",
        number: "QI-1",
        severity: 3,
        safety: true,
      },
    });
    const [delivery] = await targets.log();
    expect(sent?.headers["webhook-id"]).toBe(delivery?.id);
    expect(sent?.headers["webhook-timestamp"]).toBe(String(later(1).getTime() / 1000));
    expect(isRight(sent, secret ?? "")).toBe(true);
    // By hand, as docs/webhooks.md tells a receiver to.
    const signed = `${delivery?.id}.${later(1).getTime() / 1000}.${sent?.body}`;
    const key = Buffer.from((secret ?? "").replace("whsec_", ""), "base64");
    expect(sent?.headers["webhook-signature"]).toBe(`v1,${createHmac("sha256", key).update(signed).digest("base64")}`);
    expect(await targets.target(id)).toMatchObject({ waiting: 0, givenUp: 0, lastDeliveredAt: later(1) });
  });

  it("is posted with the caller's transaction, or not at all", async () => {
    const { url } = await receiver();
    await targets.add(url);
    const client = await targets.db.pool.connect();
    try {
      await client.query("BEGIN");
      const event = { subject: "issue:QI-1", values: { number: "QI-1" }, link: null, now: noon };
      expect(await postEvent(client, { kind: "issue.raised", ...event })).toBe(1);
      await client.query("ROLLBACK");
    } finally {
      client.release();
    }
    expect(await targets.log()).toEqual([]);
    expect(await targets.deliver(later(1))).toBe(0);
  });

  it("carries what its kind names and no phone number that slipped into a title", async () => {
    const told = await receiver();
    await targets.add(told.url);
    const extra: object = { customerName: "Wang" };
    await targets.postKind("issue.raised", { number: "QI-1", title: "Call 13912345678 back", ...extra });
    await targets.deliver(later(1));
    expect(JSON.parse(told.received[0]?.body ?? "").data).toEqual({
      subject: "s",
      title: "Call 139•••••••• back",
      link: null,
      number: "QI-1",
    });
  });

  it("is tried again, later and later, under one id with fresh timestamps, for three days", async () => {
    const told = await receiver();
    told.answers(answer(500, "out of order"));
    await targets.add(told.url);
    await targets.post("QI-1");
    const waits: number[] = [];
    let now = later(0);
    for (;;) {
      expect(await targets.deliver(now)).toBe(1);
      const [delivery] = await targets.log();
      if (delivery?.state !== "WAITING") break;
      const wait = ((delivery.dueAt?.getTime() ?? 0) - now.getTime()) / 1000;
      waits.push(wait);
      expect(await targets.deliver(later(wait - 0.001, now))).toBe(0);
      now = later(wait, now);
    }
    expect(waits.slice(0, 12)).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600, 3600]);
    expect(now.getTime() - noon.getTime()).toBeGreaterThanOrEqual(3 * day * 1000);
    expect(now.getTime() - noon.getTime()).toBeLessThan(3 * day * 1000 + hour * 1000);
    const [delivery] = await targets.log();
    expect(delivery).toMatchObject({ state: "GIVEN_UP", attempts: waits.length + 1 });
    expect(delivery?.lastAttempts[0]).toMatchObject({ status: 500, failure: "status", answer: "out of order" });
    expect(new Set(told.received.map(({ headers }) => headers["webhook-id"]))).toEqual(new Set([delivery?.id]));
    expect(new Set(told.received.map(({ headers }) => headers["webhook-timestamp"])).size).toBe(waits.length + 1);
  });

  it("spreads its attempts by a fifth either way", async () => {
    const told = await receiver();
    told.answers(answer(500));
    await targets.add(told.url);
    await targets.post("QI-1");
    await targets.deliver(noon, { random: () => 0 });
    expect((await targets.log())[0]?.dueAt).toEqual(later(8));
    await targets.deliver(later(8), { random: () => 1 });
    expect((await targets.log())[0]?.dueAt).toEqual(later(8 + 24));
  });

  it("survives a day without its target: nothing lost, nothing twice, the order kept", async () => {
    const told = await receiver();
    told.answers(answer(503));
    await targets.add(told.url);
    const numbers = Array.from({ length: 24 }, (_, i) => `QI-${i}`);
    for (const [i, number] of numbers.entries()) {
      await targets.post(number, later(i * hour));
      await targets.deliver(later(i * hour + 10 * minute));
    }
    expect(new Set(numbersOf(told.received))).toEqual(new Set(["QI-0"]));
    const failed = told.received.length;
    told.answers(answer(200));
    await targets.deliver(later(day + hour));
    expect(numbersOf(told.received.slice(failed))).toEqual(numbers);
    expect((await targets.log()).every(({ state }) => state === "DELIVERED")).toBe(true);
  });

  it("goes on behind one that is left out, and behind one that was given up", async () => {
    const told = await receiver();
    told.answers((response, { body }) => answer(body.includes("BAD") ? 400 : 200)(response));
    await targets.add(told.url);
    for (const number of ["BAD-1", "QI-2", "BAD-3", "QI-4"]) await targets.post(number);
    await targets.deliver(noon);
    expect(numbersOf(told.received)).toEqual(["BAD-1"]);
    const bad = (await targets.log()).find(({ subject }) => subject === "issue:BAD-1");
    const skipped = await skipWebhookDelivery(targets.db, bad?.id ?? "", by);
    expect(skipped.state).toBe("SKIPPED");
    await targets.deliver(later(1));
    expect(numbersOf(told.received)).toEqual(["BAD-1", "QI-2", "BAD-3"]);
    await targets.deliver(later(3 * day));
    expect(numbersOf(told.received).slice(3)).toEqual(["BAD-3", "QI-4"]);
    const states = (await targets.log()).map(({ state }) => state);
    expect(states).toEqual(["DELIVERED", "GIVEN_UP", "DELIVERED", "SKIPPED"]);
    await expect(skipWebhookDelivery(targets.db, bad?.id ?? "", by)).rejects.toMatchObject({
      reason: "webhook_delivery_over",
    });
  });

  it("is sent again under its id when somebody asks, one or all that failed since, in the old order", async () => {
    const told = await receiver();
    told.answers(answer(500));
    const { id } = await targets.add(told.url);
    for (const number of ["QI-1", "QI-2", "QI-3"]) await targets.post(number, later(Number(number.at(-1)) * day - day));
    for (let i = 0; i < 3; i += 1) await targets.deliver(later(6 * day));
    expect((await targets.log(["GIVEN_UP"])).length).toBe(3);
    const failed = told.received.length;
    told.answers(answer(200));
    const again = { userId: null, now: later(7 * day) };
    const since = "2026-06-02";
    expect(await replayFailedWebhooks(targets.db, { targetId: id, since }, again)).toBe(2);
    await targets.deliver(later(7 * day + 1));
    expect(numbersOf(told.received.slice(failed))).toEqual(["QI-2", "QI-3"]);
    const [delivered] = await targets.log(["DELIVERED"]);
    await replayWebhookDelivery(targets.db, delivered?.id ?? "", again);
    await targets.deliver(later(7 * day + 2));
    expect(told.received.at(-1)?.headers["webhook-id"]).toBe(delivered?.id);
    expect(told.received).toHaveLength(failed + 3);
  });

  it("leaves other targets alone while one hangs, and those that come meanwhile too", async () => {
    const [hanging, quick] = [await receiver(), await receiver()];
    hanging.answers(() => undefined);
    await targets.add(hanging.url);
    await targets.add(quick.url);
    await targets.post("QI-1");
    const run = targets.deliver(later(1), { timeoutMilliseconds: 2500 });
    const started = Date.now();
    await until(() => quick.received.length === 1);
    await targets.post("QI-2");
    await until(() => quick.received.length === 2);
    expect(Date.now() - started).toBeLessThan(2000);
    await run;
    expect(numbersOf(quick.received)).toEqual(["QI-1", "QI-2"]);
    expect(hanging.received).toHaveLength(1);
    const attempts = (await targets.log(["WAITING"])).flatMap(({ lastAttempts }) => lastAttempts);
    expect(attempts).toMatchObject([{ status: null, failure: "timeout", answer: null }]);
  });

  it("ends an answer that never does: its status counts, its beginning is kept", async () => {
    const told = await receiver();
    told.answers((response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write("x".repeat(8000)), 5);
      response.on("close", () => clearInterval(drip));
    });
    await targets.add(told.url);
    await targets.post("QI-1");
    await targets.deliver(later(1));
    const [delivery] = await targets.log();
    expect(delivery).toMatchObject({ state: "DELIVERED" });
    expect(delivery?.lastAttempts[0]?.answer).toBe("x".repeat(500));
  });

  it("waits as long as the receiver asks, and no longer than a day", async () => {
    const told = await receiver();
    told.answers(answer(429, "", { "retry-after": "900" }));
    await targets.add(told.url);
    await targets.post("QI-1");
    await targets.deliver(noon);
    expect((await targets.log())[0]?.dueAt).toEqual(later(900));
    told.answers(answer(503, "", { "retry-after": later(900 + 2 * hour).toUTCString() }));
    await targets.deliver(later(900));
    expect((await targets.log())[0]?.dueAt).toEqual(later(900 + 2 * hour));
    told.answers(answer(503, "", { "retry-after": "99999999" }));
    await targets.deliver(later(900 + 2 * hour));
    expect((await targets.log())[0]?.dueAt).toEqual(later(900 + 2 * hour + day));
  });

  it("stops for a target that is gone, which keeps what waits until it is enabled again", async () => {
    const told = await receiver();
    told.answers(answer(410));
    const { id } = await targets.add(told.url);
    await targets.post("QI-1");
    await targets.post("QI-2");
    await targets.deliver(noon);
    expect(await targets.target(id)).toMatchObject({ enabled: false, gone: true, waiting: 2 });
    expect(await targets.post("QI-3")).toBe(0);
    expect(await targets.deliver(later(hour))).toBe(0);
    told.answers(answer(200));
    await enableWebhookTarget(targets.db, { id, enabled: true }, by);
    await targets.deliver(later(2 * hour));
    expect(numbersOf(told.received)).toEqual(["QI-1", "QI-1", "QI-2"]);
    expect(await targets.target(id)).toMatchObject({ enabled: true, gone: false, waiting: 0 });
  });

  it("is never sent twice at once by two workers, and each target keeps its order", async () => {
    const receivers = await Promise.all(Array.from({ length: 4 }, receiver));
    for (const told of receivers) {
      told.answers((response) => void setTimeout(() => response.writeHead(200).end(), 5));
      await targets.add(told.url);
    }
    const numbers = Array.from({ length: 25 }, (_, i) => `QI-${i}`);
    for (const number of numbers) await targets.post(number);
    const sent = await Promise.all([1, 2, 3].map((seconds) => targets.deliver(later(seconds))));
    expect(sent.reduce((sum, attempts) => sum + attempts, 0)).toBe(4 * numbers.length);
    for (const told of receivers) expect(numbersOf(told.received)).toEqual(numbers);
  });

  it("is taken over from a worker that ended in the middle, once its lease is over", async () => {
    const told = await receiver();
    await targets.add(told.url);
    await targets.post("QI-1");
    await targets.db.pool.query(
      "UPDATE webhook_target SET lease = gen_random_uuid(), leased_until = $1::timestamptz + interval '90 seconds'",
      [noon],
    );
    expect(await targets.deliver(later(89))).toBe(0);
    expect(await targets.deliver(later(91))).toBe(1);
    expect(numbersOf(told.received)).toEqual(["QI-1"]);
  });

  it("is signed with both secrets for a day after a rotation, and with the new one alone where it has to end", async () => {
    const told = await receiver();
    const { id, secret: old } = await targets.add(told.url);
    const fresh = await rotateWebhookSecret(targets.db, { id, secret: null, atOnce: false }, by);
    await targets.post("QI-1");
    await targets.deliver(later(hour));
    await targets.post("QI-2", later(2 * day));
    await targets.deliver(later(2 * day));
    const [during, after] = told.received;
    expect([isRight(during, old ?? ""), isRight(during, fresh ?? "")]).toEqual([true, true]);
    expect([isRight(after, old ?? ""), isRight(after, fresh ?? "")]).toEqual([false, true]);
    const last = await rotateWebhookSecret(targets.db, { id, secret: null, atOnce: true }, by);
    await targets.post("QI-3", later(2 * day));
    await targets.deliver(later(2 * day + 1));
    expect(isRight(told.received[2], fresh ?? "")).toBe(false);
    expect(isRight(told.received[2], last ?? "")).toBe(true);
  });

  it("is forgotten 90 days after it ended, and never while it waits", async () => {
    const told = await receiver();
    told.answers((response, { body }) => answer(body.includes("BAD") ? 400 : 200)(response));
    await targets.add(told.url);
    for (const number of ["QI-1", "BAD-2"]) await targets.post(number);
    await targets.deliver(later(1));
    expect(await removeWebhooks(targets.db, later(89 * day))).toBe(0);
    expect(await removeWebhooks(targets.db, later(91 * day))).toBe(1);
    expect((await targets.log()).map(({ subject }) => subject)).toEqual(["issue:BAD-2"]);
    const left = await targets.db.pool.query("SELECT subject FROM webhook_event");
    expect(left.rows).toEqual([{ subject: "issue:BAD-2" }]);
  });

  it("takes a secret that was given and refuses one that is none", async () => {
    const { url } = await receiver();
    const given = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;
    expect((await targets.add(url, { secret: given })).secret).toBeNull();
    await expect(targets.add(url, { secret: "whsec_c2hvcnQ=" })).rejects.toMatchObject({
      reason: "webhook_secret_unfit",
    });
    const draft = { name: "T", url, format: "GENERIC", kinds: ["issue.raised"], language: "en", secret: null } as const;
    const reach = { allows: loopback, resolve: systemResolve };
    for (const [change, reason] of [
      [{ name: " " }, "webhook_name_unfit"],
      [{ kinds: [] }, "webhook_kinds_unfit"],
      [{ kinds: ["message.test"] }, "webhook_kinds_unfit"],
      [{ language: "fr" }, "webhook_language_unfit"],
      [{ format: "WECOM" as const, secret: "x" }, "webhook_secret_of_platform"],
    ] as const) {
      await expect(addWebhookTarget(targets.db, { ...draft, ...change }, { change: by, reach })).rejects.toMatchObject({
        reason,
      });
    }
  });
});

function isRight(sent: Received | undefined, secret: string): boolean {
  const { headers = {}, body = "" } = sent ?? {};
  const message = { id: String(headers["webhook-id"]), timestamp: Number(headers["webhook-timestamp"]), body };
  return isSignedBy(message, String(headers["webhook-signature"]), [secret]);
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 5000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error("It did not happen within five seconds.");
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
}
