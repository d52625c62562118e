import { randomUUID } from "node:crypto";

import { startApi } from "@huilu/api";
import { issueScriptToken, postEvent, readEnvironment } from "@huilu/core";
import { startJobs, type Jobs } from "@huilu/jobs";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { eventually } from "../jobs/started-jobs.ts";
import { askApi } from "../support/with-api.ts";
import { withDatabase } from "../support/with-database.ts";
import { answer, receiver } from "./receiver.ts";

const key = "693a91f67aaa4bc497a00ec25ee45aaa";

describe("webhooks through the doors", () => {
  const test = withDatabase();
  const env = { ...readEnvironment({ WEBHOOK_ALLOW_NETWORKS: "127.0.0.0/8, ::1/128" }), demo: false };
  const logged: string[] = [];
  const answered: string[] = [];
  let api: Awaited<ReturnType<typeof startApi>> | null = null;
  let jobs: Jobs | null = null;
  let token = "";

  beforeAll(async () => {
    const ready = async () => ({ ready: true, parts: {} });
    api = await startApi({ db: test.db, env, port: 0, ready });
    const log = pino({ level: "debug" }, { write: (line) => void logged.push(line) });
    jobs = await startJobs({ db: test.db, env, log });
    const issued = await issueScriptToken(test.db, { role: "ADMINISTRATOR", days: 1, now: new Date() });
    token = issued.token;
  });
  afterAll(async () => {
    await jobs?.close();
    await api?.close();
  });

  const ask = async (query: string, variables: Record<string, unknown> = {}) => {
    const found = await askApi(api?.address ?? "", { query, variables, token, language: "en" });
    answered.push(JSON.stringify(found));
    return found;
  };
  const add = (input: object, secret: string | null = null) =>
    ask(
      `mutation ($input: WebhookTargetInput!, $secret: String) {
        addWebhookTarget(input: $input, secret: $secret) { secret target { id url signed enabled } } }`,
      { input: { name: "T", format: "GENERIC", kinds: ["issue.raised"], language: "zh-CN", ...input }, secret },
    );
  const deliveries = async () => {
    const { data } = await ask(`{ webhookDeliveries { next deliveries {
      id targetName kind subject state attempts lastAttempts { status failure answer milliseconds } } } }`);
    return data.webhookDeliveries.deliveries;
  };

  it("a posted event is delivered within seconds of its commit, a test likewise, and the log tells of both", async () => {
    const told = await receiver();
    const { data } = await add({ url: told.url });
    const id: string = data.addWebhookTarget.target.id;
    const posted = { subject: "issue:QI-1", values: { number: "QI-1" }, link: "/issues/QI-1", now: new Date() };
    await postEvent(test.db.pool, { kind: "issue.raised", ...posted });
    await eventually(async () => told.received.length === 1, 5);
    expect(JSON.parse(told.received[0]?.body ?? "").data.link).toBe("/issues/QI-1");
    await ask(`mutation ($id: ID!) { testWebhookTarget(id: $id) }`, { id });
    await eventually(async () => told.received.length === 2, 5);
    await eventually(async () => (await deliveries()).every((one: { state: string }) => one.state === "DELIVERED"), 5);
    expect(await deliveries()).toMatchObject([
      {
        kind: "message.test",
        targetName: "T",
        state: "DELIVERED",
        attempts: 1,
        lastAttempts: [{ status: 204, failure: null }],
      },
      { kind: "issue.raised", subject: "issue:QI-1", state: "DELIVERED" },
    ]);
  });

  it("tells a secret once, and never a key, not even when a receiver repeats all it was sent", async () => {
    const robot = await receiver();
    const given = `SEC${randomUUID()}`;
    const made = await add({ url: `${robot.url}/inbound`, name: "made" });
    const secret: string = made.data.addWebhookTarget.secret;
    robot.answers((response, { url, headers, body }) => {
      const known = url.includes(key) ? given : secret;
      answer(500, `${known} ${url} ${JSON.stringify(headers)} ${body}`)(response);
    });
    expect(secret).toMatch(/^whsec_/);
    const { data } = await add({ url: `${robot.url}?access_token=${key}`, format: "DINGTALK", name: "robot" }, given);
    expect(data.addWebhookTarget).toMatchObject({
      secret: null,
      target: { url: `${robot.url}?access_token=•••`, signed: true },
    });
    answered.splice(answered.length - 2, 1); // the one answer that tells the secret
    const event = { subject: "issue:QI-2", values: { number: "QI-2" }, link: null, now: new Date() };
    await postEvent(test.db.pool, { kind: "issue.raised", ...event });
    await eventually(async () => robot.received.length >= 2, 5);
    await eventually(async () => {
      const failed = (await deliveries()).filter(({ targetName }: { targetName: string }) => targetName !== "T");
      return failed.length === 2 && failed.every(({ attempts }: { attempts: number }) => attempts > 0);
    }, 5);
    await ask(
      "{ webhookTargets { id name url format kinds language enabled gone signed overlapUntil waiting givenUp } }",
    );
    const source = await ask(`mutation { addWebhookSource(code: "erp", name: "ERP") { secret source { id code } } }`);
    answered.pop();
    await ask("{ webhookSources { id code name enabled overlapUntil messages lastReceivedAt } }");
    const everything = [...answered, ...logged, ...(await textOfAudit())].join("\n");
    for (const hidden of [secret, secret.slice(6), key, given, source.data.addWebhookSource.secret]) {
      expect(hidden.length).toBeGreaterThan(20);
      expect(everything).not.toContain(hidden);
    }
  });
  const textOfAudit = async () => {
    const { rows } = await test.db.pool.query<{ text: string }>("SELECT to_jsonb(a)::text AS text FROM audit_entry a");
    const attempts = await test.db.pool.query<{ text: string }>(
      "SELECT to_jsonb(a)::text AS text FROM webhook_attempt a",
    );
    const runs = await test.db.pool.query<{ text: string }>("SELECT to_jsonb(a)::text AS text FROM job_run a");
    return [...rows, ...attempts.rows, ...runs.rows].map(({ text }) => text);
  };

  it("is told by name what is unknown, and in words what is unfit", async () => {
    const none = randomUUID();
    for (const [query, reason] of [
      [`mutation { enableWebhookTarget(id: "${none}", enabled: true) { id } }`, "webhook_target_unknown"],
      [`mutation { rotateWebhookSecret(id: "${none}") }`, "webhook_target_unknown"],
      [`mutation { testWebhookTarget(id: "none") }`, "webhook_target_unknown"],
      [`mutation { replayWebhookDelivery(id: "${none}") { id } }`, "webhook_delivery_unknown"],
      [`mutation { skipWebhookDelivery(id: "none") { id } }`, "webhook_delivery_unknown"],
      [`mutation { replayFailedWebhooks(target: "${none}", since: "2026-01-01") }`, "webhook_target_unknown"],
      [`mutation { rotateWebhookSource(id: "${none}") { secret } }`, "webhook_source_unknown"],
      [`mutation { addWebhookSource(code: "a b", name: "x") { secret } }`, "webhook_source_unfit"],
      [`mutation { addWebhookSource(code: "erp", name: "x") { secret } }`, "webhook_source_taken"],
    ] as const) {
      const { errors } = await ask(query);
      expect({ query, reason: errors[0]?.extensions.reason }).toEqual({ query, reason });
      expect(errors[0]?.message).not.toContain("webhook_");
    }
  });

  it("reads the log a page at a time, by state and by target", async () => {
    const { data } = await ask("{ webhookDeliveries(first: 2) { next deliveries { id } } }");
    const { next, deliveries: first } = data.webhookDeliveries;
    const rest = await ask(`{ webhookDeliveries(after: "${next}") { next deliveries { id } } }`);
    const ids = [...first, ...rest.data.webhookDeliveries.deliveries].map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe((await deliveries()).length);
    const { data: waiting } = await ask("{ webhookDeliveries(input: { states: [WAITING] }) { deliveries { state } } }");
    expect(new Set(waiting.webhookDeliveries.deliveries.map(({ state }: { state: string }) => state))).toEqual(
      new Set(["WAITING"]),
    );
  });

  it("needs networks that are networks", () => {
    expect(() => readEnvironment({ WEBHOOK_ALLOW_NETWORKS: "10.0.0.0/33" })).toThrow(/WEBHOOK_ALLOW_NETWORKS/);
    expect(readEnvironment({}).webhookNetworks).toEqual([]);
    expect(() => readEnvironment({ PUBLIC_URL: "huilu" })).toThrow(/PUBLIC_URL/);
  });
});
