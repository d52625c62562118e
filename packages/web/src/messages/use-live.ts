import { useDocumentVisibility } from "@mantine/hooks";
import { useIsFetching } from "@tanstack/react-query";
import { createClient } from "graphql-sse";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TypedDocumentString } from "../gql/graphql.ts";

const calmAfter = 2000;
const calmAtLast = 15_000;
const shortestWait = 1000;
const longestWait = 30_000;

/**
 * Listens to a subscription while the page is looked at, and tells `onNews` what comes: once on every connection, and then as it
 * happens. Answers whether it is connected; where it is not, it tries again by itself, and the page should ask now and then. A page
 * that is hidden holds no connection, because a browser has only six for all its windows.
 */
export function useLive<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Readonly<Record<string, unknown>> & Variables,
  onNews: (news: Result) => void,
): boolean {
  const { language } = useTranslation().i18n;
  const visible = useDocumentVisibility() !== "hidden";
  const calm = useCalm();
  const [live, setLive] = useState(false);
  const tell = useEffectEvent(onNews);
  const asked = JSON.stringify(variables);
  useEffect(() => {
    if (!visible || !calm) return undefined;
    return keepListening(document, { asked, language }, (news) => {
      setLive(news !== null);
      if (news !== null) tell(news);
    });
  }, [document, asked, language, visible, calm]);
  return live && visible;
}

/** Whether the page has what it asked for when it was opened: a connection that stays should not be before it in the queue. */
function useCalm(): boolean {
  const fetching = useIsFetching() > 0;
  const [calm, setCalm] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setCalm(true), calmAtLast);
    return () => window.clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (fetching) return undefined;
    const timer = window.setTimeout(() => setCalm(true), calmAfter);
    return () => window.clearTimeout(timer);
  }, [fetching]);
  return calm;
}

/** Subscribes again and again until it is ended; null tells that the connection is gone. */
function keepListening<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  { asked, language }: { asked: string; language: string },
  onNews: (news: Result | null) => void,
): () => void {
  const question = { query: document.toString(), variables: JSON.parse(asked) };
  const client = createClient({
    url: "/graphql/stream",
    credentials: "same-origin",
    headers: { "accept-language": language },
    retryAttempts: 0,
  });
  let wait = shortestWait;
  let timer: number | undefined;
  let end = () => {};
  const lost = () => {
    onNews(null);
    timer = window.setTimeout(listen, wait);
    wait = Math.min(wait * 2, longestWait);
  };
  const listen = () => {
    end = client.subscribe<Result>(question, {
      next: ({ data }) => {
        if (data === undefined || data === null) return;
        wait = shortestWait;
        onNews(data);
      },
      error: lost,
      complete: lost,
    });
  };
  listen();
  return () => {
    window.clearTimeout(timer);
    end();
    client.dispose();
  };
}
