import type { Clocks } from "../../cases/clocks.ts";
import { readClocks } from "../../cases/clocks.ts";
import type { Database, Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import { businessDayOf, type BusinessDay } from "../../time/business-day.ts";
import { readOrganisation, type Organisation } from "./organisation.ts";
import type { Tell } from "./tell.ts";

/** Everything that sending and settling need, as it stands at one instant in one transaction. */
export type Desk = {
  readonly sql: Sql;
  readonly organisation: Organisation;
  readonly clocks: Clocks;
  readonly now: Date;
  readonly today: BusinessDay;
  readonly tell: Tell;
  /** Who does it; null: a rule. */
  readonly userId: number | null;
};

/** Who does something with hand-overs, when, and whom it is told to. */
export type Doing = { readonly userId: number | null; readonly now: Date; readonly tell: Tell };

export async function openDesk({ timeZone }: Database, sql: Sql, doing: Doing): Promise<Desk> {
  const today = businessDayOf(doing.now, timeZone);
  const organisation = await readOrganisation(sql, today);
  return { sql, organisation, clocks: await readClocks(sql), today, ...doing };
}

/** Whoever routes, sends or settles something of this case waits for whoever does so just now. */
export async function alone(sql: Sql, subject: string): Promise<void> {
  await sql.query("SELECT pg_advisory_xact_lock(hashtextextended('huilu.route:' || $1, 0))", [subject]);
}

const longestText = 2000;

/** A reason, an answer, what is wanted: 1 to 2000 characters. Throws BAD_INPUT. */
export function neededText(given: string | null | undefined): string {
  const text = given?.trim() ?? "";
  if (text === "") throw new DomainError("BAD_INPUT", "hand_over_text_missing");
  if (text.length > longestText) throw new DomainError("BAD_INPUT", "hand_over_text_long", { longest: longestText });
  return text;
}

/** Writes down who changed what; in the transaction of the change. */
export async function audit(
  sql: Sql,
  { userId, now }: Pick<Doing, "userId" | "now">,
  { action, subject, ...detail }: { readonly action: string; readonly subject: string } & Record<string, unknown>,
): Promise<void> {
  await sql.query("INSERT INTO audit_entry (at, user_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5)", [
    now,
    userId,
    action,
    subject,
    JSON.stringify(detail),
  ]);
}
