import { setTimeout as sleep } from "node:timers/promises";

import { disableUser, postMessage, raiseQualityIssue, tellChanged } from "@huilu/core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";

import { withApi } from "../support/with-api.ts";
import { withDatabase } from "../support/with-database.ts";
import { openStream, type Stream, type StreamQuestion } from "./open-stream.ts";
import { assigned, post } from "./people.ts";

const inboxChanged = "subscription { inboxChanged { unread } }";
const unread = (count: number) => ({ inboxChanged: { unread: count } });
const now = new Date();
const draft = {
  title: "Leaks",
  problem: "At the door",
  severity: 1,
  safety: false,
  major: false,
  special: [],
  signals: [],
  evidence: [],
  caseIds: [],
};

describe("live updates", () => {
  const database = withDatabase();
  const api = withApi(database, { streamCheckMilliseconds: 300 });
  const open: Stream[] = [];
  let who = 0;

  beforeAll(() => database.db.pool.query("INSERT INTO department (code, name) VALUES ('HOME', '家')"));
  afterEach(() => {
    for (const stream of open.splice(0)) stream.close();
  });

  const stream = async (question: StreamQuestion) => {
    const opened = await openStream(api.address, question);
    open.push(opened);
    return opened;
  };
  /** Signs in as a browser does. */
  const somebody = async () => {
    who += 1;
    const username = `live-${who}`;
    const password = await api.addPerson(username, "SERVICE_AGENT", { employeeCode: await employee(username) });
    await database.db.pool.query("UPDATE app_user SET must_change_password = false WHERE username = $1", [username]);
    const query =
      "mutation ($username: String!, $password: String!) { signIn(username: $username, password: $password) { viewer { id } } }";
    const { data, setCookie } = await api.ask({ query, variables: { username, password } });
    return { username, id: Number(data.signIn.viewer.id), cookie: setCookie?.split(";")[0] ?? "" };
  };
  const employee = async (code: string) => {
    await database.db.pool.query("INSERT INTO employee (code, name) VALUES ($1, $1)", [code]);
    return code;
  };

  test("a message is heard of right after its commit, never before, and never if it is rolled back", async () => {
    const { id, cookie } = await somebody();
    const heard = await stream({ query: inboxChanged, headers: { cookie } });
    await heard.until(1);
    expect(heard.told).toEqual([unread(0)]);
    const client = await database.db.pool.connect();
    await client.query("BEGIN");
    await postMessage(client, { ...assigned, to: [id], now });
    await sleep(400);
    expect(heard.told).toEqual([unread(0)]);
    const committed = Date.now();
    await client.query("COMMIT");
    await heard.until(2);
    expect(Date.now() - committed).toBeLessThan(1000);
    expect(heard.told).toEqual([unread(0), unread(1)]);
    await client.query("BEGIN");
    await postMessage(client, { ...assigned, to: [id], now });
    await client.query("ROLLBACK");
    client.release();
    await sleep(400);
    expect(heard.told).toHaveLength(2);
  });

  test("everybody hears of their own inbox alone", async () => {
    const [ann, ben] = [await somebody(), await somebody()];
    const annHears = await stream({ query: inboxChanged, headers: { cookie: ann.cookie } });
    const benHears = await stream({ query: inboxChanged, headers: { cookie: ben.cookie } });
    await Promise.all([annHears.until(1), benHears.until(1)]);
    await post(database.db, { ...assigned, to: [ben.id], now });
    await benHears.until(2);
    expect(annHears.told).toEqual([unread(0)]);
  });

  test("a flood comes to few events, the last of which is right", async () => {
    const { id, cookie } = await somebody();
    const heard = await stream({ query: inboxChanged, headers: { cookie } });
    await heard.until(1);
    await Promise.all(Array.from({ length: 200 }, () => post(database.db, { ...assigned, to: [id], now })));
    while (JSON.stringify(heard.told.at(-1)) !== JSON.stringify(unread(200))) await heard.until(heard.told.length + 1);
    expect(heard.told.length).toBeLessThan(200);
  });

  test("the stream of a session that ends, or of somebody who is disabled, is ended with a refusal", async () => {
    const leaving = await somebody();
    const heard = await stream({ query: inboxChanged, headers: { cookie: leaving.cookie } });
    await heard.until(1);
    await api.ask({ query: "mutation { signOut }", cookie: leaving.cookie });
    await heard.untilOver();
    expect(heard.told).toEqual([unread(0), ["UNAUTHENTICATED"]]);
    const disabled = await somebody();
    const hears = await stream({ query: inboxChanged, headers: { cookie: disabled.cookie } });
    await hears.until(1);
    await disableUser(database.db, disabled.username, new Date());
    await database.db.pool.query("UPDATE app_user SET disabled_at = NULL WHERE id = $1", [disabled.id]);
    await post(database.db, { ...assigned, to: [disabled.id], now });
    await hears.untilOver();
    expect(hears.told).toEqual([unread(0), ["UNAUTHENTICATED"]]);
  });

  test("nobody who is not signed in, no foreign form and nothing but a subscription is let in", async () => {
    const { cookie } = await somebody();
    expect(await stream({ query: inboxChanged })).toMatchObject({ status: 401 });
    expect(
      await stream({ query: inboxChanged, headers: { cookie: "huilu_session=nonsense-nonsense-nonsense" } }),
    ).toMatchObject({ status: 401 });
    const form = await stream({ query: inboxChanged, headers: { cookie, "content-type": "text/plain" } });
    expect(form.status).toBe(400);
    expect(form.refusal).toContain("stream_not_accepted");
    expect(await stream({ query: inboxChanged, headers: { cookie, accept: "*/*" } })).toMatchObject({ status: 400 });
    const question = await stream({ query: "{ viewer { id } }", headers: { cookie } });
    expect(question).toMatchObject({ status: 400 });
    const wrong = await stream({ query: "subscription { nothing }", headers: { cookie } });
    await wrong.untilOver();
    expect(wrong.told).toEqual([["GRAPHQL_VALIDATION_FAILED"]]);
    const unreadable = await stream({ query: "subscription {", headers: { cookie } });
    expect(unreadable.status).toBe(400);
    const get = await fetch(`${api.address}/graphql/stream?query=${encodeURIComponent(inboxChanged)}`, {
      headers: { cookie, accept: "text/event-stream" },
    });
    expect(get.status).toBe(404);
  });

  test("other topics are watched by whoever may read them", async () => {
    const { cookie } = await somebody();
    const engineer = await api.tokenFor("QUALITY_ENGINEER");
    const query = "subscription ($topic: String!) { changed(topic: $topic) }";
    const raise = () => raiseQualityIssue(database.db, draft, { userId: 1, now: new Date(), language: "en" });
    const [one, other] = [await raise(), await raise()];
    const variables = { topic: `issue:${one}` };
    const heard = await stream({ query, variables, headers: { authorization: `Bearer ${engineer}` } });
    await heard.until(1);
    await tellChanged(database.db.pool, `issue:${other}`);
    await tellChanged(database.db.pool, `issue:${one}`);
    await heard.until(2);
    await sleep(200);
    expect(heard.told).toEqual([{ changed: `issue:${one}` }, { changed: `issue:${one}` }]);
    const responder = await api.tokenFor("RESPONDER", { departmentCode: "HOME" });
    const foreign = await stream({ query, variables, headers: { authorization: `Bearer ${responder}` } });
    await foreign.untilOver();
    expect(foreign.told).toEqual([["NOT_FOUND"]]);
    const refused = await stream({ query, variables, headers: { cookie } });
    await refused.untilOver();
    expect(refused.told).toEqual([["FORBIDDEN"]]);
    for (const topic of ["inbox:1", "issue:", "issue:QI-1999-0001", "nothing:1"]) {
      const none = await stream({ query, variables: { topic }, headers: { authorization: `Bearer ${engineer}` } });
      await none.untilOver();
      expect([topic, none.told]).toEqual([topic, [["NOT_FOUND"]]]);
    }
  });

  test("a person has twelve streams at most, and one that was closed makes room", async () => {
    const { cookie } = await somebody();
    const many: Stream[] = [];
    for (let n = 0; n < 12; n += 1) many.push(await stream({ query: inboxChanged, headers: { cookie } }));
    expect((await stream({ query: inboxChanged, headers: { cookie } })).status).toBe(429);
    many[0]?.close();
    await sleep(200);
    expect((await stream({ query: inboxChanged, headers: { cookie } })).status).toBe(200);
  });

  test("a database connection that breaks is made anew, and what was missed is told", async () => {
    const { id, cookie } = await somebody();
    const heard = await stream({ query: inboxChanged, headers: { cookie } });
    await heard.until(1);
    await database.db.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'huilu-listener' AND datname = current_database()`,
    );
    await post(database.db, { ...assigned, to: [id], now });
    await heard.until(2);
    expect(heard.told.at(-1)).toEqual(unread(1));
  });
});
