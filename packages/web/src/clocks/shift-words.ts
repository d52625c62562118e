export type Shift = { readonly from: string; readonly to: string };

/** 09:00–12:00, 13:00–18:00 as a reader sees it. */
export function shiftWords(shifts: readonly Shift[]): string {
  return shifts.map(({ from, to }) => `${from}–${to}`).join(", ");
}

/** What was typed as shifts; null where it cannot be read. Nothing typed is no shift. */
export function readShiftWords(text: string): Shift[] | null {
  const parts = text
    .split(/[,，;；、]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const shifts = parts.map(readShift);
  return shifts.every((shift) => shift !== null) ? shifts : null;
}

function readShift(text: string): Shift | null {
  const [, from, to] = /^(\d{1,2}[:：]\d{2})\s*[-–—~至]\s*(\d{1,2}[:：]\d{2})$/.exec(text) ?? [];
  return from === undefined || to === undefined ? null : { from: clock(from), to: clock(to) };
}

function clock(text: string): string {
  return text.replace("：", ":").padStart(5, "0");
}
