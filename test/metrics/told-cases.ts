import { caseEventTypes, type IncomingCase, type IncomingEvent } from "@huilu/core";

/** What a source has said of a case by now, taken together. */
export type ToldCase = {
  readonly source: string;
  readonly row: IncomingCase;
  readonly events: readonly IncomingEvent[];
  /** The day on which it was first heard of. */
  readonly learnedOn: string;
};
export type ToldSource = { readonly records: Set<string>; completeThrough: string };

type Held = {
  row: IncomingCase;
  learnedOn: string;
  readonly counted: Map<string, Counted>;
  readonly named: Map<string, IncomingEvent>;
};
type Counted = { readonly event: IncomingEvent; times: number };

/** A company's sources, and the rules by which a delivery of theirs adds to what is known. */
export class Told {
  readonly sources = new Map<string, ToldSource>();
  readonly #cases = new Map<string, Held>();

  /** Rows that are whole cases: the newest of each counts, unless a newer one is known; it replaces all that was said. */
  wholeCases(source: string, rows: readonly IncomingCase[], learnedOn: string): void {
    const about = this.#about(source, learnedOn);
    for (const versions of Map.groupBy(rows, ({ number }) => number).values()) {
      const row = versions.reduce((a, b) => (newer(a, b) ? a : b));
      const known = this.#cases.get(`${source} ${row.number}`);
      if (known?.row.version !== undefined && row.version !== undefined && known.row.version > row.version) continue;
      const held = {
        row,
        learnedOn: known?.learnedOn ?? learnedOn,
        counted: new Map<string, Counted>(),
        named: new Map(),
      };
      this.#cases.set(`${source} ${row.number}`, held);
      addEvents(held, row.events);
      for (const { type } of row.events) about.records.add(type);
    }
  }

  /** Rows of a log add events: a repeated delivery adds none, and of one event with an id of its own the last word counts. */
  logRows(source: string, rows: readonly IncomingCase[], learnedOn: string): void {
    const about = this.#about(source, learnedOn);
    for (const [number, ofCase] of Map.groupBy(rows, (row) => row.number)) {
      const key = `${source} ${number}`;
      const first = ofCase[0];
      if (!first) continue;
      const held = this.#cases.get(key) ?? {
        row: first,
        learnedOn,
        counted: new Map<string, Counted>(),
        named: new Map(),
      };
      this.#cases.set(key, held);
      addEvents(
        held,
        ofCase.flatMap(({ events }) => events),
      );
      for (const { events } of ofCase) for (const { type } of events) about.records.add(type);
    }
  }

  cases(): ToldCase[] {
    return [...this.#cases].map(([key, held]) => ({
      source: key.slice(0, key.indexOf(" ")),
      row: held.row,
      learnedOn: held.learnedOn,
      events: [
        ...[...held.counted.values()].flatMap(({ event, times }) => Array.from({ length: times }, () => event)),
        ...held.named.values(),
      ],
    }));
  }

  #about(source: string, through: string): ToldSource {
    const known = this.sources.get(source) ?? { records: new Set<string>(), completeThrough: through };
    if (known.completeThrough < through) known.completeThrough = through;
    this.sources.set(source, known);
    return known;
  }
}

function newer(a: IncomingCase, b: IncomingCase): boolean {
  const [x, y] = [a.version ?? "", b.version ?? ""];
  return x === y ? a.line > b.line : x > y;
}

function addEvents(held: Held, events: readonly IncomingEvent[]): void {
  const times = new Map<string, Counted>();
  for (const event of events) {
    if (event.sourceEventId !== undefined) held.named.set(`${event.sourceEventId} ${event.type}`, event);
    else {
      const counted = times.get(contentOf(event)) ?? { event, times: 0 };
      counted.times += 1;
      times.set(contentOf(event), counted);
    }
  }
  for (const [key, counted] of times) {
    const known = held.counted.get(key);
    if (!known || known.times < counted.times) held.counted.set(key, counted);
  }
}

/** What makes two events the same one. */
export function contentOf({
  type,
  moment,
  due,
  department,
  employee,
  result,
  amount,
  score,
  detail,
  setAside,
}: IncomingEvent): string {
  const parts = [
    type,
    moment?.on,
    moment?.at,
    due?.on,
    due?.at,
    department?.code,
    employee?.code,
    result,
    amount,
    score,
    detail,
  ];
  return JSON.stringify([...parts, setAside].map((part) => part ?? null));
}

/** The order of a case's life, for what has one moment. */
export const lifeOrder = new Map<string, number>(caseEventTypes.map((type, i) => [type, i]));
