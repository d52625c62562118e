import { createHmac } from "node:crypto";

import { eventKinds, findText, languages, type WebhookFormat } from "@huilu/core";
import { afterEach, describe, expect, it } from "vitest";

import { answer, receiver } from "./receiver.ts";
import { later, withTargets } from "./with-targets.ts";

const taken: Readonly<Record<Exclude<WebhookFormat, "GENERIC">, string>> = {
  WECOM: '{"errcode":0,"errmsg":"ok"}',
  DINGTALK: '{"errcode":0,"errmsg":"ok"}',
  FEISHU: '{"code":0,"msg":"success","data":{}}',
};

describe("a robot's message", () => {
  const targets = withTargets();
  afterEach(async () => {
    await targets.db.pool.query("TRUNCATE webhook_target, webhook_event, webhook_delivery, webhook_attempt CASCADE");
  });
  const last = async () => (await targets.log())[0];

  it("is markdown for WeCom, whose key stays in the address", async () => {
    const robot = await receiver();
    robot.answers(answer(200, taken.WECOM));
    await targets.add(`${robot.url}?key=693a91f6-7aaa-4bc4-97a0-0ec2sifa5aaa`, { format: "WECOM" });
    await targets.post("QI-1");
    await targets.deliver(later(1));
    expect(robot.received[0]?.url).toBe("/hook?key=693a91f6-7aaa-4bc4-97a0-0ec2sifa5aaa");
    expect(JSON.parse(robot.received[0]?.body ?? "")).toEqual({
      msgtype: "markdown",
      markdown: {
        content:
          "**Quality issue raised**\n> Number: QI-1\n> Title: Leaks\n> Severity: 3\n> Safety: yes\n[Open in Huilu](https://huilu.example.com/issues/QI-1)",
      },
    });
  });

  it("is markdown for DingTalk, signed in the query", async () => {
    const robot = await receiver();
    robot.answers(answer(200, taken.DINGTALK));
    const secret = "SEC000000000000000000";
    await targets.add(`${robot.url}?access_token=0123456789abcdef0123`, { format: "DINGTALK", secret });
    await targets.post("QI-1");
    await targets.deliver(later(1));
    const { searchParams } = new URL(robot.received[0]?.url ?? "", robot.url);
    const timestamp = String(later(1).getTime());
    expect(Object.fromEntries(searchParams)).toEqual({
      access_token: "0123456789abcdef0123",
      timestamp,
      sign: createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64"),
    });
    const body = JSON.parse(robot.received[0]?.body ?? "");
    expect(body).toMatchObject({ msgtype: "markdown", markdown: { title: "Quality issue raised" } });
    expect(body.markdown.text).toMatch(/^#### Quality issue raised\n\nNumber: QI-1\n\nTitle: Leaks/);
  });

  it("is a card for Feishu, signed in the body", async () => {
    const robot = await receiver();
    robot.answers(answer(200, taken.FEISHU));
    const secret = "abcdefghijklmnopqrstuv";
    await targets.add(`${robot.url}/5e3d587e-d78e-4a07-bd07-265f269f86fd`, { format: "FEISHU", secret });
    await targets.post("QI-1");
    await targets.deliver(later(1));
    const timestamp = String(later(1).getTime() / 1000);
    expect(JSON.parse(robot.received[0]?.body ?? "")).toMatchObject({
      timestamp,
      sign: createHmac("sha256", `${timestamp}\n${secret}`).digest("base64"),
      msg_type: "interactive",
      card: {
        header: { title: { tag: "plain_text", content: "Quality issue raised" } },
        elements: [
          { tag: "div", text: { tag: "lark_md", content: "Number: QI-1\nTitle: Leaks\nSeverity: 3\nSafety: yes" } },
          { tag: "action", actions: [{ tag: "button", url: "https://huilu.example.com/issues/QI-1" }] },
        ],
      },
    });
  });

  it("mentions nobody and links nowhere whatever a title says, and keeps its link when it is cut", async () => {
    const robot = await receiver();
    robot.answers(answer(200, taken.WECOM));
    await targets.add(robot.url, { format: "WECOM", kinds: ["handover.refused"] });
    const long = "漏水".repeat(250);
    await targets.postKind("handover.refused", {
      number: "<@all>",
      title: "[click](https://evil.example)",
      reason: long,
    });
    await targets.deliver(later(1));
    const { content } = JSON.parse(robot.received[0]?.body ?? "").markdown;
    expect(content).not.toMatch(/[<[]/);
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(4096);
  });

  it.each([
    ["WECOM", '{"errcode":93000,"errmsg":"invalid webhook url"}', 10],
    ["WECOM", '{"errcode":45009,"errmsg":"api freq out of limit"}', 60],
    ["DINGTALK", '{"errcode":310000,"errmsg":"sign not match"}', 10],
    ["DINGTALK", '{"errcode":130101,"errmsg":"send too fast"}', 600],
    ["FEISHU", '{"code":19021,"msg":"sign match fail"}', 10],
    ["FEISHU", '{"StatusCode":19024,"StatusMessage":"Key Words Not Found"}', 10],
    ["FEISHU", '{"code":11232,"msg":"frequency limited"}', 60],
  ] as const)("of %s fails with %s, though the status is 200, and waits", async (format, body, seconds) => {
    const robot = await receiver();
    robot.answers(answer(200, body));
    await targets.add(robot.url, { format });
    await targets.post("QI-1");
    await targets.deliver(later(0));
    expect(await last()).toMatchObject({
      state: "WAITING",
      lastAttempts: [{ status: 200, failure: "platform_code", answer: body }],
    });
    expect((await last())?.dueAt).toEqual(later(seconds));
  });

  it.each(["<html>Sign in</html>", "", "[]", "{}", '{"errcode":"0"}'])("fails when the answer is %j", async (body) => {
    const robot = await receiver();
    robot.answers(answer(200, body));
    await targets.add(robot.url, { format: "WECOM" });
    await targets.post("QI-1");
    await targets.deliver(later(0));
    expect(await last()).toMatchObject({ state: "WAITING", lastAttempts: [{ failure: "answer_unreadable" }] });
  });

  it.each([
    ["WECOM", 20],
    ["DINGTALK", 20],
    ["FEISHU", 100],
  ] as const)(
    "of %s keeps to %i a minute",
    async (format, most) => {
      const robot = await receiver();
      robot.answers(answer(200, taken[format]));
      await targets.add(robot.url, { format });
      for (let i = 0; i < most + 30; i += 1) await targets.post(`QI-${i}`);
      const times: number[] = [];
      for (let tick = 0; tick < 1200; tick += 1) {
        const now = tick / 10;
        const sent = await targets.deliver(later(now));
        times.push(...Array.from({ length: sent }, () => now));
      }
      const busiest = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 60).length));
      expect(busiest).toBeLessThanOrEqual(most);
      expect(busiest).toBeGreaterThan(0.8 * most);
    },
    60_000,
  );
});

describe("the words of events", () => {
  it("stand for each kind and each value in both languages", () => {
    for (const language of languages) {
      for (const [kind, values] of Object.entries(eventKinds)) {
        expect(findText(language, `webhooks.kinds.${kind}`), kind).not.toBeNull();
        for (const value of values) expect(findText(language, `webhooks.values.${value}`), value).not.toBeNull();
      }
    }
  });
});
