import { inTransaction, listInbox, postMessage, sendMails } from "@huilu/core";
import { beforeAll, describe, expect, test } from "vitest";

import { makeCompany } from "../access/company.ts";
import { withApi } from "../support/with-api.ts";
import { withDatabase } from "../support/with-database.ts";
import { addReader, assigned, dueSoon, post } from "./people.ts";

const now = new Date("2026-06-08T02:00:00Z");

describe("the inbox", () => {
  const database = withDatabase();
  const api = withApi(database);
  let ann = { id: 0, token: "" };
  let ben = { id: 0, token: "" };

  beforeAll(async () => {
    await makeCompany(database.db);
    ann = await somebody("SERVICE");
    ben = await somebody("NORTH");
  });

  const somebody = async (departmentCode: string) => {
    const token = await api.tokenFor("DEPARTMENT_HEAD", { departmentCode });
    const { data } = await api.ask({ query: "{ viewer { id } }", token });
    return { id: Number(data.viewer.id), token };
  };
  const inbox = async (token: string, args = "", language = "en") => {
    const query = `{ unreadMessages inbox${args} { edges { node { id kind title text readAt archivedAt } } pageInfo { endCursor hasNextPage } } }`;
    const { data, errors } = await api.ask({ query, token, language });
    expect(errors).toEqual([]);
    return {
      unread: data.unreadMessages,
      nodes: data.inbox.edges.map(({ node }: { node: object }) => node),
      page: data.inbox.pageInfo,
    };
  };
  const mark = (token: string, ids: readonly string[], how: string) =>
    api.ask({
      query: "mutation ($ids: [ID!]!, $how: MessageMark!) { markMessages(ids: $ids, mark: $how) }",
      variables: { ids, how },
      token,
    });

  test("holds one row a person however often they are named, in the language of whoever reads", async () => {
    expect(await post(database.db, { ...assigned, to: [ann.id, ann.id, 999_999], now })).toEqual([ann.id]);
    const { unread, nodes } = await inbox(ann.token);
    expect(unread).toBe(1);
    expect(nodes).toMatchObject([
      { kind: "issue_assigned", title: "QI-2026-0007: D4 root cause is yours", text: "排水阀漏水 <b>", readAt: null },
    ]);
    const chinese = await inbox(ann.token, "", "zh-CN");
    expect(chinese.nodes).toMatchObject([{ title: "QI-2026-0007：D4 根本原因 由您负责" }]);
    expect((await inbox(ben.token)).unread).toBe(0);
  });

  test("a message to a department reaches those who hold the role there that day, one to a role all who hold it", async () => {
    const { rows } = await database.db.pool.query<{ id: number }>("SELECT id FROM department WHERE code = 'NORTH'");
    const departmentId = rows[0]?.id ?? 0;
    const heads = { departmentId, roles: ["DEPARTMENT_HEAD", "RESPONDER"] } as const;
    const today = new Date();
    expect(await post(database.db, { ...dueSoon, to: heads, now: today })).toEqual([ben.id]);
    expect(await post(database.db, { ...dueSoon, to: { ...heads, roles: ["RESPONDER"] }, now: today })).toEqual([]);
    const everyHead = await post(database.db, { ...dueSoon, to: { role: "DEPARTMENT_HEAD" }, now: today });
    expect(new Set(everyHead)).toEqual(new Set([ann.id, ben.id]));
    expect(everyHead).toHaveLength(2);
    const before = new Date("2020-01-01T00:00:00Z");
    expect(await post(database.db, { ...dueSoon, to: heads, now: before })).toEqual([]);
  });

  test("unread ones come first, then the newest; pages follow one another without a gap", async () => {
    const reader = await somebody("SOUTH");
    for (let n = 0; n < 7; n += 1) await post(database.db, { ...assigned, to: [reader.id], now });
    const all = await inbox(reader.token);
    const ids = all.nodes.map(({ id }: { id: string }) => id);
    await mark(reader.token, [ids[0], ids[3]], "READ");
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const { nodes, page } = await inbox(reader.token, `(first: 2${after === null ? "" : `, after: "${after}"`})`);
      seen.push(...nodes.map(({ id }: { id: string }) => id));
      if (!page.hasNextPage) break;
      after = page.endCursor;
    }
    expect(seen).toEqual([...[1, 2, 4, 5, 6].map((at) => ids[at]), ids[0], ids[3]]);
    const { errors } = await api.ask({ query: `{ inbox(after: "x") { edges { cursor } } }`, token: reader.token });
    expect(errors[0]?.extensions.reason).toBe("cursor_unreadable");
  });

  test("kinds, unread ones and the archive are listed by themselves, and marks can be taken back", async () => {
    const reader = await somebody("WORKSHOP");
    await post(database.db, { ...assigned, to: [reader.id], now });
    await post(database.db, { ...dueSoon, to: [reader.id], now });
    const { nodes } = await inbox(reader.token, "(kinds: [issue_due])");
    expect(nodes).toHaveLength(1);
    const { id } = nodes[0];
    await mark(reader.token, [id], "ARCHIVED");
    expect(await inbox(reader.token)).toMatchObject({ unread: 1, nodes: [{ kind: "issue_assigned" }] });
    expect((await inbox(reader.token, "(box: ARCHIVED)")).nodes).toMatchObject([{ id }]);
    await mark(reader.token, [id], "RETURNED");
    expect(await inbox(reader.token, "(box: UNREAD)")).toMatchObject({
      unread: 1,
      nodes: [{ kind: "issue_assigned" }],
    });
    await mark(reader.token, [id], "UNREAD");
    expect((await inbox(reader.token)).unread).toBe(2);
    const later = await post(database.db, { ...assigned, to: [reader.id], now });
    expect(later).toHaveLength(1);
    const { data } = await api.ask({ query: `mutation { markAllMessagesRead(upTo: "${id}") }`, token: reader.token });
    expect(data.markAllMessagesRead).toBe(2);
    expect((await inbox(reader.token)).unread).toBe(1);
  });

  test("a message of somebody else answers like one that does not exist, and nothing is changed", async () => {
    const [own] = (await inbox(ann.token)).nodes;
    await post(database.db, { ...assigned, to: [ben.id], now });
    const foreign = await mark(ann.token, [own.id, (await inbox(ben.token)).nodes[0].id], "READ");
    const missing = await mark(ann.token, [own.id, "999999999"], "READ");
    const unfit = await mark(ann.token, ["none"], "READ");
    expect(foreign.errors).toEqual(missing.errors);
    expect(unfit.errors).toEqual(missing.errors);
    expect(missing.errors[0]?.extensions).toMatchObject({ code: "NOT_FOUND", reason: "message_unknown" });
    expect((await inbox(ann.token)).nodes.find(({ id }: { id: string }) => id === own.id).readAt).toBeNull();
  });

  test("a transaction that is rolled back leaves no message", async () => {
    const before = (await inbox(ann.token)).unread;
    const undone = inTransaction(database.db.pool, async (sql) => {
      await postMessage(sql, { ...assigned, to: [ann.id], now });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect((await inbox(ann.token)).unread).toBe(before);
  });

  test("each person chooses by kind; what may not be silenced comes all the same, and so does what is urgent", async () => {
    const reader = await somebody("QUALITY");
    const choose = (kind: string, inProduct: boolean) =>
      api.ask({
        query: `mutation { setMessagePreference(kind: ${kind}, inProduct: ${inProduct}, mail: NONE) }`,
        token: reader.token,
      });
    expect((await choose("issue_assigned", false)).errors[0]?.extensions.reason).toBe("message_not_silenceable");
    await choose("issue_due", false);
    await post(database.db, { ...dueSoon, to: [reader.id], now });
    expect((await inbox(reader.token)).unread).toBe(0);
    await post(database.db, { ...dueSoon, to: [reader.id], urgent: true, now });
    expect((await inbox(reader.token)).unread).toBe(1);
    const { data } = await api.ask({
      query: "{ messageSettings { preferences { kind name inProduct silenceable mail } } }",
      token: reader.token,
      language: "en",
    });
    expect(data.messageSettings.preferences).toContainEqual({
      kind: "issue_due",
      name: "Step due soon",
      inProduct: false,
      silenceable: true,
      mail: "NONE",
    });
  });

  test("settings outside of a day, and addresses that are none, are refused in words", async () => {
    const reason = async (mutation: string) => {
      const { errors } = await api.ask({ query: `mutation { ${mutation} }`, token: ann.token, language: "en" });
      expect(errors[0]?.message).not.toMatch(/^errors\./);
      return errors[0]?.extensions.reason;
    };
    const settings = (given: string) =>
      reason(`setMailSettings(settings: { digest: DAILY, urgentPasses: true, ${given} })`);
    expect(await settings("digestHour: 24")).toBe("digest_hour_unfit");
    expect(await settings("digestHour: 8, quietFrom: 60")).toBe("quiet_hours_unfit");
    expect(await settings("digestHour: 8, quietFrom: 60, quietTo: 60")).toBe("quiet_hours_unfit");
    expect(await settings("digestHour: 8, quietFrom: 60, quietTo: 1440")).toBe("quiet_hours_unfit");
    for (const wrong of [
      "ann",
      "ann@",
      "a@b@example.com",
      "ann@localhost",
      "ann@exam ple.com",
      "a\\r\\nBcc: b@example.com",
    ]) {
      expect([wrong, await reason(`setMyEmail(email: "${wrong}")`)]).toEqual([wrong, "email_unfit"]);
    }
    const admin = await api.tokenFor("ADMINISTRATOR");
    const unknown = await api.ask({
      query: `mutation { setUserEmail(username: "nobody-here", email: "a@example.com") }`,
      token: admin,
    });
    expect(unknown.errors[0]?.extensions.reason).toBe("user_unknown");
  });

  test("the list of mails is the administrator's, masks addresses, and says that no server is set", async () => {
    const admin = await api.tokenFor("ADMINISTRATOR");
    const userId = await addReader(database.db, "carla", { email: "carla@example.com" });
    await post(database.db, { ...assigned, to: [userId], now });
    const query =
      "{ mailDeliveries(first: 1) { mailServer counts { state count } edges { node { id address kindName state } } pageInfo { endCursor } } }";
    const { data } = await api.ask({ query, token: admin, language: "en" });
    expect(data.mailDeliveries).toMatchObject({
      mailServer: false,
      edges: [{ node: { address: "c***@example.com", kindName: "Issue assigned to me", state: "WAITING" } }],
    });
    expect(data.mailDeliveries.counts).toContainEqual({ state: "WAITING", count: 1 });
    await sendMails(database.db, { mailer: null, publicUrl: null, clock: () => new Date("2026-06-20T00:00:00Z") });
    const { id } = data.mailDeliveries.edges[0].node;
    const resend = (token: string, which: string) =>
      api.ask({ query: "mutation ($id: ID!) { resendMail(id: $id) }", variables: { id: which }, token });
    expect((await resend(ann.token, id)).errors[0]?.extensions.code).toBe("FORBIDDEN");
    expect((await resend(admin, id)).data.resendMail).toBe(true);
    expect((await resend(admin, id)).errors[0]?.extensions.reason).toBe("mail_not_resendable");
    expect((await resend(admin, "none")).errors[0]?.extensions.reason).toBe("mail_unknown");
    const after = data.mailDeliveries.pageInfo.endCursor;
    const next = await api.ask({ query: `{ mailDeliveries(after: "${after}") { edges { cursor } } }`, token: admin });
    expect(next.data.mailDeliveries.edges).toEqual([]);
  });

  test("keeps what fills its words short", async () => {
    const values = { title: "长".repeat(5000), step: "D4" };
    await post(database.db, { ...assigned, values, to: [ann.id], now });
    const request = { userId: ann.id, kinds: [], box: "ALL", first: 1, after: null } as const;
    const { rows } = await listInbox(database.db, request);
    expect(String(rows[0]?.gaps["title"])).toHaveLength(200);
  });
});
