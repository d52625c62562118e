import { findText, type Language, textOf } from "../locales/text.ts";
import type { Message } from "./list-inbox.ts";

export type MessageWords = { readonly title: string; readonly text: string };

/** What a message says, in one language. */
export function messageWords(
  { kind, subject, gaps }: Pick<Message, "subject" | "gaps"> & { readonly kind: string },
  language: Language,
): MessageWords {
  const filled = Object.fromEntries(
    Object.entries(gaps).map(([gap, value]) => [gap, findText(language, `messages.words.${gap}.${value}`) ?? value]),
  );
  const values = { ...filled, subject };
  return {
    title: textOf(language, `messages.${kind}.title`, values),
    text: textOf(language, `messages.${kind}.text`, values),
  };
}

/** What a kind of mail is called: a kind of message, or one that is queued by itself, such as the digest. */
export function mailKindName(kind: string, language: Language): string {
  return findText(language, `messages.${kind}.name`) ?? textOf(language, "messages.mail.name");
}
