type Named = { readonly id: string; readonly name: string };

/** The people whose name stands in `text` after an @; of names that begin alike the longest that fits. */
export function mentionedIn<Person extends Named>(text: string, people: readonly Person[]): Person[] {
  const named = new Set(piecesOf(text, people).flatMap(({ isMention, words }) => (isMention ? [words.slice(1)] : [])));
  return people.filter(({ name }) => named.has(name));
}

/** `text` cut into mentions and what is between them; `at` is where a piece begins. */
export function piecesOf(
  text: string,
  people: readonly Named[],
): { readonly at: number; readonly words: string; readonly isMention: boolean }[] {
  const names = people.map(({ name }) => `@${name}`).toSorted((one, other) => other.length - one.length);
  const pieces = [];
  let from = 0;
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const name = names.find((one) => text.startsWith(one, at));
    if (name === undefined || at < from) continue;
    if (at > from) pieces.push({ at: from, words: text.slice(from, at), isMention: false });
    pieces.push({ at, words: name, isMention: true });
    from = at + name.length;
  }
  return from < text.length ? [...pieces, { at: from, words: text.slice(from), isMention: false }] : pieces;
}

/** What is being typed after the last @ before the caret, and where that @ stands; null where nobody is being named. */
export function typedMention(text: string, caret: number): { readonly at: number; readonly words: string } | null {
  const before = text.slice(0, caret);
  const at = before.lastIndexOf("@");
  if (at < 0) return null;
  const words = before.slice(at + 1);
  return /[\n@]/.test(words) || words.length > 40 ? null : { at, words };
}
