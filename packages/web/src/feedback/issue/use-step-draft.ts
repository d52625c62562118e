import { useMutation, useQueryClient, type Query, type QueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { graphqlRequest } from "../../app/graphql-request.ts";
import { OneIssueDocument, SaveStepOfIssueDocument, SubmitStepOfIssueDocument } from "../../gql/graphql.ts";
import { changedIn, type Draft, mergeDraft, settleClash, textAt } from "./merge-draft.ts";
import type { Issue, Step } from "./issue-types.ts";
import { blankDraft, editOf, keptOf } from "./step-draft.ts";
import type { Drafts } from "./use-drafts.ts";

/** What somebody writes in a step, upon what others saved meanwhile; the one save of all of it. */
export function useStepDraft(issue: Issue, step: Step, drafts: Drafts) {
  const where = `d${step.step}`;
  const kept = keptOf(step);
  const { draft, clashes } = mergeDraft(drafts.all[where] ?? blankDraft(kept), kept);
  const saving = useSaving({ number: issue.number, step: step.step }, draft, () => drafts.saved(where, draft));
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
    save: () => saving.mutate({ andSubmit: false }),
    saveAndSubmit: () => saving.mutate({ andSubmit: true }),
  };
}
export type StepDraft = ReturnType<typeof useStepDraft>;

type Place = { readonly number: string; readonly step: number };

/** Saves a draft and perhaps submits its step; it is done with once the page shows what was saved. */
function useSaving(place: Place, draft: Draft, onSaved: () => void) {
  const { language } = useTranslation().i18n;
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ andSubmit }: { andSubmit: boolean }) => {
      await graphqlRequest(SaveStepOfIssueDocument, { input: editOf(draft, place) }, { language });
      try {
        if (andSubmit) await graphqlRequest(SubmitStepOfIssueDocument, place, { language });
      } finally {
        await readAgain(client);
        onSaved();
      }
    },
    // What others wrote is to stand beside what was not saved.
    onError: () => void readAgain(client),
  });
}

/** Asks everything again; answers once the issue itself is here. */
async function readAgain(client: QueryClient): Promise<void> {
  const isIssue = ({ queryKey }: Query) => queryKey[0] === OneIssueDocument.toString();
  void client.invalidateQueries({ predicate: (query) => !isIssue(query) });
  await client.invalidateQueries({ predicate: isIssue });
}
