import type { IncomingMoment } from "../cases/incoming-case.ts";
import { businessDayOf } from "../time/business-day.ts";
import type { MappingProblem } from "./import-refused.ts";
import type { Mapping } from "./mapping.ts";
import { nearest } from "./nearest.ts";
import type { RowReason } from "./row-report.ts";

/** A value, or why there is one that cannot be used. */
export type Judged<T> = { readonly value: T } | { readonly setAside: RowReason };

export type RowSettings = {
  readonly now: Date;
  /** The installation's business time zone: which day an instant belongs to. */
  readonly timeZone: string;
  /** What refusals call the mapping, and where a key of it stands. */
  readonly mappingName?: string;
  readonly lineOf?: (path: string) => number | null;
};

/** What every field of a mapping needs to become a reader of rows: its columns found in the header, clocks, limits. */
export class RowContext {
  readonly problems: MappingProblem[] = [];
  readonly usedColumns = new Map<number, string[]>();
  readonly personalColumns = new Set<number>();
  readonly now: number;
  readonly today: string;
  readonly #judges = new Map<string, (text: string) => Judged<IncomingMoment>>();
  readonly #days = new Map<number, string>();

  constructor(
    readonly mapping: Mapping,
    readonly header: readonly string[],
    readonly settings: RowSettings,
  ) {
    this.now = settings.now.getTime();
    this.today = businessDayOf(settings.now, settings.timeZone);
  }

  /** The place (from 0) of a column named by its header or its number (from 1); what cannot be found is a problem. */
  column(wanted: string | number, path: string): number {
    const place = typeof wanted === "number" ? this.#byNumber(wanted, path) : this.#byName(wanted.trim(), path);
    const uses = this.usedColumns.get(place) ?? [];
    if (place >= 0) this.usedColumns.set(place, uses.includes(path) ? uses : [...uses, path]);
    return place;
  }

  columnName(place: number): string {
    return this.header[place] || `#${place + 1}`;
  }

  #byNumber(wanted: number, path: string): number {
    const count = this.header.length;
    if (count > 0 && wanted > count) this.#problem("column_beyond", path, { column: wanted, count });
    return wanted - 1;
  }

  #byName(wanted: string, path: string): number {
    const places = this.header.flatMap((name, place) => (name === wanted ? [place] : []));
    if (places.length > 1)
      this.#problem("column_twice", path, { column: wanted, numbers: places.map((place) => place + 1).join(", ") });
    if (places.length === 0) {
      const meant = nearest(wanted, this.header);
      const known = this.header.join(", ");
      if (meant === null) this.#problem("column_missing", path, { column: wanted, known });
      else this.#problem("column_missing_near", path, { column: wanted, nearest: meant, known });
    }
    return places[0] ?? -1;
  }

  #problem(code: string, path: string, values: MappingProblem["values"]): void {
    if (this.problems.some((known) => known.code === code && known.path === path)) return;
    this.problems.push({ code, path, line: this.settings.lineOf?.(path) ?? null, values });
  }

  /** One judge of texts for each `key`, which remembers its last answer. */
  sharedJudge(
    key: string,
    make: () => (text: string) => Judged<IncomingMoment>,
  ): (text: string) => Judged<IncomingMoment> {
    const known = this.#judges.get(key) ?? lastRemembered(make());
    this.#judges.set(key, known);
    return known;
  }

  /** The business day of an instant, remembered by the quarter of an hour: zones know no finer step. */
  dayOf(instant: number): string {
    const slot = Math.floor(instant / 900_000);
    const known = this.#days.get(slot);
    if (known !== undefined) return known;
    if (this.#days.size >= 50_000) this.#days.clear();
    const day = businessDayOf(new Date(slot * 900_000), this.settings.timeZone);
    this.#days.set(slot, day);
    return day;
  }
}

function lastRemembered<T>(judge: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly answer: T } | null = null;
  return (text) => {
    if (last?.text !== text) last = { text, answer: judge(text) };
    return last.answer;
  };
}
