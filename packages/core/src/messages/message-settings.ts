import type { Database } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { type MailWay, type MessageKind, messageKindNames, messageKinds } from "./message-kinds.ts";

export const digestRhythms = ["DAILY", "WEEKLY"] as const;

/** When a person wants mail. Hours and minutes are those of the business time zone. */
export type MailSettings = {
  /** Each working day, or the first one of each week. */
  readonly digest: (typeof digestRhythms)[number];
  readonly digestHour: number;
  /** Minutes after midnight; mail waits from the first to the second, past midnight where that is earlier. Null: never. */
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
  /** Whether urgent mail comes in quiet hours. */
  readonly urgentPasses: boolean;
};

/** What holds for whoever has chosen nothing. */
export const usualSettings: MailSettings = {
  digest: "DAILY",
  digestHour: 8,
  quietFrom: null,
  quietTo: null,
  urgentPasses: true,
};

export type MessagePreference = {
  readonly kind: MessageKind;
  readonly inProduct: boolean;
  readonly mail: MailWay;
  readonly silenceable: boolean;
};

export type MessageSettings = MailSettings & {
  readonly email: string | null;
  readonly preferences: readonly MessagePreference[];
};

type Row = Partial<MailSettings> & { readonly email: string | null };
type Chosen = { readonly kind: string; readonly inProduct: boolean; readonly mail: MailWay };

export const settingColumns = `s.digest, s.digest_hour AS "digestHour", s.quiet_from AS "quietFrom", s.quiet_to AS "quietTo",
  s.urgent_passes AS "urgentPasses"`;

/** By which way and when a person hears of what: their choices, else what is usual. */
export async function readMessageSettings({ pool }: Database, userId: number): Promise<MessageSettings> {
  const { rows } = await pool.query<Row>(
    `SELECT u.email, ${settingColumns} FROM app_user u LEFT JOIN message_setting s ON s.user_id = u.id WHERE u.id = $1`,
    [userId],
  );
  const chosen = await pool.query<Chosen>(
    `SELECT kind, in_product AS "inProduct", mail FROM message_preference WHERE user_id = $1`,
    [userId],
  );
  const byKind = new Map(chosen.rows.map((row) => [row.kind, row]));
  return {
    email: rows[0]?.email ?? null,
    ...settingsOf(rows[0] ?? {}),
    preferences: messageKindNames.map((kind) => {
      const { mail, silenceable } = messageKinds[kind];
      const own = byKind.get(kind);
      return { kind, silenceable, mail: own?.mail ?? mail, inProduct: !silenceable || (own?.inProduct ?? true) };
    }),
  };
}

/** A row of `settingColumns`, whose fields are null where the person has chosen nothing. */
export function settingsOf(row: { readonly [Key in keyof MailSettings]?: MailSettings[Key] | null }): MailSettings {
  return {
    digest: row.digest ?? usualSettings.digest,
    digestHour: row.digestHour ?? usualSettings.digestHour,
    quietFrom: row.quietFrom ?? null,
    quietTo: row.quietTo ?? null,
    urgentPasses: row.urgentPasses ?? usualSettings.urgentPasses,
  };
}

/** Keeps when a person wants mail. Throws BAD_INPUT `digest_hour_unfit` or `quiet_hours_unfit`. */
export async function setMailSettings({ pool }: Database, userId: number, settings: MailSettings): Promise<void> {
  const { digest, digestHour, quietFrom, quietTo, urgentPasses } = settings;
  if (!isWhole(digestHour, 23)) throw new DomainError("BAD_INPUT", "digest_hour_unfit");
  const noQuiet = quietFrom === null && quietTo === null;
  const someQuiet = isWhole(quietFrom, 1439) && isWhole(quietTo, 1439) && quietFrom !== quietTo;
  if (!noQuiet && !someQuiet) throw new DomainError("BAD_INPUT", "quiet_hours_unfit");
  await pool.query(
    `INSERT INTO message_setting (user_id, digest, digest_hour, quiet_from, quiet_to, urgent_passes)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (user_id) DO UPDATE SET digest = $2, digest_hour = $3, quiet_from = $4, quiet_to = $5, urgent_passes = $6`,
    [userId, digest, digestHour, quietFrom, quietTo, urgentPasses],
  );
}

/** Keeps by which way a person hears of a kind. Throws BAD_INPUT `message_not_silenceable`. */
export async function setMessagePreference(
  { pool }: Database,
  userId: number,
  { kind, inProduct, mail }: { readonly kind: MessageKind; readonly inProduct: boolean; readonly mail: MailWay },
): Promise<void> {
  if (!inProduct && !messageKinds[kind].silenceable) throw new DomainError("BAD_INPUT", "message_not_silenceable");
  await pool.query(
    `INSERT INTO message_preference (user_id, kind, in_product, mail) VALUES ($1, $2, $3, $4)
     ON CONFLICT (user_id, kind) DO UPDATE SET in_product = $3, mail = $4`,
    [userId, kind, inProduct, mail],
  );
}

function isWhole(value: number | null, most: number): boolean {
  return value !== null && Number.isInteger(value) && value >= 0 && value <= most;
}
