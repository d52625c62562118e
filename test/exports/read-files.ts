import exceljs from "exceljs";

/** Records of RFC 4180, by a parser of the test's own. Throws where the text is no such file. */
export function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
    field.lastIndex = at;
    const found = field.exec(text);
    if (!found) throw new Error(`no field of RFC 4180 at ${at}: ${text.slice(at, at + 60)}`);
    record.push(found[1] === undefined ? (found[2] ?? "") : found[1].replaceAll('""', '"'));
    if (found[3] === "\r\n") {
      records.push(record);
      record = [];
    }
    at = field.lastIndex;
  }
  return records;
}

/** The records as objects by their header. */
export function byHeader<T>([header = [], ...rows]: readonly (readonly T[])[]): Map<string, T>[] {
  return rows.map((row) => new Map(header.map((name, i): [string, T] => [String(name), fieldOf(row, i)])));
}

type SheetCell = string | number | boolean | Date | null;

/** Every sheet of a workbook by name, its cells as a spreadsheet would hold them; a formula fails. */
export async function readWorkbook(bytes: ArrayBuffer): Promise<Map<string, SheetCell[][]>> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes);
  const sheets = new Map<string, SheetCell[][]>();
  for (const sheet of workbook.worksheets) {
    const rows: SheetCell[][] = [];
    sheet.eachRow({ includeEmpty: true }, (row) => {
      const cells: SheetCell[] = [];
      for (let i = 1; i <= sheet.columnCount; i += 1) cells.push(cellOf(row.getCell(i)));
      rows.push(cells);
    });
    sheets.set(sheet.name, rows);
  }
  return sheets;
}

function cellOf(cell: exceljs.Cell): SheetCell {
  const { value, type } = cell;
  if (type === exceljs.ValueType.Formula) throw new Error(`${cell.address} is a formula`);
  if (value === null || value === undefined) return null;
  if (typeof value === "object" && !(value instanceof Date))
    throw new Error(`${cell.address} is neither text nor number`);
  return value;
}

function fieldOf<T>(row: readonly T[], i: number): T {
  const cell = row[i];
  if (cell === undefined) throw new Error(`the row has no field ${i + 1}`);
  return cell;
}
