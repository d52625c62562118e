import type { IncomingCase, IncomingDefect, IncomingEvent } from "@huilu/core";
import { defectKey } from "./catalogue/defects.ts";
import type { FamilyCode } from "./catalogue/products.ts";
import { codeOf } from "./catalogue/terms.ts";
import type { Contact } from "./contact.ts";
import { dayOf, dayText, firstDayOf, monthOf } from "./demo-clock.ts";
import type { DemoTruth } from "./demo-truth.ts";
import { troublesOf } from "./draw-contacts.ts";
import type { Random } from "./random.ts";

/** What was wrong at first, and became right at a later closing. */
type Correction = { readonly from: number; readonly apply: (known: IncomingCase) => IncomingCase };
/** A case as it was known at each closing: null where a closing brought nothing new of it. */
export type Told = { readonly final: IncomingCase; readonly versions: readonly (IncomingCase | null)[] };

const closedMonths = 3;
/** Of the paper forms of dealers and letters: keyed in a month late. Of all cases: classified anew, resolved at another time. */
const shares = { late: 0.05, reclassified: 0.03, redated: 0.012 } as const;
const hour = 3_600_000;

/**
 * The company takes Huilu up three closed months before the end: its history is learned on that day, and from then on
 * each month when it is closed. So earlier figures differ from later ones, as they were known.
 */
export class Knowledge {
  readonly closings: readonly string[];
  readonly #random: Random;
  readonly #late: string[] = [];
  readonly #reclassified: string[] = [];
  readonly #redated: string[] = [];

  constructor(until: string, random: Random) {
    this.closings = closingsOf(until);
    this.#random = random;
  }

  tell(final: IncomingCase, contact: Contact): Told {
    const start = dayText(contact.day);
    const due = this.closings.findIndex((closing) => start <= closing);
    const first = this.#isLate(final, contact, due) ? due + 1 : due;
    const correction = this.#correction(final, contact, first);
    const versions: (IncomingCase | null)[] = [];
    let before = "";
    for (const [index, closing] of this.closings.entries()) {
      const known = index < first ? null : knownAt(final, closing);
      const isWrong = correction !== null && index < correction.from;
      const state = known === null ? "" : `${known.events.length} ${isWrong}`;
      versions.push(
        known === null || state === before
          ? null
          : { ...(isWrong ? correction.apply(known) : known), version: closing },
      );
      before = state;
    }
    return { final, versions };
  }

  truth(): DemoTruth["learnedLater"] {
    return { closings: [...this.closings], late: this.#late, reclassified: this.#reclassified, redated: this.#redated };
  }

  #isLate({ number }: IncomingCase, { channel }: Contact, due: number): boolean {
    const onPaper = channel.code === "dealer" || channel.code === "letter";
    if (!onPaper || due === this.closings.length - 1 || !this.#random.chance(shares.late)) return false;
    this.#late.push(number);
    return true;
  }

  // What is a year old is not looked at any more.
  #correction(final: IncomingCase, contact: Contact, first: number): Correction | null {
    const left = this.closings.length - 1 - first;
    const isRecent = dayOf(this.closings[0] ?? "") - contact.day < 150;
    if (left < 1 || !isRecent) return null;
    const from = first + this.#random.whole(1, left);
    const kind = this.#random.unit();
    if (kind < shares.reclassified) return this.#reclassify(final, contact.model.family.code, from);
    return kind < shares.reclassified + shares.redated ? this.#redate(final, from) : null;
  }

  #reclassify({ number, defects }: IncomingCase, product: FamilyCode, from: number): Correction | null {
    const [leading, ...others] = defects ?? [];
    const named = this.#random.weighted(troublesOf(product));
    if (
      !leading ||
      leading.family?.code === "REQ" ||
      `${leading.family?.code}/${leading.type?.code}` === defectKey(named)
    )
      return null;
    this.#reclassified.push(number);
    const mistaken: IncomingDefect = { family: codeOf(named.family), type: codeOf(named) };
    return { from, apply: (known) => ({ ...known, defects: [mistaken, ...others] }) };
  }

  // The time of the resolution was keyed in some hours late.
  #redate({ number, events }: IncomingCase, from: number): Correction | null {
    const place = events.findLastIndex(({ type, moment }) => type === "resolved" && moment !== undefined);
    const moment = events[place]?.moment;
    if (!moment?.at || moment.on > (this.closings[from - 1] ?? "")) return null;
    this.#redated.push(number);
    const late = new Date(Date.parse(moment.at) + this.#random.between(0.5, 5) * hour);
    const wrong = { on: moment.on, at: late.toISOString() };
    if (dayText(Math.floor((late.getTime() + 8 * hour) / (24 * hour))) !== moment.on)
      wrong.at = `${moment.on}T23:59:00+08:00`;
    const apply = (known: IncomingCase) => ({
      ...known,
      events: known.events.map((event, index) => (index === place ? { ...event, moment: wrong } : event)),
    });
    return { from, apply };
  }
}

/** The last days of the closed months, then the last day of all. */
function closingsOf(until: string): string[] {
  const month = monthOf(dayOf(until));
  const closed = Array.from({ length: closedMonths }, (_, index) => firstDayOf(month - closedMonths + 1 + index) - 1);
  return [...closed.map(dayText), until];
}

/** The case as its events up to a day tell it. */
function knownAt(final: IncomingCase, closing: string): IncomingCase {
  const last = final.events.findLast(({ moment }) => moment !== undefined && moment.on > closing);
  if (!last) return final;
  const events: IncomingEvent[] = [];
  let isKnown = true; // what has no moment was learned with the event before it
  for (const event of final.events) {
    if (event.moment) isKnown = event.moment.on <= closing;
    if (isKnown) events.push(event);
  }
  return { ...final, events, ...ownerOf(events) };
}

function ownerOf(events: readonly IncomingEvent[]): Pick<IncomingCase, "department" | "employee"> {
  const taken = events.findLast(({ type }) => type === "accepted" || type === "reassigned") ?? events[0];
  return {
    ...(taken?.department && { department: taken.department }),
    ...(taken?.employee && { employee: taken.employee }),
  };
}
