import { useMutation, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { graphqlRequest } from "../app/graphql-request.ts";
import { useGraphql } from "../app/use-graphql.ts";
import {
  CancelExportDocument,
  ExportsDocument,
  RequestExportDocument,
  type ExportInput,
  type ExportLineFragment,
  type ExportsQuery,
} from "../gql/graphql.ts";

const shown = 50;
const everyMilliseconds = 1000;

/** Whether a file is still being made. */
export function isOpen({ state }: Pick<ExportLineFragment, "state">): boolean {
  return state === "WAITING" || state === "RUNNING";
}

/** The viewer's exports, newest first; asked again every second where `watched`. */
export function useExports({ watched }: { watched: boolean }): UseQueryResult<ExportsQuery> {
  return useGraphql(ExportsDocument, { first: shown }, { enabled: true, every: watched ? everyMilliseconds : false });
}

/** Asks for an export; a small one is fetched at once. Nothing else on the page is asked again. */
export function useRequestExport(): UseMutationResult<ExportLineFragment, Error, ExportInput> {
  const { language } = useTranslation().i18n;
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: ExportInput) => {
      const { requestExport } = await graphqlRequest(RequestExportDocument, { input }, { language });
      return requestExport;
    },
    onSuccess: async ({ url }) => {
      if (url !== null) window.location.assign(url);
      await client.invalidateQueries({ queryKey: [ExportsDocument.toString()] });
    },
  });
}

/** Ends an export that is being made. */
export function useCancelExport(): UseMutationResult<unknown, Error, string> {
  const { language } = useTranslation().i18n;
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => graphqlRequest(CancelExportDocument, { id }, { language }),
    onSettled: () => client.invalidateQueries({ queryKey: [ExportsDocument.toString()] }),
  });
}
