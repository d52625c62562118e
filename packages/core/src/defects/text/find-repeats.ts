import { daysBetween, type BusinessDay } from "../../time/business-day.ts";
import { groupRepeats, type NamedText } from "./group-repeats.ts";

export type FiledText = NamedText & { readonly day: BusinessDay; readonly customer: string | null };

export type FoundRepeats = {
  /** The earliest first, then by id. */
  readonly ids: readonly string[];
  /** All are the same text but for marks and white space. */
  readonly exact: boolean;
  readonly lastOn: BusinessDay;
};

// A text that goes round reaches the next who files it within days; over a weekend and a holiday nobody files, so a gap
// of three days is still the same wave. What goes on for longer than two weeks is no event: it is what people always say.
const [longestGapDays, longestSpanDays] = [3, 14];
/** Two strangers may well use the same short words; two cases are told only if one customer filed both. */
const fewestStrangers = 3;
/** A text that is also filed at other times, as often or more, is a template or a way of speaking. */
const leastOfItsText = 0.5;

/**
 * Waves of complaints that repeat each other (groupRepeats) and came within days: what may be one event, told to a person
 * who knows. The largest first; the order of the texts makes no difference.
 */
export function findRepeats(texts: readonly FiledText[]): FoundRepeats[] {
  const filed = new Map(texts.map((text) => [text.id, text]));
  return groupRepeats(texts)
    .flatMap(({ ids, exact }) => {
      const all = ids.flatMap((id) => filed.get(id) ?? []).toSorted(byDay);
      return wavesOf(all)
        .filter((wave) => isEvent(wave, all.length))
        .map((wave) => ({ ids: wave.map(({ id }) => id), exact, lastOn: lastOf(wave) }));
    })
    .toSorted((a, b) => b.ids.length - a.ids.length || (a.lastOn < b.lastOn ? 1 : -1));
}

function byDay(a: FiledText, b: FiledText): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Cut where nobody filed the text for longer than the gap. */
function wavesOf(all: readonly FiledText[]): FiledText[][] {
  const waves: FiledText[][] = [];
  let before: FiledText | undefined;
  for (const text of all) {
    const wave = waves.at(-1);
    if (wave && before && daysBetween(before.day, text.day) <= longestGapDays) wave.push(text);
    else waves.push([text]);
    before = text;
  }
  return waves;
}

function isEvent(wave: readonly FiledText[], ofItsText: number): boolean {
  const [first] = wave;
  if (!first || wave.length < 2 || wave.length < leastOfItsText * ofItsText) return false;
  if (daysBetween(first.day, lastOf(wave)) > longestSpanDays) return false;
  const sameCustomer = first.customer !== null && wave.every(({ customer }) => customer === first.customer);
  return wave.length >= fewestStrangers || sameCustomer;
}

function lastOf(wave: readonly FiledText[]): BusinessDay {
  return wave.at(-1)?.day ?? "";
}
