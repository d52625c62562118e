import type { Database } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { recordTraining, type NewTraining } from "../staff/training.ts";
import { isBusinessDay } from "../time/business-day.ts";
import { csvRecords } from "./csv-records.ts";

const columns = {
  employee: ["employee", "工号"],
  topic: ["topic", "培训主题"],
  trainedOn: ["trained_on", "培训日期"],
  validUntil: ["valid_until", "有效期至"],
} as const;
type Column = keyof typeof columns;

const mostRows = 20_000;

/**
 * Records the trainings of a csv text with the columns employee (a code), topic, trained_on and valid_until (days
 * YYYY-MM-DD, the last may be empty), all or none; returns how many are new or changed. Throws BAD_INPUT with the line
 * and column of what cannot be read, NOT_FOUND with the line of an unknown person.
 */
export async function importTraining(
  db: Database,
  csv: string,
  by: { readonly userId: number; readonly now: Date },
): Promise<number> {
  return recordTraining(db, await readTrainingRows(csv), by);
}

async function readTrainingRows(csv: string): Promise<NewTraining[]> {
  const records = csvRecords(only(csv.replace(/^\uFEFF/, "")), { delimiter: ",", width: () => null });
  let places: Record<Column, number> | null = null;
  const rows: NewTraining[] = [];
  for await (const { line, cells } of records) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    if (places === null) places = placesOf(cells);
    else rows.push(rowOf(line, cells, places));
    if (rows.length > mostRows) throw new DomainError("BAD_INPUT", "training_too_many", { most: mostRows });
  }
  if (rows.length === 0) throw new DomainError("BAD_INPUT", "training_empty");
  return rows;
}

function placesOf(header: readonly string[]): Record<Column, number> {
  const place = (column: Column) => {
    const found = header.findIndex((cell) => columns[column].some((name) => name === cell.trim()));
    if (found < 0) throw new DomainError("BAD_INPUT", "column_missing", { column: columns[column].join(" / ") });
    return found;
  };
  return {
    employee: place("employee"),
    topic: place("topic"),
    trainedOn: place("trainedOn"),
    validUntil: place("validUntil"),
  };
}

function rowOf(line: number, cells: readonly string[], places: Record<Column, number>): NewTraining {
  const cell = (column: Column) => cells[places[column]]?.trim() ?? "";
  const day = (column: Column) => {
    const text = cell(column);
    if (!isBusinessDay(text)) throw unfit(line, column, text);
    return text;
  };
  for (const column of ["employee", "topic"] as const) {
    if (cell(column) === "" || cell(column).length > 200) throw unfit(line, column, cell(column));
  }
  const trainedOn = day("trainedOn");
  const validUntil = cell("validUntil") === "" ? null : day("validUntil");
  if (validUntil !== null && validUntil < trainedOn) throw unfit(line, "validUntil", validUntil);
  return { line, employee: cell("employee"), topic: cell("topic"), trainedOn, validUntil };
}

function unfit(line: number, column: Column, value: string): DomainError {
  return new DomainError("BAD_INPUT", "training_row_unfit", {
    line,
    column: columns[column][0],
    value: value.slice(0, 60),
  });
}

async function* only(text: string): AsyncGenerator<string> {
  yield text;
}
