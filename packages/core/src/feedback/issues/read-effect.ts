import type { Database } from "../../database/database.ts";
import { businessDayOf } from "../../time/business-day.ts";
import { planOf } from "../verification/action-under-test.ts";
import type { NotComparable } from "../verification/cohorts.ts";
import { type ActionLook, listLooks } from "../verification/list-looks.ts";
import { readBeforeAfter } from "../verification/read-before-after.ts";
import { standingVerdict, type Verdict } from "../verification/verdict-of.ts";
import { actionUnderTest } from "./actions-under-test.ts";
import type { IssueAction, QualityIssueRecord } from "./issue.ts";

/** What the data say of a measure. */
export type ActionEffect = {
  readonly standing: Verdict;
  /** The first first. */
  readonly looks: readonly ActionLook[];
  /** Before the first look: why nothing can be compared; null where it only needs more months. */
  readonly reason: NotComparable | null;
};

/** What the data say of a corrective measure; null while it is not implemented. */
export async function readEffect(
  db: Database,
  { issue, action }: { readonly issue: Pick<QualityIssueRecord, "id" | "evidence">; readonly action: IssueAction },
  now: Date,
): Promise<ActionEffect | null> {
  const test = await actionUnderTest(db.pool, issue, action);
  if (!test) return null;
  const looks = await listLooks(db.pool, action.id);
  const standing = standingVerdict(looks);
  if (looks.length > 0) return { standing, looks, reason: null };
  const { reason } = await readBeforeAfter(db.pool, planOf(test), { today: businessDayOf(now, db.timeZone) });
  return { standing, looks, reason };
}
