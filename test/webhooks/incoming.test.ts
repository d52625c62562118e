import { enableWebhookSource, metricKeys, rotateWebhookSource, settle } from "@huilu/core";
import { beforeAll, describe, expect, it } from "vitest";

import { askFigures } from "../intake/ask-figures.ts";
import { importText } from "../intake/import-text.ts";
import { withDatabase } from "../support/with-database.ts";
import { withSource } from "./with-source.ts";

const good = (number: string, more: object = {}) => ({
  number,
  productModel: "W1",
  events: [{ type: "registered", at: "2026-03-02T09:15:00+08:00" }],
  ...more,
});
const by = { userId: null, now: new Date() };

describe("a message that nobody signed well", () => {
  const source = withSource();
  beforeAll(() => source.makeSource());

  it("is answered 401 without a word, and leaves nothing behind", async () => {
    const other = withoutSecretOf(source.secret);
    const now = Date.now();
    const sent = await Promise.all([
      source.send(good("N1"), { secret: other }),
      source.send(good("N1"), { source: "unknown" }),
      source.send(good("N1"), { at: new Date(now - 301_000) }),
      source.send(good("N1"), { at: new Date(now + 302_000) }),
      source.send(good("N1"), { headers: { "webhook-signature": "v1,AAAA" } }),
      source.send(good("N1"), { headers: { "webhook-signature": "" } }),
      source.send(good("N1"), { headers: { "webhook-timestamp": "soon" } }),
      source.send(good("N1"), { headers: { "webhook-id": "another" } }),
      source.send(good("N1"), { id: "dotted.id" }),
      fetch(`${source.api.address}/webhooks/cases?source=erp`, { method: "POST", body: "{}" }),
      fetch(`${source.api.address}/webhooks/events`, { method: "POST" }),
    ]);
    for (const response of sent) expect([response.status, await response.text()]).toEqual([401, ""]);
    const left = await source.db.pool.query(
      "SELECT (SELECT count(*) FROM import_run) + (SELECT count(*) FROM service_case) + (SELECT count(*) FROM webhook_receipt) AS many",
    );
    expect(left.rows[0]).toEqual({ many: 0 });
  });

  it("is not read at all where its headers tell already", async () => {
    const response = await fetch(`${source.api.address}/webhooks/cases?source=erp`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "x".repeat(6 * 1024 * 1024),
    }).catch(() => null);
    expect(response?.status ?? 401).toBe(401);
  });

  it("is none of a source that is disabled, and one of both secrets of one that was rotated", async () => {
    const old = source.secret;
    const { secret: fresh } = await rotateWebhookSource(source.db, { id: source.id, atOnce: false }, by);
    expect((await source.send(good("N2"), { secret: old })).status).toBe(200);
    expect((await source.send(good("N3"), { secret: fresh })).status).toBe(200);
    await rotateWebhookSource(source.db, { id: source.id, atOnce: true }, by);
    expect((await source.send(good("N4"), { secret: old })).status).toBe(401);
    expect((await source.send(good("N4"), { secret: fresh })).status).toBe(401);
    const { secret: last } = await rotateWebhookSource(source.db, { id: source.id, atOnce: false }, by);
    await enableWebhookSource(source.db, { id: source.id, enabled: false }, by);
    expect((await source.send(good("N4"), { secret: last })).status).toBe(401);
    await enableWebhookSource(source.db, { id: source.id, enabled: true }, by);
    expect((await source.send(good("N4"), { secret: last })).status).toBe(200);
  });
});

