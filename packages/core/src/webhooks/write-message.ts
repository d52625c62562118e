import { createHmac } from "node:crypto";

import { textOf, type Language } from "../locales/text.ts";
import { signatureHeader } from "./signature.ts";
import { tellEvent, type EventText, type ToldEvent } from "./tell-event.ts";
import type { WebhookFormat } from "./webhook-target.ts";

/** One delivery with all that its message needs. `secrets` hold now, the current one first. */
export type Parcel = {
  readonly id: string;
  readonly url: string;
  readonly format: WebhookFormat;
  readonly language: Language;
  readonly secrets: readonly string[];
  readonly event: ToldEvent;
};

/** What is sent: a POST of JSON. */
export type Message = {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

type Writing = { readonly now: Date; readonly publicUrl: string | null };

/** Writes and signs the message of a delivery as its format asks. `publicUrl` makes links whole. */
export function writeMessage(parcel: Parcel, { now, publicUrl }: Writing): Message {
  const { event, language } = parcel;
  const link = event.link === null || publicUrl === null ? event.link : new URL(event.link, publicUrl).href;
  return writers[parcel.format](parcel, { now, link, text: tellEvent(event, language) });
}

type Told = { readonly now: Date; readonly link: string | null; readonly text: EventText };

const writers: Readonly<Record<WebhookFormat, (parcel: Parcel, told: Told) => Message>> = {
  GENERIC: writeGeneric,
  WECOM: writeWeCom,
  DINGTALK: writeDingTalk,
  FEISHU: writeFeishu,
};

const json = { "content-type": "application/json; charset=utf-8" };

/** Standard Webhooks: the id stays over all attempts, the timestamp is that of the attempt. */
function writeGeneric({ id, url, secrets, event }: Parcel, { now, link, text }: Told): Message {
  const { kind, subject, data, at } = event;
  const body = JSON.stringify({
    type: kind,
    timestamp: at.toISOString(),
    data: { subject, title: text.title, link, ...data },
  });
  const timestamp = Math.floor(now.getTime() / 1000);
  return {
    url: new URL(url),
    headers: {
      ...json,
      "webhook-id": id,
      "webhook-timestamp": String(timestamp),
      "webhook-signature": signatureHeader({ id, timestamp, body }, secrets),
    },
    body,
  };
}

const mostBytes = { WECOM: 4096, DINGTALK: 18_000, FEISHU: 18_000 };

/** developer.work.weixin.qq.com, 群机器人配置说明: markdown of at most 4096 bytes; the key stands in the address. */
function writeWeCom({ url, language }: Parcel, told: Told): Message {
  const content = markdown(told, { language, bold: "**", line: "\n", most: mostBytes.WECOM, quote: "> " });
  return { url: new URL(url), headers: json, body: JSON.stringify({ msgtype: "markdown", markdown: { content } }) };
}

/** open.dingtalk.com, 自定义机器人: base64(HMAC-SHA256(secret, "timestamp\nsecret")) and milliseconds in the query. */
function writeDingTalk({ url, language, secrets: [secret] }: Parcel, told: Told): Message {
  const signed = new URL(url);
  if (secret !== undefined) {
    const timestamp = String(told.now.getTime());
    signed.searchParams.set("timestamp", timestamp);
    signed.searchParams.set("sign", createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64"));
  }
  const text = markdown(told, { language, bold: "#### ", line: "\n\n", most: mostBytes.DINGTALK, quote: "" });
  const body = { msgtype: "markdown", markdown: { title: plain(told.text.title), text } };
  return { url: signed, headers: json, body: JSON.stringify(body) };
}

/** open.feishu.cn, 自定义机器人使用指南: base64(HMAC-SHA256("timestamp\nsecret", "")) and seconds in the body. */
function writeFeishu({ url, language, secrets: [secret] }: Parcel, { now, link, text }: Told): Message {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const sign = secret !== undefined && createHmac("sha256", `${timestamp}\n${secret}`).digest("base64");
  const content = cut(linesOf(text).join("\n"), mostBytes.FEISHU);
  const body = {
    ...(sign !== false && { timestamp, sign }),
    msg_type: "interactive",
    card: {
      config: { wide_screen_mode: true },
      header: { title: { tag: "plain_text", content: plain(text.title) }, template: "blue" },
      elements: [
        { tag: "div", text: { tag: "lark_md", content } },
        ...(isAddress(link) ? [feishuButton(link, language)] : []),
      ],
    },
  };
  return { url: new URL(url), headers: json, body: JSON.stringify(body) };
}

function feishuButton(url: string, language: Language): object {
  const text = { tag: "plain_text", content: textOf(language, "webhooks.open") };
  return { tag: "action", actions: [{ tag: "button", text, url, type: "primary" }] };
}

type Markdown = {
  readonly language: Language;
  readonly bold: "**" | "#### ";
  readonly line: string;
  readonly quote: string;
  readonly most: number;
};

function markdown({ text, link }: Told, { language, bold, line, quote, most }: Markdown): string {
  const heading = bold === "**" ? `**${plain(text.title)}**` : `${bold}${plain(text.title)}`;
  const foot = isAddress(link) ? [`[${textOf(language, "webhooks.open")}](${link})`] : [];
  const ends = [heading, ...foot].join(line);
  const lines = linesOf(text).map((one) => `${quote}${one}`);
  // What is cut is cut from the values, never from the link.
  const middle = cut(lines.join(line), most - Buffer.byteLength(ends) - 2 * line.length);
  return [heading, middle, ...foot].join(line);
}

function linesOf({ lines }: EventText): string[] {
  return lines.map(({ label, value }) => `${plain(label)}: ${plain(value)}`);
}

/** A platform opens whole addresses only. */
function isAddress(link: string | null): link is string {
  return link !== null && URL.canParse(link);
}

const wide: Readonly<Record<string, string>> = { "<": "＜", ">": "＞", "[": "［", "]": "］", "*": "＊", "`": "｀" };

/** Text that no platform reads as a mention, a link or an emphasis. */
function plain(text: string): string {
  return text.replaceAll(/[<>[\]*`]/g, (mark) => wide[mark] ?? mark).replaceAll(/\s+/g, " ");
}

function cut(text: string, mostOfBytes: number): string {
  if (Buffer.byteLength(text) <= mostOfBytes) return text;
  const kept = Buffer.from(text).subarray(0, mostOfBytes - Buffer.byteLength("…"));
  // A character that was cut in two becomes one of replacement at the very end.
  return `${kept.toString().replace(/\uFFFD+$/, "")}…`;
}
