import type { RecordResult } from "../cases/incoming-case.ts";
import { ActivityProfile, type ActivitySummary } from "./activity-profile.ts";
import { ColumnProfile, type ColumnSummary } from "./column-profile.ts";
import { DistinctCounter } from "./distinct-counter.ts";
import type { InspectedFile } from "./inspect-file.ts";
import type { Mapping } from "./mapping.ts";
import type { ParsedRow, RowParser } from "./parse-row.ts";
import type { Table, TableRow } from "./read-table.ts";
import type { RowFinding, RowReason } from "./row-report.ts";
import { textHash } from "./text-hash.ts";

export type ReasonCount = { readonly reason: RowReason; readonly count: number };

/** What an import, or its rehearsal, did and saw. */
export type ImportSummary = RecordResult & {
  /** Null for a rehearsal. */
  readonly importRunId: string | null;
  readonly dryRun: boolean;
  readonly file: {
    readonly name: string;
    readonly format: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly encoding: string;
    readonly delimiter: string | null;
  };
  readonly mapping: string;
  readonly source: string;
  /** Rows of the file, header and blank lines apart. */
  readonly rows: number;
  readonly caseNumbers: number;
  readonly caseNumbersAreExact: boolean;
  /** Rows that equal an earlier row of the file to the letter. */
  readonly repeatedRows: number;
  readonly rejected: number;
  readonly rejectedByReason: readonly ReasonCount[];
  readonly setAsideFields: number;
  readonly setAsideByReason: readonly ReasonCount[];
  /** The first and last business day of the events. */
  readonly from: string | null;
  readonly to: string | null;
  readonly columns: readonly ColumnSummary[];
  readonly unmappedColumns: readonly string[];
  readonly activities: readonly ActivitySummary[];
  readonly firstFindings: readonly RowFinding[];
};

type Seen = Omit<ImportSummary, keyof RecordResult | "importRunId" | "dryRun">;

const findingsShown = 20;
const hashesKept = 2_000_000;

/** Watches rows go by and counts, in memory that does not grow with the file. */
export class ImportWitness {
  #rows = 0;
  #rejected = 0;
  #from: string | null = null;
  #to: string | null = null;
  readonly #distinctRows = new DistinctCounter(hashesKept);
  readonly #numbers = new DistinctCounter(hashesKept);
  readonly #reasons = { rejected: new Map<RowReason, number>(), set_aside: new Map<RowReason, number>() };
  readonly #findings: RowFinding[] = [];
  readonly #columns: ColumnProfile[];
  readonly #activities = new ActivityProfile();

  constructor(
    readonly file: InspectedFile,
    readonly table: Pick<Table, "header" | "encoding" | "delimiter">,
    readonly mapping: Mapping,
    parser: RowParser,
  ) {
    this.#columns = [...parser.usedColumns]
      .toSorted(([one], [other]) => one - other)
      .map(
        ([place, fields]) =>
          new ColumnProfile(table.header[place] || `#${place + 1}`, place, fields, parser.personalColumns.has(place)),
      );
  }

  get rows(): number {
    return this.#rows;
  }

  see({ cells, fault }: TableRow, { row, findings, activity }: ParsedRow): void {
    this.#rows++;
    this.#distinctRows.add(textHash(cells.join("\u001F")));
    if (!fault) for (const column of this.#columns) column.add(cells[column.place] ?? "");
    for (const finding of findings) this.#note(finding);
    if (!row) {
      this.#rejected++;
      return;
    }
    this.#numbers.add(textHash(row.number));
    for (const { moment } of row.events) this.#reach(moment?.on);
    if (activity !== null)
      this.#activities.add(row.number, activity, instantOf(row.events.find(({ moment }) => moment)?.moment));
  }

  #note(finding: RowFinding): void {
    const counts = this.#reasons[finding.severity];
    counts.set(finding.reason, (counts.get(finding.reason) ?? 0) + 1);
    if (this.#findings.length < findingsShown) this.#findings.push(finding);
  }

  #reach(day: string | undefined): void {
    if (day === undefined) return;
    if (this.#from === null || day < this.#from) this.#from = day;
    if (this.#to === null || day > this.#to) this.#to = day;
  }

  summary(): Seen {
    const { name, format, bytes, sha256 } = this.file;
    const { encoding, delimiter, header } = this.table;
    const used = new Set(this.#columns.map(({ place }) => place));
    return {
      file: { name, format, bytes, sha256, encoding, delimiter },
      mapping: this.mapping.name,
      source: this.mapping.source,
      rows: this.#rows,
      caseNumbers: this.#numbers.count,
      caseNumbersAreExact: this.#numbers.exact,
      repeatedRows: Math.max(0, this.#rows - this.#distinctRows.count),
      rejected: this.#rejected,
      rejectedByReason: counted(this.#reasons.rejected),
      setAsideFields: sum(this.#reasons.set_aside),
      setAsideByReason: counted(this.#reasons.set_aside),
      from: this.#from,
      to: this.#to,
      columns: this.#columns.map((column) => column.summary()),
      unmappedColumns: header.flatMap((column, place) => (used.has(place) ? [] : [column || `#${place + 1}`])),
      activities: this.#activities.summary(),
      firstFindings: this.#findings,
    };
  }
}

function instantOf(moment: { readonly on: string; readonly at?: string } | undefined): number | null {
  return moment ? Date.parse(moment.at ?? moment.on) : null;
}

function counted(reasons: ReadonlyMap<RowReason, number>): ReasonCount[] {
  return [...reasons].map(([reason, count]) => ({ reason, count })).toSorted((one, other) => other.count - one.count);
}

function sum(reasons: ReadonlyMap<RowReason, number>): number {
  return [...reasons.values()].reduce((total, count) => total + count, 0);
}