describe("a signed message", () => {
  const source = withSource();
  beforeAll(() => source.makeSource());
  const runs = async () => {
    const { data } = await source.api.ask({
      token: await source.api.tokenFor("ADMINISTRATOR"),
      language: "en",
      query: `{ importRuns { id fileName mappingName source state rows casesCreated rejected
        rejections { line column value reason label severity } } }`,
    });
    return data.importRuns;
  };

  it("records its good rows and tells each other by index, field and reason, there and under Imports", async () => {
    const rows = [
      good("A-1"),
      { ...good("A-2"), model: "W1" },
      good("A-3", { events: [{ type: "registered", at: "2026-02-31" }] }),
      good("A-4", { events: [{ type: "registered", at: "2999-01-01" }] }),
      good("A-5", { events: [] }),
      "A-6",
      { events: good("").events },
      good("A-8", { customer: { number: "1", name: "Wang\0" }, events: [{ type: "registred", at: "2026-03-02" }] }),
      good("A-9", {
        events: [
          { type: "registered", at: "2026-03-02" },
          { type: "cost_incurred", amount: -1 },
        ],
      }),
      good("A-10", { serial: null, complaint: "" }),
    ];
    const response = await source.send(rows, { id: "msg_mixed" });
    expect(response.status).toBe(200);
    const answer = await response.json();
    expect(answer).toMatchObject({ rows: 10, recorded: { casesCreated: 2 } });
    const told = answer.refused.map(
      ({ index, field, reason }: Record<string, string>) => `${index} ${field} ${reason}`,
    );
    expect(told).toEqual([
      "1 model field_unknown",
      "2 events.0.at date_impossible",
      "3 events.0.at date_in_future",
      "4 events field_missing",
      "5  field_unfit",
      "6 number case_number_empty",
      "7 customer.name control_character",
      "7 events.0.type field_unfit",
      "8 events.1.amount amount_negative",
    ]);
    expect(answer.refused[0].message).toBe("No such field");
    const [run] = await runs();
    expect(run).toMatchObject({
      id: answer.importRunId,
      fileName: "msg_mixed",
      mappingName: "POST /webhooks/cases",
      source: "erp",
      state: "done",
      rows: 10,
      casesCreated: 2,
      rejected: 8,
    });
    expect(run.rejections).toHaveLength(9);
    expect(run.rejections[1]).toEqual({
      line: 3,
      column: "events.0.at",
      value: "2026-02-31",
      reason: "date_impossible",
      label: "No such day or time",
      severity: "rejected",
    });
    expect(JSON.stringify(run.rejections)).not.toContain("Wang");
  });

  it("answers the same again when it comes again, and does nothing", async () => {
    const sent = { id: "msg_twice" };
    const first = await (await source.send([good("B-1"), { number: "B-2" }], sent)).json();
    const many = (await runs()).length;
    const second = await source.send([good("B-1"), { number: "B-2" }], sent);
    expect([second.status, await second.json()]).toEqual([200, first]);
    expect(first.recorded.casesCreated).toBe(1);
    expect(await runs()).toHaveLength(many);
    const renamed = await (await source.send([good("B-1"), { number: "B-2" }])).json();
    expect(renamed.recorded).toMatchObject({ casesCreated: 0, casesUnchanged: 1 });
    const other = await source.send([good("B-3")], sent);
    expect([other.status, (await other.json()).errors[0].extensions.reason]).toEqual([409, "webhook_message_differs"]);
  });

  it("is recorded once when it comes many times at the same moment", async () => {
    const sent = await Promise.all(Array.from({ length: 8 }, () => source.send(good("C-1"), { id: "msg_storm" })));
    const created = await Promise.all(
      sent.filter(({ status }) => status === 200).map(async (one) => (await one.json()).recorded.casesCreated),
    );
    expect(new Set(created)).toEqual(new Set([1]));
    for (const one of sent) expect([200, 409]).toContain(one.status);
    expect((await runs()).filter(({ fileName }: { fileName: string }) => fileName === "msg_storm")).toHaveLength(1);
  });

  it("may come again after what kept it from being recorded is over", async () => {
    await source.db.pool.query("ALTER TABLE service_case RENAME TO service_case_away");
    const failed = await source.send(good("D-1"), { id: "msg_failed" });
    await source.db.pool.query("ALTER TABLE service_case_away RENAME TO service_case");
    expect(failed.status).toBe(500);
    expect(await failed.text()).not.toMatch(/service_case|SELECT|\/src\//);
    const again = await source.send(good("D-1"), { id: "msg_failed" });
    expect((await again.json()).recorded.casesCreated).toBe(1);
    await source.db.pool.query(
      "INSERT INTO webhook_receipt (source_id, message_id, body_hash, received_at) VALUES ($1, 'msg_killed', sha256($2), now() - interval '6 minutes')",
      [source.id, JSON.stringify(good("D-2"))],
    );
    expect((await source.send(good("D-2"), { id: "msg_killed" })).status).toBe(200);
  });

  it("is refused whole when it is no list of rows, or too large", async () => {
    const reason = async (response: Response) => [response.status, (await response.json()).errors[0].extensions.reason];
    expect(await reason(await source.send("{"))).toEqual([400, "webhook_body_unreadable"]);
    expect(await reason(await source.send("12"))).toEqual([400, "webhook_body_unreadable"]);
    expect(await reason(await source.send(Array.from({ length: 1001 }, () => ({}))))).toEqual([
      400,
      "webhook_rows_many",
    ]);
    expect(await reason(await source.send(" ".repeat(5 * 1024 * 1024 + 1)))).toEqual([413, "request_too_large"]);
    expect((await source.send(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)).status).toBe(200);
    expect((await source.send([])).status).toBe(200);
  });

  it("adds events to cases that are there, at the other address", async () => {
    await source.send(good("E-1"));
    const replied = { number: "E-1", events: [{ type: "replied", at: "2026-03-02T10:00:00+08:00", employee: "P1" }] };
    const added = await (await source.send(replied, { to: "events" })).json();
    expect(added.recorded).toMatchObject({ casesCreated: 0, eventsAdded: 1 });
    const again = await (await source.send(replied, { to: "events" })).json();
    expect(again.recorded).toMatchObject({ eventsAdded: 0 });
    const empty = await (await source.send({ number: "E-1", events: [] }, { to: "events" })).json();
    expect(empty.refused).toMatchObject([{ index: 0, field: "events", reason: "field_missing" }]);
  });

  it("is slowed down beyond 120 a minute, repeats apart", async () => {
    const responses = [];
    for (let i = 0; i < 125; i += 1) responses.push(await source.send([], { id: `msg_fast_${i}` }));
    const busy = responses.filter(({ status }) => status === 429);
    expect(busy.length).toBeGreaterThanOrEqual(5);
    expect(busy[0]?.headers.get("retry-after")).toBe("60");
    expect((await source.send([], { id: "msg_fast_0" })).status).toBe(200);
  }, 30_000);
});

describe("rows by message and by file", () => {
  const [byFile, byMessage] = [withDatabase(), withSource("partner")];
  beforeAll(async () => {
    await byMessage.makeSource();
  });

  it("are the same cases, with the same facts and figures", async () => {
    const file = await importText(byFile.db, { file: csv(), mapping });
    expect(file).toMatchObject({ rows: visits.length, casesCreated: visits.length, rejected: 0, setAsideFields: 0 });
    const message = await (await byMessage.send(visits.map(asRow))).json();
    expect(message).toMatchObject({ refused: [], recorded: { casesCreated: visits.length } });
    const facts = (db: typeof byFile.db) =>
      db.pool.query(
        `SELECT to_jsonb(c) - ARRAY['import_run_id', 'learned_at', 'learned_on', 'source_id', 'kind_id', 'channel_id',
           'region_id', 'department_id', 'employee_id', 'model_id', 'family_id'] AS facts FROM service_case c ORDER BY number`,
      );
    const [one, other] = [await facts(byFile.db), await facts(byMessage.db)];
    expect(one.rows.length).toBe(visits.length);
    expect(other.rows).toEqual(one.rows);
    await Promise.all([settle(byFile.db), settle(byMessage.db)]);
    let told = 0;
    for (const key of metricKeys) {
      for (const asked of [{}, { by: "productModel" }, { grain: "MONTH" }] as const) {
        const figures = await askFigures(byFile.db, key, asked);
        expect({ key, asked, figures: await askFigures(byMessage.db, key, asked) }).toEqual({ key, asked, figures });
        told += [...figures.values()].filter(({ n }) => n > 0).length;
      }
    }
    expect(told).toBeGreaterThan(50);
    // The same source by the other way: nothing is new.
    const again = await importText(byMessage.db, { file: csv(), mapping });
    expect(again).toMatchObject({ casesCreated: 0, casesChanged: 0, casesUnchanged: visits.length });
  }, 60_000);
});

const visits = Array.from({ length: 40 }, (_, i) => ({
  number: `V-${i}`,
  opened: `2026-0${1 + (i % 6)}-${String(1 + (i % 27)).padStart(2, "0")} 09:${String(10 + (i % 50))}`,
  replied: i % 3 === 0 ? "" : `2026-0${1 + (i % 6)}-${String(1 + (i % 27)).padStart(2, "0")} 11:05:30`,
  model: `W${i % 4}`,
  serial: i % 5 === 0 ? "" : `SN-${i % 7}`,
  family: i % 2 ? "Leak" : "Noise",
  fault: `F${i % 6}`,
  technician: `P${i % 3}`,
  visited: `2026-0${1 + (i % 6)}-28`,
  outcome: i % 4 === 0 ? "not_fixed" : "fixed",
  cost: i % 3 === 0 ? "" : `${10 + i}.5`,
  score: i % 4 === 1 ? String(1 + (i % 5)) : "",
  customer: `C${i % 9}`,
  phone: "13900000000",
  complaint: i % 2 ? '门漏水，"又"响' : "It hums, loudly",
}));
type Visit = (typeof visits)[number];

const mapping = `
name: Visits
source: partner
rowMeans: case
zone: Asia/Shanghai
number: number
productFamily: { constant: Washers }
productModel: model
serial: serial
complaint: complaint
customer: { number: customer, phone: phone }
defects:
  - family: family
    type: fault
events:
  - { type: registered, at: opened }
  - { type: replied, at: replied, employee: technician }
  - { type: repair_attempted, at: visited, employee: technician, result: outcome }
  - { type: resolved, at: visited, employee: technician, when: { column: outcome, is: fixed } }
  - { type: cost_incurred, amount: cost, detail: { constant: parts } }
  - { type: survey_answered, at: visited, score: score }
`;

function csv(): string {
  const header = Object.keys(visits[0] ?? {});
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return [header, ...visits.map((visit) => Object.values(visit))]
    .map((cells) => cells.map(quoted).join(","))
    .join("\n");
}

function asRow(visit: Visit): object {
  const zoned = (text: string) => `${text.replace(" ", "T")}+08:00`;
  const { technician: employee, visited, outcome, cost, score } = visit;
  return {
    number: visit.number,
    productFamily: "Washers",
    productModel: { code: visit.model },
    serial: visit.serial,
    complaint: visit.complaint,
    customer: { number: visit.customer, phone: visit.phone },
    defects: [{ family: visit.family, type: visit.fault }],
    events: [
      { type: "registered", at: zoned(visit.opened) },
      ...(visit.replied ? [{ type: "replied", at: zoned(visit.replied), employee }] : []),
      { type: "repair_attempted", at: visited, employee, result: outcome },
      ...(outcome === "fixed" ? [{ type: "resolved", at: visited, employee }] : []),
      ...(cost ? [{ type: "cost_incurred", amount: Number(cost), detail: "parts" }] : []),
      ...(score ? [{ type: "survey_answered", at: visited, score: Number(score) }] : []),
    ],
  };
}

/** A fit secret that is not this one. */
function withoutSecretOf(secret: string): string {
  const other = `whsec_${Buffer.alloc(32, 1).toString("base64")}`;
  if (other === secret) throw new Error("The secret is not random.");
  return other;
}
