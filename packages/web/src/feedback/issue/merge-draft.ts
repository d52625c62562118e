/** Texts by the name of what they stand in. */
export type Values = Readonly<Record<string, string>>;

/** What somebody is writing: the version and the texts they began with, and the texts as they are to be. */
export type Draft = { readonly version: number; readonly base: Values; readonly mine: Values };

/** What is kept by the server now. */
export type Kept = { readonly version: number; readonly values: Values };

export const textAt = (values: Values, name: string): string => values[name] ?? "";

/** The names of the texts that the writer changed. */
export function changedIn({ base, mine }: Draft): string[] {
  return Object.keys(mine).filter((name) => textAt(mine, name) !== textAt(base, name));
}

/**
 * A draft upon what somebody else saved meanwhile. Texts that only one of both changed are taken from whoever changed
 * them; `clashes` are those that both changed to something different: while there are any, the draft stays as it is.
 */
export function mergeDraft(draft: Draft, kept: Kept): { readonly draft: Draft; readonly clashes: readonly string[] } {
  if (draft.version === kept.version) return { draft, clashes: [] };
  const changed = changedIn(draft);
  const clashes = changed.filter((name) => {
    const theirs = textAt(kept.values, name);
    return theirs !== textAt(draft.base, name) && theirs !== textAt(draft.mine, name);
  });
  if (clashes.length > 0) return { draft, clashes };
  const mine = Object.fromEntries(changed.map((name) => [name, textAt(draft.mine, name)]));
  return { draft: { version: kept.version, base: kept.values, mine: { ...kept.values, ...mine } }, clashes: [] };
}

/** A clash decided: the writer knows what the other wrote, and this is what shall stand. */
export function settleClash(draft: Draft, name: string, { theirs, text }: { theirs: string; text: string }): Draft {
  return { ...draft, base: { ...draft.base, [name]: theirs }, mine: { ...draft.mine, [name]: text } };
}

/** What of a draft is still to be saved once `sent` was; null: nothing. What was written while it was being sent stays. */
export function restAfter(draft: Draft, sent: Draft): Draft | null {
  const saved = Object.fromEntries(changedIn(sent).map((name) => [name, textAt(sent.mine, name)]));
  const rest = { ...draft, base: { ...draft.base, ...saved } };
  return changedIn(rest).length === 0 ? null : rest;
}
