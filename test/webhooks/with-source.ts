import { addWebhookSource, signatureHeader } from "@huilu/core";

import { withApi, type TestApi } from "../support/with-api.ts";
import { withDatabase, type TestDatabase } from "../support/with-database.ts";

export type Sent = {
  readonly id?: string;
  readonly secret?: string;
  readonly source?: string;
  readonly at?: Date;
  readonly headers?: Readonly<Record<string, string>>;
  readonly to?: "cases" | "events";
};

export type Source = TestDatabase & {
  readonly api: TestApi;
  readonly code: string;
  readonly id: string;
  readonly secret: string;
  /** Sends a body to the door, signed by the source unless told otherwise. */
  send(body: unknown, sent?: Sent): Promise<Response>;
};

let messages = 0;

/** The API with a source that may send cases, in a database of its own; `makeSource` makes it. */
export function withSource(code = "erp"): Source & { makeSource(): Promise<void> } {
  const test = withDatabase();
  const api = withApi(test);
  let made = { id: "", secret: "" };
  return {
    api,
    code,
    get db() {
      return test.db;
    },
    url: test.url,
    get id() {
      return made.id;
    },
    get secret() {
      return made.secret;
    },
    async makeSource() {
      const { source, secret } = await addWebhookSource(
        test.db,
        { code, name: code },
        { userId: null, now: new Date() },
      );
      made = { id: source.id, secret };
    },
    send(
      body,
      {
        id = `msg_${(messages += 1)}`,
        secret = made.secret,
        source = code,
        at = new Date(),
        headers,
        to = "cases",
      } = {},
    ) {
      const text = typeof body === "string" ? body : JSON.stringify(body);
      const timestamp = Math.floor(at.getTime() / 1000);
      return fetch(`${api.address}/webhooks/${to}?source=${source}`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "webhook-id": id,
          "webhook-timestamp": String(timestamp),
          "webhook-signature": signatureHeader({ id, timestamp, body: text }, [secret]),
          "accept-language": "en",
          ...headers,
        },
        body: text,
      });
    },
  };
}
