import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { ChangedDocument } from "../gql/graphql.ts";
import { useLive } from "../messages/use-live.ts";

/** Asks everything on the page anew when somebody else changes the issue. */
export function useLiveIssue(number: string): void {
  const client = useQueryClient();
  const isFirst = useRef(true);
  useLive(ChangedDocument, { topic: `issue:${number}` }, () => {
    // The first word is that the connection stands.
    if (!isFirst.current) void client.invalidateQueries();
    isFirst.current = false;
  });
}
