import { disableUser } from "@huilu/core";
import { verify } from "@node-rs/argon2";
import { beforeAll, describe, expect, test, vi } from "vitest";

import { withApi } from "../support/with-api.ts";
import { withDatabase } from "../support/with-database.ts";

// Real hashes, and a count of them: how long one takes says little on a busy machine.
vi.mock(import("@node-rs/argon2"), async (original) => {
  const argon2 = await original();
  return { ...argon2, verify: vi.fn(argon2.verify) };
});

const database = withDatabase();
const api = withApi(database);

const signIn =
  "mutation ($username: String!, $password: String!) { signIn(username: $username, password: $password) { viewer { username mustChangePassword operations } } }";
const viewer = "{ viewer { username mustChangePassword operations } }";
const change = "mutation ($current: String!, $next: String!) { changePassword(current: $current, next: $next) }";
const cookieOf = (setCookie: string | null) => setCookie?.split(";")[0] ?? null;

describe("a person with a one-time password", () => {
  let oneTime = "";
  let cookie: string | null = null;
  beforeAll(async () => {
    oneTime = await api.addPerson("Li.Na", "EXECUTIVE");
  });

  test("signs in by name in any case, into a cookie that no script reads", async () => {
    const answer = await api.ask({ query: signIn, variables: { username: "li.na", password: oneTime } });
    expect(answer.errors).toEqual([]);
    expect(answer.data.signIn.viewer).toMatchObject({ username: "Li.Na", mustChangePassword: true });
    expect(answer.setCookie).toMatch(/^huilu_session=[\w-]{43}; .*HttpOnly; SameSite=Lax/);
    cookie = cookieOf(answer.setCookie);
  });

  test("stores neither the password nor the secret", async () => {
    const secret = cookie?.split("=")[1] ?? "";
    const { rows } = await database.db.pool.query(
      "SELECT s.token_hash, u.password_hash FROM session s JOIN app_user u ON u.id = s.user_id",
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].token_hash.toString("base64url")).not.toBe(secret);
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$/);
  });

  test("may only see who they are, change the password and sign out", async () => {
    const seen = await api.ask({ query: viewer, cookie });
    expect(seen.data.viewer.operations.toSorted()).toEqual(["changePassword", "signIn", "signOut", "viewer"]);
    const refused = await api.ask({ query: "{ metrics { key } }", cookie });
    expect(refused.errors[0]?.extensions.code).toBe("PASSWORD_CHANGE_REQUIRED");
  });

  test("changes it, and every older session and token ends", async () => {
    const other = await api.ask({ query: signIn, variables: { username: "li.na", password: oneTime } });
    const short = await api.ask({ query: change, variables: { current: oneTime, next: "short" }, cookie });
    expect(short.errors[0]?.extensions).toMatchObject({ code: "BAD_INPUT", reason: "password_too_short" });
    const changed = await api.ask({
      query: change,
      variables: { current: oneTime, next: "a better 密码 now" },
      cookie,
    });
    expect(changed.data).toEqual({ changePassword: true });
    for (const old of [cookie, cookieOf(other.setCookie)]) {
      expect((await api.ask({ query: viewer, cookie: old })).data.viewer).toBeNull();
    }
    cookie = cookieOf(changed.setCookie);
    expect((await api.ask({ query: viewer, cookie })).data.viewer.mustChangePassword).toBe(false);
    expect((await api.ask({ query: "{ metrics { key } }", cookie })).errors).toEqual([]);
  });

  test("signs out, and the secret is worth nothing", async () => {
    expect((await api.ask({ query: "mutation { signOut }", cookie })).data).toEqual({ signOut: true });
    expect((await api.ask({ query: viewer, cookie })).data.viewer).toBeNull();
    expect((await api.ask({ query: "mutation { signOut }" })).data).toEqual({ signOut: true });
  });
});

describe("a wrong sign-in", () => {
  test("answers the same after the same work, whether the user exists or not", async () => {
    await api.addPerson("known", "EXECUTIVE");
    const wrong = await worked({ username: "known", password: "not this one" });
    const unknown = await worked({ username: "nobody", password: "not this one" });
    expect(wrong.errors[0]?.extensions).toMatchObject({ code: "UNAUTHENTICATED", reason: "sign_in_failed" });
    expect(wrong.costs).toEqual(["argon2id v=19 m=19456,t=2,p=1"]);
    expect(unknown).toEqual(wrong);
  });

  test("is refused after five, even with the right password, until a quarter of an hour has passed", async () => {
    const password = await api.addPerson("target", "EXECUTIVE");
    for (let i = 0; i < 5; i += 1)
      await api.ask({ query: signIn, variables: { username: "target", password: `wrong ${i}` } });
    const refused = await api.ask({ query: signIn, variables: { username: "TARGET", password } });
    expect(refused.errors[0]?.extensions.code).toBe("TOO_MANY_ATTEMPTS");
    await database.db.pool.query(
      "UPDATE sign_in_attempt SET at = at - interval '16 minutes' WHERE username = 'target'",
    );
    const later = await api.ask({ query: signIn, variables: { username: "target", password } });
    expect(later.errors).toEqual([]);
  });

  test("counts attempts that come at once", async () => {
    await api.addPerson("rushed", "EXECUTIVE");
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        api.ask({ query: signIn, variables: { username: "rushed", password: `guess ${i}` } }),
      ),
    );
    const looked = answers.filter(({ errors }) => errors[0]?.extensions.code === "UNAUTHENTICATED");
    expect(looked.length).toBeLessThanOrEqual(5);
  });

  test("of a disabled person looks like any other, and their sessions are over", async () => {
    const password = await api.addPerson("leaver", "EXECUTIVE");
    const before = await api.ask({ query: signIn, variables: { username: "leaver", password } });
    await disableUser(database.db, "leaver", new Date());
    expect((await api.ask({ query: viewer, cookie: cookieOf(before.setCookie) })).data.viewer).toBeNull();
    const after = await api.ask({ query: signIn, variables: { username: "leaver", password } });
    expect(after.errors[0]?.extensions.reason).toBe("sign_in_failed");
  });
});

describe("a token", () => {
  test("signs a script in, is not taken as a cookie, and ends with its days", async () => {
    const token = await api.tokenFor("ADMINISTRATOR");
    expect((await api.ask({ query: viewer, token })).data.viewer.username).toBe("script-administrator");
    expect((await api.ask({ query: viewer, cookie: `huilu_session=${token}` })).data.viewer).toBeNull();
    await database.db.pool.query("UPDATE session SET expires_at = now() - interval '1 second' WHERE kind = 'bearer'");
    expect((await api.ask({ query: viewer, token })).data.viewer).toBeNull();
    expect((await api.ask({ query: "{ metrics { key } }", token })).errors[0]?.extensions.code).toBe("UNAUTHENTICATED");
  });
});

/** What a sign-in answers, and the costs of the hashes that it was checked against. */
async function worked(variables: { username: string; password: string }) {
  vi.mocked(verify).mockClear();
  const { errors } = await api.ask({ query: signIn, variables });
  const costs = vi.mocked(verify).mock.calls.map(([hashed]) => String(hashed).split("$").slice(1, 4).join(" "));
  return { errors, costs };
}
