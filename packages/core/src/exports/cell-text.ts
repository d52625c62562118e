// A cell has at most 32,767 characters, a sheet's name 31 without []:*?/\.
const mostCharacters = 32_767;

/** A text as a cell of a workbook holds it: line breaks are LF, and what reads like the code of a character stays what it reads. */
export function cellText(text: string): string {
  return text
    .slice(0, mostCharacters)
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, "_x005F_");
}

/** A text as the name of a sheet. */
export function sheetName(name: string): string {
  return (
    name
      .replaceAll(/[[\]:*?/\\]/g, " ")
      .trim()
      .replaceAll(/^'|'$/g, "")
      .slice(0, 31) || "–"
  );
}
