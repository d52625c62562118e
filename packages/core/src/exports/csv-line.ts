import type { Cell } from "./export-table.ts";

// What a spreadsheet takes for the beginning of a formula: also behind spaces, and in the wide forms of Chinese input.
const formula = /^\s*[=+\-@＝＋－＠\t\r]|^[\t\r\n]/;

/**
 * One record of RFC 4180 with its CRLF. A text that a spreadsheet would take for a formula gets an apostrophe in front;
 * numbers, days and truth values cannot be one and stay as they are. Empty is an empty field.
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(field).join(",")}\r\n`;
}

// Most texts hold nothing of the kind, and are seen through at once.
const suspicious = /[",\r\n\t=+\-@＝＋－＠]|^\s|\s$/;

function field(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  if (!suspicious.test(cell)) return cell;
  const text = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
