import { useState } from "react";
import type { Routing, Rule } from "./routing-words.ts";

type Version = Routing["versions"][number];

/** What is written stays here until it was saved, also when somebody else saves meanwhile. */
export function useDraft({ versions }: Routing) {
  const stored = versions.find(({ state }) => state === "DRAFT");
  const current = versions.find(({ state }) => state === "IN_FORCE");
  const first = (stored ?? current)?.rules ?? [];
  const [base, setBase] = useState(stored?.revision ?? 0);
  const [rules, setRules] = useState<readonly Rule[]>(first);
  const [kept, setKept] = useState<readonly Rule[]>(first);
  const load = (version: Version | undefined, revision: number) => {
    setBase(revision);
    setRules(version?.rules ?? []);
    setKept(version?.rules ?? []);
  };
  return {
    stored,
    rules,
    setRules,
    base,
    isUnsaved: JSON.stringify(rules) !== JSON.stringify(kept),
    isOther: (stored?.revision ?? 0) !== base,
    load: () => load(stored ?? current, stored?.revision ?? 0),
    forget: () => load(current, 0),
    keep: (revision: number) => {
      setBase(revision);
      setKept(rules);
    },
  };
}

export type Draft = ReturnType<typeof useDraft>;
