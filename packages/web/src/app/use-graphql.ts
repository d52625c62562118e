import {
  keepPreviousData,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { TypedDocumentString } from "../gql/graphql.ts";
import { graphqlRequest } from "./graphql-request.ts";

/** One query of one section. While a changed filter loads, the previous answer stays on the page. */
export function useGraphql<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  { enabled = true, keep = true, every = false }: { enabled?: boolean; keep?: boolean; every?: number | false } = {},
): UseQueryResult<Result> {
  const { i18n } = useTranslation();
  const language = i18n.language;
  return useQuery<Result>({
    queryKey: [document.toString(), variables, language],
    queryFn: ({ signal }) => graphqlRequest(document, variables, { language, signal }),
    enabled,
    refetchInterval: every,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/** The same question several times, each asked and answered by itself. */
export function useGraphqlEach<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  each: readonly Variables[],
  { enabled = true }: { enabled?: boolean } = {},
): UseQueryResult<Result>[] {
  const { i18n } = useTranslation();
  const language = i18n.language;
  return useQueries({
    queries: each.map((variables) => ({
      queryKey: [document.toString(), variables, language],
      queryFn: ({ signal }: { signal: AbortSignal }) => graphqlRequest(document, variables, { language, signal }),
      enabled,
      placeholderData: keepPreviousData<Result>,
    })),
  });
}

/** A change; afterwards everything on the page is asked again. */
export function useChange<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
): UseMutationResult<Result, Error, Variables> {
  const { i18n } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (variables: Variables) => graphqlRequest(document, variables, { language: i18n.language }),
    onSuccess: () => client.invalidateQueries(),
  });
}
