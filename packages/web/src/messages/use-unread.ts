import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useGraphql } from "../app/use-graphql.ts";
import { InboxChangedDocument, InboxDocument, UnreadMessagesDocument } from "../gql/graphql.ts";
import { useLive } from "./use-live.ts";

const whileLive = 300_000;
const otherwise = 30_000;

/** How many messages are unread: live where the connection stands, else asked each half minute. The inbox is asked again with it. */
export function useUnread(): number {
  const client = useQueryClient();
  const askInbox = () => void client.invalidateQueries({ queryKey: [InboxDocument.toString()] });
  const live = useLive(InboxChangedDocument, {}, ({ inboxChanged: { unread } }) => {
    client.setQueriesData({ queryKey: [UnreadMessagesDocument.toString()] }, { unreadMessages: unread });
    askInbox();
  });
  const query = useGraphql(UnreadMessagesDocument, {}, { every: live ? whileLive : otherwise });
  // A connection that is lost may have ended with its session: asking tells.
  const wasLive = useRef(false);
  useEffect(() => {
    if (wasLive.current && !live) void client.invalidateQueries({ queryKey: [UnreadMessagesDocument.toString()] });
    wasLive.current = live;
  }, [live, client]);
  const unread = query.data?.unreadMessages ?? 0;
  const known = useRef(unread);
  useEffect(() => {
    if (known.current !== unread) void client.invalidateQueries({ queryKey: [InboxDocument.toString()] });
    known.current = unread;
  }, [unread, client]);
  return unread;
}
