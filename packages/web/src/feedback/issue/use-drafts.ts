import { useCallback, useEffect, useMemo, useState } from "react";
import { useViewer } from "../../app/installation-context.ts";
import { changedIn, type Draft, restAfter, type Values } from "./merge-draft.ts";

export type Drafts = {
  /** What is being written, by where; nothing where nobody writes. */
  readonly all: Readonly<Record<string, Draft>>;
  /** Whether anything was written that is not saved. */
  readonly unsaved: boolean;
  /** Keeps a draft; null: it is done with. */
  keep(where: string, draft: Draft | null): void;
  /** `sent` was saved. */
  saved(where: string, sent: Draft): void;
};

/** The drafts of one issue. They live as long as the window, so that leaving the page loses no text; nobody else's are read. */
export function useDrafts(number: string): Drafts {
  const key = `huilu.drafts.${useViewer().id}.${number}`;
  const [all, setAll] = useState(() => readDrafts(window.sessionStorage.getItem(key)));
  useEffect(() => {
    if (Object.keys(all).length === 0) window.sessionStorage.removeItem(key);
    else window.sessionStorage.setItem(key, JSON.stringify(all));
  }, [all, key]);
  const keep = useCallback((where: string, draft: Draft | null) => {
    setAll(({ [where]: _, ...others }) => (draft === null ? others : { ...others, [where]: draft }));
  }, []);
  const saved = useCallback((where: string, sent: Draft) => {
    setAll(({ [where]: draft, ...others }) => {
      const rest = draft === undefined ? null : restAfter(draft, sent);
      return rest === null ? others : { ...others, [where]: rest };
    });
  }, []);
  const unsaved = Object.values(all).some((draft) => changedIn(draft).length > 0);
  return useMemo(() => ({ all, unsaved, keep, saved }), [all, unsaved, keep, saved]);
}

function readDrafts(text: string | null): Record<string, Draft> {
  const found = parsed(text);
  return Object.fromEntries(
    Object.entries(found).flatMap(([where, draft]) => {
      const read = readDraft(draft);
      return read === null ? [] : [[where, read]];
    }),
  );
}

function readDraft(value: unknown): Draft | null {
  const { version, base, mine } = { version: null, base: null, mine: null, ...recordOf(value) };
  return typeof version === "number" ? { version, base: textsOf(base), mine: textsOf(mine) } : null;
}

function parsed(text: string | null): object {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return recordOf(value);
  } catch {
    return {};
  }
}

const recordOf = (value: unknown): object => (typeof value === "object" && value !== null ? value : {});

function textsOf(value: unknown): Values {
  return Object.fromEntries(
    Object.entries(recordOf(value)).flatMap(([name, text]) => (typeof text === "string" ? [[name, text]] : [])),
  );
}
