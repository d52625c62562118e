import { QueryCache, QueryClient } from "@tanstack/react-query";
import { ViewerDocument } from "../gql/graphql.ts";
import { RequestFailed } from "./graphql-request.ts";

/** Figures are fresh for half a minute. A session that has ended sends the reader to the sign-in page, once. */
export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        const ended =
          error instanceof RequestFailed && ["UNAUTHENTICATED", "PASSWORD_CHANGE_REQUIRED"].includes(error.code);
        if (ended) void client.invalidateQueries({ queryKey: [ViewerDocument.toString()] });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 1 && error instanceof RequestFailed && error.code === "UNREACHABLE",
      },
    },
  });
  return client;
}
