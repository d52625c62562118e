import { useQueryClient } from "@tanstack/react-query";
import { useChange } from "../../app/use-graphql.ts";
import { SaveStepOfIssueDocument } from "../../gql/graphql.ts";
import { changedIn, type Draft, mergeDraft, settleClash, textAt } from "./merge-draft.ts";
import type { Issue, Step } from "./issue-types.ts";
import { blankDraft, editOf, keptOf } from "./step-draft.ts";
import type { Drafts } from "./use-drafts.ts";

/** What somebody writes in a step, upon what others saved meanwhile; the one save of all of it. */
export function useStepDraft(issue: Issue, step: Step, drafts: Drafts) {
  const client = useQueryClient();
  const saving = useChange(SaveStepOfIssueDocument);
  const where = `d${step.step}`;
  const kept = keptOf(step);
  const { draft, clashes } = mergeDraft(drafts.all[where] ?? blankDraft(kept), kept);
  const keep = (next: Draft) => drafts.keep(where, changedIn(next).length === 0 ? null : next);
  return {
    draft,
    clashes,
    /** What is kept by the server now, to stand beside. */
    theirs: kept.values,
    unsaved: changedIn(draft).length > 0,
    pending: saving.isPending,
    error: saving.error,
    write: (name: string, text: string) => keep({ ...draft, mine: { ...draft.mine, [name]: text } }),
    settle: (name: string, text: string) => keep(settleClash(draft, name, { theirs: textAt(kept.values, name), text })),
    discard: () => {
      saving.reset();
      drafts.keep(where, null);
    },
    save: (onSaved: () => void = () => {}) =>
      saving.mutate(
        { input: editOf(draft, { number: issue.number, step: step.step }) },
        {
          onSuccess: () => {
            drafts.keep(where, null);
            onSaved();
          },
          // What others wrote is to stand beside what was not saved.
          onError: () => void client.invalidateQueries(),
        },
      ),
  };
}
export type StepDraft = ReturnType<typeof useStepDraft>;
