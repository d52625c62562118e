import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { SetIssueCasesDocument } from "../gql/graphql.ts";
import { reasonOf } from "../parts/query-state.tsx";

/** Puts cases into an issue that there is, and shows it on the board. */
export function usePutCases(onDone: () => void) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const put = useChange(SetIssueCasesDocument);
  return {
    isPending: put.isPending,
    refusal: put.error === null ? null : (reasonOf(put.error) ?? t("state.unreachable")),
    into: (number: string, ids: readonly string[]) =>
      put.mutate(
        { number, cases: [...ids] },
        {
          onSuccess: () => {
            onDone();
            void navigate({ to: "/issues", search: { issue: number } });
          },
        },
      ),
  };
}
