import chineseDays from "chinese-days";
import type { Season } from "./catalogue/defects.ts";
import { dayOf, dayText, firstDayOf, monthOf } from "./demo-clock.ts";
import type { Day, Month } from "./demo-clock.ts";

export const seasons: readonly Season[] = ["flat", "summer", "winter", "newYear"];
// Thursday 1970-01-01 is day 0; Monday first: people call on Monday what broke at the weekend.
const weekdays = [1.18, 1.06, 1.02, 1, 1.02, 0.94, 0.78];

/** The first day of each lunar new year that touches the days given, with a margin of a month. */
export function springFestivals(from: Day, until: Day): Day[] {
  const firstYear = Number(dayText(from - 31).slice(0, 4));
  const lastYear = Number(dayText(until + 31).slice(0, 4));
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  return years.map((year) => dayOf(chineseDays.getSolarDateFromLunar(`${year}-01-01`).date));
}

/** How busy each day is, by season, against an ordinary day, and how slow the service is on it. */
export class Calendar {
  readonly from: Day;
  readonly until: Day;
  readonly festivals: readonly Day[];
  readonly lastMonth: Month;
  readonly #weights: ReadonlyMap<Season, readonly number[]>;
  readonly #sums = new Map<string, number[]>();
  readonly #shares = new Map<Season, readonly number[]>();

  constructor(from: Day, until: Day) {
    this.from = from;
    this.until = until;
    this.lastMonth = monthOf(until);
    this.festivals = springFestivals(from, until);
    const days = Array.from({ length: until - from + 1 }, (_, index) => from + index);
    this.#weights = new Map(seasons.map((season) => [season, days.map((day) => this.#weigh(day, season))]));
  }

  weight(day: Day, season: Season): number {
    return this.#weights.get(season)?.[day - this.from] ?? 0;
  }

  /** Weights of the month's days inside the period, summed up day by day; and the period's first day in it. */
  month(month: Month, season: Season): { readonly first: Day; readonly cumulative: readonly number[] } {
    const first = Math.max(firstDayOf(month), this.from);
    const key = `${month}/${season}`;
    let cumulative = this.#sums.get(key);
    if (!cumulative) {
      const last = Math.min(firstDayOf(month + 1) - 1, this.until);
      let sum = 0;
      cumulative = Array.from({ length: last - first + 1 }, (_, index) => (sum += this.weight(first + index, season)));
      this.#sums.set(key, cumulative);
    }
    return { first, cumulative };
  }

  /** Each month's weight as a share of an ordinary whole month, in the order of `months`. */
  monthShares(season: Season): readonly number[] {
    let shares = this.#shares.get(season);
    if (!shares) {
      shares = this.months().map(
        (month) => (this.month(month, season).cumulative.at(-1) ?? 0) / (firstDayOf(month + 1) - firstDayOf(month)),
      );
      this.#shares.set(season, shares);
    }
    return shares;
  }

  months(): Month[] {
    const first = monthOf(this.from);
    return Array.from({ length: monthOf(this.until) - first + 1 }, (_, index) => first + index);
  }

  /** Everything takes longer in the holidays and when the summer rush is on. */
  slowness(day: Day): number {
    const sinceFestival = day - this.#nearestFestival(day);
    if (sinceFestival >= -2 && sinceFestival <= 6) return 2.6;
    if (sinceFestival > 6 && sinceFestival <= 16) return 1.4;
    return 1 + 0.35 * bump(dayOfYear(day), 200, 28);
  }

  #weigh(day: Day, season: Season): number {
    const weekday = weekdays[(day + 3) % 7] ?? 1;
    return weekday * seasonal(day, season) * festive(day - this.#nearestFestival(day), season);
  }

  #nearestFestival(day: Day): Day {
    return this.festivals.reduce(
      (best, festival) => (Math.abs(festival - day) < Math.abs(best - day) ? festival : best),
      -1e6,
    );
  }
}

function seasonal(day: Day, season: Season): number {
  const at = dayOfYear(day);
  if (season === "summer") return 0.35 + 2.6 * bump(at, 200, 30);
  if (season === "winter") return 0.55 + 1.5 * (bump(at, 10, 38) + bump(at, 375, 38));
  return 1;
}

// Before the festival the kitchen is scrubbed and used; in its week nobody calls; after it everybody does.
function festive(since: number, season: Season): number {
  const before = season === "newYear" ? 2.1 : 1.22;
  if (since >= -20 && since <= -3) return before;
  if (since >= -2 && since <= 6) return 0.42;
  if (since >= 7 && since <= 20) return 1.38;
  return 1;
}

function dayOfYear(day: Day): number {
  return day - dayOf(`${dayText(day).slice(0, 4)}-01-01`);
}

function bump(at: number, centre: number, width: number): number {
  return Math.exp(-(((at - centre) / width) ** 2) / 2);
}
