import {
  addressPolicy,
  addWebhookTarget,
  deliverWebhooks,
  listWebhookDeliveries,
  listWebhookTargets,
  postEvent,
  systemResolve,
  type DeliveryState,
  type DeliveryWork,
  type EventKind,
  type EventValues,
  type Resolve,
  type WebhookDelivery,
  type WebhookFormat,
  type WebhookTarget,
} from "@huilu/core";

import { withDatabase, type TestDatabase } from "../support/with-database.ts";

export const loopback = addressPolicy(["127.0.0.0/8"]);
export const noon = new Date("2026-06-01T04:00:00Z");
export const later = (seconds: number, from = noon) => new Date(from.getTime() + 1000 * seconds);

export type Targets = TestDatabase & {
  /** Adds a target for issue.raised; answers it with its secret. */
  add(
    url: string,
    more?: { format?: WebhookFormat; secret?: string; name?: string; kinds?: EventKind[]; resolve?: Resolve },
  ): Promise<{ id: string; secret: string | null }>;
  /** Posts an issue's raising, or another event, at `now`. */
  post(number: string, now?: Date): Promise<number>;
  postKind<Kind extends EventKind>(kind: Kind, values: EventValues<Kind>): Promise<number>;
  /** Delivers what is due at `now`, which stands still, without waiting for what is due later. */
  deliver(now: Date, more?: Partial<DeliveryWork>): Promise<number>;
  log(states?: readonly DeliveryState[], targetId?: string): Promise<WebhookDelivery[]>;
  target(id: string): Promise<WebhookTarget | undefined>;
};

/** Webhook targets in a database of their own. */
export function withTargets(): Targets {
  const test = withDatabase();
  const by = { userId: null, now: noon };
  return {
    get db() {
      return test.db;
    },
    url: test.url,
    async add(url, { format = "GENERIC", secret, name = "T", kinds = ["issue.raised"], resolve } = {}) {
      const draft = { name, url, format, kinds, language: "en", secret: secret ?? null };
      const reach = { allows: loopback, resolve: resolve ?? systemResolve };
      const added = await addWebhookTarget(test.db, draft, { change: by, reach });
      return { id: added.target.id, secret: added.secret };
    },
    post: (number, now = noon) =>
      postEvent(test.db.pool, {
        kind: "issue.raised",
        subject: `issue:${number}`,
        values: { number, title: "Leaks", severity: 3, safety: true },
        link: `/issues/${number}`,
        now,
      }),
    postKind: (kind, values) => postEvent(test.db.pool, { kind, subject: "s", values, link: null, now: noon }),
    deliver: (now, more = {}) =>
      deliverWebhooks(test.db, {
        clock: () => now,
        allows: loopback,
        publicUrl: "https://huilu.example.com",
        random: () => 0.5,
        waitMilliseconds: 0,
        timeoutMilliseconds: 1500,
        ...more,
      }),
    log: (states = [], targetId) =>
      listWebhookDeliveries(test.db.pool, { states, targetId: targetId ?? null, first: 100, before: null }),
    target: async (id) => (await listWebhookTargets(test.db.pool, { now: noon, id }))[0],
  };
}

/** The numbers of the issues that a receiver was told of, in the order they came. */
export function numbersOf(received: readonly { readonly body: string }[]): string[] {
  return received.map(({ body }) => JSON.parse(body).data.number);
}
