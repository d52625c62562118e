import type { Sql } from "../../database/database.ts";
import type { RouteMark } from "./routing-rule.ts";

export const handOverEvents = ["SENT", "ACCEPTED", "REFUSED", "ANSWERED", "WITHDRAWN", "LATE"] as const;
export type HandOverEvent = (typeof handOverEvents)[number];

/** Something about a hand-over that these users are to hear; nobody who is complained about is among them. */
export type HandOverNotice = {
  readonly event: HandOverEvent;
  readonly handOverId: number;
  readonly caseId: string | null;
  readonly issue: string | null;
  readonly marks: readonly RouteMark[];
  readonly userIds: readonly number[];
  readonly at: Date;
};

/** Takes a notice along in the transaction of what it tells of: with it, it has happened or has not. */
export type Tell = (sql: Sql, notice: HandOverNotice) => Promise<void>;

/** For whoever has nobody to tell. */
export const tellNobody: Tell = async () => undefined;
