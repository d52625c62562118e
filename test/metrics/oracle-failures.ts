import { addDays } from "@huilu/core";
import { creditOf, ofType, type Dated, type Point, type ReadCase, type Who } from "./oracle-case.ts";

/** One contact about one serial and one defect family: a case, and its first repair if it had one. */
type Contact = {
  readonly read: ReadCase;
  readonly reported: Point;
  readonly repair: Dated | null;
  readonly why: string | null;
};
type Failure = Who & {
  readonly read: ReadCase;
  readonly day: string;
  readonly outcome: string;
  readonly hit: boolean;
  readonly ripe: Point;
};

/** Failure events, or with `repeats` whether their repair was followed by another contact, within `days`. */
export function failuresOf(
  reads: readonly ReadCase[],
  days: number,
  repeats: boolean,
  ids: ReadonlyMap<string, string>,
): Failure[] {
  const chains = Map.groupBy(reads, (read) => {
    const { serial } = read.told.row;
    return serial === undefined ? `case ${read.key}` : `serial ${serial} ${read.defects[0]?.family ?? null}`;
  });
  const failures: Failure[] = [];
  for (const chain of chains.values()) {
    const contacts = chain.map(contactOf).toSorted((a, b) => (idOf(ids, a.read) < idOf(ids, b.read) ? -1 : 1));
    for (const { contact, failed, followed } of eventsOf(contacts, days)) {
      if (!contact.repair) continue;
      const unseen = repeats && contact.why === null && contact.read.told.row.serial === undefined;
      failures.push({
        read: contact.read,
        day: contact.repair.on,
        outcome: contact.why ?? (unseen ? "no_serial" : "counted"),
        hit: repeats ? followed : contact.why === null && !failed,
        ripe: { on: addDays(contact.repair.on, days), at: null },
        ...creditOf(contact.read, contact.repair),
      });
    }
  }
  return failures;
}

const idOf = (ids: ReadonlyMap<string, string>, { key }: ReadCase) => ids.get(key) ?? "";

function attemptsOf({ told }: ReadCase) {
  return told.events.filter(({ type }) => type === "repair_attempted");
}

function contactOf(read: ReadCase): Contact {
  const [repair] = ofType(read.dated, "repair_attempted");
  const reported = read.start ?? { on: read.told.learnedOn, at: null };
  return { read, reported, repair: repair ?? null, why: uncountable(read, repair) };
}

function uncountable(read: ReadCase, repair: Dated | undefined): string | null {
  const { kind } = read.told.row;
  if (kind && ["installation", "training", "consultation", "opinion"].includes(kind.code)) return "kind_not_counted";
  if (read.status === "cancelled") return "cancelled";
  if (attemptsOf(read).length !== 1) return null;
  if (repair?.result === "no_fault_found") return "no_fault_found";
  return (repair?.result ?? "unknown") === "unknown" ? "outcome_unknown" : null;
}

type Judged = { readonly contact: Contact; readonly failed: boolean; readonly followed: boolean };

function eventsOf(contacts: readonly Contact[], days: number): Judged[] {
  const listed = contacts.filter(({ why, repair }) => why !== null && repair);
  const judged = listed.map((contact): Judged => ({ contact, failed: false, followed: false }));
  let open = contacts.filter(({ why }) => why !== "kind_not_counted" && why !== "cancelled");
  for (;;) {
    const opening = firstRepaired(open);
    const repair = opening?.repair;
    if (!opening || !repair) return judged;
    const windowEnd = addDays(repair.on, days);
    const others = open.filter((one) => one !== opening && one.reported.on <= windowEnd);
    const after = others.filter(({ reported }) => isAfter(reported, repair));
    const again = others.some((one) => one.repair && one.why !== "no_fault_found");
    judged.push({
      contact: opening,
      failed: !heldAtOnce(opening) || again || after.length > 0,
      followed: after.length > 0,
    });
    open = open.filter((one) => one !== opening && !others.includes(one));
  }
}

/** The countable repair that was finished first. */
function firstRepaired(open: readonly Contact[]): Contact | undefined {
  const repaired = open.filter(({ why, repair }) => why === null && repair).toSorted(byReport);
  return repaired.reduce<Contact | undefined>((first, one) => {
    if (!first?.repair || !one.repair) return one;
    if (one.repair.on !== first.repair.on) return one.repair.on < first.repair.on ? one : first;
    if (one.repair.at === null || first.repair.at === null) return first;
    return one.repair.at < first.repair.at ? one : first;
  }, undefined);
}

function byReport(a: Contact, b: Contact): number {
  if (a.reported.on !== b.reported.on) return a.reported.on < b.reported.on ? -1 : 1;
  return (a.reported.at ?? Number.NEGATIVE_INFINITY) - (b.reported.at ?? Number.NEGATIVE_INFINITY) || 0;
}

function heldAtOnce({ read, repair }: Contact): boolean {
  const converted = read.told.events.some(({ type }) => type === "converted_to_mail_in");
  return attemptsOf(read).length === 1 && repair?.result === "fixed" && !converted;
}

/** By instant where both are known; on days alone a contact of the same day belongs to the failure. */
function isAfter(reported: Point, repair: Point): boolean {
  return reported.at !== null && repair.at !== null ? reported.at > repair.at : reported.on > repair.on;
}
