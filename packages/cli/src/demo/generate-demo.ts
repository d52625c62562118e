import type { IncomingCase, IncomingDefect } from "@huilu/core";
import type { DefectType } from "./catalogue/defects.ts";
import { requestFamily, requests } from "./catalogue/requests.ts";
import { kinds, priorities, codeOf } from "./catalogue/terms.ts";
import { analyseParts } from "./analyse-parts.ts";
import { answerContact } from "./answer-contact.ts";
import { closeCase } from "./close-case.ts";
import { complaintText } from "./complaint-text.ts";
import type { Contact, Setting } from "./contact.ts";
import type { Course } from "./course.ts";
import { dayOf, dayText, firstDayOf, monthOf } from "./demo-clock.ts";
import type { Day } from "./demo-clock.ts";
import type { DemoTruth } from "./demo-truth.ts";
import { comesBack, drawContacts } from "./draw-contacts.ts";
import { Knowledge } from "./knowledge.ts";
import type { Told } from "./knowledge.ts";
import { Ledger } from "./ledger.ts";
import { planProduction } from "./production.ts";
import type { Production } from "./production.ts";
import { Random } from "./random.ts";
import { repairMachine } from "./repair-machine.ts";
import { hire, Roster } from "./roster.ts";
import type { Employee } from "./roster.ts";
import { Calendar } from "./seasons.ts";
import { answerQuestion, investigateComplaint, replaceByWarehouse, visitByAppointment } from "./settle-at-desk.ts";
import { stories } from "./stories.ts";

export const periodMonths = 36;
export const fullSize = 60_000;

export type DemoOptions = { readonly seed: number; readonly until: string; readonly cases?: number };

/**
 * A company, ready to be lived through. Its cases come once, as they are in the end (`cases`) or with what was known of
 * them at each of `closings` (`told`); `truth` may be asked when they have run out.
 */
export type Demo = {
  readonly from: string;
  readonly closings: readonly string[];
  readonly told: Generator<Told, void>;
  readonly production: Production;
  readonly staff: readonly Employee[];
  readonly cases: Generator<IncomingCase, void>;
  readonly truth: () => DemoTruth;
};

/** Generates the demo company: the same seed, end and size give the same rows, on any machine, on any day. */
export function generateDemo({ seed, until, cases = fullSize }: DemoOptions): Demo {
  const last = dayOf(until);
  const calendar = new Calendar(firstDay(last), last);
  const random = new Random(seed);
  const production = planProduction(
    monthOf(calendar.from),
    calendar.lastMonth,
    cases / fullSize,
    random.fork("production"),
  );
  const staff = hire(calendar.from, last, random.fork("staff"));
  const setting: Setting = { calendar, roster: new Roster(staff), random: random.fork("cases") };
  const knowledge = new Knowledge(until, random.fork("knowledge"));
  const ledger = new Ledger(seed, calendar, production, knowledge);
  const contacts = drawContacts(production, calendar, cases, random.fork("contacts"));
  const told = live(contacts, setting, { ledger, knowledge }, random.fork("texts"));
  return {
    from: dayText(calendar.from),
    closings: knowledge.closings,
    production,
    staff,
    told,
    cases: finals(told),
    truth: () => ledger.truth(),
  };
}

// Whole months back from the day after the last: 36 of them.
function firstDay(last: Day): Day {
  const next = last + 1;
  const month = monthOf(next);
  const start = firstDayOf(month - periodMonths) + (next - firstDayOf(month));
  return Math.min(start, firstDayOf(month - periodMonths + 1) - 1);
}

function* finals(told: Generator<Told, void>): Generator<IncomingCase, void> {
  for (const { final } of told) yield final;
}

type Keepers = { readonly ledger: Ledger; readonly knowledge: Knowledge };

