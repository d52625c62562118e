import { departments } from "../catalogue/departments.ts";
import type { ActionKind, EvidencePart, StepFields, ToldCutIn } from "@huilu/core";

/** Who acts in the stories: usernames of the demo's sign-ins. */
export const actors = {
  quality: "demo_quality",
  director: "demo_executive",
  research: "demo_responder_rd",
  purchasing: "demo_responder_purch",
} as const;
export type Actor = keyof typeof actors;

/** The departments of those who answer for one. */
export const departmentOfActor = {
  research: departments.research.code,
  purchasing: departments.purchasing.code,
} as const;

export type StoryAction = {
  readonly kind: ActionKind;
  readonly description: string;
  readonly owner: Actor;
  /** Days after the issue was raised. */
  readonly dueAfter: number;
  /** The rate after ÷ before that it is to reach; default a half. */
  readonly plannedRatio?: number;
  readonly implemented?: { readonly on: string; readonly cutIn: ToldCutIn | null };
};

export type StoryStep = {
  readonly fields: StepFields;
  readonly by: Actor;
  /** Days after the issue was raised; steps without a day are written, not submitted. */
  readonly submittedAfter?: number;
};

/** How an issue of the generated company went: what was written when, by whom, until the day it ends or the period does. */
export type IssueStory = {
  readonly raisedOn: string;
  readonly title: string;
  readonly problem: string;
  readonly severity: number;
  readonly safety?: boolean;
  readonly major?: boolean;
  readonly evidence: readonly EvidencePart[];
  readonly leader: Actor;
  readonly members: readonly Actor[];
  /** By number, D0 first; what follows is still open. */
  readonly steps: readonly StoryStep[];
  readonly actions: readonly StoryAction[];
  /** To whose department it was handed over, and when it was accepted; without a day it still waits there. */
  readonly handedTo?: {
    readonly actor: "research" | "purchasing";
    readonly ask: string;
    readonly after: number;
    readonly acceptedAfter?: number;
  };
  readonly comments: readonly { readonly by: Actor; readonly after: number; readonly text: string }[];
  /** VERDICT: as soon as the data show it; EXCEPTION: signed so many days after the raising. */
  readonly end?:
    | { readonly by: "VERDICT" }
    | { readonly by: "EXCEPTION"; readonly after: number; readonly reason: string };
};
