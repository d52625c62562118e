import { addressPolicy, changeWebhookTarget, type Resolve } from "@huilu/core";
import { afterEach, describe, expect, it } from "vitest";

import { answer, receiver } from "./receiver.ts";
import { later, noon, withTargets } from "./with-targets.ts";

describe("which addresses may be reached", () => {
  const publicOnly = addressPolicy([]);

  it.each([
    "127.0.0.1",
    "127.8.8.8",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254", // metadata of most clouds
    "100.64.0.1",
    "100.100.100.200", // metadata of one cloud, in the shared range
    "168.63.129.16", // the host of one cloud
    "192.0.0.192",
    "0.0.0.0",
    "0.1.2.3",
    "224.0.0.1",
    "255.255.255.255",
    "198.18.0.1",
    "203.0.113.7",
    "240.0.0.1",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2001:0:7f00:1::",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "2001:db8::1",
    "not an address",
    "",
  ])("%s is none", (address) => {
    expect(publicOnly(address)).toBe(false);
  });

  it.each(["8.8.8.8", "93.184.216.34", "172.15.0.1", "172.32.0.1", "::ffff:8.8.8.8", "2606:4700::1111"])(
    "%s is one",
    (address) => {
      expect(publicOnly(address)).toBe(true);
    },
  );

  it("an operator may allow networks by name, and only these", () => {
    const policy = addressPolicy(["10.1.0.0/16", "fd12::/16"]);
    expect(["10.1.2.3", "::ffff:10.1.2.3", "fd12::5", "8.8.8.8"].map(policy)).toEqual([true, true, true, true]);
    expect(["10.2.0.1", "127.0.0.1", "fd13::5"].map(policy)).toEqual([false, false, false]);
  });
});

describe("a target on loopback, where only public addresses are allowed", () => {
  const targets = withTargets();
  const allows = addressPolicy([]);
  const resolved = (...answers: readonly (readonly string[])[]) => {
    const asked: string[] = [];
    const resolve: Resolve = async (host) => {
      asked.push(host);
      return answers[Math.min(asked.length, answers.length) - 1] ?? [];
    };
    return { resolve, asked };
  };
  afterEach(async () => {
    await targets.db.pool.query("TRUNCATE webhook_target, webhook_event, webhook_delivery, webhook_attempt CASCADE");
  });
  const lastFailure = async () => (await targets.log())[0]?.lastAttempts[0]?.failure;

  it.each(["127.0.0.1", "0x7f.1", "2130706433", "017700000001", "[::ffff:127.0.0.1]", "0.0.0.0", "[::]"])(
    "is not connected to when it is written as %s",
    async (host) => {
      const inner = await receiver();
      await targets.add(inner.url, { name: host });
      // As if it had been written down when the network was still allowed.
      await targets.db.pool.query("UPDATE webhook_target SET url = $1", [`http://${host}:${inner.port}/`]);
      await targets.post("QI-1");
      await targets.deliver(later(1), { allows });
      expect(await lastFailure()).toBe("address_refused");
      expect(inner.connections()).toBe(0);
    },
  );

  it("is not connected to by a name that was public when it was saved and leads inside later", async () => {
    const inner = await receiver();
    const rebinding = resolved(["93.184.216.34"], ["127.0.0.1"]);
    await targets.add(`http://rebind.example:${inner.port}/`, { resolve: rebinding.resolve });
    await targets.post("QI-1");
    await targets.deliver(later(1), { allows, resolve: rebinding.resolve });
    expect(await lastFailure()).toBe("address_refused");
    expect(inner.connections()).toBe(0);
    expect(rebinding.asked).toEqual(["rebind.example", "rebind.example"]);
  });

  it("is not connected to by a name of which one address is public and one is not", async () => {
    const inner = await receiver();
    const mixed = resolved(["93.184.216.34", "127.0.0.1"]);
    await targets.add(`http://mixed.example:${inner.port}/`);
    await targets.post("QI-1");
    await targets.deliver(later(1), { allows, resolve: mixed.resolve });
    expect(await lastFailure()).toBe("address_refused");
    expect(inner.connections()).toBe(0);
  });

  it("is connected to by the address that was judged: the name is asked for once", async () => {
    const told = await receiver();
    // Allowed is 127.0.0.1 only; a second answer would lead elsewhere.
    const once = resolved(["127.0.0.1"], ["127.0.0.2"]);
    await targets.add(`http://once.example:${told.port}/`);
    await targets.post("QI-1");
    await targets.deliver(later(1), { allows: addressPolicy(["127.0.0.1/32"]), resolve: once.resolve });
    expect(once.asked).toEqual(["once.example"]);
    expect(told.received[0]?.headers.host).toBe(`once.example:${told.port}`);
  });

  it("is not reached by a redirect either: none is followed", async () => {
    const [outer, inner] = [await receiver(), await receiver()];
    for (const [index, status] of [301, 302, 303, 307, 308].entries()) {
      outer.answers(answer(status, "", { location: inner.url }));
      if (index === 0) await targets.add(outer.url);
      await targets.post(`QI-${index}`);
      await targets.deliver(later(index * 7200));
      expect(await lastFailureOf("issue:QI-0")).toMatchObject({ failure: "redirect", status });
    }
    expect(inner.connections()).toBe(0);
  });
  const lastFailureOf = async (subject: string) =>
    (await targets.log()).find((one) => one.subject === subject)?.lastAttempts[0];

  it("is refused when it is written down", async () => {
    const add = (url: string, resolve: Resolve = async () => ["93.184.216.34"]) => targets.add(url, { resolve });
    for (const url of [
      "ftp://example.com/",
      "file:///etc/passwd",
      "gopher://example.com/",
      "javascript:alert(1)",
      "no address",
      "https://user:pass@example.com/",
      "https://user@example.com/",
      "https://example.com:22/",
      "http://example.com:25/",
      `https://example.com/${"a".repeat(2000)}`,
    ]) {
      await expect(add(url), url).rejects.toMatchObject({ reason: "webhook_url_unfit" });
    }
    for (const url of ["http://10.0.0.1/", "http://[::1]:8080/", "http://169.254.169.254/latest"]) {
      await expect(add(url), url).rejects.toMatchObject({ reason: "webhook_address_refused" });
    }
    await expect(add("http://inner.example/", async () => ["10.0.0.8"])).rejects.toMatchObject({
      reason: "webhook_address_refused",
    });
    const { id } = await add("https://example.com:8443/hook");
    const draft = { name: "T", format: "GENERIC", kinds: ["issue.raised"], language: "en" } as const;
    const change = changeWebhookTarget(
      targets.db,
      { ...draft, id, url: "http://192.168.0.1/" },
      { change: { userId: null, now: noon }, reach: { allows, resolve: async () => [] } },
    );
    await expect(change).rejects.toMatchObject({ reason: "webhook_address_refused" });
    expect((await targets.target(id))?.url).toBe("https://example.com:8443/hook");
  });
});
