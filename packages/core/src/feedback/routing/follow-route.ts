import type { Desk } from "./desk.ts";
import { receiverAbove, type Organisation } from "./organisation.ts";
import {
  note,
  passOn,
  readOpen,
  ruleOf,
  writeState,
  type HandOverReceiver,
  type OpenHandOver,
  type PassedOn,
} from "./pass-on.ts";
import { targetKey, type Chain, type Route } from "./route-of.ts";
import type { RoutedCase } from "./routing-facts.ts";
import { readRules, type RouteMark, type RouteTarget } from "./routing-rule.ts";

const ofCase: readonly RouteMark[] = ["SPECIAL_CASE", "INDIVIDUAL_CASE", "MAJOR"];

/**
 * Hands the case over as its route says: chains that take it anew begin, what nobody accepted of a rule that does not hold
 * any more is withdrawn, and what lies with somebody under a person who is now known to be concerned goes above them.
 * Again: nothing.
 */
export async function followRoute(
  desk: Desk,
  one: RoutedCase,
  { version, route }: { readonly version: number; readonly route: Route },
): Promise<void> {
  const before = await readOpen(desk.sql, "h.case_id = $1 AND h.rule IS NOT NULL", [one.id]);
  for (const old of before) {
    if (old.end === null && !old.accepted && !route.taken.includes(old.rule ?? "")) {
      await withdraw(desk, old, "rule_no_longer_holds");
    }
  }
  for (const chain of route.chains) {
    const own = before.filter(({ rule }) => rule === chain.rule);
    const marks = [...route.marks.filter((mark) => ofCase.includes(mark)), ...ownMarks(chain)];
    const start = chain.steps.findIndex((targets) => targets.length > 0);
    const step = { version, rule: chain.rule, step: start };
    if (own.length === 0) await sendStep(desk, one, { ...chain, marks, by: step, from: senderOf(desk, one, chain) });
  }
  await liftAbove(desk, one);
}

const ownMarks = ({ marks }: Chain) => marks.filter((mark) => !ofCase.includes(mark));

type Step = Pick<Chain, "steps" | "acceptHours" | "answerHours"> & {
  readonly marks: readonly RouteMark[];
  readonly by: NonNullable<PassedOn["by"]>;
  readonly from: number | null;
};

/** Sends a step to each of its targets. */
export async function sendStep(desk: Desk, one: RoutedCase, { steps, by, ...step }: Step): Promise<void> {
  const isBypassed = step.marks.includes("BYPASS");
  for (const target of steps[by.step] ?? []) {
    const to = receiverOf(desk.organisation, target, { one, isBypassed });
    const given = { subject: { caseId: one.id }, ask: "", follows: null, concerned: one.concerned };
    await passOn(desk, { ...step, ...given, by, to });
  }
}

/** Takes what keeps the person concerned out from whoever is under that person. */
async function liftAbove(desk: Desk, one: RoutedCase): Promise<void> {
  const open = "NOT EXISTS (SELECT 1 FROM hand_over_state s WHERE s.hand_over_id = h.id AND s.state <> 'ACCEPTED')";
  const found = await readOpen(desk.sql, `h.case_id = $1 AND 'BYPASS' = ANY(h.marks) AND ${open}`, [one.id]);
  const keyOf = (to: HandOverReceiver) =>
    "departmentId" in to ? `${to.departmentId}` : `?${"queue" in to && to.queue}`;
  const placed = new Set(found.map(({ to, queue }) => (to === null ? `?${queue}` : `${to}`)));
  for (const old of found) {
    if (old.to === null) continue;
    const to = receiverAbove(desk.organisation, old.to, one.concerned);
    if (keyOf(to) === keyOf({ departmentId: old.to })) continue;
    await withdraw(desk, old, "person_concerned");
    if (placed.has(keyOf(to))) continue;
    placed.add(keyOf(to));
    const given = { subject: { caseId: one.id }, ask: old.ask, follows: old.id, concerned: one.concerned };
    const { marks, acceptHours, answerHours } = old;
    await passOn(desk, { ...given, marks, acceptHours, answerHours, from: null, to, by: ruleOf(old) });
  }
}

async function withdraw(desk: Desk, old: OpenHandOver, text: string): Promise<void> {
  await writeState({ ...desk, userId: null }, old.id, { state: "WITHDRAWN", text });
  const unit = old.to === null ? undefined : desk.organisation.units.get(old.to);
  await note(desk, "WITHDRAWN", { ...old, userIds: (unit?.heads ?? []).map(({ userId }) => userId) });
}

/** Who sends the first step: the case's owner, unless the chain keeps those concerned out and they may be there. */
function senderOf({ organisation }: Desk, { departmentId }: RoutedCase, { marks }: Chain): number | null {
  if (marks.includes("BYPASS")) return null;
  return departmentId ?? organisation.duties.get("AFTER_SALES") ?? null;
}

type Aim = { readonly one: RoutedCase; readonly isBypassed: boolean };

/** Where a target is found today: a department, the supplier, or the queue of a duty that no department has. */
export function receiverOf(
  organisation: Organisation,
  target: RouteTarget,
  { one, isBypassed }: Aim,
): HandOverReceiver {
  if ("supplier" in target) return { party: one.supplier ?? "" };
  const id =
    "duty" in target
      ? organisation.duties.get(target.duty)
      : [...organisation.units.values()].find(({ code }) => code === target.department)?.id;
  if (id === undefined) return { queue: targetKey(target) };
  return isBypassed ? receiverAbove(organisation, id, one.concerned) : { departmentId: id };
}

/**
 * Goes on with the next step of a rule when its step has been answered: all of it has ended, something of it with an
 * answer, and nothing waits to be sent elsewhere.
 */
export async function goOn(desk: Desk, one: RoutedCase, answered: OpenHandOver): Promise<void> {
  const { version, rule, step } = answered;
  if (version === null || rule === null || step === null) return;
  const chain = await readOpen(desk.sql, "h.case_id = $1 AND h.rule = $2 AND h.version = $3", [one.id, rule, version]);
  const own = chain.filter((other) => other.step === step);
  const waits = own.some(({ end, followed }) => end === null || (end === "REFUSED" && !followed));
  if (waits || chain.some((other) => (other.step ?? 0) > step)) return;
  const { rows } = await desk.sql.query<{ rules: unknown }>("SELECT rules FROM routing_version WHERE number = $1", [
    version,
  ]);
  const route = readRules(rows[0]?.rules).find(({ key }) => key === rule)?.route;
  if (!route || step + 1 >= route.steps.length) return;
  const by = { version, rule, step: step + 1 };
  await sendStep({ ...desk, userId: null }, one, {
    ...route,
    marks: answered.marks,
    by,
    from: answered.to ?? answered.from,
  });
}
