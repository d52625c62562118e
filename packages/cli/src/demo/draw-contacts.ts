import { contracts } from "./catalogue/contracts.ts";
import type { Contract } from "./catalogue/contracts.ts";
import { provinces } from "./catalogue/places.ts";
import type { Province } from "./catalogue/places.ts";
import { defectTypes } from "./catalogue/defects.ts";
import type { DefectType } from "./catalogue/defects.ts";
import { allModels } from "./catalogue/products.ts";
import type { FamilyCode, Model } from "./catalogue/products.ts";
import { channels } from "./catalogue/terms.ts";
import type { KindCode, PriorityCode } from "./catalogue/terms.ts";
import type { Contact, Unit } from "./contact.ts";
import { firstDayOf, monthOf } from "./demo-clock.ts";
import type { Day } from "./demo-clock.ts";
import { drawFailures } from "./failures.ts";
import type { Failure } from "./failures.ts";
import type { Batch, Production } from "./production.ts";
import { itemAt, weightedTable } from "./random.ts";
import type { Random, WeightedTable } from "./random.ts";
import type { Calendar } from "./seasons.ts";
import { stories } from "./stories.ts";

/** How the contacts of a company divide; what is left are machines that failed, and those that failed again. */
const shares = { installation: 0.06, consultation: 0.045, opinion: 0.015, training: 0.005 } as const;
const relapses = 1.045;
const provinceTable = weightedTable(provinces, (province) => province.share);
const channelTable = weightedTable(channels, (channel) => channel.share);
const modelTable = weightedTable(allModels, (model) => model.monthlyUnits);

/** Every contact but the repeats, which only the course of a case can tell: by day, and those of the mass complaint. */
export function drawContacts(
  production: Production,
  calendar: Calendar,
  cases: number,
  random: Random,
): { readonly days: Contact[][]; readonly pasted: readonly Contact[] } {
  const days: Contact[][] = Array.from({ length: calendar.until - calendar.from + 1 }, () => []);
  const add = (contact: Contact) => days[contact.day - calendar.from]?.push(contact);
  const others = Object.values(shares).reduce((sum, share) => sum + share, 0);
  const machines = new Machines(random.fork("machines"));
  const failing = drawFailures(production, calendar, (cases * (1 - others)) / relapses, random.fork("failures"));
  for (const failure of failing.toSorted((one, other) => one.day - other.day))
    add(ofFailure(failure, machines, random));
  for (const contact of installations(production, calendar, cases * shares.installation, machines, random))
    add(contact);
  for (const kind of ["consultation", "opinion", "training"] as const) {
    for (const contact of questions(kind, calendar, cases * shares[kind], random)) add(contact);
  }
  // Last of all, so that nothing else is drawn otherwise for it.
  return { days, pasted: massComplaint(production, calendar, machines, random) };
}

function massComplaint(production: Production, calendar: Calendar, machines: Machines, random: Random): Contact[] {
  const story = stories.massComplaint;
  const start = calendar.until - story.daysBeforeEnd;
  const owned = production.batches
    .filter(({ model }) => story.defect.products.includes(model.family.code))
    .flatMap((batch) => batch.sales.map((sale) => ({ batch, sale })))
    .filter(({ sale }) => sale.month < monthOf(start));
  const table = weightedTable(owned, ({ sale }) => sale.units);
  return Array.from({ length: story.customers }, (_, i) => {
    const { batch, sale } = random.weighted(table);
    const day = start + Math.floor((i * story.days) / story.customers);
    const unit = machines.sold(batch, sale.month, day);
    return {
      ...plain("complaint", batch.model, unit.province, day, random),
      unit,
      types: [story.defect],
      says: `${random.pick(story.begins)}${story.text}${random.pick(story.ends)}`,
    };
  });
}

/** Serial numbers and their owners: a machine keeps its lot, its date of sale and its customer for life. */
class Machines {
  readonly #random: Random;
  readonly #next = new Map<Batch, number>();
  readonly #failed = new Map<string, { unit: Unit; last: Day }>();
  #customers = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** A machine of the failure's batch, lot and month of sale; now and then one that has failed before, with something else. */
  failing({ batch, lot, soldMonth, day }: Failure): Unit {
    const alike = `${batch.code}/${lot.code}/${soldMonth}`;
    const known = this.#failed.get(alike);
    if (known && day - known.last > 60 && this.#random.chance(0.3)) {
      known.last = day;
      return known.unit;
    }
    const unit = this.sold(batch, soldMonth, day, lot);
    this.#failed.set(alike, { unit, last: day });
    return unit;
  }

