import path from "node:path";

import { z } from "zod";

import { DomainError } from "./errors.ts";
import { isNetwork } from "./webhooks/address-policy.ts";

/** What the environment decides, parsed once where a process starts. */
export type Environment = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  /** Load the demo company into an empty installation. */
  readonly demo: boolean;
  readonly timeZone: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly companyName: string | null;
  /** Networks that are not public and may yet be sent to (CIDR). */
  readonly webhookNetworks: readonly string[];
  /** Through which server mail goes; null: none is sent. */
  readonly mail: MailServer | null;
  /** Where people reach the pages, without a slash at its end: links in mails begin with it. Null: mails have no links. */
  readonly publicUrl: string | null;
  /** The least serious log lines that are written. */
  readonly logLevel: (typeof logLevels)[number];
};

/** `url` as smtp://user:password@host:port or smtps://…, `from` as an address, or Name <address>. */
export type MailServer = { readonly url: string; readonly from: string };

const logLevels = ["debug", "info", "warn", "error", "silent"] as const;

const isTimeZone = (name: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
};

const databaseSchemes = /^postgres(ql)?:\/\//;
const redisSchemes = /^(redis|rediss|valkey|valkeys):\/\//;

const isUrlOf = (schemes: readonly string[]) => (text: string) =>
  URL.canParse(text) && schemes.includes(new URL(text).protocol) && new URL(text).hostname !== "";
const sender = /^([^<>\p{C}]*<)?[^\s<>@]+@[^\s<>@]+>?$/u;

const eachVariable = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default("127.0.0.1"),
  HUILU_DATA_DIR: z.string().optional(),
  DATABASE_URL: z.string().regex(databaseSchemes).optional(),
  REDIS_URL: z.string().regex(redisSchemes).optional(),
  HUILU_DEMO: z.enum(["0", "1"]).default("1"),
  HUILU_TIME_ZONE: z.string().refine(isTimeZone).default("Asia/Shanghai"),
  HUILU_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default("CNY"),
  HUILU_COMPANY_NAME: z.string().optional(),
  HUILU_LOG: z.enum(logLevels).default("warn"),
  WEBHOOK_ALLOW_NETWORKS: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((network) => network !== ""))
    .refine((networks) => networks.every(isNetwork))
    .default([]),
  SMTP_URL: z
    .string()
    .refine(isUrlOf(["smtp:", "smtps:"]))
    .optional(),
  MAIL_FROM: z.string().regex(sender).optional(),
  PUBLIC_URL: z
    .string()
    .refine(isUrlOf(["http:", "https:"]))
    .optional(),
  INIT_CWD: z.string().optional(),
});
// A server takes no mail from nobody.
const knownVariables = eachVariable.refine((set) => set.SMTP_URL === undefined || set.MAIL_FROM !== undefined, {
  path: ["MAIL_FROM"],
});

/**
 * Variables that cannot be used, by their names; what each should be is a text under `environment`. The values stay
 * unsaid: an address of a database holds its password.
 */
export class EnvironmentRefused extends DomainError {
  constructor(readonly variables: readonly string[]) {
    super("BAD_INPUT", "environment_unfit", { variables: variables.join(", ") });
    this.name = "EnvironmentRefused";
  }
}

/** Reads the variables; an empty one counts as unset. Throws EnvironmentRefused with each one that cannot be used. */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = knownVariables.safeParse(set);
  if (!parsed.success) throw new EnvironmentRefused(wrongVariables(parsed.error));
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.HOST,
    // npm moves into the checkout; what somebody typed is meant from where they stood.
    dataDir: data.HUILU_DATA_DIR ? path.resolve(data.INIT_CWD ?? "", data.HUILU_DATA_DIR) : path.resolve(".data"),
    databaseUrl: data.DATABASE_URL ?? null,
    redisUrl: data.REDIS_URL ?? null,
    demo: data.HUILU_DEMO === "1",
    timeZone: data.HUILU_TIME_ZONE,
    currency: data.HUILU_CURRENCY,
    companyName: data.HUILU_COMPANY_NAME ?? null,
    webhookNetworks: data.WEBHOOK_ALLOW_NETWORKS,
    logLevel: data.HUILU_LOG,
    mail:
      data.SMTP_URL !== undefined && data.MAIL_FROM !== undefined ? { url: data.SMTP_URL, from: data.MAIL_FROM } : null,
    publicUrl: data.PUBLIC_URL?.replace(/\/+$/, "") ?? null,
  };
}

function wrongVariables(error: z.ZodError): string[] {
  return [...new Set(error.issues.map((issue) => issue.path.join(".")))];
}
