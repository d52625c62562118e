import type { IncomingCase } from "@huilu/core";
import type { Books, Entry } from "./books.ts";
import { productFamilies } from "./catalogue/products.ts";
import type { Contact } from "./contact.ts";
import { ServiceBook } from "./count-service.ts";
import {
  countBadBatch,
  countBadLot,
  countCountermeasure,
  countMassComplaint,
  countTechnician,
} from "./count-stories.ts";
import {
  countSales,
  countSpringFestivals,
  countSummer,
  countTotals,
  listLateReopenings,
  listRepeats,
} from "./count-year.ts";
import type { Course } from "./course.ts";
import { dayText } from "./demo-clock.ts";
import { demoTruth } from "./demo-truth.ts";
import type { DemoTruth } from "./demo-truth.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Production } from "./production.ts";
import type { Calendar } from "./seasons.ts";
import { stories } from "./stories.ts";

/** Writes the truth down while the company lives. */
export class Ledger {
  readonly #seed: number;
  readonly #calendar: Calendar;
  readonly #production: Production;
  readonly #entries: Entry[] = [];
  readonly #service: ServiceBook;
  readonly #knowledge: Knowledge;

  constructor(seed: number, calendar: Calendar, production: Production, knowledge: Knowledge) {
    this.#seed = seed;
    this.#calendar = calendar;
    this.#production = production;
    this.#service = new ServiceBook(dayText(calendar.until));
    this.#knowledge = knowledge;
  }

  enter(incoming: IncomingCase, contact: Contact, course: Course): void {
    const { firstAttempt, reopenedAfterDays, cancelled, noFaultFound, oddities, returnsOn } = course;
    this.#service.enter(incoming, contact, course);
    const open =
      !cancelled &&
      !course.events.some(
        (event) => event.type === "closed" || (event.type === "resolved" && course.resolvedAt !== null),
      );
    const summary = {
      firstAttempt,
      reopenedAfterDays,
      cancelled,
      noFaultFound,
      oddities,
      returnsOn,
      events: course.events.length,
      open,
    };
    this.#entries.push({
      number: incoming.number,
      contact,
      typed: (incoming.defects ?? []).length > 0,
      course: summary,
    });
  }

  truth(): DemoTruth {
    const books: Books = { entries: this.#entries, calendar: this.#calendar, production: this.#production };
    return demoTruth.parse({
      seed: this.#seed,
      from: dayText(this.#calendar.from),
      until: dayText(this.#calendar.until),
      totals: countTotals(books),
      badBatch: countBadBatch(books),
      massComplaint: countMassComplaint(books),
      badLot: countBadLot(books),
      countermeasures: [
        countCountermeasure(books, stories.countermeasureWorked, true),
        countCountermeasure(books, stories.countermeasureFailed, false),
      ],
      technicians: {
        hardCases: countTechnician(books, "hardCases"),
        trulyWorse: countTechnician(books, "trulyWorse"),
      },
      service: this.#service.totals(),
      learnedLater: this.#knowledge.truth(),
      springFestivals: countSpringFestivals(books),
      summer: countSummer(books, "AC"),
      sales: productFamilies.map((family) => countSales(books, family.code, family.growth)),
      lateReopenings: listLateReopenings(books),
      repeatsWithin30Days: { pairs: listRepeats(books) },
    });
  }
}
