import type { Viewer } from "../../access/viewer.ts";
import type { Scope } from "../../access/scope.ts";
import type { SignalRecord } from "../../defects/signals/list-signals.ts";
import type { DimensionFilter } from "../../metrics/metric-query.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import type { IssueStep, StepFields } from "./issue-steps.ts";

export const specialReasons = ["CRISIS", "MEDIA", "LAWSUIT", "CREDIBILITY"] as const;
export type SpecialReason = (typeof specialReasons)[number];
export const issueOrigins = ["SIGNALS", "DEFECT", "CASES", "HAND"] as const;
export type IssueOrigin = (typeof issueOrigins)[number];
export const issueClosings = ["VERDICT", "EXCEPTION", "DUPLICATE"] as const;
export type IssueClosing = (typeof issueClosings)[number];
export const stepStates = ["OPEN", "SUBMITTED", "APPROVED"] as const;
export type StepState = (typeof stepStates)[number];
export const actionKinds = ["CONTAINMENT", "PRODUCTION", "FIELD", "PREVENTION"] as const;
export type ActionKind = (typeof actionKinds)[number];

/** Reports that all of the filters hold for, from a day on (null: since ever). An issue is about the reports of any such part. */
export type EvidencePart = { readonly filters: readonly DimensionFilter[]; readonly from: BusinessDay | null };

/** What is known of an issue's reports. Costs are the installation's currency; null where none are recorded. */
export type IssueFigures = {
  readonly cases: number;
  readonly reports: number;
  readonly cost: number | null;
  /** Sold machines that the issue concerns; null where it is not known which they are. */
  readonly unitsAtRisk: number | null;
  readonly firstOn: BusinessDay | null;
  readonly lastOn: BusinessDay | null;
};

/** Somebody as others read them. */
export type Person = { readonly id: number; readonly name: string };
export type DepartmentName = { readonly id: number; readonly code: string; readonly name: string };

/** What was known of a signal when its issue was raised. */
export type KnownThen = Pick<SignalRecord, "observed" | "expected" | "rateRatio" | "low" | "high" | "untilOn">;

/** One signal of an issue: as it is known now, and as it was when the issue was raised. */
export type IssueEvidence = { readonly signal: SignalRecord; readonly knownThen: KnownThen };

export type StepRecord = {
  readonly step: IssueStep;
  readonly owner: Person | null;
  readonly dueAt: Date | null;
  readonly fields: StepFields;
  readonly state: StepState;
  readonly submittedBy: Person | null;
  readonly submittedAt: Date | null;
  readonly approvedBy: Person | null;
  readonly approvedAt: Date | null;
  readonly version: number;
};

/** The day since which production has had the problem: what was made before is no baseline of the measure. */
type AffectedSince = { readonly affectedSince?: BusinessDay | null | undefined };

/** From which machine on a measure holds: a batch, a serial or a day of production; or, in the field, which machines got it. */
export type ToldCutIn =
  | ({ readonly kind: "BATCH"; readonly batch: string } & AffectedSince)
  | { readonly kind: "SERIAL"; readonly serial: string }
  | ({ readonly kind: "DATE"; readonly on: BusinessDay } & AffectedSince)
  | { readonly kind: "FIELD"; readonly on: BusinessDay; readonly serials: readonly string[] };

export type IssueAction = {
  readonly id: number;
  readonly kind: ActionKind;
  readonly description: string;
  readonly owner: Person;
  readonly dueOn: BusinessDay;
  /** The rate after it ÷ the rate before that it is to reach. */
  readonly plannedRatio: number;
  readonly cutIn: ToldCutIn | null;
  readonly implementedOn: BusinessDay | null;
  readonly droppedBecause: string | null;
  readonly version: number;
};

/** What every list of issues tells. */
export type IssueSummary = {
  readonly id: number;
  readonly number: string;
  readonly title: string;
  readonly problem: string;
  readonly severity: number;
  readonly safety: boolean;
  readonly major: boolean;
  readonly special: readonly SpecialReason[];
  readonly origin: IssueOrigin;
  readonly raisedBy: string;
  readonly raisedAt: Date;
  readonly leader: Person | null;
  readonly department: DepartmentName | null;
  /** The first step that is not approved; of a closed issue the last. */
  readonly step: IssueStep;
  readonly stepState: StepState;
  readonly stepOwner: Person | null;
  /** When that step is due; null where it has no term, or the issue is closed. */
  readonly dueAt: Date | null;
  readonly closing: IssueClosing | null;
  readonly closedAt: Date | null;
  readonly closedBy: Person | null;
  readonly closingReason: string | null;
  /** The number of the issue that this one is the same as. */
  readonly duplicateOf: string | null;
  /** What its question last found, and when it found something else than before. */
  readonly figures: IssueFigures | null;
  readonly figuresAt: Date | null;
  /** The keys of the defect types whose reports it asks for. */
  readonly defects: readonly string[];
  /** Whether the reader leads it, belongs to its team, or owns a step or a measure of it. */
  readonly isMine: boolean;
  /** Whether it is the turn of a department of the reader's. */
  readonly isOfMyDepartment: boolean;
  readonly version: number;
};

/** One issue whole, but for its talk, files and history. */
export type QualityIssueRecord = IssueSummary & {
  readonly evidence: readonly EvidencePart[];
  readonly steps: readonly StepRecord[];
  readonly members: readonly Person[];
  readonly actions: readonly IssueAction[];
};

/** Who reads issues. */
export type IssueReader = { readonly viewer: Viewer; readonly scope: Scope; readonly language: "zh-CN" | "en" };

/** Who acts on issues, when. */
export type IssueActor = IssueReader & { readonly now: Date };