  sold(batch: Batch, soldMonth: number, before: Day, lot = this.#random.weighted(batch.lots)): Unit {
    const first = firstDayOf(soldMonth);
    const last = Math.max(first, Math.min(firstDayOf(soldMonth + 1) - 1, before));
    const sequence = (this.#next.get(batch) ?? 0) + this.#random.whole(1, 4);
    this.#next.set(batch, sequence);
    return {
      serial: `HS${String(batch.model.line).padStart(2, "0")}${batch.code.slice(0, 4)}${String(sequence).padStart(5, "0")}`,
      batch,
      lot,
      soldOn: this.#random.whole(first, last),
      province: this.#random.weighted(provinceTable),
      customer: this.#customer(),
      contract: contractOf(this.#random),
    };
  }

  // Nobody's name, phone or address: all three are counted up.
  #customer(): Unit["customer"] {
    this.#customers += 1;
    const digits = String(this.#customers).padStart(6, "0");
    return {
      number: `C${digits}`,
      name: `演示用户${digits}`,
      phone: `1380000${String(this.#customers % 10_000).padStart(4, "0")}`,
      address: `演示路${(this.#customers % 900) + 1}号${(this.#customers % 28) + 1}室`,
    };
  }
}

function contractOf(random: Random): Contract | null {
  let left = random.unit();
  return contracts.find((contract) => (left -= contract.share) < 0) ?? null;
}

function ofFailure(failure: Failure, machines: Machines, random: Random): Contact {
  const unit = machines.failing(failure);
  const types = [failure.type, ...furtherTypes(failure, random)];
  const kind = kindOf(failure, random);
  return {
    day: failure.day,
    kind,
    channel: random.weighted(channelTable),
    priority: priorityOf(failure.type, kind, random),
    province: unit.province,
    model: failure.batch.model,
    unit,
    types,
    again: false,
    ofBadBatch: failure.ofBadBatch,
  };
}

function furtherTypes({ type, batch }: Failure, random: Random): DefectType[] {
  if (!isOfMachine(type) || !random.chance(0.06)) return [];
  const other = random.weighted(troublesOf(batch.model.family.code));
  return other === type ? [] : [other];
}

const troubles = new Map<FamilyCode, WeightedTable<DefectType>>();
/** What can be wrong with a machine of the family, as often as it is. */
export function troublesOf(family: FamilyCode): WeightedTable<DefectType> {
  let table = troubles.get(family);
  if (!table) {
    table = weightedTable(
      defectTypes.filter((type) => isOfMachine(type) && type.products.includes(family)),
      (type) => type.rate,
    );
    troubles.set(family, table);
  }
  return table;
}

function isOfMachine({ family }: DefectType): boolean {
  return family.code !== "SERV" && family.code !== "PACK";
}

function kindOf({ type, soldMonth, day }: Failure, random: Random): KindCode {
  if (type.family.code === "SERV") return "complaint";
  if (type.family.code === "PACK") return random.chance(0.75) ? "return_exchange" : "complaint";
  const fresh = monthOf(day) - soldMonth <= 1;
  if (random.chance(fresh ? 0.12 : 0.015)) return "return_exchange";
  return random.chance(0.03 * type.severity) ? "complaint" : "repair";
}

function priorityOf(type: DefectType, kind: KindCode, random: Random): PriorityCode {
  const pressing = type.severity + (kind === "complaint" ? 1 : 0) + random.between(-0.7, 0.7);
  if (pressing >= 3.9) return "urgent";
  if (pressing >= 2.9) return "high";
  return pressing >= 1 ? "normal" : "low";
}

function installations(
  production: Production,
  calendar: Calendar,
  wanted: number,
  machines: Machines,
  random: Random,
): Contact[] {
  const sold = production.batches
    .filter((batch) => batch.model.family.code !== "RF")
    .flatMap((batch) => batch.sales.map((sale) => ({ batch, sale })))
    .filter(({ sale }) => sale.month >= monthOf(calendar.from));
  const table = weightedTable(sold, ({ sale }) => sale.units);
  return Array.from({ length: random.poisson(wanted) }, () => {
    const { batch, sale } = random.weighted(table);
    const unit = machines.sold(batch, sale.month, calendar.until);
    const day = Math.min(Math.max(unit.soldOn + random.whole(0, 8), calendar.from), calendar.until);
    return { ...plain("installation", batch.model, unit.province, day, random), unit };
  });
}

function questions(kind: KindCode, calendar: Calendar, wanted: number, random: Random): Contact[] {
  const days = Array.from({ length: calendar.until - calendar.from + 1 }, (_, index) => calendar.from + index);
  const table = weightedTable(days, (day) => calendar.weight(day, kind === "consultation" ? "summer" : "flat") + 1);
  return Array.from({ length: random.poisson(wanted) }, () =>
    plain(kind, random.weighted(modelTable), random.weighted(provinceTable), random.weighted(table), random),
  );
}

function plain(kind: KindCode, model: Model, province: Province, day: Day, random: Random): Contact {
  const channel = kind === "training" ? itemAt(channels, channels.length - 1) : random.weighted(channelTable);
  return {
    day,
    kind,
    channel,
    priority: random.chance(0.3) ? "low" : "normal",
    province,
    model,
    unit: null,
    types: [],
    again: false,
    ofBadBatch: false,
  };
}

/** The same machine with the same trouble, `day`. */
export function comesBack(contact: Contact, day: Day): Contact {
  return {
    ...contact,
    day,
    again: true,
    types: contact.types.slice(0, 1),
    priority: contact.priority === "low" ? "normal" : contact.priority,
  };
}
