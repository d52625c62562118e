import type { IssueStepInput } from "../../gql/graphql.ts";
import { changedIn, type Draft, type Kept, textAt, type Values } from "./merge-draft.ts";
import type { Step } from "./issue-types.ts";

/** Beside a step's own fields: whose it is (an id) and until when (an instant); empty for nobody and no term. */
export const ownerField = "@owner";
export const dueField = "@due";

/** What the server keeps of a step, as texts. */
export function keptOf({ version, fields, owner, dueAt }: Step): Kept {
  const texts: Values = Object.fromEntries(fields.map(({ name, text }) => [name, text]));
  return { version, values: { ...texts, [ownerField]: owner?.id ?? "", [dueField]: dueAt ?? "" } };
}

/** A draft in which nothing was written yet. */
export const blankDraft = ({ version, values }: Kept): Draft => ({ version, base: values, mine: values });

/** What a draft asks the server to save: only what its writer changed. */
export function editOf(draft: Draft, place: { readonly number: string; readonly step: number }): IssueStepInput {
  const changed = changedIn(draft);
  const fields = changed.filter((name) => !name.startsWith("@"));
  const orNone = (name: string) => (textAt(draft.mine, name) === "" ? null : textAt(draft.mine, name));
  return {
    ...place,
    version: draft.version,
    fields: fields.map((name) => ({ name, text: textAt(draft.mine, name) })),
    ...(changed.includes(ownerField) ? { owner: orNone(ownerField) } : {}),
    ...(changed.includes(dueField) ? { dueAt: orNone(dueField) } : {}),
  };
}
