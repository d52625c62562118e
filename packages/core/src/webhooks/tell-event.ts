import { findText, textOf, type Language } from "../locales/text.ts";
import { eventKinds, isEventKind } from "./event-kinds.ts";

/** An event as a delivery carries it. `link` is a path of the pages. */
export type ToldEvent = {
  readonly kind: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, string | number | boolean>>;
  readonly link: string | null;
  readonly at: Date;
};

/** What a person reads of an event: a title, then a line a value. */
export type EventText = {
  readonly title: string;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
};

/** `event` in words of `language`, its values in the order of their kind; values that are words of ours are said, others stand as they are. */
export function tellEvent({ kind, data }: ToldEvent, language: Language): EventText {
  return {
    title: textOf(language, `webhooks.kinds.${kind}`),
    lines: namesOf(kind).flatMap((name) => {
      const value = data[name];
      if (value === undefined) return [];
      const said = findText(language, `webhooks.words.${value}`) ?? String(value);
      return [{ label: textOf(language, `webhooks.values.${name}`), value: said }];
    }),
  };
}

/** A kind that a later version posted has a title, if it has words, and nothing else. */
function namesOf(kind: string): readonly string[] {
  return isEventKind(kind) ? eventKinds[kind] : [];
}