// Day by day, because a case may bring the same machine back on a later day.
function* live(
  { days, pasted }: ReturnType<typeof drawContacts>,
  setting: Setting,
  { ledger, knowledge }: Keepers,
  texts: Random,
): Generator<Told, void> {
  let line = 0;
  const { from } = setting.calendar;
  const tell = (contact: Contact, ordinal: number): Told => {
    const number = `HS${dayText(contact.day).replaceAll("-", "").slice(2)}-${String(ordinal).padStart(4, "0")}`;
    const course = runCourse(contact, setting);
    // Nothing is wrong with what was pasted about: it does not come back.
    if (contact.says !== undefined) course.returnsOn = null;
    const incoming = caseOf({ number, line: (line += 1), contact, course, setting, texts });
    ledger.enter(incoming, contact, course);
    if (course.returnsOn !== null) days[course.returnsOn - from]?.push(comesBack(contact, course.returnsOn));
    return knowledge.tell(incoming, contact);
  };
  for (const contacts of days) for (const [index, contact] of contacts.entries()) yield tell(contact, index + 1);
  for (const contact of pasted) yield tell(contact, days[contact.day - from]?.push(contact) ?? 0);
}

function runCourse(contact: Contact, setting: Setting): Course {
  const course = answerContact(contact, setting);
  const family = contact.types[0]?.family.code;
  if (contact.kind === "consultation" || contact.kind === "opinion") answerQuestion(course, setting);
  else if (contact.kind === "installation" || contact.kind === "training") visitByAppointment(course, contact, setting);
  else if (family === "PACK") replaceByWarehouse(course, contact, setting);
  else if (family === "SERV") investigateComplaint(course, contact, setting);
  else repairMachine(course, contact, setting);
  closeCase(course, contact, setting);
  analyseParts(course, setting);
  return course;
}

type Telling = {
  readonly number: string;
  readonly line: number;
  readonly contact: Contact;
  readonly course: Course;
  readonly setting: Setting;
  readonly texts: Random;
};

function caseOf({ number, line, contact, course, setting, texts }: Telling): IncomingCase {
  const months = contact.unit ? Math.floor((contact.day - contact.unit.soldOn) / 30.4) : null;
  return {
    number,
    line,
    kind: codeOf(kinds[contact.kind]),
    channel: codeOf(contact.channel),
    region: codeOf(contact.province),
    priority: codeOf(priorities[contact.priority]),
    department: codeOf(course.department),
    employee: codeOf(course.person),
    productFamily: codeOf(contact.model.family),
    productModel: codeOf(contact.model),
    ...unitFields(contact),
    ...(contact.unit?.contract ? { contract: codeOf(contact.unit.contract) } : {}),
    complaint: contact.says ?? complaintText({ ...contact, months }, texts),
    defects: defectsOf(contact, setting, texts),
    events: course.events,
  };
}

function unitFields({
  unit,
  types,
}: Contact): Pick<IncomingCase, "serial" | "soldOn" | "batch" | "supplierLot" | "customer"> {
  if (!unit) return {};
  const { batch, lot } = unit;
  return {
    serial: unit.serial,
    soldOn: dayText(unit.soldOn),
    batch: { code: batch.code },
    // The lot is read off the machine when it is opened: an installation does not tell it.
    ...(types.length > 0 ? { supplierLot: { code: lot.code } } : {}),
    customer: unit.customer,
  };
}

function defectsOf(contact: Contact, setting: Setting, random: Random): IncomingDefect[] {
  const request = requests[contact.kind];
  if (request) return [{ family: codeOf(requestFamily), type: codeOf(request) }];
  return isTyped(contact, setting, random) ? contact.types.map(defectOf) : [];
}

const defects = new Map<DefectType, IncomingDefect>();
function defectOf(type: DefectType): IncomingDefect {
  let defect = defects.get(type);
  if (!defect) {
    defect = { family: codeOf(type.family), type: codeOf(type) };
    defects.set(type, defect);
  }
  return defect;
}

// Nobody classifies everything; what came in lately waits, and a trouble nobody knows has no type yet.
function isTyped(contact: Contact, { calendar }: Setting, random: Random): boolean {
  const story = stories.badBatch;
  const sinceStart = contact.day - (calendar.until - story.days);
  if (contact.ofBadBatch && sinceStart <= story.untypedDays) return !random.chance(story.untypedShare);
  return !random.chance(calendar.until - contact.day < 10 ? 0.2 : 0.045);
}
