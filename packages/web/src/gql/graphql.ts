/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ActionInput = {
  description: string;
  dueOn: string;
  kind: ActionKind;
  owner: string;
  /** Of corrective measures the rate after ÷ before to reach; default 0.5. */
  plannedRatio?: number | null | undefined;
};

/** PRODUCTION and FIELD are corrective: their effect is looked for in the data. */
export const ActionKind = {
  Containment: 'CONTAINMENT',
  Field: 'FIELD',
  Prevention: 'PREVENTION',
  Production: 'PRODUCTION'
} as const;

export type ActionKind = typeof ActionKind[keyof typeof ActionKind];
export const AnnotationKind = {
  Issue: 'ISSUE',
  Merge: 'MERGE',
  Signal: 'SIGNAL',
  Split: 'SPLIT'
} as const;

export type AnnotationKind = typeof AnnotationKind[keyof typeof AnnotationKind];
/** SIGNAL: before the change that a standing signal dates; RECENT: before the latest quarter of a year. */
export const BaselineEnd = {
  Recent: 'RECENT',
  Signal: 'SIGNAL'
} as const;

export type BaselineEnd = typeof BaselineEnd[keyof typeof BaselineEnd];
export const Better = {
  Higher: 'HIGHER',
  Lower: 'LOWER',
  Neither: 'NEITHER'
} as const;

export type Better = typeof Better[keyof typeof Better];
export type CaseFilterInput = {
  filters?: Array<DimensionFilterInput> | null | undefined;
  /** The business days of the report. */
  range?: DateRangeInput | null | undefined;
  /** Found in the number or the complaint. */
  search?: string | null | undefined;
};

/** What a case tells by itself or by a mark. */
export const CaseFlag = {
  AboutDealer: 'ABOUT_DEALER',
  AboutStaff: 'ABOUT_STAFF',
  PurchasedPart: 'PURCHASED_PART',
  Safety: 'SAFETY',
  SupplierLot: 'SUPPLIER_LOT'
} as const;

export type CaseFlag = typeof CaseFlag[keyof typeof CaseFlag];
/** What a person says a case is. */
export const CaseMark = {
  AboutDealer: 'ABOUT_DEALER',
  AboutStaff: 'ABOUT_STAFF',
  Compensation: 'COMPENSATION',
  Credibility: 'CREDIBILITY',
  Crisis: 'CRISIS',
  Investigation: 'INVESTIGATION',
  Lawsuit: 'LAWSUIT',
  MajorQuality: 'MAJOR_QUALITY',
  Media: 'MEDIA',
  PackagingDamage: 'PACKAGING_DAMAGE',
  Quality: 'QUALITY',
  Return: 'RETURN',
  ShortQuantity: 'SHORT_QUANTITY',
  Unsatisfied: 'UNSATISFIED'
} as const;

export type CaseMark = typeof CaseMark[keyof typeof CaseMark];
export type CaseMarkInput = {
  caseId: string;
  /** Or of the department. */
  department?: string | null | undefined;
  /** The key of who is complained about. */
  employee?: string | null | undefined;
  /** Null: today. */
  happenedOn?: string | null | undefined;
  mark: CaseMark;
  /** Which dealer. */
  party?: string | null | undefined;
  reason: string;
};

/** Where the cause of a defect lies. */
export const CauseClass = {
  Assembly: 'ASSEMBLY',
  Design: 'DESIGN',
  Material: 'MATERIAL',
  NoFaultFound: 'NO_FAULT_FOUND',
  Packaging: 'PACKAGING',
  Process: 'PROCESS',
  PurchasedPart: 'PURCHASED_PART',
  Transport: 'TRANSPORT',
  Use: 'USE'
} as const;

export type CauseClass = typeof CauseClass[keyof typeof CauseClass];
/** U with exposure, C without; primed: widened by Laney's σz; PROBABILITY: limits of equal tails, below five expected a point. */
export const ChartKind = {
  C: 'C',
  CPrime: 'C_PRIME',
  Probability: 'PROBABILITY',
  U: 'U',
  UPrime: 'U_PRIME'
} as const;

export type ChartKind = typeof ChartKind[keyof typeof ChartKind];
export const Clock = {
  Business: 'BUSINESS',
  Calendar: 'CALENDAR'
} as const;

export type Clock = typeof Clock[keyof typeof Clock];
/** By what units are put together: when they were made, in which batch, or when they were sold. */
export const CohortKind = {
  Batch: 'BATCH',
  ProductionMonth: 'PRODUCTION_MONTH',
  SalesMonth: 'SALES_MONTH'
} as const;

export type CohortKind = typeof CohortKind[keyof typeof CohortKind];
export const Comparison = {
  LunarNewYear: 'LUNAR_NEW_YEAR',
  PreviousPeriod: 'PREVIOUS_PERIOD',
  PreviousYear: 'PREVIOUS_YEAR'
} as const;

export type Comparison = typeof Comparison[keyof typeof Comparison];
export type ContestInput = {
  caseId: string;
  metric: ScorecardMetricInput;
  reason: string;
  /** The id of the row on the viewer's own card. */
  rowId: string;
};

export const ContestState = {
  Open: 'OPEN',
  Rejected: 'REJECTED',
  Upheld: 'UPHELD'
} as const;

export type ContestState = typeof ContestState[keyof typeof ContestState];
/** Waiting in a department's queue, with an owner, between a resolution and a reopening. */
export const CustodyPart = {
  Owner: 'owner',
  Queue: 'queue',
  Resolved: 'resolved'
} as const;

export type CustodyPart = typeof CustodyPart[keyof typeof CustodyPart];
/** A batch, a serial or a day of production; or in the field, since when which machines have it. */
export type CutInInput = {
  /** The key of a batch. */
  batch?: string | null | undefined;
  kind: CutInKind;
  on?: string | null | undefined;
  serial?: string | null | undefined;
  /** The machines treated in the field. */
  serials?: Array<string> | null | undefined;
};

/** From which machine on a measure holds. */
export const CutInKind = {
  Batch: 'BATCH',
  Date: 'DATE',
  Field: 'FIELD',
  Serial: 'SERIAL'
} as const;

export type CutInKind = typeof CutInKind[keyof typeof CutInKind];
/** Business days; from inclusive, to exclusive. */
export type DateRangeInput = {
  from: string;
  to: string;
};

/** WORKING and REST follow the week; HOLIDAY and WORKING_DAY (a make-up day, or hours of its own) are exceptions. */
export const DayKind = {
  Holiday: 'HOLIDAY',
  Rest: 'REST',
  Working: 'WORKING',
  WorkingDay: 'WORKING_DAY'
} as const;

export type DayKind = typeof DayKind[keyof typeof DayKind];
export type DayRuleInput = {
  kind: DayRuleKind;
  /** Of a working day: the weekday whose shifts it has, 1–7. */
  likeWeekday?: number | null | undefined;
  name: string;
  nameEn?: string | null | undefined;
  /** Of a working day: shifts of its own. */
  shifts?: Array<ShiftInput> | null | undefined;
};

export const DayRuleKind = {
  Holiday: 'HOLIDAY',
  WorkingDay: 'WORKING_DAY'
} as const;

export type DayRuleKind = typeof DayRuleKind[keyof typeof DayRuleKind];
export type DefectFamilyInput = {
  code: string;
  name: string;
  nameEn?: string | null | undefined;
  /** The version that was edited; none: a new family. */
  version?: number | null | undefined;
};

export type DefectMeaningInput = {
  causeClass?: CauseClass | null | undefined;
  component?: string | null | undefined;
  name: string;
  nameEn?: string | null | undefined;
  safety: boolean;
  /** 1 to 4 */
  severity?: number | null | undefined;
  symptom?: string | null | undefined;
};

/** NOBODY: between an answer and what was asked next; OTHERS: departments the viewer does not answer for. */
export const DelayHolder = {
  Department: 'DEPARTMENT',
  Nobody: 'NOBODY',
  Others: 'OTHERS',
  Party: 'PARTY',
  Queue: 'QUEUE'
} as const;

export type DelayHolder = typeof DelayHolder[keyof typeof DelayHolder];
/** cusum: a Poisson CUSUM reached its limit; window, timeBetween: a low false discovery rate. */
export const Detector = {
  Cusum: 'cusum',
  TimeBetween: 'timeBetween',
  Window: 'window'
} as const;

export type Detector = typeof Detector[keyof typeof Detector];
/** Each working day, or the first one of each week. */
export const DigestRhythm = {
  Daily: 'DAILY',
  Weekly: 'WEEKLY'
} as const;

export type DigestRhythm = typeof DigestRhythm[keyof typeof DigestRhythm];
export const Dimension = {
  Batch: 'batch',
  Channel: 'channel',
  DefectFamily: 'defectFamily',
  DefectType: 'defectType',
  Department: 'department',
  Employee: 'employee',
  Kind: 'kind',
  Priority: 'priority',
  ProductFamily: 'productFamily',
  ProductModel: 'productModel',
  Region: 'region',
  Source: 'source',
  Status: 'status',
  SupplierLot: 'supplierLot'
} as const;

export type Dimension = typeof Dimension[keyof typeof Dimension];
export type DimensionFilterInput = {
  dimension: Dimension;
  /** Keys; of a tree each means its whole subtree. */
  in: Array<string>;
};

export type DimensionKeyInput = {
  dimension: Dimension;
  key: string;
};

export const DuePromise = {
  Dispatch: 'dispatch',
  Repair: 'repair',
  Reply: 'reply'
} as const;

export type DuePromise = typeof DuePromise[keyof typeof DuePromise];
export const DueState = {
  Met: 'MET',
  Missed: 'MISSED',
  Open: 'OPEN'
} as const;

export type DueState = typeof DueState[keyof typeof DueState];
/** What a department is there for. */
export const Duty = {
  AfterSales: 'AFTER_SALES',
  Dealers: 'DEALERS',
  Design: 'DESIGN',
  Finance: 'FINANCE',
  Investigation: 'INVESTIGATION',
  Management: 'MANAGEMENT',
  Production: 'PRODUCTION',
  Purchasing: 'PURCHASING',
  Research: 'RESEARCH',
  Sales: 'SALES',
  TechnicalQuality: 'TECHNICAL_QUALITY',
  Warehouse: 'WAREHOUSE'
} as const;

export type Duty = typeof Duty[keyof typeof Duty];
/** Reports that all of the filters hold for, from a day on. */
export type EvidencePartInput = {
  filters: Array<DimensionFilterInput>;
  /** None: since ever. */
  from?: string | null | undefined;
};

/** One figure of the query, as metricRows takes it. */
export type ExportFigureInput = {
  bucket?: string | null | undefined;
  dimensions?: Array<DimensionKeyInput> | null | undefined;
  metric: MetricKey;
  outcome?: string | null | undefined;
};

export const ExportFormat = {
  Csv: 'CSV',
  Xlsx: 'XLSX'
} as const;

export type ExportFormat = typeof ExportFormat[keyof typeof ExportFormat];
/** What to export; FIGURES, ROWS and CASE_METRICS need query, ROWS figure, CASES cases. */
export type ExportInput = {
  /** Of csv: spreadsheets need it. */
  byteOrderMark?: boolean | null | undefined;
  cases?: CaseFilterInput | null | undefined;
  figure?: ExportFigureInput | null | undefined;
  format: ExportFormat;
  kind: ExportKind;
  /** No metrics: every metric. */
  query?: MetricQueryInput | null | undefined;
};

/** FIGURES: the answer of a query; ROWS: the units behind one figure; CASE_METRICS: one row a case with every metric; CASES: the list of cases. */
export const ExportKind = {
  Cases: 'CASES',
  CaseMetrics: 'CASE_METRICS',
  Figures: 'FIGURES',
  Rows: 'ROWS'
} as const;

export type ExportKind = typeof ExportKind[keyof typeof ExportKind];
export const ExportState = {
  Cancelled: 'CANCELLED',
  Done: 'DONE',
  Expired: 'EXPIRED',
  Failed: 'FAILED',
  Running: 'RUNNING',
  Waiting: 'WAITING'
} as const;

export type ExportState = typeof ExportState[keyof typeof ExportState];
/** A bucket is named by its first day; weeks are those of ISO 8601. */
export const Grain = {
  Day: 'DAY',
  Month: 'MONTH',
  Quarter: 'QUARTER',
  Week: 'WEEK',
  Year: 'YEAR'
} as const;

export type Grain = typeof Grain[keyof typeof Grain];
/** DESK: what the viewer is to accept or answer; BACK: refused and not yet sent elsewhere; SENT by the viewer's departments; ALL. */
export const HandOverBox = {
  All: 'ALL',
  Back: 'BACK',
  Desk: 'DESK',
  Sent: 'SENT'
} as const;

export type HandOverBox = typeof HandOverBox[keyof typeof HandOverBox];
export type HandOverFilterInput = {
  box: HandOverBox;
  caseId?: string | null | undefined;
  department?: string | null | undefined;
  issue?: string | null | undefined;
  lateOnly?: boolean | null | undefined;
  states?: Array<HandOverState> | null | undefined;
};

/** Of caseId and issue one, and of department and party one. */
export type HandOverInput = {
  /** Working hours of who receives it. */
  acceptHours?: number | null | undefined;
  answerHours?: number | null | undefined;
  /** What is wanted. */
  ask: string;
  caseId?: string | null | undefined;
  department?: string | null | undefined;
  /** The refused or queued one that goes elsewhere. */
  follows?: string | null | undefined;
  issue?: string | null | undefined;
  /** Somebody outside. */
  party?: string | null | undefined;
};

export const HandOverState = {
  Accepted: 'ACCEPTED',
  Answered: 'ANSWERED',
  Refused: 'REFUSED',
  Waiting: 'WAITING',
  Withdrawn: 'WITHDRAWN'
} as const;

export type HandOverState = typeof HandOverState[keyof typeof HandOverState];
/** What the rows of a heat map are. */
export const HeatPart = {
  Batch: 'BATCH',
  Model: 'MODEL'
} as const;

export type HeatPart = typeof HeatPart[keyof typeof HeatPart];
/** ALL and UNREAD leave out what was archived. */
export const InboxBox = {
  All: 'ALL',
  Archived: 'ARCHIVED',
  Unread: 'UNREAD'
} as const;

export type InboxBox = typeof InboxBox[keyof typeof InboxBox];
/** VERDICT: the data show that its measures worked. EXCEPTION: an executive signed. DUPLICATE: it is another. */
export const IssueClosing = {
  Duplicate: 'DUPLICATE',
  Exception: 'EXCEPTION',
  Verdict: 'VERDICT'
} as const;

export type IssueClosing = typeof IssueClosing[keyof typeof IssueClosing];
/** What is to be different; what is left out stays. */
export type IssueEditInput = {
  /** null: nobody. */
  leader?: string | null | undefined;
  major?: boolean | null | undefined;
  members?: Array<string> | null | undefined;
  number: string;
  problem?: string | null | undefined;
  safety?: boolean | null | undefined;
  severity?: number | null | undefined;
  special?: Array<SpecialReason> | null | undefined;
  title?: string | null | undefined;
  /** The version that the editor saw. */
  version: number;
};

export type IssueLikenessInput = {
  evidence?: Array<EvidencePartInput>;
  problem: string;
  title: string;
};

/** What an issue was raised from. */
export const IssueOrigin = {
  Cases: 'CASES',
  Defect: 'DEFECT',
  Hand: 'HAND',
  Signals: 'SIGNALS'
} as const;

export type IssueOrigin = typeof IssueOrigin[keyof typeof IssueOrigin];
/** What is written in a step; what is left out stays. */
export type IssueStepInput = {
  /** null: no term. */
  dueAt?: string | null | undefined;
  fields?: Array<StepFieldInput> | null | undefined;
  number: string;
  /** null: nobody. */
  owner?: string | null | undefined;
  /** 0 to 8. */
  step: number;
  /** The version of the step that the writer saw. */
  version: number;
};

/** By the interval of the Weibull shape: below 1, above 1, or not told apart from 1. */
export const LifeShape = {
  Early: 'EARLY',
  Random: 'RANDOM',
  WearOut: 'WEAR_OUT'
} as const;

export type LifeShape = typeof LifeShape[keyof typeof LifeShape];
/** Why an issue is like another. */
export const Likeness = {
  Defect: 'DEFECT',
  Family: 'FAMILY',
  Product: 'PRODUCT',
  Words: 'WORDS'
} as const;

export type Likeness = typeof Likeness[keyof typeof Likeness];
export const MailFailureReason = {
  AttachmentMissing: 'attachment_missing',
  NoAddress: 'no_address',
  NoServer: 'no_server',
  NotAdmitted: 'not_admitted',
  PutOff: 'put_off',
  Refused: 'refused',
  Unreachable: 'unreachable',
  Unsendable: 'unsendable'
} as const;

export type MailFailureReason = typeof MailFailureReason[keyof typeof MailFailureReason];
/** When mail comes. Quiet hours are minutes after midnight, both or none. */
export type MailSettingsInput = {
  digest: DigestRhythm;
  /** The hour of the digest in the business time zone. */
  digestHour: number;
  quietFrom?: number | null | undefined;
  quietTo?: number | null | undefined;
  /** Whether urgent mail comes in quiet hours. */
  urgentPasses: boolean;
};

/** FAILED: the server refused it for good; GIVEN_UP: it was tried for days, or there is nobody any more to send it to. */
export const MailState = {
  Failed: 'FAILED',
  GivenUp: 'GIVEN_UP',
  Sent: 'SENT',
  Waiting: 'WAITING'
} as const;

export type MailState = typeof MailState[keyof typeof MailState];
export const MailWay = {
  AtOnce: 'AT_ONCE',
  Digest: 'DIGEST',
  None: 'NONE'
} as const;

export type MailWay = typeof MailWay[keyof typeof MailWay];
export const MessageKind = {
  HandoverOverdue: 'handover_overdue',
  HandoverRefused: 'handover_refused',
  HandoverSent: 'handover_sent',
  IssueAcknowledged: 'issue_acknowledged',
  IssueAssigned: 'issue_assigned',
  IssueDue: 'issue_due',
  IssueEscalated: 'issue_escalated',
  IssueMentioned: 'issue_mentioned',
  IssueOverdue: 'issue_overdue',
  IssueRaised: 'issue_raised',
  IssueReopened: 'issue_reopened',
  IssueVerdict: 'issue_verdict',
  PackageReady: 'package_ready',
  PackageUnacknowledged: 'package_unacknowledged',
  SignalNew: 'signal_new',
  SpecialCaseRaised: 'special_case_raised'
} as const;

export type MessageKind = typeof MessageKind[keyof typeof MessageKind];
/** RETURNED takes out of the archive. */
export const MessageMark = {
  Archived: 'ARCHIVED',
  Read: 'READ',
  Returned: 'RETURNED',
  Unread: 'UNREAD'
} as const;

export type MessageMark = typeof MessageMark[keyof typeof MessageMark];
export type MetricInput = {
  aspect?: string | null | undefined;
  atMonths?: number | null | undefined;
  byDay?: number | null | undefined;
  clock?: Clock | null | undefined;
  key: MetricKey;
  per?: RatePer | null | undefined;
  windowDays?: number | null | undefined;
};

/** The keys of the metrics; `metrics` tells what each means. */
export const MetricKey = {
  Backlog: 'backlog',
  Cases: 'cases',
  ComplaintIndex: 'complaintIndex',
  ConversionRate: 'conversionRate',
  CostPerCase: 'costPerCase',
  Csat: 'csat',
  CumulativeRateAtMis: 'cumulativeRateAtMis',
  CustodyTime: 'custodyTime',
  DefectReports: 'defectReports',
  DefectShare: 'defectShare',
  DiagnosisAccuracy: 'diagnosisAccuracy',
  DispatchWithin48h: 'dispatchWithin48h',
  EscalationRate: 'escalationRate',
  FirstFixRate: 'firstFixRate',
  FirstResponseTime: 'firstResponseTime',
  FollowUpRate: 'followUpRate',
  HandlingTime: 'handlingTime',
  NetHandlingTime: 'netHandlingTime',
  NoFaultFoundRate: 'noFaultFoundRate',
  Nps: 'nps',
  OnTimeArrival: 'onTimeArrival',
  RatePerThousandInService: 'ratePerThousandInService',
  ReopenRate: 'reopenRate',
  RepairWithin30d: 'repairWithin30d',
  RepeatRepairRate: 'repeatRepairRate',
  ReplyWithin24h: 'replyWithin24h',
  ResolutionRate: 'resolutionRate',
  SurveyCoverage: 'surveyCoverage',
  SurveyResponseRate: 'surveyResponseRate',
  TouchTime: 'touchTime',
  WarrantyCostPerUnit: 'warrantyCostPerUnit'
} as const;

export type MetricKey = typeof MetricKey[keyof typeof MetricKey];
export type MetricQueryInput = {
  asKnownOn?: string | null | undefined;
  by?: Array<Dimension> | null | undefined;
  compare?: Array<Comparison> | null | undefined;
  filters?: Array<DimensionFilterInput> | null | undefined;
  /** Without it: one total. */
  grain?: Grain | null | undefined;
  limit?: number | null | undefined;
  metrics: Array<MetricInput>;
  order?: OrderInput | null | undefined;
  range: DateRangeInput;
};

/** Why a chart has no limits. */
export const NoLimitsReason = {
  HistoryShort: 'HISTORY_SHORT',
  NoReports: 'NO_REPORTS'
} as const;

export type NoLimitsReason = typeof NoLimitsReason[keyof typeof NoLimitsReason];
/** Why nothing can be compared. */
export const NotComparable = {
  BatchUndated: 'BATCH_UNDATED',
  NothingAfter: 'NOTHING_AFTER',
  NoBaseline: 'NO_BASELINE',
  NoReports: 'NO_REPORTS',
  SalesByBatchUnknown: 'SALES_BY_BATCH_UNKNOWN',
  SalesUnknown: 'SALES_UNKNOWN',
  SerialsUnknown: 'SERIALS_UNKNOWN'
} as const;

export type NotComparable = typeof NotComparable[keyof typeof NotComparable];
/** Ties by label; without it: by bucket, then label. */
export type OrderInput = {
  descending?: boolean | null | undefined;
  metric: MetricKey;
};

export const Outside = {
  Above: 'ABOVE',
  Below: 'BELOW'
} as const;

export type Outside = typeof Outside[keyof typeof Outside];
/** The period that a package is about. */
export const PackageGrain = {
  Month: 'MONTH',
  Week: 'WEEK'
} as const;

export type PackageGrain = typeof PackageGrain[keyof typeof PackageGrain];
/** UNSENT: somebody asked for it, nobody has to acknowledge it. LATE: open after its time. */
export const PackageState = {
  Acknowledged: 'ACKNOWLEDGED',
  AcknowledgedLate: 'ACKNOWLEDGED_LATE',
  Late: 'LATE',
  Open: 'OPEN',
  Unsent: 'UNSENT'
} as const;

export type PackageState = typeof PackageState[keyof typeof PackageState];
/** ACCEPTED: a type explains it, and unclassified cases that say it are given that type. */
export const PhraseAction = {
  Accepted: 'ACCEPTED',
  Dismissed: 'DISMISSED',
  Reopened: 'REOPENED'
} as const;

export type PhraseAction = typeof PhraseAction[keyof typeof PhraseAction];
/** FADED: nobody has decided, and the last look did not tell it any more. */
export const PhraseState = {
  Accepted: 'ACCEPTED',
  Dismissed: 'DISMISSED',
  Faded: 'FADED',
  Open: 'OPEN'
} as const;

export type PhraseState = typeof PhraseState[keyof typeof PhraseState];
export type PolicyInput = {
  /** Code of the contract, model or family; of the default none. */
  key?: string | null | undefined;
  kind: PolicyKind;
  scope: PolicyScope;
  /** Null: withdrawn; never of the default. */
  term?: PolicyTermInput | null | undefined;
  /** For cases reported on or after this day. */
  validFrom: string;
};

export const PolicyKind = {
  ArrivalGrace: 'arrival_grace',
  Dispatch: 'dispatch',
  FollowUp: 'follow_up',
  Repair: 'repair',
  Reply: 'reply',
  Return: 'return',
  Warranty: 'warranty'
} as const;

export type PolicyKind = typeof PolicyKind[keyof typeof PolicyKind];
/** Of a case the narrowest decides: contract, then product model, product family, default. */
export const PolicyScope = {
  Contract: 'CONTRACT',
  Default: 'DEFAULT',
  ProductFamily: 'PRODUCT_FAMILY',
  ProductModel: 'PRODUCT_MODEL'
} as const;

export type PolicyScope = typeof PolicyScope[keyof typeof PolicyScope];
export const PolicyState = {
  Future: 'FUTURE',
  InForce: 'IN_FORCE',
  Past: 'PAST'
} as const;

export type PolicyState = typeof PolicyState[keyof typeof PolicyState];
export type PolicyTermInput = {
  amount: number;
  clock: Clock;
  unit: PolicyUnit;
};

export const PolicyUnit = {
  Days: 'DAYS',
  Hours: 'HOURS',
  Minutes: 'MINUTES',
  Months: 'MONTHS'
} as const;

export type PolicyUnit = typeof PolicyUnit[keyof typeof PolicyUnit];
export type QualityIssueInput = {
  /** The ids of cases chosen one by one. */
  cases?: Array<string>;
  /** Reports that are asked for anew whenever somebody looks: those of any part. */
  evidence?: Array<EvidencePartInput>;
  /** Goes first, and is reported upward at once. */
  major?: boolean;
  /** What is wrong, with what, since when, how many. */
  problem: string;
  /** Somebody can come to harm. */
  safety: boolean;
  /** 1 a nuisance to 4 a danger. */
  severity: number;
  signals?: Array<string>;
  special?: Array<SpecialReason>;
  title: string;
};

export const RatePer = {
  Month: 'MONTH',
  Year: 'YEAR'
} as const;

export type RatePer = typeof RatePer[keyof typeof RatePer];
export type ReclassificationInput = {
  /** Whether what was reported before counts anew too. */
  includesPast: boolean;
  kind: ReclassificationKind;
  rules: Array<ReclassificationRuleInput>;
};

/** MERGE: whole types count as one. SPLIT: the first rule that fits a report of one type decides. */
export const ReclassificationKind = {
  Merge: 'MERGE',
  Split: 'SPLIT'
} as const;

export type ReclassificationKind = typeof ReclassificationKind[keyof typeof ReclassificationKind];
export type ReclassificationRuleInput = {
  batches?: Array<string> | null | undefined;
  /** The key of a type. */
  from: string;
  models?: Array<string> | null | undefined;
  reportedFrom?: string | null | undefined;
  /** Exclusive. */
  reportedTo?: string | null | undefined;
  supplierLots?: Array<string> | null | undefined;
  /** The key of a type in use. */
  to: string;
  /** One of them is in the complaint. */
  words?: Array<string> | null | undefined;
};

/** New reports follow the rules from the first moment; RUNNING and UNDOING: a job goes through older ones. */
export const ReclassificationState = {
  Done: 'DONE',
  Running: 'RUNNING',
  Undoing: 'UNDOING',
  Undone: 'UNDONE'
} as const;

export type ReclassificationState = typeof ReclassificationState[keyof typeof ReclassificationState];
/** OPEN: proposed. ONE_EVENT: counted as one. DISMISSED: a person said that they are none. */
export const RepeatState = {
  Dismissed: 'DISMISSED',
  OneEvent: 'ONE_EVENT',
  Open: 'OPEN'
} as const;

export type RepeatState = typeof RepeatState[keyof typeof RepeatState];
export const Role = {
  Administrator: 'ADMINISTRATOR',
  DepartmentHead: 'DEPARTMENT_HEAD',
  Executive: 'EXECUTIVE',
  QualityEngineer: 'QUALITY_ENGINEER',
  Responder: 'RESPONDER',
  ServiceAgent: 'SERVICE_AGENT'
} as const;

export type Role = typeof Role[keyof typeof Role];
/** SPECIAL_CASE goes first and is reported upward at once; BYPASS keeps the person concerned out; RECOVERY: the supplier bears the cost. */
export const RouteMark = {
  Bypass: 'BYPASS',
  IndividualCase: 'INDIVIDUAL_CASE',
  Major: 'MAJOR',
  Recovery: 'RECOVERY',
  SpecialCase: 'SPECIAL_CASE'
} as const;

export type RouteMark = typeof RouteMark[keyof typeof RouteMark];
/** Exactly one of them. */
export type RouteTargetInput = {
  department?: string | null | undefined;
  duty?: Duty | null | undefined;
  supplier?: boolean | null | undefined;
};

export type RoutingRuleInput = {
  acceptHours: number;
  also: boolean;
  answerHours: number;
  key: string;
  marks: Array<RouteMark>;
  name: string;
  nameEn?: string | null | undefined;
  steps: Array<Array<RouteTargetInput>>;
  when: RuleConditionInput;
};

export const RoutingState = {
  Draft: 'DRAFT',
  Future: 'FUTURE',
  InForce: 'IN_FORCE',
  Past: 'PAST'
} as const;

export type RoutingState = typeof RoutingState[keyof typeof RoutingState];
export type RuleConditionInput = {
  causeClasses?: Array<CauseClass> | null | undefined;
  defectFamilies?: Array<string> | null | undefined;
  defectTypes?: Array<string> | null | undefined;
  departments?: Array<string> | null | undefined;
  flags?: Array<CaseFlag> | null | undefined;
  kinds?: Array<string> | null | undefined;
  marks?: Array<CaseMark> | null | undefined;
  priorities?: Array<string> | null | undefined;
  productFamilies?: Array<string> | null | undefined;
  productModels?: Array<string> | null | undefined;
  regions?: Array<string> | null | undefined;
  unsettledAtLeast?: number | null | undefined;
  words?: Array<string> | null | undefined;
};

/** What scorecards compare: first-time fix and repeat repairs by failure event (30 days), answers of 4 or 5, resolutions that took longer than half of their kind do, upheld complaints per case. */
export const ScorecardMetric = {
  ComplaintIndex: 'complaintIndex',
  Csat: 'csat',
  FirstFixRate: 'firstFixRate',
  HandlingTime: 'handlingTime',
  RepeatRepairRate: 'repeatRepairRate'
} as const;

export type ScorecardMetric = typeof ScorecardMetric[keyof typeof ScorecardMetric];
export type ScorecardMetricInput = {
  /** Of satisfaction; without it: overall. */
  aspect?: SurveyAspect | null | undefined;
  key: ScorecardMetric;
};

export type ShiftInput = {
  from: string;
  to: string;
};

/** What the person was shown. */
export type ShownSuggestionInput = {
  confidence: number;
  modelId: number;
  type: string;
};

export const SignalAction = {
  Acknowledged: 'ACKNOWLEDGED',
  Dismissed: 'DISMISSED',
  Reopened: 'REOPENED'
} as const;

export type SignalAction = typeof SignalAction[keyof typeof SignalAction];
/** Of what a watched series is: a defect, or the part of its reports of one model, batch, lot or region. */
export const SignalLevel = {
  Batch: 'BATCH',
  Defect: 'DEFECT',
  Model: 'MODEL',
  Region: 'REGION',
  SupplierLot: 'SUPPLIER_LOT'
} as const;

export type SignalLevel = typeof SignalLevel[keyof typeof SignalLevel];
/** CLOSED: everything is as usual again, or what was learned later took the grounds away. */
export const SignalState = {
  Acknowledged: 'ACKNOWLEDGED',
  Closed: 'CLOSED',
  Dismissed: 'DISMISSED',
  InIssue: 'IN_ISSUE',
  Open: 'OPEN'
} as const;

export type SignalState = typeof SignalState[keyof typeof SignalState];
/** Why an issue is a special case (专案). */
export const SpecialReason = {
  Credibility: 'CREDIBILITY',
  Crisis: 'CRISIS',
  Lawsuit: 'LAWSUIT',
  Media: 'MEDIA'
} as const;

export type SpecialReason = typeof SpecialReason[keyof typeof SpecialReason];
export const StandOutLevel = {
  Batch: 'BATCH',
  Line: 'LINE',
  Model: 'MODEL',
  Region: 'REGION',
  SupplierLot: 'SUPPLIER_LOT'
} as const;

export type StandOutLevel = typeof StandOutLevel[keyof typeof StandOutLevel];
/** RATE_RATIO: rates in service; EBGM: reports against its reports of everything, shrunk, where nobody knows how many are in service. */
export const StandOutMeasure = {
  Ebgm: 'EBGM',
  RateRatio: 'RATE_RATIO'
} as const;

export type StandOutMeasure = typeof StandOutMeasure[keyof typeof StandOutMeasure];
/** Where observed ÷ expected lies in the funnel: within 95 %, or beyond the 95 % or the 99.8 % limits. */
export const Standing = {
  Above_95: 'ABOVE_95',
  Above_998: 'ABOVE_998',
  Below_95: 'BELOW_95',
  Below_998: 'BELOW_998',
  Within: 'WITHIN'
} as const;

export type Standing = typeof Standing[keyof typeof Standing];
export type StepFieldInput = {
  name: string;
  text: string;
};

export const StepState = {
  Approved: 'APPROVED',
  Open: 'OPEN',
  Submitted: 'SUBMITTED'
} as const;

export type StepState = typeof StepState[keyof typeof StepState];
export const SurveyAspect = {
  Accuracy: 'accuracy',
  Attitude: 'attitude',
  Efficiency: 'efficiency',
  Overall: 'overall'
} as const;

export type SurveyAspect = typeof SurveyAspect[keyof typeof SurveyAspect];
/** The periods for which targets are set. */
export const TargetGrain = {
  Month: 'MONTH',
  Quarter: 'QUARTER',
  Week: 'WEEK',
  Year: 'YEAR'
} as const;

export type TargetGrain = typeof TargetGrain[keyof typeof TargetGrain];
/** A target from a period on; periods before it keep the target they had. */
export type TargetInput = {
  aspect?: string | null | undefined;
  atMonths?: number | null | undefined;
  byDay?: number | null | undefined;
  clock?: Clock | null | undefined;
  /** A department's code; without it the company. */
  department?: string | null | undefined;
  grain: TargetGrain;
  /** Nearer to the target than this is at risk. */
  margin?: number | null | undefined;
  metric: MetricKey;
  /** The code of the employee who answers for it. */
  owner?: string | null | undefined;
  per?: RatePer | null | undefined;
  /** The first day of a period. */
  validFrom: string;
  /** A rate 0–1, seconds, money or a count. */
  value: number;
  windowDays?: number | null | undefined;
};

/** MISSED: the final value lies on the wrong side. AT_RISK: it does while the period runs or its units are not ripe, or it lies on the right side but its interval reaches across the target, or it is nearer to it than the margin. NOT_ENOUGH_DATA: no value, or fewer units than the metric's minimum. MET: none of these. */
export const TargetState = {
  AtRisk: 'AT_RISK',
  Met: 'MET',
  Missed: 'MISSED',
  NotEnoughData: 'NOT_ENOUGH_DATA'
} as const;

export type TargetState = typeof TargetState[keyof typeof TargetState];
export const TaxonomyAction = {
  FamilyAdded: 'FAMILY_ADDED',
  FamilyChanged: 'FAMILY_CHANGED',
  Merge: 'MERGE',
  Split: 'SPLIT',
  TypeAdded: 'TYPE_ADDED',
  TypeChanged: 'TYPE_CHANGED',
  TypeRestored: 'TYPE_RESTORED',
  TypeRetired: 'TYPE_RETIRED',
  Undo: 'UNDO'
} as const;

export type TaxonomyAction = typeof TaxonomyAction[keyof typeof TaxonomyAction];
/** Why no life is fitted. */
export const UnfitReason = {
  FewFailures: 'FEW_FAILURES',
  NoSales: 'NO_SALES',
  OneAge: 'ONE_AGE'
} as const;

export type UnfitReason = typeof UnfitReason[keyof typeof UnfitReason];
/** RATE is 0–1, SECONDS are seconds, MONEY is in the installation's currency, PER_HUNDRED is for each hundred units, PER_THOUSAND for each thousand in service. */
export const Unit = {
  Count: 'COUNT',
  Money: 'MONEY',
  PerHundred: 'PER_HUNDRED',
  PerThousand: 'PER_THOUSAND',
  Rate: 'RATE',
  Seconds: 'SECONDS'
} as const;

export type Unit = typeof Unit[keyof typeof Unit];
/** What the data say of a measure. */
export const Verdict = {
  Effective: 'EFFECTIVE',
  NotEffective: 'NOT_EFFECTIVE',
  NotShownYet: 'NOT_SHOWN_YET',
  Partly: 'PARTLY',
  Worse: 'WORSE'
} as const;

export type Verdict = typeof Verdict[keyof typeof Verdict];
export type WebhookDeliveriesInput = {
  /** None: of every state. */
  states?: Array<WebhookDeliveryState> | null | undefined;
  target?: string | null | undefined;
};

export const WebhookDeliveryState = {
  Delivered: 'DELIVERED',
  GivenUp: 'GIVEN_UP',
  Skipped: 'SKIPPED',
  Waiting: 'WAITING'
} as const;

export type WebhookDeliveryState = typeof WebhookDeliveryState[keyof typeof WebhookDeliveryState];
/** GENERIC: JSON, signed as the Standard Webhooks specification says; the others are messages of robots. */
export const WebhookFormat = {
  Dingtalk: 'DINGTALK',
  Feishu: 'FEISHU',
  Generic: 'GENERIC',
  Wecom: 'WECOM'
} as const;

export type WebhookFormat = typeof WebhookFormat[keyof typeof WebhookFormat];
export type WebhookTargetInput = {
  /** A target keeps its format. */
  format: WebhookFormat;
  kinds: Array<string>;
  /** zh-CN or en. */
  language: string;
  name: string;
  /** Left out in a change: as it is. */
  url?: string | null | undefined;
};

export type SignInMutationVariables = Exact<{
  username: string;
  password: string;
}>;


export type SignInMutation = { signIn: { viewer: { id: string, language: string } } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: boolean };

export type ChangePasswordMutationVariables = Exact<{
  current: string;
  next: string;
}>;


export type ChangePasswordMutation = { changePassword: boolean };

export type SetLanguageMutationVariables = Exact<{
  language: string;
}>;


export type SetLanguageMutation = { setLanguage: { id: string, language: string } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { id: string, username: string, displayName: string, language: string, mustChangePassword: boolean, operations: Array<string>, isEmployee: boolean, roles: Array<{ role: Role, department: { key: string, label: string } | null }> } | null };

export type InstallationQueryVariables = Exact<{ [key: string]: never; }>;


export type InstallationQuery = { installation: { companyName: string, timeZone: string, currency: string, asOf: string, dataFrom: string | null, dataTo: string | null, demo: boolean, defectKinds: Array<string>, today: string, version: string } };

export type CaseLineFragment = { id: string, source: string, number: string, reportedOn: string | null, resolvedOn: string | null, handlingSeconds: number | null, status: { key: string, label: string }, department: { key: string, label: string } | null, employee: { key: string, label: string } | null, region: { key: string, label: string } | null, productModel: { key: string, label: string } | null, defects: Array<{ key: string, label: string, leading: boolean }> };

export type ServiceCasesQueryVariables = Exact<{
  filter: CaseFilterInput;
  first: number;
  after?: string | null | undefined;
}>;


export type ServiceCasesQuery = { serviceCases: { totalCount: number, edges: Array<{ node: { id: string, source: string, number: string, reportedOn: string | null, resolvedOn: string | null, handlingSeconds: number | null, status: { key: string, label: string }, department: { key: string, label: string } | null, employee: { key: string, label: string } | null, region: { key: string, label: string } | null, productModel: { key: string, label: string } | null, defects: Array<{ key: string, label: string, leading: boolean }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FigureRowsQueryVariables = Exact<{
  input: MetricQueryInput;
  metric: MetricKey;
  bucket?: string | null | undefined;
  dimensions?: Array<DimensionKeyInput> | DimensionKeyInput | null | undefined;
  outcome?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type FigureRowsQuery = { metricRows: { totalCount: number, edges: Array<{ node: { id: string, day: string, outcome: string, outcomeLabel: string | null, hit: boolean | null, amount: number | null, defect: { key: string, label: string } | null, case: { id: string, source: string, number: string, reportedOn: string | null, resolvedOn: string | null, handlingSeconds: number | null, status: { key: string, label: string }, department: { key: string, label: string } | null, employee: { key: string, label: string } | null, region: { key: string, label: string } | null, productModel: { key: string, label: string } | null, defects: Array<{ key: string, label: string, leading: boolean }> } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ServiceCaseQueryVariables = Exact<{
  id: string;
}>;


export type ServiceCaseQuery = { serviceCase: { serial: string | null, soldOn: string | null, producedOn: string | null, reportedAt: string | null, closedOn: string | null, responseSeconds: number | null, costAmount: number | null, score: number | null, attemptCount: number, reopenedCount: number, complaint: string | null, customerName: string | null, customerPhone: string | null, id: string, source: string, number: string, reportedOn: string | null, resolvedOn: string | null, handlingSeconds: number | null, kind: { key: string, label: string } | null, channel: { key: string, label: string } | null, priority: { key: string, label: string } | null, productFamily: { key: string, label: string } | null, batch: { key: string, label: string } | null, supplierLot: { key: string, label: string } | null, productionLine: { key: string, label: string } | null, defects: Array<{ key: string, label: string, familyLabel: string | null, leading: boolean, origin: string }>, oneEvent: { eventId: number, leadingId: string | null, leadingNumber: string | null, cases: number, reason: string | null, decidedBy: string | null, decidedAt: string } | null, custody: { handlingSeconds: number | null, handlingBusinessSeconds: number | null, pausedBusinessSeconds: number | null, netHandlingSeconds: number | null, spans: Array<{ part: CustodyPart, fromOn: string, fromAt: string | null, toOn: string | null, toAt: string | null, seconds: number | null, businessSeconds: number | null, department: { key: string, label: string } | null, employee: { key: string, label: string } | null }>, dueTimes: Array<{ promise: DuePromise, dueOn: string, dueAt: string | null, doneOn: string | null, doneAt: string | null, state: DueState | null, unjudged: string | null }> }, events: Array<{ id: string, type: string, label: string, happenedOn: string | null, happenedAt: string | null, learnedAt: string, origin: string, result: string | null, amount: number | null, score: number | null, detail: string | null, setAside: string | null, superseded: boolean, employee: { key: string, label: string } | null, department: { key: string, label: string } | null }>, setAside: Array<{ field: string, value: string | null, reason: string, label: string }>, status: { key: string, label: string }, department: { key: string, label: string } | null, employee: { key: string, label: string } | null, region: { key: string, label: string } | null, productModel: { key: string, label: string } | null } | null };

export type ExpectedRangeFieldsFragment = { expected: number, low: number, high: number };

export type ChartLimitsQueryVariables = Exact<{
  defectType: string;
  range: DateRangeInput;
  grain: Grain;
  filters?: Array<DimensionFilterInput> | DimensionFilterInput | null | undefined;
  asKnownOn?: string | null | undefined;
}>;


export type ChartLimitsQuery = { chartLimits: { kind: ChartKind | null, reason: NoLimitsReason | null, sigmaZ: number, fewest: number, baseline: { from: string, to: string, points: number, endsBefore: BaselineEnd } | null, points: Array<{ bucket: string, outside: Outside | null, rules: Array<number>, reports: { expected: number, low: number, high: number }, rate: { expected: number, low: number, high: number } | null }>, annotations: Array<{ kind: AnnotationKind, on: string, sinceOn: string | null, level: SignalLevel | null, label: string | null }>, holidays: Array<{ name: string, from: string, to: string }> } };

export type FigureFragment = { metric: MetricKey, value: number | null, unit: Unit, n: number, mean: number | null, median: number | null, p90: number | null, low: number | null, high: number | null, provisional: boolean, excluded: Array<{ reason: string, label: string, n: number }>, previous: Array<{ comparison: Comparison, value: number | null, n: number, from: string, to: string }> };

export type PointFragment = { metric: MetricKey, value: number | null, unit: Unit, n: number, low: number | null, high: number | null, provisional: boolean };

export type TrendQueryVariables = Exact<{
  input: MetricQueryInput;
}>;


export type TrendQuery = { metricQuery: { asOf: string, rows: Array<{ bucket: string | null, values: Array<{ metric: MetricKey, value: number | null, unit: Unit, n: number, low: number | null, high: number | null, provisional: boolean }> }> } };

export type PoliciesQueryVariables = Exact<{ [key: string]: never; }>;


export type PoliciesQuery = { policies: Array<{ id: string, kind: PolicyKind, scope: PolicyScope, key: string | null, label: string | null, validFrom: string | null, state: PolicyState, setAt: string | null, setBy: string | null, term: { amount: number, unit: PolicyUnit, clock: Clock } | null }> };

export type ContractsQueryVariables = Exact<{ [key: string]: never; }>;


export type ContractsQuery = { contracts: Array<{ key: string, label: string }> };

export type CalendarsQueryVariables = Exact<{ [key: string]: never; }>;


export type CalendarsQuery = { calendars: Array<{ code: string, label: string, isDefault: boolean, years: Array<number>, weeks: Array<{ validFrom: string | null, days: Array<Array<{ from: string, to: string }>> }> }> };

export type CalendarYearQueryVariables = Exact<{
  calendar: string;
  year: number;
}>;


export type CalendarYearQuery = { calendarYear: { calendar: string, year: number, origin: string | null, days: Array<{ day: string, kind: DayKind, name: string | null, nameEn: string | null, likeWeekday: number | null, shifts: Array<{ from: string, to: string }> }> } };

export type DepartmentCalendarsQueryVariables = Exact<{ [key: string]: never; }>;


export type DepartmentCalendarsQuery = { departmentCalendars: Array<{ inherited: boolean, department: { key: string, label: string }, calendar: { key: string, label: string }, versions: Array<{ validFrom: string | null, calendar: { key: string, label: string } | null }> }> };

export type AddPolicyMutationVariables = Exact<{
  policy: PolicyInput;
}>;


export type AddPolicyMutation = { addPolicy: boolean };

export type SetCalendarDayMutationVariables = Exact<{
  calendar: string;
  day: string;
  rule?: DayRuleInput | null | undefined;
}>;


export type SetCalendarDayMutation = { setCalendarDay: boolean };

export type SetWorkingWeekMutationVariables = Exact<{
  calendar: string;
  validFrom?: string | null | undefined;
  days: Array<Array<ShiftInput> | ShiftInput> | Array<ShiftInput> | ShiftInput;
}>;


export type SetWorkingWeekMutation = { setWorkingWeek: boolean };

export type CreateCalendarMutationVariables = Exact<{
  code: string;
  name: string;
  nameEn?: string | null | undefined;
  like: string;
}>;


export type CreateCalendarMutation = { createCalendar: boolean };

export type AssignCalendarMutationVariables = Exact<{
  department: string;
  calendar?: string | null | undefined;
  validFrom: string;
}>;


export type AssignCalendarMutation = { assignCalendar: boolean };

export type ImportHolidaysMutationVariables = Exact<{
  calendar: string;
  year: number;
  text: string;
}>;


export type ImportHolidaysMutation = { importHolidays: { saved: boolean, holidays: number, makeUpDays: number, problems: Array<{ line: number, column: string | null, value: string | null, reason: string, label: string }> } };

export type DueCountsQueryVariables = Exact<{
  withinHours: number;
  filters: Array<DimensionFilterInput> | DimensionFilterInput;
}>;


export type DueCountsQuery = { reply: { counts: { overdue: number, soon: number } }, dispatch: { counts: { overdue: number, soon: number } }, repair: { counts: { overdue: number, soon: number } } };

export type DueCasesQueryVariables = Exact<{
  promise: DuePromise;
  withinHours: number;
  filters: Array<DimensionFilterInput> | DimensionFilterInput;
  first: number;
}>;


export type DueCasesQuery = { dueCases: { pageInfo: { hasNextPage: boolean }, edges: Array<{ node: { dueOn: string, dueAt: string | null, overdue: boolean, secondsLeft: number | null, policy: { amount: number, unit: PolicyUnit, clock: Clock }, case: { id: string, number: string, status: { key: string, label: string }, department: { key: string, label: string } | null, employee: { key: string, label: string } | null, productModel: { key: string, label: string } | null } } }> } };

export type ParetoQueryVariables = Exact<{
  input: MetricQueryInput;
}>;


export type ParetoQuery = { metricQuery: { totalRows: number, rows: Array<{ dimensions: Array<{ key: string, label: string }>, values: Array<{ metric: MetricKey, value: number | null, n: number, previous: Array<{ comparison: Comparison, value: number | null, n: number }> }> }> } };

export type HeatMapQueryVariables = Exact<{
  by: HeatPart;
  range: DateRangeInput;
  filters?: Array<DimensionFilterInput> | DimensionFilterInput | null | undefined;
  asKnownOn?: string | null | undefined;
}>;


export type HeatMapQuery = { defectHeatMap: { reports: number, isByRate: boolean, defects: Array<{ key: string, label: string }>, rows: Array<{ reports: number, part: { key: string, label: string }, model: { key: string, label: string } | null, cells: Array<{ reports: number, expected: number, differs: Outside | null }> }> } };

export type DefectQueryVariables = Exact<{
  defectType: string;
  weeks: number;
}>;


export type DefectQuery = { standOuts: { from: string, to: string, reports: number, parts: Array<{ level: StandOutLevel, measure: StandOutMeasure, observed: number, expected: number, ratio: number | null, low: number, high: number | null, unitMonths: number | null, part: { key: string, label: string } }> } };

export type DefectSignalsQueryVariables = Exact<{ [key: string]: never; }>;


export type DefectSignalsQuery = { signals: Array<{ id: string, level: SignalLevel, severity: number | null, safety: boolean, detector: Detector, ratio: number | null, adjustedP: number | null, family: number | null, sinceOn: string, raisedOn: string, foundAt: string, untilOn: string, closedOn: string | null, withdrawn: boolean, observed: number, expected: number, rateRatio: number | null, low: number, high: number | null, state: SignalState, reason: string | null, issue: string | null, decidedBy: string | null, decidedAt: string | null, defect: { key: string, label: string } | null, defectFamily: { key: string, label: string } | null, part: { key: string, label: string } | null }> };

export type DefectFiguresQueryVariables = Exact<{
  input: MetricQueryInput;
}>;


export type DefectFiguresQuery = { metricQuery: { rows: Array<{ values: Array<{ numerator: number | null, metric: MetricKey, value: number | null, unit: Unit, n: number, mean: number | null, median: number | null, p90: number | null, low: number | null, high: number | null, provisional: boolean, excluded: Array<{ reason: string, label: string, n: number }>, previous: Array<{ comparison: Comparison, value: number | null, n: number, from: string, to: string }> }> }> } };

export type DefectTextsQueryVariables = Exact<{
  defectType: string;
}>;


export type DefectTextsQuery = { defectTexts: { own: number, others: number, phrases: Array<{ phrase: string, also: Array<string>, texts: number, othersTexts: number }>, samples: Array<{ id: string, number: string, reportedOn: string | null, complaint: string | null, productModel: { key: string, label: string } | null }> } };

export type ParetoCostQueryVariables = Exact<{
  input: MetricQueryInput;
}>;


export type ParetoCostQuery = { metricQuery: { rows: Array<{ dimensions: Array<{ key: string }>, values: Array<{ value: number | null, n: number }> }> } };

export type PhraseFieldsFragment = { id: string, phrase: string, also: Array<string>, foundAt: string, untilOn: string, cases: number, casesBefore: number, ratio: number, adjustedP: number, family: number, perWeek: Array<number>, firstSeenWeeksAgo: number, state: PhraseState, given: number | null, reason: string | null, decidedBy: string | null, decidedAt: string | null, types: Array<{ cases: number, type: { key: string, label: string } | null }>, samples: Array<{ id: string, number: string, reportedOn: string | null, complaint: string | null }>, acceptedAs: { key: string, label: string } | null };

export type EmergingPhrasesQueryVariables = Exact<{
  states: Array<PhraseState> | PhraseState;
}>;


export type EmergingPhrasesQuery = { emergingPhrases: { ranAt: string | null, untilOn: string | null, textsNow: number, textsBefore: number, family: number, phrases: Array<{ id: string, phrase: string, also: Array<string>, foundAt: string, untilOn: string, cases: number, casesBefore: number, ratio: number, adjustedP: number, family: number, perWeek: Array<number>, firstSeenWeeksAgo: number, state: PhraseState, given: number | null, reason: string | null, decidedBy: string | null, decidedAt: string | null, types: Array<{ cases: number, type: { key: string, label: string } | null }>, samples: Array<{ id: string, number: string, reportedOn: string | null, complaint: string | null }>, acceptedAs: { key: string, label: string } | null }> } };

export type SuggestionsQueryVariables = Exact<{
  first: number;
}>;


export type SuggestionsQuery = { suggestions: { waiting: number, worth: { modelId: number, trainedAt: string, texts: number, types: number, heldOut: number, heldOutFrom: string | null, accuracy: number | null, macroF1: number | null, majority: number | null, coverageAt90: number | null } | null, cases: Array<{ case: { id: string, number: string, reportedOn: string | null, complaint: string | null, productModel: { key: string, label: string } | null } | null, suggestion: { confidence: number, sure: boolean, words: Array<string>, type: { key: string, label: string }, others: Array<{ confidence: number, type: { key: string, label: string } }> } | null }> } };

export type SearchTextsQueryVariables = Exact<{
  query: string;
  first: number;
  after?: string | null | undefined;
}>;


export type SearchTextsQuery = { searchTexts: { edges: Array<{ cursor: string, node: { id: string, number: string, reportedOn: string | null, complaint: string | null, productModel: { key: string, label: string } | null, defects: Array<{ key: string, label: string }> } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DecidePhraseMutationVariables = Exact<{
  id: string;
  action: PhraseAction;
  type?: string | null | undefined;
  reason?: string | null | undefined;
}>;


export type DecidePhraseMutation = { decidePhrase: number };

export type DecideSuggestionMutationVariables = Exact<{
  caseId: string;
  chosen: string;
  shown?: ShownSuggestionInput | null | undefined;
}>;


export type DecideSuggestionMutation = { decideSuggestion: boolean };

export type LookForPhrasesMutationVariables = Exact<{ [key: string]: never; }>;


export type LookForPhrasesMutation = { lookForPhrases: boolean };

export type RepeatFieldsFragment = { id: string, state: RepeatState, exact: boolean | null, sample: string | null, cases: number, customers: number, firstOn: string | null, lastOn: string | null, caseIds: Array<string>, undecided: Array<string>, eventId: string | null, decisionId: string | null, reason: string | null, decidedBy: string | null, decidedAt: string | null, types: Array<{ cases: number, term: { key: string, label: string } | null }>, models: Array<{ cases: number, term: { key: string, label: string } | null }> };

export type RepeatsQueryVariables = Exact<{
  state: RepeatState;
  days?: number | null | undefined;
}>;


export type RepeatsQuery = { repeats: { ranAt: string | null, fromOn: string | null, untilOn: string | null, texts: number, records: Array<{ id: string, state: RepeatState, exact: boolean | null, sample: string | null, cases: number, customers: number, firstOn: string | null, lastOn: string | null, caseIds: Array<string>, undecided: Array<string>, eventId: string | null, decisionId: string | null, reason: string | null, decidedBy: string | null, decidedAt: string | null, types: Array<{ cases: number, term: { key: string, label: string } | null }>, models: Array<{ cases: number, term: { key: string, label: string } | null }> }> } };

export type RepeatCasesQueryVariables = Exact<{
  state: RepeatState;
  id: string;
}>;


export type RepeatCasesQuery = { repeats: { records: Array<{ id: string, serviceCases: Array<{ id: string, number: string, reportedOn: string | null, customerName: string | null, complaint: string | null, productModel: { key: string, label: string } | null, defects: Array<{ key: string, label: string }> }> }> } };

export type CountAsOneEventMutationVariables = Exact<{
  caseIds: Array<string> | string;
  leftOut?: Array<string> | string | null | undefined;
  event?: string | null | undefined;
  reason?: string | null | undefined;
}>;


export type CountAsOneEventMutation = { countAsOneEvent: string };

export type DismissRepeatsMutationVariables = Exact<{
  caseIds: Array<string> | string;
  reason?: string | null | undefined;
}>;


export type DismissRepeatsMutation = { dismissRepeats: string };

export type TakeBackRepeatsMutationVariables = Exact<{
  decision: string;
  reason?: string | null | undefined;
}>;


export type TakeBackRepeatsMutation = { takeBackRepeats: boolean };

export type ExportLineFragment = { id: string, kind: ExportKind, format: ExportFormat, state: ExportState, fileName: string, rowsDone: number, rowsTotal: number | null, bytes: number | null, url: string | null, failure: string | null, requestedAt: string, expiresAt: string | null };

export type ExportsQueryVariables = Exact<{
  first: number;
}>;


export type ExportsQuery = { exports: Array<{ id: string, kind: ExportKind, format: ExportFormat, state: ExportState, fileName: string, rowsDone: number, rowsTotal: number | null, bytes: number | null, url: string | null, failure: string | null, requestedAt: string, expiresAt: string | null }> };

export type RequestExportMutationVariables = Exact<{
  input: ExportInput;
}>;


export type RequestExportMutation = { requestExport: { id: string, kind: ExportKind, format: ExportFormat, state: ExportState, fileName: string, rowsDone: number, rowsTotal: number | null, bytes: number | null, url: string | null, failure: string | null, requestedAt: string, expiresAt: string | null } };

export type CancelExportMutationVariables = Exact<{
  id: string;
}>;


export type CancelExportMutation = { cancelExport: { id: string, kind: ExportKind, format: ExportFormat, state: ExportState, fileName: string, rowsDone: number, rowsTotal: number | null, bytes: number | null, url: string | null, failure: string | null, requestedAt: string, expiresAt: string | null } };

export type IssueCardFragment = { number: string, title: string, severity: number, safety: boolean, major: boolean, special: Array<SpecialReason>, step: number, stepState: StepState, dueAt: string | null, overdue: boolean, closing: IssueClosing | null, closedAt: string | null, isMine: boolean, isOfMyDepartment: boolean, department: { id: string, name: string } | null, stepOwner: { id: string, name: string } | null, figures: { cases: number, cost: number | null } | null };

export type OpenIssuesQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenIssuesQuery = { qualityIssues: Array<{ number: string, title: string, severity: number, safety: boolean, major: boolean, special: Array<SpecialReason>, step: number, stepState: StepState, dueAt: string | null, overdue: boolean, closing: IssueClosing | null, closedAt: string | null, isMine: boolean, isOfMyDepartment: boolean, department: { id: string, name: string } | null, stepOwner: { id: string, name: string } | null, figures: { cases: number, cost: number | null } | null }> };

export type ClosedIssuesQueryVariables = Exact<{
  days: number;
}>;


export type ClosedIssuesQuery = { qualityIssues: Array<{ number: string, title: string, severity: number, safety: boolean, major: boolean, special: Array<SpecialReason>, step: number, stepState: StepState, dueAt: string | null, overdue: boolean, closing: IssueClosing | null, closedAt: string | null, isMine: boolean, isOfMyDepartment: boolean, department: { id: string, name: string } | null, stepOwner: { id: string, name: string } | null, figures: { cases: number, cost: number | null } | null }> };

export type SubmitIssueStepMutationVariables = Exact<{
  number: string;
  step: number;
}>;


export type SubmitIssueStepMutation = { submitIssueStep: boolean };

export type ApproveIssueStepMutationVariables = Exact<{
  number: string;
  step: number;
}>;


export type ApproveIssueStepMutation = { approveIssueStep: boolean };

export type ReturnIssueStepMutationVariables = Exact<{
  number: string;
  step: number;
  reason: string;
}>;


export type ReturnIssueStepMutation = { returnIssueStep: boolean };

export type CloseIssueOnVerdictMutationVariables = Exact<{
  number: string;
}>;


export type CloseIssueOnVerdictMutation = { closeIssue: boolean };

export type ReopenIssueMutationVariables = Exact<{
  number: string;
  reason: string;
}>;


export type ReopenIssueMutation = { reopenIssue: boolean };

export type DeskIssueFieldsFragment = { number: string, title: string, severity: number, safety: boolean, major: boolean, special: Array<SpecialReason> };

export type DeskStepFieldsFragment = { step: number, current: number, dueAt: string | null, overdue: boolean, submittedAt: string | null, issue: { number: string, title: string, severity: number, safety: boolean, major: boolean, special: Array<SpecialReason> }, submittedBy: { name: string } | null };

export type MyIssueDeskQueryVariables = Exact<{ [key: string]: never; }>;


export type MyIssueDeskQuery = { myIssueDesk: { steps: Array<{ step: number, current: number, dueAt: string | null, overdue: boolean, submittedAt: string | null, issue: { number: string, title: string, severity: number, safety: boolean, major: boolean, special: Array<SpecialReason> }, submittedBy: { name: string } | null }>, approvals: Array<{ step: number, current: number, dueAt: string | null, overdue: boolean, submittedAt: string | null, issue: { number: string, title: string, severity: number, safety: boolean, major: boolean, special: Array<SpecialReason> }, submittedBy: { name: string } | null }>, actions: Array<{ id: string, kind: ActionKind, description: string, dueOn: string, overdue: boolean, issue: { number: string, title: string, severity: number, safety: boolean, major: boolean, special: Array<SpecialReason> } }>, leads: Array<{ number: string, title: string, severity: number, safety: boolean, major: boolean, special: Array<SpecialReason>, step: number, stepState: StepState, dueAt: string | null, overdue: boolean, closing: IssueClosing | null, closedAt: string | null, isMine: boolean, isOfMyDepartment: boolean, department: { id: string, name: string } | null, stepOwner: { id: string, name: string } | null, figures: { cases: number, cost: number | null } | null }>, mentions: Array<{ id: string, step: number | null, text: string, saidAt: string, issue: { number: string, title: string, severity: number, safety: boolean, major: boolean, special: Array<SpecialReason> }, saidBy: { name: string } }> } };

export type QualityIssuesQueryVariables = Exact<{ [key: string]: never; }>;


export type QualityIssuesQuery = { qualityIssues: Array<{ number: string, title: string, severity: number, safety: boolean, raisedBy: string, raisedAt: string, step: number, closing: IssueClosing | null, defects: Array<string>, evidence: Array<{ signal: { id: string, defect: { key: string } | null } }> }> };

export type RaiseQualityIssueMutationVariables = Exact<{
  input: QualityIssueInput;
}>;


export type RaiseQualityIssueMutation = { raiseQualityIssue: string };

export type SetIssueCasesMutationVariables = Exact<{
  number: string;
  cases: Array<string> | string;
}>;


export type SetIssueCasesMutation = { setIssueCases: boolean };

export type SimilarIssuesQueryVariables = Exact<{
  input: IssueLikenessInput;
}>;


export type SimilarIssuesQuery = { similarIssues: Array<{ number: string, title: string, closing: IssueClosing | null, raisedAt: string, because: Array<Likeness>, cause: string | null, causeClass: string | null, actions: Array<string>, lesson: string | null }> };

export type IssueEvidenceFieldsFragment = { signal: { id: string, level: SignalLevel, severity: number | null, safety: boolean, detector: Detector, ratio: number | null, adjustedP: number | null, family: number | null, sinceOn: string, raisedOn: string, foundAt: string, untilOn: string, closedOn: string | null, withdrawn: boolean, observed: number, expected: number, rateRatio: number | null, low: number, high: number | null, state: SignalState, reason: string | null, issue: string | null, decidedBy: string | null, decidedAt: string | null, defect: { key: string, label: string } | null, defectFamily: { key: string, label: string } | null, part: { key: string, label: string } | null }, knownThen: { untilOn: string, observed: number, expected: number, rateRatio: number | null, low: number, high: number | null } };

export type IssueStepFieldsFragment = { step: number, dueAt: string | null, state: StepState, submittedAt: string | null, approvedAt: string | null, version: number, missing: Array<string>, owner: { id: string, name: string } | null, fields: Array<{ name: string, text: string, required: boolean }>, submittedBy: { id: string, name: string } | null, approvedBy: { id: string, name: string } | null };

export type IssueActionFieldsFragment = { id: string, kind: ActionKind, description: string, dueOn: string, plannedRatio: number, implementedOn: string | null, droppedBecause: string | null, version: number, owner: { id: string, name: string }, cutIn: { kind: CutInKind, batch: string | null, serial: string | null, on: string | null, serials: Array<string> } | null };

export type IssueFiguresFieldsFragment = { cases: number, reports: number, cost: number | null, unitsAtRisk: number | null, firstOn: string | null, lastOn: string | null };

export type OneIssueQueryVariables = Exact<{
  number: string;
}>;


export type OneIssueQuery = { qualityIssue: { number: string, title: string, problem: string, severity: number, safety: boolean, major: boolean, special: Array<SpecialReason>, origin: IssueOrigin, raisedBy: string, raisedAt: string, step: number, stepState: StepState, dueAt: string | null, workingDaysLeft: number | null, closing: IssueClosing | null, closedAt: string | null, closingReason: string | null, duplicateOf: string | null, version: number, mayWork: boolean, mayApprove: boolean, leader: { id: string, name: string } | null, members: Array<{ id: string, name: string }>, department: { id: string, code: string, name: string } | null, closedBy: { id: string, name: string } | null, evidence: Array<{ signal: { id: string, level: SignalLevel, severity: number | null, safety: boolean, detector: Detector, ratio: number | null, adjustedP: number | null, family: number | null, sinceOn: string, raisedOn: string, foundAt: string, untilOn: string, closedOn: string | null, withdrawn: boolean, observed: number, expected: number, rateRatio: number | null, low: number, high: number | null, state: SignalState, reason: string | null, issue: string | null, decidedBy: string | null, decidedAt: string | null, defect: { key: string, label: string } | null, defectFamily: { key: string, label: string } | null, part: { key: string, label: string } | null }, knownThen: { untilOn: string, observed: number, expected: number, rateRatio: number | null, low: number, high: number | null } }>, parts: Array<{ from: string | null, filters: Array<{ dimension: Dimension, in: Array<string> }> }>, steps: Array<{ step: number, dueAt: string | null, state: StepState, submittedAt: string | null, approvedAt: string | null, version: number, missing: Array<string>, owner: { id: string, name: string } | null, fields: Array<{ name: string, text: string, required: boolean }>, submittedBy: { id: string, name: string } | null, approvedBy: { id: string, name: string } | null }>, actions: Array<{ id: string, kind: ActionKind, description: string, dueOn: string, plannedRatio: number, implementedOn: string | null, droppedBecause: string | null, version: number, owner: { id: string, name: string }, cutIn: { kind: CutInKind, batch: string | null, serial: string | null, on: string | null, serials: Array<string> } | null }> } | null };

export type FiguresOfIssueQueryVariables = Exact<{
  number: string;
}>;


export type FiguresOfIssueQuery = { qualityIssue: { compared: { now: { cases: number, reports: number, cost: number | null, unitsAtRisk: number | null, firstOn: string | null, lastOn: string | null }, raised: { cases: number, reports: number, cost: number | null, unitsAtRisk: number | null, firstOn: string | null, lastOn: string | null } | null } } | null };

export type TalkOfIssueQueryVariables = Exact<{
  number: string;
}>;


export type TalkOfIssueQuery = { qualityIssue: { comments: Array<{ id: string, step: number | null, text: string, saidAt: string, mentions: Array<{ id: string, name: string }>, saidBy: { id: string, name: string } }> } | null };

export type FilesOfIssueQueryVariables = Exact<{
  number: string;
}>;


export type FilesOfIssueQuery = { qualityIssue: { attachments: Array<{ id: string, step: number, fileName: string, size: number, addedBy: string, addedAt: string, url: string }> } | null };

export type HistoryOfIssueQueryVariables = Exact<{
  number: string;
}>;


export type HistoryOfIssueQuery = { qualityIssue: { history: Array<{ id: string, at: string, by: string | null, kind: string, step: number | null, differences: Array<{ name: string, before: string | null, after: string | null }> }> } | null };

export type CasesOfIssueQueryVariables = Exact<{
  number: string;
  first: number;
  after?: string | null | undefined;
  out: boolean;
}>;


export type CasesOfIssueQuery = { issueCases: { total: number, hidden: number, edges: Array<{ byHand: boolean, node: { id: string, number: string, reportedOn: string | null, costAmount: number | null, productModel: { key: string, label: string } | null, batch: { key: string, label: string } | null, defects: Array<{ key: string, label: string, leading: boolean }>, status: { key: string, label: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PeopleOfIssuesQueryVariables = Exact<{ [key: string]: never; }>;


export type PeopleOfIssuesQuery = { issuePeople: Array<{ id: string, name: string }> };

export type IssuesLikeThisQueryVariables = Exact<{
  input: IssueLikenessInput;
}>;


export type IssuesLikeThisQuery = { similarIssues: Array<{ number: string, title: string, closing: IssueClosing | null, because: Array<Likeness>, cause: string | null, causeClass: string | null, actions: Array<string>, lesson: string | null }> };

export type IssuesByNumberQueryVariables = Exact<{ [key: string]: never; }>;


export type IssuesByNumberQuery = { qualityIssues: Array<{ number: string, title: string }> };

export type EditIssueMutationVariables = Exact<{
  input: IssueEditInput;
}>;


export type EditIssueMutation = { editIssue: boolean };

export type SaveStepOfIssueMutationVariables = Exact<{
  input: IssueStepInput;
}>;


export type SaveStepOfIssueMutation = { saveIssueStep: boolean };

export type SubmitStepOfIssueMutationVariables = Exact<{
  number: string;
  step: number;
}>;


export type SubmitStepOfIssueMutation = { submitIssueStep: boolean };

export type ApproveStepOfIssueMutationVariables = Exact<{
  number: string;
  step: number;
}>;


export type ApproveStepOfIssueMutation = { approveIssueStep: boolean };

export type ReturnStepOfIssueMutationVariables = Exact<{
  number: string;
  step: number;
  reason: string;
}>;


export type ReturnStepOfIssueMutation = { returnIssueStep: boolean };

export type AddActionToIssueMutationVariables = Exact<{
  number: string;
  input: ActionInput;
}>;


export type AddActionToIssueMutation = { addIssueAction: string };

export type ChangeActionOfIssueMutationVariables = Exact<{
  number: string;
  id: string;
  version: number;
  input: ActionInput;
}>;


export type ChangeActionOfIssueMutation = { changeIssueAction: boolean };

export type ImplementActionOfIssueMutationVariables = Exact<{
  number: string;
  id: string;
  version: number;
  on: string;
  cutIn?: CutInInput | null | undefined;
}>;


export type ImplementActionOfIssueMutation = { implementIssueAction: boolean };

export type DropActionOfIssueMutationVariables = Exact<{
  number: string;
  id: string;
  version: number;
  reason: string;
}>;


export type DropActionOfIssueMutation = { dropIssueAction: boolean };

export type SayOfIssueMutationVariables = Exact<{
  number: string;
  text: string;
  step?: number | null | undefined;
  mentions: Array<string> | string;
}>;


export type SayOfIssueMutation = { commentOnIssue: string };

export type RemoveFileOfIssueMutationVariables = Exact<{
  number: string;
  id: string;
}>;


export type RemoveFileOfIssueMutation = { removeIssueFile: boolean };

export type SetCasesOfIssueMutationVariables = Exact<{
  number: string;
  cases: Array<string> | string;
  out: boolean;
}>;


export type SetCasesOfIssueMutation = { setIssueCases: boolean };

export type CloseIssueMutationVariables = Exact<{
  number: string;
  by: IssueClosing;
  reason?: string | null | undefined;
  duplicateOf?: string | null | undefined;
}>;


export type CloseIssueMutation = { closeIssue: boolean };

export type EffectPointFieldsFragment = { age: number, perThousand: number, low: number, high: number };

export type EffectOfIssueQueryVariables = Exact<{
  number: string;
}>;


export type EffectOfIssueQuery = { qualityIssue: { actions: Array<{ id: string, effect: { standing: Verdict, reason: NotComparable | null, looks: Array<{ look: number, lookedAt: string, upTo: string, verdict: Verdict, reportsBefore: number, reportsAfter: number, exposureBefore: number, exposureAfter: number, unitsBefore: number, unitsAfter: number, ratio: number | null, plainLow: number, plainHigh: number | null, low: number, high: number | null, level: number, dispersionUsed: number, othersRatio: number | null, neededWeeks: number | null, before: Array<{ age: number, perThousand: number, low: number, high: number }>, after: Array<{ age: number, perThousand: number, low: number, high: number }> }> } | null }> } | null };

export type LookAtIssueMutationVariables = Exact<{
  number: string;
}>;


export type LookAtIssueMutation = { lookAtIssue: number };

export type PackageLineFragment = { id: string, grain: PackageGrain, from: string, to: string, knownAt: string, madeBy: string | null, state: PackageState, sentAt: string | null, dueAt: string | null, acknowledgedBy: string | null, acknowledgedAt: string | null, acknowledgement: string | null, department: { key: string, label: string }, note: { id: string, text: string, by: string, at: string } | null };

export type PackageCasesFragment = { total: number, rows: Array<{ id: string, number: string, reportedOn: string | null, status: string, model: { label: string } | null, defect: { label: string } | null }> };

export type PackageIssuesFragment = { total: number, rows: Array<{ number: string, title: string, severity: number, safety: boolean, step: number, at: string }> };

export type PackageStepsFragment = { total: number, rows: Array<{ number: string, title: string, step: number, owner: string | null, at: string }> };

export type DepartmentPackagesQueryVariables = Exact<{
  department?: string | null | undefined;
  states?: Array<PackageState> | PackageState | null | undefined;
  first?: number | null | undefined;
}>;


export type DepartmentPackagesQuery = { departmentPackages: Array<{ id: string, grain: PackageGrain, from: string, to: string, knownAt: string, madeBy: string | null, state: PackageState, sentAt: string | null, dueAt: string | null, acknowledgedBy: string | null, acknowledgedAt: string | null, acknowledgement: string | null, department: { key: string, label: string }, note: { id: string, text: string, by: string, at: string } | null }> };

export type DepartmentPackageQueryVariables = Exact<{
  id: string;
}>;


export type DepartmentPackageQuery = { departmentPackage: { id: string, grain: PackageGrain, from: string, to: string, knownAt: string, madeBy: string | null, state: PackageState, sentAt: string | null, dueAt: string | null, acknowledgedBy: string | null, acknowledgedAt: string | null, acknowledgement: string | null, mayAcknowledge: boolean, period: PackageGrain, department: { key: string, label: string }, note: { id: string, text: string, by: string, at: string } | null, pictures: Array<{ name: string, description: string, svg: string }>, document: { knownAt: string, defectKinds: Array<string>, figures: Array<{ metric: MetricKey, unit: Unit, value: number | null, n: number, median: number | null, low: number | null, high: number | null, provisional: boolean, previous: Array<{ comparison: Comparison, value: number | null, n: number }>, target: { value: number, state: TargetState, of: { label: string } | null } | null }>, trend: { metric: MetricKey, grain: Grain, from: string, points: Array<{ bucket: string, value: number | null, n: number }> }, fresh: { signals: { total: number, rows: Array<{ id: string, level: SignalLevel, sinceOn: string, reports: number, type: { key: string, label: string }, part: { key: string, label: string } | null }> }, phrases: { total: number, rows: Array<{ phrase: string, reports: number, acceptedAt: string, type: { key: string, label: string } }> }, issues: { total: number, rows: Array<{ number: string, title: string, severity: number, safety: boolean, step: number, at: string }> } }, recurs: { reports: number, defects: { total: number, rows: Array<{ reports: number, share: number, cumulative: number, rate: number | null, previous: number | null, lastYear: number | null, type: { key: string, label: string } }> }, events: { total: number, rows: Array<{ id: string, firstOn: string | null, lastOn: string | null, cases: { total: number, rows: Array<{ id: string, number: string, reportedOn: string | null, status: string, model: { label: string } | null, defect: { label: string } | null }> } }> }, reopened: { total: number, rows: Array<{ number: string, title: string, severity: number, safety: boolean, step: number, at: string }> } }, overdue: { steps: { total: number, rows: Array<{ number: string, title: string, step: number, owner: string | null, at: string }> }, measures: { total: number, rows: Array<{ number: string, title: string, kind: ActionKind, description: string, owner: string, dueOn: string }> }, handOvers: { total: number, rows: Array<{ subject: string, from: string | null, dueAt: string, url: string }> }, cases: Array<{ promise: DuePromise, cases: { total: number, rows: Array<{ id: string, number: string, reportedOn: string | null, status: string, model: { label: string } | null, defect: { label: string } | null }> } }> }, solved: { issues: { total: number, rows: Array<{ number: string, title: string, closing: IssueClosing, causeClass: string | null, cause: string | null, lesson: string | null, at: string, measures: Array<{ kind: ActionKind, description: string, on: string | null, verdict: string | null }> }> }, steps: { total: number, rows: Array<{ number: string, title: string, step: number, owner: string | null, at: string }> } }, samples: { total: number, rows: Array<{ id: string, number: string, reportedOn: string | null, status: string, model: { label: string } | null, defect: { label: string } | null }> } } } };

export type MakeDepartmentPackageMutationVariables = Exact<{
  department: string;
  grain: PackageGrain;
  from: string;
}>;


export type MakeDepartmentPackageMutation = { makeDepartmentPackage: string };

export type AcknowledgePackageMutationVariables = Exact<{
  id: string;
  note?: string | null | undefined;
}>;


export type AcknowledgePackageMutation = { acknowledgePackage: boolean };

export type WritePackageNoteMutationVariables = Exact<{
  id: string;
  text: string;
  seen?: string | null | undefined;
}>;


export type WritePackageNoteMutation = { writePackageNote: boolean };

export type SetPackagePeriodMutationVariables = Exact<{
  department: string;
  grain: PackageGrain;
}>;


export type SetPackagePeriodMutation = { setPackagePeriod: boolean };

export type RoutingRuleFieldsFragment = { key: string, name: string, nameEn: string | null, marks: Array<RouteMark>, also: boolean, acceptHours: number, answerHours: number, when: { kinds: Array<string>, priorities: Array<string>, regions: Array<string>, departments: Array<string>, productFamilies: Array<string>, productModels: Array<string>, defectFamilies: Array<string>, defectTypes: Array<string>, causeClasses: Array<CauseClass>, words: Array<string>, marks: Array<CaseMark>, flags: Array<CaseFlag>, unsettledAtLeast: number | null }, steps: Array<Array<{ duty: Duty | null, department: string | null, supplier: boolean }>> };

export type RoutingQueryVariables = Exact<{ [key: string]: never; }>;


export type RoutingQuery = { routing: { missingDuties: Array<Duty>, versions: Array<{ number: number, state: RoutingState, revision: number, changedAt: string, changedBy: string | null, inForceFrom: string | null, putBy: string | null, reason: string | null, rules: Array<{ key: string, name: string, nameEn: string | null, marks: Array<RouteMark>, also: boolean, acceptHours: number, answerHours: number, when: { kinds: Array<string>, priorities: Array<string>, regions: Array<string>, departments: Array<string>, productFamilies: Array<string>, productModels: Array<string>, defectFamilies: Array<string>, defectTypes: Array<string>, causeClasses: Array<CauseClass>, words: Array<string>, marks: Array<CaseMark>, flags: Array<CaseFlag>, unsettledAtLeast: number | null }, steps: Array<Array<{ duty: Duty | null, department: string | null, supplier: boolean }>> }> }>, duties: Array<{ duty: Duty, department: { key: string, label: string } | null }>, departments: Array<{ key: string, label: string }> } };

export type DryRunRoutingQueryVariables = Exact<{
  range: DateRangeInput;
  rules?: Array<RoutingRuleInput> | RoutingRuleInput | null | undefined;
}>;


export type DryRunRoutingQuery = { dryRunRouting: { cases: number, routed: number, moved: number, rules: Array<{ rule: string, taken: number, passedOver: number, sample: Array<{ id: string, number: string }> }>, targets: Array<{ target: string, department: string | null, cases: number, waits: boolean }>, unrouted: { cases: number, sample: Array<{ id: string, number: string }> }, moves: Array<{ from: Array<string>, to: Array<string>, cases: number, sample: Array<{ id: string, number: string }> }> } };

export type SaveRoutingDraftMutationVariables = Exact<{
  rules: Array<RoutingRuleInput> | RoutingRuleInput;
  revision: number;
}>;


export type SaveRoutingDraftMutation = { saveRoutingDraft: number };

export type DiscardRoutingDraftMutationVariables = Exact<{
  revision: number;
}>;


export type DiscardRoutingDraftMutation = { discardRoutingDraft: boolean };

export type PutRoutingInForceMutationVariables = Exact<{
  revision: number;
  reason: string;
}>;


export type PutRoutingInForceMutation = { putRoutingInForce: number };

export type AssignDutyMutationVariables = Exact<{
  duty: Duty;
  department?: string | null | undefined;
}>;


export type AssignDutyMutation = { assignDuty: boolean };

export type RequestPastRoutesMutationVariables = Exact<{
  range: DateRangeInput;
}>;


export type RequestPastRoutesMutation = { requestPastRoutes: number };

export type HandOverFieldsFragment = { id: string, caseId: string | null, caseNumber: string | null, issue: string | null, party: string | null, queue: string | null, ask: string, version: number | null, ruleName: string | null, sentBy: string | null, marks: Array<RouteMark>, sentAt: string, acceptDueAt: string, answerDueAt: string, state: HandOverState, late: boolean, acceptedAt: string | null, acceptedBy: string | null, endedAt: string | null, endedBy: string | null, text: string | null, followed: boolean, escalated: number, mayAnswer: boolean, maySend: boolean, mayOpenCase: boolean, productModel: string | null, defect: string | null, complaint: string | null, from: { key: string, label: string } | null, to: { key: string, label: string } | null, took: { seconds: number, businessSeconds: number } };

export type HandOversQueryVariables = Exact<{
  filter: HandOverFilterInput;
  first?: number | null | undefined;
}>;


export type HandOversQuery = { handOvers: { totalCount: number, rows: Array<{ id: string, caseId: string | null, caseNumber: string | null, issue: string | null, party: string | null, queue: string | null, ask: string, version: number | null, ruleName: string | null, sentBy: string | null, marks: Array<RouteMark>, sentAt: string, acceptDueAt: string, answerDueAt: string, state: HandOverState, late: boolean, acceptedAt: string | null, acceptedBy: string | null, endedAt: string | null, endedBy: string | null, text: string | null, followed: boolean, escalated: number, mayAnswer: boolean, maySend: boolean, mayOpenCase: boolean, productModel: string | null, defect: string | null, complaint: string | null, from: { key: string, label: string } | null, to: { key: string, label: string } | null, took: { seconds: number, businessSeconds: number } }> } };

export type DelaySharesQueryVariables = Exact<{
  range?: DateRangeInput | null | undefined;
  caseId?: string | null | undefined;
  issue?: string | null | undefined;
}>;


export type DelaySharesQuery = { delayShares: Array<{ kind: DelayHolder, key: string | null, label: string | null, subjects: number, seconds: number, businessSeconds: number }> };

export type CaseRouteQueryVariables = Exact<{
  caseId: string;
}>;


export type CaseRouteQuery = { caseRoute: { route: { version: number, routedAt: string, marks: Array<RouteMark>, passedOver: Array<string>, taken: Array<{ name: string, because: Array<string> }> } | null, marks: Array<{ id: string, mark: CaseMark, employee: string | null, department: string | null, party: string | null, reason: string, happenedOn: string, setBy: string, setAt: string, takenBackAt: string | null, takenBackBecause: string | null }> } };

export type ProposedMarksQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type ProposedMarksQuery = { proposedMarks: Array<{ caseId: string, number: string, mark: CaseMark, word: string, complaint: string, reportedOn: string }> };

export type SendHandOverMutationVariables = Exact<{
  input: HandOverInput;
}>;


export type SendHandOverMutation = { sendHandOver: string };

export type AcceptHandOverMutationVariables = Exact<{
  id: string;
}>;


export type AcceptHandOverMutation = { acceptHandOver: boolean };

export type RefuseHandOverMutationVariables = Exact<{
  id: string;
  reason: string;
}>;


export type RefuseHandOverMutation = { refuseHandOver: boolean };

export type AnswerHandOverMutationVariables = Exact<{
  id: string;
  answer: string;
}>;


export type AnswerHandOverMutation = { answerHandOver: boolean };

export type WithdrawHandOverMutationVariables = Exact<{
  id: string;
  reason: string;
}>;


export type WithdrawHandOverMutation = { withdrawHandOver: boolean };

export type MarkCaseMutationVariables = Exact<{
  input: CaseMarkInput;
}>;


export type MarkCaseMutation = { markCase: string };

export type TakeBackMarkMutationVariables = Exact<{
  id: string;
  reason: string;
}>;


export type TakeBackMarkMutation = { takeBackMark: boolean };

export type DeclineMarkMutationVariables = Exact<{
  caseId: string;
  mark: CaseMark;
  reason: string;
}>;


export type DeclineMarkMutation = { declineMark: boolean };

export type DimensionValuesQueryVariables = Exact<{
  dimension: Dimension;
  search?: string | null | undefined;
  first?: number | null | undefined;
  keys?: Array<string> | string | null | undefined;
}>;


export type DimensionValuesQuery = { dimensionValues: Array<{ key: string, label: string, parentLabel: string | null, count: number | null }> };

export type MetricDefinitionsQueryVariables = Exact<{ [key: string]: never; }>;


export type MetricDefinitionsQuery = { metrics: Array<{ key: MetricKey, name: string, definition: string, unit: Unit, better: Better, anchor: string, interval: string | null, source: string | null, minimumN: number, parameters: Array<string>, choices: Array<string>, dimensions: Array<Dimension>, exclusions: Array<{ reason: string, label: string }> }> };

export type ImportRunsQueryVariables = Exact<{
  first: number;
}>;


export type ImportRunsQuery = { importRuns: Array<{ id: string, fileName: string, mappingName: string, source: string | null, startedAt: string, finishedAt: string | null, state: string, rows: number, casesCreated: number, casesChanged: number, casesUnchanged: number, eventsAdded: number, rejected: number, setAsideFields: number }> };

export type ImportRunQueryVariables = Exact<{
  id: string;
  first: number;
}>;


export type ImportRunQuery = { importRun: { id: string, fileName: string, mappingName: string, source: string | null, startedAt: string, finishedAt: string | null, state: string, failure: string | null, rows: number, casesCreated: number, casesChanged: number, casesUnchanged: number, eventsAdded: number, rejected: number, setAsideFields: number, rejections: Array<{ line: number, column: string | null, value: string | null, reason: string, label: string, severity: string }> } | null };

export type FigureChangesQueryVariables = Exact<{
  input: MetricQueryInput;
  metric: MetricKey;
  since: string;
  bucket?: string | null | undefined;
  dimensions?: Array<DimensionKeyInput> | DimensionKeyInput | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type FigureChangesQuery = { metricChanges: { totalCount: number, summary: Array<{ reason: string, label: string, added: number, removed: number, otherwise: number }>, edges: Array<{ node: { id: string, reasons: Array<string>, labels: Array<string>, learnedAt: string | null, case: { id: string, number: string } | null, before: { day: string, outcome: string, outcomeLabel: string, hit: boolean | null, amount: number | null } | null, after: { day: string, outcome: string, outcomeLabel: string, hit: boolean | null, amount: number | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type UnreadMessagesQueryVariables = Exact<{ [key: string]: never; }>;


export type UnreadMessagesQuery = { unreadMessages: number };

export type InboxChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type InboxChangedSubscription = { inboxChanged: { unread: number } };

export type InboxQueryVariables = Exact<{
  box: InboxBox;
  kinds: Array<MessageKind> | MessageKind;
  first: number;
}>;


export type InboxQuery = { inbox: { edges: Array<{ node: { id: string, kind: MessageKind, kindName: string, title: string, text: string, link: string, urgent: boolean, postedAt: string, readAt: string | null, archivedAt: string | null } }>, pageInfo: { hasNextPage: boolean } } };

export type MarkMessagesMutationVariables = Exact<{
  ids: Array<string> | string;
  mark: MessageMark;
}>;


export type MarkMessagesMutation = { markMessages: boolean };

export type MarkAllMessagesReadMutationVariables = Exact<{
  upTo: string;
}>;


export type MarkAllMessagesReadMutation = { markAllMessagesRead: number };

export type MessageSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type MessageSettingsQuery = { messageSettings: { email: string | null, mailServer: boolean, digest: DigestRhythm, digestHour: number, quietFrom: number | null, quietTo: number | null, urgentPasses: boolean, preferences: Array<{ kind: MessageKind, name: string, inProduct: boolean, silenceable: boolean, mail: MailWay }> } };

export type SetMessagePreferenceMutationVariables = Exact<{
  kind: MessageKind;
  inProduct: boolean;
  mail: MailWay;
}>;


export type SetMessagePreferenceMutation = { setMessagePreference: boolean };

export type SetMailSettingsMutationVariables = Exact<{
  settings: MailSettingsInput;
}>;


export type SetMailSettingsMutation = { setMailSettings: boolean };

export type SetMyEmailMutationVariables = Exact<{
  email: string;
}>;


export type SetMyEmailMutation = { setMyEmail: boolean };

export type MailDeliveriesQueryVariables = Exact<{
  states: Array<MailState> | MailState;
  first: number;
}>;


export type MailDeliveriesQuery = { mailDeliveries: { mailServer: boolean, counts: Array<{ state: MailState, count: number }>, edges: Array<{ node: { id: string, kindName: string, person: string, address: string | null, state: MailState, urgent: boolean, attempts: number, queuedAt: string, nextAt: string | null, finishedAt: string | null, failure: { reason: MailFailureReason, code: number | null } | null } }>, pageInfo: { hasNextPage: boolean } } };

export type ResendMailMutationVariables = Exact<{
  id: string;
}>;


export type ResendMailMutation = { resendMail: boolean };

export type TilesQueryVariables = Exact<{
  totals: MetricQueryInput;
  course: MetricQueryInput;
}>;


export type TilesQuery = { totals: { asOf: string, rows: Array<{ values: Array<{ metric: MetricKey, value: number | null, unit: Unit, n: number, mean: number | null, median: number | null, p90: number | null, low: number | null, high: number | null, provisional: boolean, excluded: Array<{ reason: string, label: string, n: number }>, previous: Array<{ comparison: Comparison, value: number | null, n: number, from: string, to: string }> }> }> }, course: { rows: Array<{ bucket: string | null, values: Array<{ metric: MetricKey, value: number | null, unit: Unit, n: number, low: number | null, high: number | null, provisional: boolean }> }> } };

export type DepartmentsQueryVariables = Exact<{
  input: MetricQueryInput;
}>;


export type DepartmentsQuery = { metricQuery: { totalRows: number, rows: Array<{ dimensions: Array<{ dimension: Dimension, key: string, label: string }>, values: Array<{ metric: MetricKey, value: number | null, unit: Unit, n: number, low: number | null, high: number | null, provisional: boolean }> }> } };

export type LifeObservedFragment = { from: string, to: string, settledTo: string, completeness: Array<number> };

export type CurvePointFieldsFragment = { age: number, perThousand: number, low: number, high: number, reports: number, atRisk: number, mature: boolean };

export type MonthsInServiceQueryVariables = Exact<{
  filters?: Array<DimensionFilterInput> | DimensionFilterInput | null | undefined;
  by: CohortKind;
  curves?: Array<string> | string | null | undefined;
}>;


export type MonthsInServiceQuery = { monthsInService: { units: number, reports: number, undated: number, beforeSale: number, unsold: number, observed: { from: string, to: string, settledTo: string, completeness: Array<number> }, all: Array<{ age: number, perThousand: number, low: number, high: number, reports: number, atRisk: number, mature: boolean }>, cohorts: Array<{ cohort: string, label: string, model: string | null, batches: Array<string>, units: number, made: number | null, reports: number, marks: Array<{ age: number, perThousand: number, low: number, high: number, reports: number, atRisk: number, mature: boolean }>, excess: { age: number, times: number, low: number } | null }>, curves: Array<{ cohort: string, label: string, model: string | null, points: Array<{ age: number, perThousand: number, low: number, high: number, reports: number, atRisk: number, mature: boolean }> }> } | null };

export type CohortCostsQueryVariables = Exact<{
  input: MetricQueryInput;
}>;


export type CohortCostsQuery = { metricQuery: { rows: Array<{ bucket: string | null, dimensions: Array<{ key: string }>, values: Array<{ metric: MetricKey, value: number | null, unit: Unit, n: number, low: number | null, high: number | null, provisional: boolean }> }> } };

export type RecurrentRepairsQueryVariables = Exact<{
  filters?: Array<DimensionFilterInput> | DimensionFilterInput | null | undefined;
}>;


export type RecurrentRepairsQuery = { recurrentRepairs: { units: number, reports: number, unitsByReports: Array<number>, observed: { from: string, to: string, settledTo: string, completeness: Array<number> }, points: Array<{ age: number, mean: number, low: number, high: number, atRisk: number, mature: boolean }> } | null };

export type FailureModesQueryVariables = Exact<{
  filters?: Array<DimensionFilterInput> | DimensionFilterInput | null | undefined;
}>;


export type FailureModesQuery = { failureModes: { longestAge: number, observed: { from: string, to: string, settledTo: string, completeness: Array<number> }, modes: Array<{ reports: number, failures: number, units: number, reason: UnfitReason | null, defect: { key: string, label: string }, life: { shape: LifeShape, beta: number, betaLow: number, betaHigh: number, b10: number, b10Low: number, b10High: number, b10BeyondSeen: boolean } | null }> } | null };

export type ReturnForecastQueryVariables = Exact<{
  filters?: Array<DimensionFilterInput> | DimensionFilterInput | null | undefined;
}>;


export type ReturnForecastQuery = { returnForecast: { units: number, reports: number, dispersion: number, seasonal: boolean, observed: { from: string, to: string, settledTo: string, completeness: Array<number> }, total: { expected: number, low: number, high: number }, months: Array<{ month: string, expected: number, low: number, high: number, ofNewUnits: number }> } | null };

export type SignalFieldsFragment = { id: string, level: SignalLevel, severity: number | null, safety: boolean, detector: Detector, ratio: number | null, adjustedP: number | null, family: number | null, sinceOn: string, raisedOn: string, foundAt: string, untilOn: string, closedOn: string | null, withdrawn: boolean, observed: number, expected: number, rateRatio: number | null, low: number, high: number | null, state: SignalState, reason: string | null, issue: string | null, decidedBy: string | null, decidedAt: string | null, defect: { key: string, label: string } | null, defectFamily: { key: string, label: string } | null, part: { key: string, label: string } | null };

export type SignalsQueryVariables = Exact<{
  states: Array<SignalState> | SignalState;
}>;


export type SignalsQuery = { signals: Array<{ id: string, level: SignalLevel, severity: number | null, safety: boolean, detector: Detector, ratio: number | null, adjustedP: number | null, family: number | null, sinceOn: string, raisedOn: string, foundAt: string, untilOn: string, closedOn: string | null, withdrawn: boolean, observed: number, expected: number, rateRatio: number | null, low: number, high: number | null, state: SignalState, reason: string | null, issue: string | null, decidedBy: string | null, decidedAt: string | null, defect: { key: string, label: string } | null, defectFamily: { key: string, label: string } | null, part: { key: string, label: string } | null }>, detection: { runLength: number, ranAt: string | null, untilOn: string | null, series: number, untested: number, dispersion: number | null, falseAlarmsAYear: number } };

export type DetectionFieldsFragment = { runLength: number, ranAt: string | null, untilOn: string | null, series: number, untested: number, dispersion: number | null, falseAlarmsAYear: number };

export type DecideSignalMutationVariables = Exact<{
  id: string;
  action: SignalAction;
  reason?: string | null | undefined;
}>;


export type DecideSignalMutation = { decideSignal: boolean };

export type DetectSignalsMutationVariables = Exact<{ [key: string]: never; }>;


export type DetectSignalsMutation = { detectSignals: boolean };

export type SetDetectionMutationVariables = Exact<{
  runLength: number;
}>;


export type SetDetectionMutation = { setDetection: { runLength: number, ranAt: string | null, untilOn: string | null, series: number, untested: number, dispersion: number | null, falseAlarmsAYear: number } };

export type BacktestQueryVariables = Exact<{
  runLength?: number | null | undefined;
}>;


export type BacktestQuery = { backtest: { watchedFrom: string, until: string, series: number, untested: number, falseAlarmsAYear: number, threshold: { alarms: number }, quietThreshold: { reports: number, times: number, alarms: number }, months: Array<{ month: string, signals: number, threshold: number }>, signals: Array<{ level: SignalLevel, detector: Detector, sinceOn: string, raisedOn: string, closedOn: string | null, observed: number, expected: number, low: number, thresholdOn: string | null, daysGained: number | null, defect: { key: string, label: string } | null, part: { key: string, label: string } | null }> } | null };

export type CardFigureFragment = { metric: ScorecardMetric, aspect: SurveyAspect | null, better: Better, n: number, observed: number, expected: number | null, ratio: number | null, standing: Standing | null, contested: number, interval: { low: number, high: number } | null, shrunken: { mean: number } | null, excluded: Array<{ reason: string, label: string, n: number }>, drivers: Array<{ n: number, observed: number, expected: number, defectFamily: { key: string, label: string } | null, productFamily: { key: string, label: string } | null }> };

export type CardLineFragment = { key: string, label: string, workload: { cases: number, custodySeconds: number }, training: Array<{ topic: string, trainedOn: string, validUntil: string | null, valid: boolean }>, figures: Array<{ metric: ScorecardMetric, aspect: SurveyAspect | null, better: Better, n: number, observed: number, expected: number | null, ratio: number | null, standing: Standing | null, contested: number, interval: { low: number, high: number } | null, shrunken: { mean: number } | null, excluded: Array<{ reason: string, label: string, n: number }>, drivers: Array<{ n: number, observed: number, expected: number, defectFamily: { key: string, label: string } | null, productFamily: { key: string, label: string } | null }> }> };

export type FunnelLinesFragment = { metric: ScorecardMetric, aspect: SurveyAspect | null, peers: number, dispersion: number | null, overDispersed: boolean, ranked: boolean, limits: Array<{ expected: number, inner: { low: number, high: number }, outer: { low: number, high: number } }> };

export type ScorecardsQueryVariables = Exact<{
  department?: string | null | undefined;
  range: DateRangeInput;
  metrics: Array<ScorecardMetricInput> | ScorecardMetricInput;
}>;


export type ScorecardsQuery = { scorecards: { department: { key: string, label: string }, departments: Array<{ key: string, label: string, workload: { cases: number, custodySeconds: number }, training: Array<{ topic: string, trainedOn: string, validUntil: string | null, valid: boolean }>, figures: Array<{ metric: ScorecardMetric, aspect: SurveyAspect | null, better: Better, n: number, observed: number, expected: number | null, ratio: number | null, standing: Standing | null, contested: number, interval: { low: number, high: number } | null, shrunken: { mean: number } | null, excluded: Array<{ reason: string, label: string, n: number }>, drivers: Array<{ n: number, observed: number, expected: number, defectFamily: { key: string, label: string } | null, productFamily: { key: string, label: string } | null }> }> }>, people: Array<{ key: string, label: string, workload: { cases: number, custodySeconds: number }, training: Array<{ topic: string, trainedOn: string, validUntil: string | null, valid: boolean }>, figures: Array<{ metric: ScorecardMetric, aspect: SurveyAspect | null, better: Better, n: number, observed: number, expected: number | null, ratio: number | null, standing: Standing | null, contested: number, interval: { low: number, high: number } | null, shrunken: { mean: number } | null, excluded: Array<{ reason: string, label: string, n: number }>, drivers: Array<{ n: number, observed: number, expected: number, defectFamily: { key: string, label: string } | null, productFamily: { key: string, label: string } | null }> }> }>, funnels: Array<{ metric: ScorecardMetric, aspect: SurveyAspect | null, peers: number, dispersion: number | null, overDispersed: boolean, ranked: boolean, limits: Array<{ expected: number, inner: { low: number, high: number }, outer: { low: number, high: number } }> }> } };

export type MyScorecardQueryVariables = Exact<{
  range: DateRangeInput;
  metrics: Array<ScorecardMetricInput> | ScorecardMetricInput;
}>;


export type MyScorecardQuery = { myScorecard: { card: { key: string, label: string, workload: { cases: number, custodySeconds: number }, training: Array<{ topic: string, trainedOn: string, validUntil: string | null, valid: boolean }>, figures: Array<{ metric: ScorecardMetric, aspect: SurveyAspect | null, better: Better, n: number, observed: number, expected: number | null, ratio: number | null, standing: Standing | null, contested: number, interval: { low: number, high: number } | null, shrunken: { mean: number } | null, excluded: Array<{ reason: string, label: string, n: number }>, drivers: Array<{ n: number, observed: number, expected: number, defectFamily: { key: string, label: string } | null, productFamily: { key: string, label: string } | null }> }> } } | null };

export type MyScorecardRowsQueryVariables = Exact<{
  metric: ScorecardMetricInput;
  range: DateRangeInput;
  hit?: boolean | null | undefined;
  outcome?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyScorecardRowsQuery = { myScorecardRows: { totalCount: number, edges: Array<{ node: { id: string, caseId: string, day: string, hit: boolean, outcome: string, outcomeLabel: string, contest: ContestState | null, case: { number: string, complaint: string | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ContestsQueryVariables = Exact<{
  state?: ContestState | null | undefined;
}>;


export type ContestsQuery = { contests: Array<{ id: string, metric: ScorecardMetric, day: string, reason: string, contestedAt: string, state: ContestState, decision: string | null, decidedBy: string | null, decidable: boolean, caseId: string, employee: { key: string, label: string }, case: { number: string } | null }> };

export type ContestRowMutationVariables = Exact<{
  input: ContestInput;
}>;


export type ContestRowMutation = { contestRow: string };

export type DecideContestMutationVariables = Exact<{
  id: string;
  upheld: boolean;
  reason: string;
}>;


export type DecideContestMutation = { decideContest: boolean };

export type TargetFieldsFragment = { id: string, metric: MetricKey, grain: TargetGrain, validFrom: string, value: number | null, margin: number, setBy: string | null, setAt: string, parameters: { windowDays: number | null, byDay: number | null, atMonths: number | null, clock: Clock | null, aspect: string | null }, department: { key: string, label: string } | null, owner: { key: string, label: string } | null };

export type TargetsQueryVariables = Exact<{ [key: string]: never; }>;


export type TargetsQuery = { targets: Array<{ id: string, metric: MetricKey, grain: TargetGrain, validFrom: string, value: number | null, margin: number, setBy: string | null, setAt: string, parameters: { windowDays: number | null, byDay: number | null, atMonths: number | null, clock: Clock | null, aspect: string | null }, department: { key: string, label: string } | null, owner: { key: string, label: string } | null }> };

export type SetTargetMutationVariables = Exact<{
  input: TargetInput;
}>;


export type SetTargetMutation = { setTarget: string };

export type EndTargetMutationVariables = Exact<{
  id: string;
  from: string;
}>;


export type EndTargetMutation = { endTarget: string };

export type StandingFragment = { metric: MetricKey, grain: TargetGrain, bucket: string, state: TargetState, since: string, value: number | null, n: number, low: number | null, high: number | null, provisional: boolean, target: number, targetId: string, parameters: { windowDays: number | null, byDay: number | null, atMonths: number | null, clock: Clock | null, aspect: string | null }, targetOf: { key: string, label: string } | null };

export type TargetStatesQueryVariables = Exact<{
  period: DateRangeInput;
  department?: string | null | undefined;
  asKnownOn?: string | null | undefined;
}>;


export type TargetStatesQuery = { targetStates: Array<{ metric: MetricKey, grain: TargetGrain, bucket: string, state: TargetState, since: string, value: number | null, n: number, low: number | null, high: number | null, provisional: boolean, target: number, targetId: string, parameters: { windowDays: number | null, byDay: number | null, atMonths: number | null, clock: Clock | null, aspect: string | null }, targetOf: { key: string, label: string } | null }> };

export type DefectTypeFieldsFragment = { key: string, code: string, name: string, nameEn: string | null, symptom: string | null, component: string | null, causeClass: CauseClass | null, severity: number | null, safety: boolean, version: number, retiredAt: string | null, mergedInto: { key: string, label: string } | null };

export type TaxonomyQueryVariables = Exact<{ [key: string]: never; }>;


export type TaxonomyQuery = { taxonomy: Array<{ key: string | null, name: string | null, nameEn: string | null, version: number, types: Array<{ key: string, code: string, name: string, nameEn: string | null, symptom: string | null, component: string | null, causeClass: CauseClass | null, severity: number | null, safety: boolean, version: number, retiredAt: string | null, mergedInto: { key: string, label: string } | null }> }> };

export type ReclassificationFieldsFragment = { id: string, kind: ReclassificationKind, reason: string, includesPast: boolean, state: ReclassificationState, requestedAt: string, requestedBy: string, finishedAt: string | null, done: number, total: number, reports: number, undoRequestedAt: string | null, undoRequestedBy: string | null, undoReason: string | null, rules: Array<{ models: Array<string>, batches: Array<string>, supplierLots: Array<string>, words: Array<string>, reportedFrom: string | null, reportedTo: string | null, from: { key: string, label: string }, to: { key: string, label: string } }> };

export type ReclassificationsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReclassificationsQuery = { reclassifications: Array<{ id: string, kind: ReclassificationKind, reason: string, includesPast: boolean, state: ReclassificationState, requestedAt: string, requestedBy: string, finishedAt: string | null, done: number, total: number, reports: number, undoRequestedAt: string | null, undoRequestedBy: string | null, undoReason: string | null, rules: Array<{ models: Array<string>, batches: Array<string>, supplierLots: Array<string>, words: Array<string>, reportedFrom: string | null, reportedTo: string | null, from: { key: string, label: string }, to: { key: string, label: string } }> }> };

export type TaxonomyVersionsQueryVariables = Exact<{
  first: number;
}>;


export type TaxonomyVersionsQuery = { taxonomyVersions: Array<{ version: number, at: string, by: string | null, action: TaxonomyAction, reason: string | null, reclassificationId: number | null, changed: Array<string>, subject: { key: string, label: string } | null }> };

export type PreviewReclassificationQueryVariables = Exact<{
  input: ReclassificationInput;
}>;


export type PreviewReclassificationQuery = { previewReclassification: { cases: number, decidedByPerson: number, rules: Array<{ cases: number, caseIds: Array<string> }>, types: Array<{ key: string, label: string, before: number, after: number }> } };

export type RequestReclassificationMutationVariables = Exact<{
  input: ReclassificationInput;
  reason: string;
}>;


export type RequestReclassificationMutation = { requestReclassification: string };

export type UndoReclassificationMutationVariables = Exact<{
  id: string;
  reason: string;
}>;


export type UndoReclassificationMutation = { undoReclassification: boolean };

export type SaveDefectFamilyMutationVariables = Exact<{
  input: DefectFamilyInput;
}>;


export type SaveDefectFamilyMutation = { saveDefectFamily: boolean };

export type AddDefectTypeMutationVariables = Exact<{
  family: string;
  code: string;
  meaning: DefectMeaningInput;
}>;


export type AddDefectTypeMutation = { addDefectType: string };

export type ChangeDefectTypeMutationVariables = Exact<{
  key: string;
  version: number;
  meaning: DefectMeaningInput;
}>;


export type ChangeDefectTypeMutation = { changeDefectType: boolean };

export type RetireDefectTypeMutationVariables = Exact<{
  key: string;
  version: number;
  retired: boolean;
  reason?: string | null | undefined;
}>;


export type RetireDefectTypeMutation = { retireDefectType: boolean };

export type DecideCaseDefectsMutationVariables = Exact<{
  caseId: string;
  types: Array<string> | string;
  reason?: string | null | undefined;
}>;


export type DecideCaseDefectsMutation = { decideCaseDefects: boolean };

export type WebhookTargetFieldsFragment = { id: string, name: string, url: string, format: WebhookFormat, kinds: Array<string>, language: string, enabled: boolean, gone: boolean, signed: boolean, overlapUntil: string | null, waiting: number, givenUp: number, lastDeliveredAt: string | null };

export type WebhookTargetsQueryVariables = Exact<{ [key: string]: never; }>;


export type WebhookTargetsQuery = { webhookTargets: Array<{ id: string, name: string, url: string, format: WebhookFormat, kinds: Array<string>, language: string, enabled: boolean, gone: boolean, signed: boolean, overlapUntil: string | null, waiting: number, givenUp: number, lastDeliveredAt: string | null }>, webhookKinds: Array<{ key: string, label: string }> };

export type AddWebhookTargetMutationVariables = Exact<{
  input: WebhookTargetInput;
  secret?: string | null | undefined;
}>;


export type AddWebhookTargetMutation = { addWebhookTarget: { secret: string | null, target: { id: string } } };

export type ChangeWebhookTargetMutationVariables = Exact<{
  id: string;
  input: WebhookTargetInput;
}>;


export type ChangeWebhookTargetMutation = { changeWebhookTarget: { id: string } };

export type EnableWebhookTargetMutationVariables = Exact<{
  id: string;
  enabled: boolean;
}>;


export type EnableWebhookTargetMutation = { enableWebhookTarget: { id: string } };

export type RotateWebhookSecretMutationVariables = Exact<{
  id: string;
  secret?: string | null | undefined;
  atOnce: boolean;
}>;


export type RotateWebhookSecretMutation = { rotateWebhookSecret: string | null };

export type TestWebhookTargetMutationVariables = Exact<{
  id: string;
}>;


export type TestWebhookTargetMutation = { testWebhookTarget: boolean };

export type WebhookDeliveryFieldsFragment = { id: string, targetId: string, targetName: string, kindLabel: string, subject: string, link: string | null, state: WebhookDeliveryState, attempts: number, postedAt: string, dueAt: string | null, finishedAt: string | null, lastAttempts: Array<{ ordinal: number, at: string, milliseconds: number, status: number | null, failure: string | null, answer: string | null }> };

export type WebhookDeliveriesQueryVariables = Exact<{
  input: WebhookDeliveriesInput;
  first: number;
}>;


export type WebhookDeliveriesQuery = { webhookDeliveries: { next: string | null, deliveries: Array<{ id: string, targetId: string, targetName: string, kindLabel: string, subject: string, link: string | null, state: WebhookDeliveryState, attempts: number, postedAt: string, dueAt: string | null, finishedAt: string | null, lastAttempts: Array<{ ordinal: number, at: string, milliseconds: number, status: number | null, failure: string | null, answer: string | null }> }> } };

export type WebhookTargetNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type WebhookTargetNamesQuery = { webhookTargets: Array<{ id: string, name: string }> };

export type ReplayWebhookDeliveryMutationVariables = Exact<{
  id: string;
}>;


export type ReplayWebhookDeliveryMutation = { replayWebhookDelivery: { id: string } };

export type ReplayFailedWebhooksMutationVariables = Exact<{
  target: string;
  since: string;
}>;


export type ReplayFailedWebhooksMutation = { replayFailedWebhooks: number };

export type SkipWebhookDeliveryMutationVariables = Exact<{
  id: string;
}>;


export type SkipWebhookDeliveryMutation = { skipWebhookDelivery: { id: string } };

export type WebhookSourceFieldsFragment = { id: string, code: string, name: string, enabled: boolean, overlapUntil: string | null, messages: number, lastReceivedAt: string | null };

export type WebhookSourcesQueryVariables = Exact<{ [key: string]: never; }>;


export type WebhookSourcesQuery = { webhookSources: Array<{ id: string, code: string, name: string, enabled: boolean, overlapUntil: string | null, messages: number, lastReceivedAt: string | null }> };

export type AddWebhookSourceMutationVariables = Exact<{
  code: string;
  name: string;
}>;


export type AddWebhookSourceMutation = { addWebhookSource: { secret: string } };

export type RotateWebhookSourceMutationVariables = Exact<{
  id: string;
  atOnce: boolean;
}>;


export type RotateWebhookSourceMutation = { rotateWebhookSource: { secret: string } };

export type EnableWebhookSourceMutationVariables = Exact<{
  id: string;
  enabled: boolean;
}>;


export type EnableWebhookSourceMutation = { enableWebhookSource: { id: string } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const CaseLineFragmentDoc = new TypedDocumentString(`
    fragment CaseLine on ServiceCase {
  id
  source
  number
  status {
    key
    label
  }
  department {
    key
    label
  }
  employee {
    key
    label
  }
  region {
    key
    label
  }
  productModel {
    key
    label
  }
  reportedOn
  resolvedOn
  handlingSeconds
  defects {
    key
    label
    leading
  }
}
    `, {"fragmentName":"CaseLine"}) as unknown as TypedDocumentString<CaseLineFragment, unknown>;
export const ExpectedRangeFieldsFragmentDoc = new TypedDocumentString(`
    fragment ExpectedRangeFields on ExpectedRange {
  expected
  low
  high
}
    `, {"fragmentName":"ExpectedRangeFields"}) as unknown as TypedDocumentString<ExpectedRangeFieldsFragment, unknown>;
export const FigureFragmentDoc = new TypedDocumentString(`
    fragment Figure on MetricValue {
  metric
  value
  unit
  n
  mean
  median
  p90
  low
  high
  provisional
  excluded {
    reason
    label
    n
  }
  previous {
    comparison
    value
    n
    from
    to
  }
}
    `, {"fragmentName":"Figure"}) as unknown as TypedDocumentString<FigureFragment, unknown>;
export const PointFragmentDoc = new TypedDocumentString(`
    fragment Point on MetricValue {
  metric
  value
  unit
  n
  low
  high
  provisional
}
    `, {"fragmentName":"Point"}) as unknown as TypedDocumentString<PointFragment, unknown>;
export const PhraseFieldsFragmentDoc = new TypedDocumentString(`
    fragment PhraseFields on EmergingPhrase {
  id
  phrase
  also
  foundAt
  untilOn
  cases
  casesBefore
  ratio
  adjustedP
  family
  perWeek
  firstSeenWeeksAgo
  types {
    type {
      key
      label
    }
    cases
  }
  samples {
    id
    number
    reportedOn
    complaint
  }
  state
  acceptedAs {
    key
    label
  }
  given
  reason
  decidedBy
  decidedAt
}
    `, {"fragmentName":"PhraseFields"}) as unknown as TypedDocumentString<PhraseFieldsFragment, unknown>;
export const RepeatFieldsFragmentDoc = new TypedDocumentString(`
    fragment RepeatFields on RepeatedComplaints {
  id
  state
  exact
  sample
  cases
  customers
  firstOn
  lastOn
  types {
    term {
      key
      label
    }
    cases
  }
  models {
    term {
      key
      label
    }
    cases
  }
  caseIds
  undecided
  eventId
  decisionId
  reason
  decidedBy
  decidedAt
}
    `, {"fragmentName":"RepeatFields"}) as unknown as TypedDocumentString<RepeatFieldsFragment, unknown>;
export const ExportLineFragmentDoc = new TypedDocumentString(`
    fragment ExportLine on ExportRun {
  id
  kind
  format
  state
  fileName
  rowsDone
  rowsTotal
  bytes
  url
  failure
  requestedAt
  expiresAt
}
    `, {"fragmentName":"ExportLine"}) as unknown as TypedDocumentString<ExportLineFragment, unknown>;
export const IssueCardFragmentDoc = new TypedDocumentString(`
    fragment IssueCard on QualityIssue {
  number
  title
  severity
  safety
  major
  special
  department {
    id
    name
  }
  step
  stepState
  stepOwner {
    id
    name
  }
  dueAt
  overdue
  closing
  closedAt
  figures {
    cases
    cost
  }
  isMine
  isOfMyDepartment
}
    `, {"fragmentName":"IssueCard"}) as unknown as TypedDocumentString<IssueCardFragment, unknown>;
export const DeskIssueFieldsFragmentDoc = new TypedDocumentString(`
    fragment DeskIssueFields on DeskIssue {
  number
  title
  severity
  safety
  major
  special
}
    `, {"fragmentName":"DeskIssueFields"}) as unknown as TypedDocumentString<DeskIssueFieldsFragment, unknown>;
export const DeskStepFieldsFragmentDoc = new TypedDocumentString(`
    fragment DeskStepFields on DeskStep {
  issue {
    ...DeskIssueFields
  }
  step
  current
  dueAt
  overdue
  submittedBy {
    name
  }
  submittedAt
}
    fragment DeskIssueFields on DeskIssue {
  number
  title
  severity
  safety
  major
  special
}`, {"fragmentName":"DeskStepFields"}) as unknown as TypedDocumentString<DeskStepFieldsFragment, unknown>;
export const SignalFieldsFragmentDoc = new TypedDocumentString(`
    fragment SignalFields on Signal {
  id
  level
  defect {
    key
    label
  }
  defectFamily {
    key
    label
  }
  part {
    key
    label
  }
  severity
  safety
  detector
  ratio
  adjustedP
  family
  sinceOn
  raisedOn
  foundAt
  untilOn
  closedOn
  withdrawn
  observed
  expected
  rateRatio
  low
  high
  state
  reason
  issue
  decidedBy
  decidedAt
}
    `, {"fragmentName":"SignalFields"}) as unknown as TypedDocumentString<SignalFieldsFragment, unknown>;
export const IssueEvidenceFieldsFragmentDoc = new TypedDocumentString(`
    fragment IssueEvidenceFields on IssueEvidence {
  signal {
    ...SignalFields
  }
  knownThen {
    untilOn
    observed
    expected
    rateRatio
    low
    high
  }
}
    fragment SignalFields on Signal {
  id
  level
  defect {
    key
    label
  }
  defectFamily {
    key
    label
  }
  part {
    key
    label
  }
  severity
  safety
  detector
  ratio
  adjustedP
  family
  sinceOn
  raisedOn
  foundAt
  untilOn
  closedOn
  withdrawn
  observed
  expected
  rateRatio
  low
  high
  state
  reason
  issue
  decidedBy
  decidedAt
}`, {"fragmentName":"IssueEvidenceFields"}) as unknown as TypedDocumentString<IssueEvidenceFieldsFragment, unknown>;
export const IssueStepFieldsFragmentDoc = new TypedDocumentString(`
    fragment IssueStepFields on IssueStep {
  step
  owner {
    id
    name
  }
  dueAt
  fields {
    name
    text
    required
  }
  state
  submittedBy {
    id
    name
  }
  submittedAt
  approvedBy {
    id
    name
  }
  approvedAt
  version
  missing
}
    `, {"fragmentName":"IssueStepFields"}) as unknown as TypedDocumentString<IssueStepFieldsFragment, unknown>;
export const IssueActionFieldsFragmentDoc = new TypedDocumentString(`
    fragment IssueActionFields on IssueAction {
  id
  kind
  description
  owner {
    id
    name
  }
  dueOn
  plannedRatio
  cutIn {
    kind
    batch
    serial
    on
    serials
  }
  implementedOn
  droppedBecause
  version
}
    `, {"fragmentName":"IssueActionFields"}) as unknown as TypedDocumentString<IssueActionFieldsFragment, unknown>;
export const IssueFiguresFieldsFragmentDoc = new TypedDocumentString(`
    fragment IssueFiguresFields on IssueFigures {
  cases
  reports
  cost
  unitsAtRisk
  firstOn
  lastOn
}
    `, {"fragmentName":"IssueFiguresFields"}) as unknown as TypedDocumentString<IssueFiguresFieldsFragment, unknown>;
export const EffectPointFieldsFragmentDoc = new TypedDocumentString(`
    fragment EffectPointFields on EffectPoint {
  age
  perThousand
  low
  high
}
    `, {"fragmentName":"EffectPointFields"}) as unknown as TypedDocumentString<EffectPointFieldsFragment, unknown>;
export const PackageLineFragmentDoc = new TypedDocumentString(`
    fragment PackageLine on DepartmentPackage {
  id
  department {
    key
    label
  }
  grain
  from
  to
  knownAt
  madeBy
  state
  sentAt
  dueAt
  acknowledgedBy
  acknowledgedAt
  acknowledgement
  note {
    id
    text
    by
    at
  }
}
    `, {"fragmentName":"PackageLine"}) as unknown as TypedDocumentString<PackageLineFragment, unknown>;
export const PackageCasesFragmentDoc = new TypedDocumentString(`
    fragment PackageCases on PackageCases {
  total
  rows {
    id
    number
    reportedOn
    status
    model {
      label
    }
    defect {
      label
    }
  }
}
    `, {"fragmentName":"PackageCases"}) as unknown as TypedDocumentString<PackageCasesFragment, unknown>;
export const PackageIssuesFragmentDoc = new TypedDocumentString(`
    fragment PackageIssues on PackageIssues {
  total
  rows {
    number
    title
    severity
    safety
    step
    at
  }
}
    `, {"fragmentName":"PackageIssues"}) as unknown as TypedDocumentString<PackageIssuesFragment, unknown>;
export const PackageStepsFragmentDoc = new TypedDocumentString(`
    fragment PackageSteps on PackageSteps {
  total
  rows {
    number
    title
    step
    owner
    at
  }
}
    `, {"fragmentName":"PackageSteps"}) as unknown as TypedDocumentString<PackageStepsFragment, unknown>;
export const RoutingRuleFieldsFragmentDoc = new TypedDocumentString(`
    fragment RoutingRuleFields on RoutingRule {
  key
  name
  nameEn
  when {
    kinds
    priorities
    regions
    departments
    productFamilies
    productModels
    defectFamilies
    defectTypes
    causeClasses
    words
    marks
    flags
    unsettledAtLeast
  }
  steps {
    duty
    department
    supplier
  }
  marks
  also
  acceptHours
  answerHours
}
    `, {"fragmentName":"RoutingRuleFields"}) as unknown as TypedDocumentString<RoutingRuleFieldsFragment, unknown>;
export const HandOverFieldsFragmentDoc = new TypedDocumentString(`
    fragment HandOverFields on HandOver {
  id
  caseId
  caseNumber
  issue
  from {
    key
    label
  }
  to {
    key
    label
  }
  party
  queue
  ask
  version
  ruleName
  sentBy
  marks
  sentAt
  acceptDueAt
  answerDueAt
  state
  late
  acceptedAt
  acceptedBy
  endedAt
  endedBy
  text
  followed
  escalated
  took {
    seconds
    businessSeconds
  }
  mayAnswer
  maySend
  mayOpenCase
  productModel
  defect
  complaint
}
    `, {"fragmentName":"HandOverFields"}) as unknown as TypedDocumentString<HandOverFieldsFragment, unknown>;
export const LifeObservedFragmentDoc = new TypedDocumentString(`
    fragment LifeObserved on LifeObservation {
  from
  to
  settledTo
  completeness
}
    `, {"fragmentName":"LifeObserved"}) as unknown as TypedDocumentString<LifeObservedFragment, unknown>;
export const CurvePointFieldsFragmentDoc = new TypedDocumentString(`
    fragment CurvePointFields on CurvePoint {
  age
  perThousand
  low
  high
  reports
  atRisk
  mature
}
    `, {"fragmentName":"CurvePointFields"}) as unknown as TypedDocumentString<CurvePointFieldsFragment, unknown>;
export const DetectionFieldsFragmentDoc = new TypedDocumentString(`
    fragment DetectionFields on Detection {
  runLength
  ranAt
  untilOn
  series
  untested
  dispersion
  falseAlarmsAYear
}
    `, {"fragmentName":"DetectionFields"}) as unknown as TypedDocumentString<DetectionFieldsFragment, unknown>;
export const CardFigureFragmentDoc = new TypedDocumentString(`
    fragment CardFigure on ScorecardFigure {
  metric
  aspect
  better
  n
  observed
  expected
  ratio
  interval {
    low
    high
  }
  shrunken {
    mean
  }
  standing
  contested
  excluded {
    reason
    label
    n
  }
  drivers {
    defectFamily {
      key
      label
    }
    productFamily {
      key
      label
    }
    n
    observed
    expected
  }
}
    `, {"fragmentName":"CardFigure"}) as unknown as TypedDocumentString<CardFigureFragment, unknown>;
export const CardLineFragmentDoc = new TypedDocumentString(`
    fragment CardLine on Scorecard {
  key
  label
  workload {
    cases
    custodySeconds
  }
  training {
    topic
    trainedOn
    validUntil
    valid
  }
  figures {
    ...CardFigure
  }
}
    fragment CardFigure on ScorecardFigure {
  metric
  aspect
  better
  n
  observed
  expected
  ratio
  interval {
    low
    high
  }
  shrunken {
    mean
  }
  standing
  contested
  excluded {
    reason
    label
    n
  }
  drivers {
    defectFamily {
      key
      label
    }
    productFamily {
      key
      label
    }
    n
    observed
    expected
  }
}`, {"fragmentName":"CardLine"}) as unknown as TypedDocumentString<CardLineFragment, unknown>;
export const FunnelLinesFragmentDoc = new TypedDocumentString(`
    fragment FunnelLines on Funnel {
  metric
  aspect
  peers
  dispersion
  overDispersed
  ranked
  limits {
    expected
    inner {
      low
      high
    }
    outer {
      low
      high
    }
  }
}
    `, {"fragmentName":"FunnelLines"}) as unknown as TypedDocumentString<FunnelLinesFragment, unknown>;
export const TargetFieldsFragmentDoc = new TypedDocumentString(`
    fragment TargetFields on Target {
  id
  metric
  parameters {
    windowDays
    byDay
    atMonths
    clock
    aspect
  }
  grain
  department {
    key
    label
  }
  validFrom
  value
  margin
  owner {
    key
    label
  }
  setBy
  setAt
}
    `, {"fragmentName":"TargetFields"}) as unknown as TypedDocumentString<TargetFieldsFragment, unknown>;
export const StandingFragmentDoc = new TypedDocumentString(`
    fragment Standing on TargetStanding {
  metric
  parameters {
    windowDays
    byDay
    atMonths
    clock
    aspect
  }
  grain
  bucket
  state
  since
  value
  n
  low
  high
  provisional
  target
  targetId
  targetOf {
    key
    label
  }
}
    `, {"fragmentName":"Standing"}) as unknown as TypedDocumentString<StandingFragment, unknown>;
export const DefectTypeFieldsFragmentDoc = new TypedDocumentString(`
    fragment DefectTypeFields on DefectType {
  key
  code
  name
  nameEn
  symptom
  component
  causeClass
  severity
  safety
  version
  retiredAt
  mergedInto {
    key
    label
  }
}
    `, {"fragmentName":"DefectTypeFields"}) as unknown as TypedDocumentString<DefectTypeFieldsFragment, unknown>;
export const ReclassificationFieldsFragmentDoc = new TypedDocumentString(`
    fragment ReclassificationFields on Reclassification {
  id
  kind
  reason
  includesPast
  state
  requestedAt
  requestedBy
  finishedAt
  done
  total
  reports
  undoRequestedAt
  undoRequestedBy
  undoReason
  rules {
    from {
      key
      label
    }
    to {
      key
      label
    }
    models
    batches
    supplierLots
    words
    reportedFrom
    reportedTo
  }
}
    `, {"fragmentName":"ReclassificationFields"}) as unknown as TypedDocumentString<ReclassificationFieldsFragment, unknown>;
export const WebhookTargetFieldsFragmentDoc = new TypedDocumentString(`
    fragment WebhookTargetFields on WebhookTarget {
  id
  name
  url
  format
  kinds
  language
  enabled
  gone
  signed
  overlapUntil
  waiting
  givenUp
  lastDeliveredAt
}
    `, {"fragmentName":"WebhookTargetFields"}) as unknown as TypedDocumentString<WebhookTargetFieldsFragment, unknown>;
export const WebhookDeliveryFieldsFragmentDoc = new TypedDocumentString(`
    fragment WebhookDeliveryFields on WebhookDelivery {
  id
  targetId
  targetName
  kindLabel
  subject
  link
  state
  attempts
  postedAt
  dueAt
  finishedAt
  lastAttempts {
    ordinal
    at
    milliseconds
    status
    failure
    answer
  }
}
    `, {"fragmentName":"WebhookDeliveryFields"}) as unknown as TypedDocumentString<WebhookDeliveryFieldsFragment, unknown>;
export const WebhookSourceFieldsFragmentDoc = new TypedDocumentString(`
    fragment WebhookSourceFields on WebhookSource {
  id
  code
  name
  enabled
  overlapUntil
  messages
  lastReceivedAt
}
    `, {"fragmentName":"WebhookSourceFields"}) as unknown as TypedDocumentString<WebhookSourceFieldsFragment, unknown>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($username: String!, $password: String!) {
  signIn(username: $username, password: $password) {
    viewer {
      id
      language
    }
  }
}
    `, {"hash":"sha256:fe52c288e8cad1410fcf2759d66c345fef0209a04c86270467112341022b8b42"}) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut {
  signOut
}
    `, {"hash":"sha256:39300be1f6ff47633a8c264de2a924d5b71367b646d3bf86d82d7c51c6543956"}) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($current: String!, $next: String!) {
  changePassword(current: $current, next: $next)
}
    `, {"hash":"sha256:d8aa4dea7713535e6e0683f5804a42146c2a67ff5630e6037531a675bf163f15"}) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const SetLanguageDocument = new TypedDocumentString(`
    mutation SetLanguage($language: String!) {
  setLanguage(language: $language) {
    id
    language
  }
}
    `, {"hash":"sha256:7c868f0a45dc49c9318f89826cbaf3d24914b734131a7a3b397d15b1dde1c66e"}) as unknown as TypedDocumentString<SetLanguageMutation, SetLanguageMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    id
    username
    displayName
    language
    mustChangePassword
    operations
    isEmployee
    roles {
      role
      department {
        key
        label
      }
    }
  }
}
    `, {"hash":"sha256:624d7d36da46db5c3407807097ba738bbe831da16fef7b234e4b715377ac1e51"}) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const InstallationDocument = new TypedDocumentString(`
    query Installation {
  installation {
    companyName
    timeZone
    currency
    asOf
    dataFrom
    dataTo
    demo
    defectKinds
    today
    version
  }
}
    `, {"hash":"sha256:8297676b2bf1b8d5aa7b12fe8ebaa72f2d03aee7056d276dffafec51501b7bea"}) as unknown as TypedDocumentString<InstallationQuery, InstallationQueryVariables>;
export const ServiceCasesDocument = new TypedDocumentString(`
    query ServiceCases($filter: CaseFilterInput!, $first: Int!, $after: String) {
  serviceCases(filter: $filter, first: $first, after: $after) {
    totalCount
    edges {
      node {
        ...CaseLine
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment CaseLine on ServiceCase {
  id
  source
  number
  status {
    key
    label
  }
  department {
    key
    label
  }
  employee {
    key
    label
  }
  region {
    key
    label
  }
  productModel {
    key
    label
  }
  reportedOn
  resolvedOn
  handlingSeconds
  defects {
    key
    label
    leading
  }
}`, {"hash":"sha256:596ef3fd685f75e74ddfd4cacfbb72026a3d45bd6a84ef04c88c220eef8fcac4"}) as unknown as TypedDocumentString<ServiceCasesQuery, ServiceCasesQueryVariables>;
export const FigureRowsDocument = new TypedDocumentString(`
    query FigureRows($input: MetricQueryInput!, $metric: MetricKey!, $bucket: Date, $dimensions: [DimensionKeyInput!], $outcome: String, $first: Int!, $after: String) {
  metricRows(
    input: $input
    metric: $metric
    bucket: $bucket
    dimensions: $dimensions
    outcome: $outcome
    first: $first
    after: $after
  ) {
    totalCount
    edges {
      node {
        id
        day
        outcome
        outcomeLabel
        hit
        amount
        defect {
          key
          label
        }
        case {
          ...CaseLine
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment CaseLine on ServiceCase {
  id
  source
  number
  status {
    key
    label
  }
  department {
    key
    label
  }
  employee {
    key
    label
  }
  region {
    key
    label
  }
  productModel {
    key
    label
  }
  reportedOn
  resolvedOn
  handlingSeconds
  defects {
    key
    label
    leading
  }
}`, {"hash":"sha256:9eb1044905056c635b5b9162f759d4f29b6e4e9a5e1546a6f79b096c03dba65c"}) as unknown as TypedDocumentString<FigureRowsQuery, FigureRowsQueryVariables>;
export const ServiceCaseDocument = new TypedDocumentString(`
    query ServiceCase($id: ID!) {
  serviceCase(id: $id) {
    ...CaseLine
    kind {
      key
      label
    }
    channel {
      key
      label
    }
    priority {
      key
      label
    }
    productFamily {
      key
      label
    }
    batch {
      key
      label
    }
    supplierLot {
      key
      label
    }
    serial
    soldOn
    producedOn
    productionLine {
      key
      label
    }
    reportedAt
    closedOn
    responseSeconds
    costAmount
    score
    attemptCount
    reopenedCount
    complaint
    customerName
    customerPhone
    defects {
      key
      label
      familyLabel
      leading
      origin
    }
    oneEvent {
      eventId
      leadingId
      leadingNumber
      cases
      reason
      decidedBy
      decidedAt
    }
    custody {
      handlingSeconds
      handlingBusinessSeconds
      pausedBusinessSeconds
      netHandlingSeconds
      spans {
        part
        department {
          key
          label
        }
        employee {
          key
          label
        }
        fromOn
        fromAt
        toOn
        toAt
        seconds
        businessSeconds
      }
      dueTimes {
        promise
        dueOn
        dueAt
        doneOn
        doneAt
        state
        unjudged
      }
    }
    events {
      id
      type
      label
      happenedOn
      happenedAt
      learnedAt
      origin
      employee {
        key
        label
      }
      department {
        key
        label
      }
      result
      amount
      score
      detail
      setAside
      superseded
    }
    setAside {
      field
      value
      reason
      label
    }
  }
}
    fragment CaseLine on ServiceCase {
  id
  source
  number
  status {
    key
    label
  }
  department {
    key
    label
  }
  employee {
    key
    label
  }
  region {
    key
    label
  }
  productModel {
    key
    label
  }
  reportedOn
  resolvedOn
  handlingSeconds
  defects {
    key
    label
    leading
  }
}`, {"hash":"sha256:40cb33ca1edf2f7e83d55f75e3fe60d57b1f5c47871937a50b3181dd366ad1e2"}) as unknown as TypedDocumentString<ServiceCaseQuery, ServiceCaseQueryVariables>;
export const ChartLimitsDocument = new TypedDocumentString(`
    query ChartLimits($defectType: String!, $range: DateRangeInput!, $grain: Grain!, $filters: [DimensionFilterInput!], $asKnownOn: DateTime) {
  chartLimits(
    defectType: $defectType
    range: $range
    grain: $grain
    filters: $filters
    asKnownOn: $asKnownOn
  ) {
    kind
    reason
    sigmaZ
    baseline {
      from
      to
      points
      endsBefore
    }
    fewest
    points {
      bucket
      reports {
        ...ExpectedRangeFields
      }
      rate {
        ...ExpectedRangeFields
      }
      outside
      rules
    }
    annotations {
      kind
      on
      sinceOn
      level
      label
    }
    holidays {
      name
      from
      to
    }
  }
}
    fragment ExpectedRangeFields on ExpectedRange {
  expected
  low
  high
}`, {"hash":"sha256:88f3aa1ec93ad750a99b9d8822ae131b31f0225f2d90ef9592f16e578b8442b8"}) as unknown as TypedDocumentString<ChartLimitsQuery, ChartLimitsQueryVariables>;
export const TrendDocument = new TypedDocumentString(`
    query Trend($input: MetricQueryInput!) {
  metricQuery(input: $input) {
    asOf
    rows {
      bucket
      values {
        ...Point
      }
    }
  }
}
    fragment Point on MetricValue {
  metric
  value
  unit
  n
  low
  high
  provisional
}`, {"hash":"sha256:e8a4af03d005c8802aa44619d88eca3a25e7ad64066a3247f342b8b6bf925be2"}) as unknown as TypedDocumentString<TrendQuery, TrendQueryVariables>;
export const PoliciesDocument = new TypedDocumentString(`
    query Policies {
  policies {
    id
    kind
    scope
    key
    label
    term {
      amount
      unit
      clock
    }
    validFrom
    state
    setAt
    setBy
  }
}
    `, {"hash":"sha256:691e5bff9603defd34cfe1095a95e0c8aa381e402288392c0035079ea604c01e"}) as unknown as TypedDocumentString<PoliciesQuery, PoliciesQueryVariables>;
export const ContractsDocument = new TypedDocumentString(`
    query Contracts {
  contracts {
    key
    label
  }
}
    `, {"hash":"sha256:3c6adc24f457b8033d32c44aa6319834eb35474d5b6a446501d45500d1a8a4e4"}) as unknown as TypedDocumentString<ContractsQuery, ContractsQueryVariables>;
export const CalendarsDocument = new TypedDocumentString(`
    query Calendars {
  calendars {
    code
    label
    isDefault
    years
    weeks {
      validFrom
      days {
        from
        to
      }
    }
  }
}
    `, {"hash":"sha256:81c9bd8fe3c75ea82b9717b8634675d20c3e1a196a9db937cc1e25ef4b093b35"}) as unknown as TypedDocumentString<CalendarsQuery, CalendarsQueryVariables>;
export const CalendarYearDocument = new TypedDocumentString(`
    query CalendarYear($calendar: String!, $year: Int!) {
  calendarYear(calendar: $calendar, year: $year) {
    calendar
    year
    origin
    days {
      day
      kind
      name
      nameEn
      likeWeekday
      shifts {
        from
        to
      }
    }
  }
}
    `, {"hash":"sha256:bf3619f058166c2bdbd0933e4b70d839684eae36fc3cdcdfe1000ef28a6a5314"}) as unknown as TypedDocumentString<CalendarYearQuery, CalendarYearQueryVariables>;
export const DepartmentCalendarsDocument = new TypedDocumentString(`
    query DepartmentCalendars {
  departmentCalendars {
    department {
      key
      label
    }
    calendar {
      key
      label
    }
    inherited
    versions {
      validFrom
      calendar {
        key
        label
      }
    }
  }
}
    `, {"hash":"sha256:147d30af27909458a896f8b04337028bf539e2208a47ddcf094ea9e80d482916"}) as unknown as TypedDocumentString<DepartmentCalendarsQuery, DepartmentCalendarsQueryVariables>;
export const AddPolicyDocument = new TypedDocumentString(`
    mutation AddPolicy($policy: PolicyInput!) {
  addPolicy(policy: $policy)
}
    `, {"hash":"sha256:0f510c958e3f6e4f35b91329184f22f1f760e644ef46c136edbc362e939b5e10"}) as unknown as TypedDocumentString<AddPolicyMutation, AddPolicyMutationVariables>;
export const SetCalendarDayDocument = new TypedDocumentString(`
    mutation SetCalendarDay($calendar: String!, $day: Date!, $rule: DayRuleInput) {
  setCalendarDay(calendar: $calendar, day: $day, rule: $rule)
}
    `, {"hash":"sha256:e23d6de0b8db9749edc5d7540e6c2b6fa8cd8a3b02954bbdfa20dfd44623a23f"}) as unknown as TypedDocumentString<SetCalendarDayMutation, SetCalendarDayMutationVariables>;
export const SetWorkingWeekDocument = new TypedDocumentString(`
    mutation SetWorkingWeek($calendar: String!, $validFrom: Date, $days: [[ShiftInput!]!]!) {
  setWorkingWeek(calendar: $calendar, validFrom: $validFrom, days: $days)
}
    `, {"hash":"sha256:959f28da4696bb63bfd80189bbd321bac0ea42efb47a71490c3abe0d8de382fd"}) as unknown as TypedDocumentString<SetWorkingWeekMutation, SetWorkingWeekMutationVariables>;
export const CreateCalendarDocument = new TypedDocumentString(`
    mutation CreateCalendar($code: String!, $name: String!, $nameEn: String, $like: String!) {
  createCalendar(code: $code, name: $name, nameEn: $nameEn, like: $like)
}
    `, {"hash":"sha256:40223dff638df39b0f88dcecae069c36d46793d831b86785b93d032ff2197d00"}) as unknown as TypedDocumentString<CreateCalendarMutation, CreateCalendarMutationVariables>;
export const AssignCalendarDocument = new TypedDocumentString(`
    mutation AssignCalendar($department: String!, $calendar: String, $validFrom: Date!) {
  assignCalendar(
    department: $department
    calendar: $calendar
    validFrom: $validFrom
  )
}
    `, {"hash":"sha256:90c82e70cf05d5c074582a19090c00a4fc4f6def99596818bf940d6cfe773a3e"}) as unknown as TypedDocumentString<AssignCalendarMutation, AssignCalendarMutationVariables>;
export const ImportHolidaysDocument = new TypedDocumentString(`
    mutation ImportHolidays($calendar: String!, $year: Int!, $text: String!) {
  importHolidays(calendar: $calendar, year: $year, text: $text) {
    saved
    holidays
    makeUpDays
    problems {
      line
      column
      value
      reason
      label
    }
  }
}
    `, {"hash":"sha256:75f8aff26079c8de5e59cf922b6076c5ac619190004ab28b8241ffab2636288d"}) as unknown as TypedDocumentString<ImportHolidaysMutation, ImportHolidaysMutationVariables>;
export const DueCountsDocument = new TypedDocumentString(`
    query DueCounts($withinHours: Int!, $filters: [DimensionFilterInput!]!) {
  reply: dueCases(
    promise: reply
    withinHours: $withinHours
    filters: $filters
    first: 1
  ) {
    counts {
      overdue
      soon
    }
  }
  dispatch: dueCases(
    promise: dispatch
    withinHours: $withinHours
    filters: $filters
    first: 1
  ) {
    counts {
      overdue
      soon
    }
  }
  repair: dueCases(
    promise: repair
    withinHours: $withinHours
    filters: $filters
    first: 1
  ) {
    counts {
      overdue
      soon
    }
  }
}
    `, {"hash":"sha256:2758742d5be8a42344725d2b6464ccedab33f0a3f5111dd1726da9822f9b4571"}) as unknown as TypedDocumentString<DueCountsQuery, DueCountsQueryVariables>;
export const DueCasesDocument = new TypedDocumentString(`
    query DueCases($promise: DuePromise!, $withinHours: Int!, $filters: [DimensionFilterInput!]!, $first: Int!) {
  dueCases(
    promise: $promise
    withinHours: $withinHours
    filters: $filters
    first: $first
  ) {
    pageInfo {
      hasNextPage
    }
    edges {
      node {
        dueOn
        dueAt
        overdue
        secondsLeft
        policy {
          amount
          unit
          clock
        }
        case {
          id
          number
          status {
            key
            label
          }
          department {
            key
            label
          }
          employee {
            key
            label
          }
          productModel {
            key
            label
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:abe6119b7084fce41bc72a1205091f8789cbd79dee8a6dfc02769c9688fd8241"}) as unknown as TypedDocumentString<DueCasesQuery, DueCasesQueryVariables>;
export const ParetoDocument = new TypedDocumentString(`
    query Pareto($input: MetricQueryInput!) {
  metricQuery(input: $input) {
    totalRows
    rows {
      dimensions {
        key
        label
      }
      values {
        metric
        value
        n
        previous {
          comparison
          value
          n
        }
      }
    }
  }
}
    `, {"hash":"sha256:ad2f6eefcc7da2dd10f9e54c21de1f775fae96fc9123fdf1ec6b2e1b3c05e513"}) as unknown as TypedDocumentString<ParetoQuery, ParetoQueryVariables>;
export const HeatMapDocument = new TypedDocumentString(`
    query HeatMap($by: HeatPart!, $range: DateRangeInput!, $filters: [DimensionFilterInput!], $asKnownOn: DateTime) {
  defectHeatMap(by: $by, range: $range, filters: $filters, asKnownOn: $asKnownOn) {
    defects {
      key
      label
    }
    rows {
      part {
        key
        label
      }
      model {
        key
        label
      }
      reports
      cells {
        reports
        expected
        differs
      }
    }
    reports
    isByRate
  }
}
    `, {"hash":"sha256:b77b3fc6c6cd4cc2d6e8fc3136bca0ca206004cf9551289cd7e7c5217ccba586"}) as unknown as TypedDocumentString<HeatMapQuery, HeatMapQueryVariables>;
export const DefectDocument = new TypedDocumentString(`
    query Defect($defectType: String!, $weeks: Int!) {
  standOuts(defectType: $defectType, weeks: $weeks) {
    from
    to
    reports
    parts {
      level
      measure
      part {
        key
        label
      }
      observed
      expected
      ratio
      low
      high
      unitMonths
    }
  }
}
    `, {"hash":"sha256:3fcf798a4997ea78e0298cd4c1d987e381035cb9f5342a903d1735107d28ad2a"}) as unknown as TypedDocumentString<DefectQuery, DefectQueryVariables>;
export const DefectSignalsDocument = new TypedDocumentString(`
    query DefectSignals {
  signals(states: [OPEN, ACKNOWLEDGED, IN_ISSUE, DISMISSED]) {
    ...SignalFields
  }
}
    fragment SignalFields on Signal {
  id
  level
  defect {
    key
    label
  }
  defectFamily {
    key
    label
  }
  part {
    key
    label
  }
  severity
  safety
  detector
  ratio
  adjustedP
  family
  sinceOn
  raisedOn
  foundAt
  untilOn
  closedOn
  withdrawn
  observed
  expected
  rateRatio
  low
  high
  state
  reason
  issue
  decidedBy
  decidedAt
}`, {"hash":"sha256:3e56702cbb62e9a99c117b7e625fce7cf0aa2d1c10bc7a8c8eec5395dfbaa2b7"}) as unknown as TypedDocumentString<DefectSignalsQuery, DefectSignalsQueryVariables>;
export const DefectFiguresDocument = new TypedDocumentString(`
    query DefectFigures($input: MetricQueryInput!) {
  metricQuery(input: $input) {
    rows {
      values {
        ...Figure
        numerator
      }
    }
  }
}
    fragment Figure on MetricValue {
  metric
  value
  unit
  n
  mean
  median
  p90
  low
  high
  provisional
  excluded {
    reason
    label
    n
  }
  previous {
    comparison
    value
    n
    from
    to
  }
}`, {"hash":"sha256:81168d074f5e20b614942a4ccbd43b1c1ec8d41d053995b4a063475aeb2baee7"}) as unknown as TypedDocumentString<DefectFiguresQuery, DefectFiguresQueryVariables>;
export const DefectTextsDocument = new TypedDocumentString(`
    query DefectTexts($defectType: String!) {
  defectTexts(defectType: $defectType) {
    own
    others
    phrases {
      phrase
      also
      texts
      othersTexts
    }
    samples {
      id
      number
      reportedOn
      complaint
      productModel {
        key
        label
      }
    }
  }
}
    `, {"hash":"sha256:ddd9f7f0a47ffd1ede84bd8957c94e34e815784915dccdf2ea16e6dd232efb78"}) as unknown as TypedDocumentString<DefectTextsQuery, DefectTextsQueryVariables>;
export const ParetoCostDocument = new TypedDocumentString(`
    query ParetoCost($input: MetricQueryInput!) {
  metricQuery(input: $input) {
    rows {
      dimensions {
        key
      }
      values {
        value
        n
      }
    }
  }
}
    `, {"hash":"sha256:20543dffb992405955673b353f2913bd22b9c76f6f3a9108fba3bca2e055211c"}) as unknown as TypedDocumentString<ParetoCostQuery, ParetoCostQueryVariables>;
export const EmergingPhrasesDocument = new TypedDocumentString(`
    query EmergingPhrases($states: [PhraseState!]!) {
  emergingPhrases(states: $states) {
    ranAt
    untilOn
    textsNow
    textsBefore
    family
    phrases {
      ...PhraseFields
    }
  }
}
    fragment PhraseFields on EmergingPhrase {
  id
  phrase
  also
  foundAt
  untilOn
  cases
  casesBefore
  ratio
  adjustedP
  family
  perWeek
  firstSeenWeeksAgo
  types {
    type {
      key
      label
    }
    cases
  }
  samples {
    id
    number
    reportedOn
    complaint
  }
  state
  acceptedAs {
    key
    label
  }
  given
  reason
  decidedBy
  decidedAt
}`, {"hash":"sha256:51599bcdea5c0a7e9feb8b6e1c2e9b379479c14bfb9efbf0e40e2120eb81e613"}) as unknown as TypedDocumentString<EmergingPhrasesQuery, EmergingPhrasesQueryVariables>;
export const SuggestionsDocument = new TypedDocumentString(`
    query Suggestions($first: Int!) {
  suggestions(first: $first) {
    waiting
    worth {
      modelId
      trainedAt
      texts
      types
      heldOut
      heldOutFrom
      accuracy
      macroF1
      majority
      coverageAt90
    }
    cases {
      case {
        id
        number
        reportedOn
        complaint
        productModel {
          key
          label
        }
      }
      suggestion {
        type {
          key
          label
        }
        confidence
        sure
        others {
          type {
            key
            label
          }
          confidence
        }
        words
      }
    }
  }
}
    `, {"hash":"sha256:8254a8d4097f11f4b9d6f660c286f6b2e58f614f1a84eb1eeed4a833ffdf5086"}) as unknown as TypedDocumentString<SuggestionsQuery, SuggestionsQueryVariables>;
export const SearchTextsDocument = new TypedDocumentString(`
    query SearchTexts($query: String!, $first: Int!, $after: String) {
  searchTexts(query: $query, first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        number
        reportedOn
        complaint
        productModel {
          key
          label
        }
        defects {
          key
          label
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:1ec416f46e63938c4d4aac83bca87af5a189dfa971275f10ec51905111922c2f"}) as unknown as TypedDocumentString<SearchTextsQuery, SearchTextsQueryVariables>;
export const DecidePhraseDocument = new TypedDocumentString(`
    mutation DecidePhrase($id: ID!, $action: PhraseAction!, $type: String, $reason: String) {
  decidePhrase(id: $id, action: $action, type: $type, reason: $reason)
}
    `, {"hash":"sha256:b42f77880e7c632db89fe020dccea2c8352821662834a3039f0529924930b099"}) as unknown as TypedDocumentString<DecidePhraseMutation, DecidePhraseMutationVariables>;
export const DecideSuggestionDocument = new TypedDocumentString(`
    mutation DecideSuggestion($caseId: ID!, $chosen: String!, $shown: ShownSuggestionInput) {
  decideSuggestion(caseId: $caseId, chosen: $chosen, shown: $shown)
}
    `, {"hash":"sha256:1c495e3d5e55e565b419df0479af07885d721a4b2cd13113002331df139a1559"}) as unknown as TypedDocumentString<DecideSuggestionMutation, DecideSuggestionMutationVariables>;
export const LookForPhrasesDocument = new TypedDocumentString(`
    mutation LookForPhrases {
  lookForPhrases
}
    `, {"hash":"sha256:9f410308992f07dd42e9ce3722269b2d4ec43c92ec077f5877d1a68e233e3279"}) as unknown as TypedDocumentString<LookForPhrasesMutation, LookForPhrasesMutationVariables>;
export const RepeatsDocument = new TypedDocumentString(`
    query Repeats($state: RepeatState!, $days: Int) {
  repeats(state: $state, days: $days) {
    ranAt
    fromOn
    untilOn
    texts
    records {
      ...RepeatFields
    }
  }
}
    fragment RepeatFields on RepeatedComplaints {
  id
  state
  exact
  sample
  cases
  customers
  firstOn
  lastOn
  types {
    term {
      key
      label
    }
    cases
  }
  models {
    term {
      key
      label
    }
    cases
  }
  caseIds
  undecided
  eventId
  decisionId
  reason
  decidedBy
  decidedAt
}`, {"hash":"sha256:af4a00df09b75244aa07427491b736f25999753d45e694968b162a13e741b3aa"}) as unknown as TypedDocumentString<RepeatsQuery, RepeatsQueryVariables>;
export const RepeatCasesDocument = new TypedDocumentString(`
    query RepeatCases($state: RepeatState!, $id: ID!) {
  repeats(state: $state, id: $id) {
    records {
      id
      serviceCases {
        id
        number
        reportedOn
        customerName
        complaint
        productModel {
          key
          label
        }
        defects {
          key
          label
        }
      }
    }
  }
}
    `, {"hash":"sha256:7473222f8dbdf5374b28a991ffac9fa04fe31f0ae52a8ba5216a5eec6bf5bcad"}) as unknown as TypedDocumentString<RepeatCasesQuery, RepeatCasesQueryVariables>;
export const CountAsOneEventDocument = new TypedDocumentString(`
    mutation CountAsOneEvent($caseIds: [ID!]!, $leftOut: [ID!], $event: ID, $reason: String) {
  countAsOneEvent(
    caseIds: $caseIds
    leftOut: $leftOut
    event: $event
    reason: $reason
  )
}
    `, {"hash":"sha256:f9a353626a606190d8c49c561248d0c2daf1ec20bd988e8e550dd867e19cd967"}) as unknown as TypedDocumentString<CountAsOneEventMutation, CountAsOneEventMutationVariables>;
export const DismissRepeatsDocument = new TypedDocumentString(`
    mutation DismissRepeats($caseIds: [ID!]!, $reason: String) {
  dismissRepeats(caseIds: $caseIds, reason: $reason)
}
    `, {"hash":"sha256:6ad0e7eb7ced26c46cb9136caa24b918b1013de183d04b74a2032884f193e4a0"}) as unknown as TypedDocumentString<DismissRepeatsMutation, DismissRepeatsMutationVariables>;
export const TakeBackRepeatsDocument = new TypedDocumentString(`
    mutation TakeBackRepeats($decision: ID!, $reason: String) {
  takeBackRepeats(decision: $decision, reason: $reason)
}
    `, {"hash":"sha256:25eeff0e0040b6d8d10fecb6fdd9de575fb1588d84fc44cab6ee13708e706d89"}) as unknown as TypedDocumentString<TakeBackRepeatsMutation, TakeBackRepeatsMutationVariables>;
export const ExportsDocument = new TypedDocumentString(`
    query Exports($first: Int!) {
  exports(first: $first) {
    ...ExportLine
  }
}
    fragment ExportLine on ExportRun {
  id
  kind
  format
  state
  fileName
  rowsDone
  rowsTotal
  bytes
  url
  failure
  requestedAt
  expiresAt
}`, {"hash":"sha256:129aa5106a4794a0ff9c3bc8da4605bb2f186436a6d36df31f7c9f009b979475"}) as unknown as TypedDocumentString<ExportsQuery, ExportsQueryVariables>;
export const RequestExportDocument = new TypedDocumentString(`
    mutation RequestExport($input: ExportInput!) {
  requestExport(input: $input) {
    ...ExportLine
  }
}
    fragment ExportLine on ExportRun {
  id
  kind
  format
  state
  fileName
  rowsDone
  rowsTotal
  bytes
  url
  failure
  requestedAt
  expiresAt
}`, {"hash":"sha256:b3030d150923937d6aba0a5210f6393753e4dcc5054b17fbe4393fe6339bce64"}) as unknown as TypedDocumentString<RequestExportMutation, RequestExportMutationVariables>;
export const CancelExportDocument = new TypedDocumentString(`
    mutation CancelExport($id: ID!) {
  cancelExport(id: $id) {
    ...ExportLine
  }
}
    fragment ExportLine on ExportRun {
  id
  kind
  format
  state
  fileName
  rowsDone
  rowsTotal
  bytes
  url
  failure
  requestedAt
  expiresAt
}`, {"hash":"sha256:241fcc8ef4da5b3769f8db4dca137dc15048fc37349ec254edd5eef5dc9239cd"}) as unknown as TypedDocumentString<CancelExportMutation, CancelExportMutationVariables>;
export const OpenIssuesDocument = new TypedDocumentString(`
    query OpenIssues {
  qualityIssues(state: OPEN) {
    ...IssueCard
  }
}
    fragment IssueCard on QualityIssue {
  number
  title
  severity
  safety
  major
  special
  department {
    id
    name
  }
  step
  stepState
  stepOwner {
    id
    name
  }
  dueAt
  overdue
  closing
  closedAt
  figures {
    cases
    cost
  }
  isMine
  isOfMyDepartment
}`, {"hash":"sha256:7886bd4a063d8ed3fa7a2753079b053f6c5978cd0f75dfd5551be8419cc5d31e"}) as unknown as TypedDocumentString<OpenIssuesQuery, OpenIssuesQueryVariables>;
export const ClosedIssuesDocument = new TypedDocumentString(`
    query ClosedIssues($days: Int!) {
  qualityIssues(state: CLOSED, closedWithinDays: $days) {
    ...IssueCard
  }
}
    fragment IssueCard on QualityIssue {
  number
  title
  severity
  safety
  major
  special
  department {
    id
    name
  }
  step
  stepState
  stepOwner {
    id
    name
  }
  dueAt
  overdue
  closing
  closedAt
  figures {
    cases
    cost
  }
  isMine
  isOfMyDepartment
}`, {"hash":"sha256:f83cc4ca65fc9ac4929a4e4da6942e1891aafbb63771443aeba4ddeb0b4fab8b"}) as unknown as TypedDocumentString<ClosedIssuesQuery, ClosedIssuesQueryVariables>;
export const SubmitIssueStepDocument = new TypedDocumentString(`
    mutation SubmitIssueStep($number: ID!, $step: Int!) {
  submitIssueStep(number: $number, step: $step)
}
    `, {"hash":"sha256:3401a4f782af962bf972b0bfa1541230353b62fe77f71642baaf1687db8a5292"}) as unknown as TypedDocumentString<SubmitIssueStepMutation, SubmitIssueStepMutationVariables>;
export const ApproveIssueStepDocument = new TypedDocumentString(`
    mutation ApproveIssueStep($number: ID!, $step: Int!) {
  approveIssueStep(number: $number, step: $step)
}
    `, {"hash":"sha256:c015acbc536fd8202cf178e6ce28fdc2b935666da69de22cfd2e949bc9f99163"}) as unknown as TypedDocumentString<ApproveIssueStepMutation, ApproveIssueStepMutationVariables>;
export const ReturnIssueStepDocument = new TypedDocumentString(`
    mutation ReturnIssueStep($number: ID!, $step: Int!, $reason: String!) {
  returnIssueStep(number: $number, step: $step, reason: $reason)
}
    `, {"hash":"sha256:4538db6bf9cefa9c7d45d6d4b1621a2e5c7c812d0809942a125889ccb0e6428e"}) as unknown as TypedDocumentString<ReturnIssueStepMutation, ReturnIssueStepMutationVariables>;
export const CloseIssueOnVerdictDocument = new TypedDocumentString(`
    mutation CloseIssueOnVerdict($number: ID!) {
  closeIssue(number: $number, by: VERDICT)
}
    `, {"hash":"sha256:7373a685676d4c44050a7a7da9adbcab4c16638bcfee031c4de694faf0ad862d"}) as unknown as TypedDocumentString<CloseIssueOnVerdictMutation, CloseIssueOnVerdictMutationVariables>;
export const ReopenIssueDocument = new TypedDocumentString(`
    mutation ReopenIssue($number: ID!, $reason: String!) {
  reopenIssue(number: $number, reason: $reason)
}
    `, {"hash":"sha256:a6d950f3aaa1e60317ca4bb4d990ca961e70820a50f610cd68ab528558b4e9a5"}) as unknown as TypedDocumentString<ReopenIssueMutation, ReopenIssueMutationVariables>;
export const MyIssueDeskDocument = new TypedDocumentString(`
    query MyIssueDesk {
  myIssueDesk {
    steps {
      ...DeskStepFields
    }
    approvals {
      ...DeskStepFields
    }
    actions {
      issue {
        ...DeskIssueFields
      }
      id
      kind
      description
      dueOn
      overdue
    }
    leads {
      ...IssueCard
    }
    mentions {
      issue {
        ...DeskIssueFields
      }
      id
      step
      text
      saidBy {
        name
      }
      saidAt
    }
  }
}
    fragment IssueCard on QualityIssue {
  number
  title
  severity
  safety
  major
  special
  department {
    id
    name
  }
  step
  stepState
  stepOwner {
    id
    name
  }
  dueAt
  overdue
  closing
  closedAt
  figures {
    cases
    cost
  }
  isMine
  isOfMyDepartment
}
fragment DeskIssueFields on DeskIssue {
  number
  title
  severity
  safety
  major
  special
}
fragment DeskStepFields on DeskStep {
  issue {
    ...DeskIssueFields
  }
  step
  current
  dueAt
  overdue
  submittedBy {
    name
  }
  submittedAt
}`, {"hash":"sha256:640eaea9b1608391d2f1bb32e20884cde9620bc1d0904d1cf43ae82ac47ebf06"}) as unknown as TypedDocumentString<MyIssueDeskQuery, MyIssueDeskQueryVariables>;
export const QualityIssuesDocument = new TypedDocumentString(`
    query QualityIssues {
  qualityIssues {
    number
    title
    severity
    safety
    raisedBy
    raisedAt
    step
    closing
    defects
    evidence {
      signal {
        id
        defect {
          key
        }
      }
    }
  }
}
    `, {"hash":"sha256:3244633f11589a4e028464ebfb493adca5384fe769b914c69c5d72a177c79c2e"}) as unknown as TypedDocumentString<QualityIssuesQuery, QualityIssuesQueryVariables>;
export const RaiseQualityIssueDocument = new TypedDocumentString(`
    mutation RaiseQualityIssue($input: QualityIssueInput!) {
  raiseQualityIssue(input: $input)
}
    `, {"hash":"sha256:7702cbe8a478d37c752f888fc7a26e4b0eef2433eb38a662417f044c621db4d7"}) as unknown as TypedDocumentString<RaiseQualityIssueMutation, RaiseQualityIssueMutationVariables>;
export const SetIssueCasesDocument = new TypedDocumentString(`
    mutation SetIssueCases($number: ID!, $cases: [ID!]!) {
  setIssueCases(number: $number, cases: $cases)
}
    `, {"hash":"sha256:4511444cf399513ab3572596b6f128f0c8f46d629b1e1ca8c6af22662d906bdf"}) as unknown as TypedDocumentString<SetIssueCasesMutation, SetIssueCasesMutationVariables>;
export const SimilarIssuesDocument = new TypedDocumentString(`
    query SimilarIssues($input: IssueLikenessInput!) {
  similarIssues(input: $input) {
    number
    title
    closing
    raisedAt
    because
    cause
    causeClass
    actions
    lesson
  }
}
    `, {"hash":"sha256:49596d49fb34f6640cb6387ab26f2aee758778418698e90cf525c6ce709369b4"}) as unknown as TypedDocumentString<SimilarIssuesQuery, SimilarIssuesQueryVariables>;
export const OneIssueDocument = new TypedDocumentString(`
    query OneIssue($number: ID!) {
  qualityIssue(number: $number) {
    number
    title
    problem
    severity
    safety
    major
    special
    origin
    raisedBy
    raisedAt
    leader {
      id
      name
    }
    members {
      id
      name
    }
    department {
      id
      code
      name
    }
    step
    stepState
    dueAt
    workingDaysLeft
    closing
    closedAt
    closedBy {
      id
      name
    }
    closingReason
    duplicateOf
    version
    evidence {
      ...IssueEvidenceFields
    }
    parts {
      from
      filters {
        dimension
        in
      }
    }
    steps {
      ...IssueStepFields
    }
    actions {
      ...IssueActionFields
    }
    mayWork
    mayApprove
  }
}
    fragment IssueEvidenceFields on IssueEvidence {
  signal {
    ...SignalFields
  }
  knownThen {
    untilOn
    observed
    expected
    rateRatio
    low
    high
  }
}
fragment IssueStepFields on IssueStep {
  step
  owner {
    id
    name
  }
  dueAt
  fields {
    name
    text
    required
  }
  state
  submittedBy {
    id
    name
  }
  submittedAt
  approvedBy {
    id
    name
  }
  approvedAt
  version
  missing
}
fragment IssueActionFields on IssueAction {
  id
  kind
  description
  owner {
    id
    name
  }
  dueOn
  plannedRatio
  cutIn {
    kind
    batch
    serial
    on
    serials
  }
  implementedOn
  droppedBecause
  version
}
fragment SignalFields on Signal {
  id
  level
  defect {
    key
    label
  }
  defectFamily {
    key
    label
  }
  part {
    key
    label
  }
  severity
  safety
  detector
  ratio
  adjustedP
  family
  sinceOn
  raisedOn
  foundAt
  untilOn
  closedOn
  withdrawn
  observed
  expected
  rateRatio
  low
  high
  state
  reason
  issue
  decidedBy
  decidedAt
}`, {"hash":"sha256:cb7147d9d21459d1d558b478d53eb5f0c2e8afc950b501033ecf10ec91ce8fcc"}) as unknown as TypedDocumentString<OneIssueQuery, OneIssueQueryVariables>;
export const FiguresOfIssueDocument = new TypedDocumentString(`
    query FiguresOfIssue($number: ID!) {
  qualityIssue(number: $number) {
    compared {
      now {
        ...IssueFiguresFields
      }
      raised {
        ...IssueFiguresFields
      }
    }
  }
}
    fragment IssueFiguresFields on IssueFigures {
  cases
  reports
  cost
  unitsAtRisk
  firstOn
  lastOn
}`, {"hash":"sha256:b20d9208c5fe461a160f5727275ce97342ad6fd2195ad1ec5dacad616ce47fc6"}) as unknown as TypedDocumentString<FiguresOfIssueQuery, FiguresOfIssueQueryVariables>;
export const TalkOfIssueDocument = new TypedDocumentString(`
    query TalkOfIssue($number: ID!) {
  qualityIssue(number: $number) {
    comments {
      id
      step
      text
      mentions {
        id
        name
      }
      saidBy {
        id
        name
      }
      saidAt
    }
  }
}
    `, {"hash":"sha256:801019dd61f88fa0ac0d5257809e75eaf31e43f2704cb7fbeb5a2dbea34f81d1"}) as unknown as TypedDocumentString<TalkOfIssueQuery, TalkOfIssueQueryVariables>;
export const FilesOfIssueDocument = new TypedDocumentString(`
    query FilesOfIssue($number: ID!) {
  qualityIssue(number: $number) {
    attachments {
      id
      step
      fileName
      size
      addedBy
      addedAt
      url
    }
  }
}
    `, {"hash":"sha256:026b04f119bcdb621295d1d53bf7ef75819904f94c77f164036eb607e693721e"}) as unknown as TypedDocumentString<FilesOfIssueQuery, FilesOfIssueQueryVariables>;
export const HistoryOfIssueDocument = new TypedDocumentString(`
    query HistoryOfIssue($number: ID!) {
  qualityIssue(number: $number) {
    history {
      id
      at
      by
      kind
      step
      differences {
        name
        before
        after
      }
    }
  }
}
    `, {"hash":"sha256:d36f7a63ca59ff54297449fd91975a9d38236b60a5f56d2a8d73c8214c13e221"}) as unknown as TypedDocumentString<HistoryOfIssueQuery, HistoryOfIssueQueryVariables>;
export const CasesOfIssueDocument = new TypedDocumentString(`
    query CasesOfIssue($number: ID!, $first: Int!, $after: String, $out: Boolean!) {
  issueCases(number: $number, first: $first, after: $after, out: $out) {
    total
    hidden
    edges {
      byHand
      node {
        id
        number
        reportedOn
        productModel {
          key
          label
        }
        batch {
          key
          label
        }
        defects {
          key
          label
          leading
        }
        status {
          key
          label
        }
        costAmount
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:55e245368c746f845eaa73c3ee66ea2803699d38c2cf9c7c85003dcd89d09061"}) as unknown as TypedDocumentString<CasesOfIssueQuery, CasesOfIssueQueryVariables>;
export const PeopleOfIssuesDocument = new TypedDocumentString(`
    query PeopleOfIssues {
  issuePeople {
    id
    name
  }
}
    `, {"hash":"sha256:0bcaa8bc62e39a6b826e81b3b042086151ad8529c1ccab4a9c28479ad17f87c4"}) as unknown as TypedDocumentString<PeopleOfIssuesQuery, PeopleOfIssuesQueryVariables>;
export const IssuesLikeThisDocument = new TypedDocumentString(`
    query IssuesLikeThis($input: IssueLikenessInput!) {
  similarIssues(input: $input) {
    number
    title
    closing
    because
    cause
    causeClass
    actions
    lesson
  }
}
    `, {"hash":"sha256:8af5bede90c6d5a9fb2fb5ac955a61982696c17c880c54e333e703ef3288325a"}) as unknown as TypedDocumentString<IssuesLikeThisQuery, IssuesLikeThisQueryVariables>;
export const IssuesByNumberDocument = new TypedDocumentString(`
    query IssuesByNumber {
  qualityIssues {
    number
    title
  }
}
    `, {"hash":"sha256:7c107ae65a22df037073c4479e2d1a524026b1044484c27ac11783f69dd50cf9"}) as unknown as TypedDocumentString<IssuesByNumberQuery, IssuesByNumberQueryVariables>;
export const EditIssueDocument = new TypedDocumentString(`
    mutation EditIssue($input: IssueEditInput!) {
  editIssue(input: $input)
}
    `, {"hash":"sha256:3e91b14597d5a41013375486abc305897c40dbcc4072b08dc511dde5d7ceddfb"}) as unknown as TypedDocumentString<EditIssueMutation, EditIssueMutationVariables>;
export const SaveStepOfIssueDocument = new TypedDocumentString(`
    mutation SaveStepOfIssue($input: IssueStepInput!) {
  saveIssueStep(input: $input)
}
    `, {"hash":"sha256:79173d9a3ffa4b89b2fecde6233cef71b7b06364ecb73364bd3ec61d477ec3b2"}) as unknown as TypedDocumentString<SaveStepOfIssueMutation, SaveStepOfIssueMutationVariables>;
export const SubmitStepOfIssueDocument = new TypedDocumentString(`
    mutation SubmitStepOfIssue($number: ID!, $step: Int!) {
  submitIssueStep(number: $number, step: $step)
}
    `, {"hash":"sha256:4a4a4075574075c4068eb7b368f2b0d7b3be5e521b3695c9e91e3723988d0cf2"}) as unknown as TypedDocumentString<SubmitStepOfIssueMutation, SubmitStepOfIssueMutationVariables>;
export const ApproveStepOfIssueDocument = new TypedDocumentString(`
    mutation ApproveStepOfIssue($number: ID!, $step: Int!) {
  approveIssueStep(number: $number, step: $step)
}
    `, {"hash":"sha256:b941e8002a191f51d817a7d9279900a273618e8a64c92701085f387f1ac3157b"}) as unknown as TypedDocumentString<ApproveStepOfIssueMutation, ApproveStepOfIssueMutationVariables>;
export const ReturnStepOfIssueDocument = new TypedDocumentString(`
    mutation ReturnStepOfIssue($number: ID!, $step: Int!, $reason: String!) {
  returnIssueStep(number: $number, step: $step, reason: $reason)
}
    `, {"hash":"sha256:888b23e1aa280c9654a64d3d019d7ff40df18ff5c3e4f4747f0269190637f64e"}) as unknown as TypedDocumentString<ReturnStepOfIssueMutation, ReturnStepOfIssueMutationVariables>;
export const AddActionToIssueDocument = new TypedDocumentString(`
    mutation AddActionToIssue($number: ID!, $input: ActionInput!) {
  addIssueAction(number: $number, input: $input)
}
    `, {"hash":"sha256:b174817721903b13ef31eab48e7f07864c381050632a734e5e03e903dbde21bc"}) as unknown as TypedDocumentString<AddActionToIssueMutation, AddActionToIssueMutationVariables>;
export const ChangeActionOfIssueDocument = new TypedDocumentString(`
    mutation ChangeActionOfIssue($number: ID!, $id: ID!, $version: Int!, $input: ActionInput!) {
  changeIssueAction(number: $number, id: $id, version: $version, input: $input)
}
    `, {"hash":"sha256:e964e8c17f0a6146e78d500905541ac42cc62778371072b014f5011bbeff31a3"}) as unknown as TypedDocumentString<ChangeActionOfIssueMutation, ChangeActionOfIssueMutationVariables>;
export const ImplementActionOfIssueDocument = new TypedDocumentString(`
    mutation ImplementActionOfIssue($number: ID!, $id: ID!, $version: Int!, $on: Date!, $cutIn: CutInInput) {
  implementIssueAction(
    number: $number
    id: $id
    version: $version
    on: $on
    cutIn: $cutIn
  )
}
    `, {"hash":"sha256:3ff3465562c81007827b9337deb447e1df210a4067451f6f30b08a4b00d63d93"}) as unknown as TypedDocumentString<ImplementActionOfIssueMutation, ImplementActionOfIssueMutationVariables>;
export const DropActionOfIssueDocument = new TypedDocumentString(`
    mutation DropActionOfIssue($number: ID!, $id: ID!, $version: Int!, $reason: String!) {
  dropIssueAction(number: $number, id: $id, version: $version, reason: $reason)
}
    `, {"hash":"sha256:8328a6f91172821409a1a0638f9691cbd263b169d4b8418711d1ad65a6f13ed9"}) as unknown as TypedDocumentString<DropActionOfIssueMutation, DropActionOfIssueMutationVariables>;
export const SayOfIssueDocument = new TypedDocumentString(`
    mutation SayOfIssue($number: ID!, $text: String!, $step: Int, $mentions: [ID!]!) {
  commentOnIssue(number: $number, text: $text, step: $step, mentions: $mentions)
}
    `, {"hash":"sha256:72ca026ac53c0fcdc4d0004687bb080cbfb62099368c75e21612e4f68247b78e"}) as unknown as TypedDocumentString<SayOfIssueMutation, SayOfIssueMutationVariables>;
export const RemoveFileOfIssueDocument = new TypedDocumentString(`
    mutation RemoveFileOfIssue($number: ID!, $id: ID!) {
  removeIssueFile(number: $number, id: $id)
}
    `, {"hash":"sha256:af72139ab922ad396e06e4510548a996ee84ebed38b8fa1712684638f47d8f29"}) as unknown as TypedDocumentString<RemoveFileOfIssueMutation, RemoveFileOfIssueMutationVariables>;
export const SetCasesOfIssueDocument = new TypedDocumentString(`
    mutation SetCasesOfIssue($number: ID!, $cases: [ID!]!, $out: Boolean!) {
  setIssueCases(number: $number, cases: $cases, out: $out)
}
    `, {"hash":"sha256:baa2b5a9bca042e023454661486353d38455cb6312e9fd871b7a2313e83dd5e3"}) as unknown as TypedDocumentString<SetCasesOfIssueMutation, SetCasesOfIssueMutationVariables>;
export const CloseIssueDocument = new TypedDocumentString(`
    mutation CloseIssue($number: ID!, $by: IssueClosing!, $reason: String, $duplicateOf: ID) {
  closeIssue(number: $number, by: $by, reason: $reason, duplicateOf: $duplicateOf)
}
    `, {"hash":"sha256:921817a997ccea56ce3a890d3e52803810fa29477b1f4f973038a7942f9ccd9a"}) as unknown as TypedDocumentString<CloseIssueMutation, CloseIssueMutationVariables>;
export const EffectOfIssueDocument = new TypedDocumentString(`
    query EffectOfIssue($number: ID!) {
  qualityIssue(number: $number) {
    actions {
      id
      effect {
        standing
        reason
        looks {
          look
          lookedAt
          upTo
          verdict
          reportsBefore
          reportsAfter
          exposureBefore
          exposureAfter
          unitsBefore
          unitsAfter
          ratio
          plainLow
          plainHigh
          low
          high
          level
          dispersionUsed
          othersRatio
          neededWeeks
          before {
            ...EffectPointFields
          }
          after {
            ...EffectPointFields
          }
        }
      }
    }
  }
}
    fragment EffectPointFields on EffectPoint {
  age
  perThousand
  low
  high
}`, {"hash":"sha256:649abb9fe3374a622be33c4ea60d15fd74a21186d96745db59c66596205cdc44"}) as unknown as TypedDocumentString<EffectOfIssueQuery, EffectOfIssueQueryVariables>;
export const LookAtIssueDocument = new TypedDocumentString(`
    mutation LookAtIssue($number: ID!) {
  lookAtIssue(number: $number)
}
    `, {"hash":"sha256:255ce741c39a5cdf95bdc4027e3497f7588895870d4689476c553cb475c79a9a"}) as unknown as TypedDocumentString<LookAtIssueMutation, LookAtIssueMutationVariables>;
export const DepartmentPackagesDocument = new TypedDocumentString(`
    query DepartmentPackages($department: String, $states: [PackageState!], $first: Int) {
  departmentPackages(department: $department, states: $states, first: $first) {
    ...PackageLine
  }
}
    fragment PackageLine on DepartmentPackage {
  id
  department {
    key
    label
  }
  grain
  from
  to
  knownAt
  madeBy
  state
  sentAt
  dueAt
  acknowledgedBy
  acknowledgedAt
  acknowledgement
  note {
    id
    text
    by
    at
  }
}`, {"hash":"sha256:0e647a2349cf8d84416c32da0d534395ac4bdef20001b427ac123d60ded7f9fd"}) as unknown as TypedDocumentString<DepartmentPackagesQuery, DepartmentPackagesQueryVariables>;
export const DepartmentPackageDocument = new TypedDocumentString(`
    query DepartmentPackage($id: ID!) {
  departmentPackage(id: $id) {
    id
    department {
      key
      label
    }
    grain
    from
    to
    knownAt
    madeBy
    state
    sentAt
    dueAt
    acknowledgedBy
    acknowledgedAt
    acknowledgement
    note {
      id
      text
      by
      at
    }
    mayAcknowledge
    period
    pictures {
      name
      description
      svg
    }
    document {
      knownAt
      defectKinds
      figures {
        metric
        unit
        value
        n
        median
        low
        high
        provisional
        previous {
          comparison
          value
          n
        }
        target {
          value
          state
          of {
            label
          }
        }
      }
      trend {
        metric
        grain
        from
        points {
          bucket
          value
          n
        }
      }
      fresh {
        signals {
          total
          rows {
            id
            level
            type {
              key
              label
            }
            part {
              key
              label
            }
            sinceOn
            reports
          }
        }
        phrases {
          total
          rows {
            phrase
            type {
              key
              label
            }
            reports
            acceptedAt
          }
        }
        issues {
          ...PackageIssues
        }
      }
      recurs {
        reports
        defects {
          total
          rows {
            type {
              key
              label
            }
            reports
            share
            cumulative
            rate
            previous
            lastYear
          }
        }
        events {
          total
          rows {
            id
            firstOn
            lastOn
            cases {
              ...PackageCases
            }
          }
        }
        reopened {
          ...PackageIssues
        }
      }
      overdue {
        steps {
          ...PackageSteps
        }
        measures {
          total
          rows {
            number
            title
            kind
            description
            owner
            dueOn
          }
        }
        handOvers {
          total
          rows {
            subject
            from
            dueAt
            url
          }
        }
        cases {
          promise
          cases {
            ...PackageCases
          }
        }
      }
      solved {
        issues {
          total
          rows {
            number
            title
            closing
            causeClass
            cause
            lesson
            at
            measures {
              kind
              description
              on
              verdict
            }
          }
        }
        steps {
          ...PackageSteps
        }
      }
      samples {
        ...PackageCases
      }
    }
  }
}
    fragment PackageCases on PackageCases {
  total
  rows {
    id
    number
    reportedOn
    status
    model {
      label
    }
    defect {
      label
    }
  }
}
fragment PackageIssues on PackageIssues {
  total
  rows {
    number
    title
    severity
    safety
    step
    at
  }
}
fragment PackageSteps on PackageSteps {
  total
  rows {
    number
    title
    step
    owner
    at
  }
}`, {"hash":"sha256:6fff19b16bf3894b43fa55056eeff31618306dd5950835f59cdc3f4e3c48169b"}) as unknown as TypedDocumentString<DepartmentPackageQuery, DepartmentPackageQueryVariables>;
export const MakeDepartmentPackageDocument = new TypedDocumentString(`
    mutation MakeDepartmentPackage($department: String!, $grain: PackageGrain!, $from: Date!) {
  makeDepartmentPackage(department: $department, grain: $grain, from: $from)
}
    `, {"hash":"sha256:7cee921884a8fd6d3d981728ea0304ed91da56d9f5089fa9aa67c53ff5a4b86f"}) as unknown as TypedDocumentString<MakeDepartmentPackageMutation, MakeDepartmentPackageMutationVariables>;
export const AcknowledgePackageDocument = new TypedDocumentString(`
    mutation AcknowledgePackage($id: ID!, $note: String) {
  acknowledgePackage(id: $id, note: $note)
}
    `, {"hash":"sha256:e0d5892df9e8d66220f90e9cf0f30bba51a02861fc7b855094b7e7b00fb420a7"}) as unknown as TypedDocumentString<AcknowledgePackageMutation, AcknowledgePackageMutationVariables>;
export const WritePackageNoteDocument = new TypedDocumentString(`
    mutation WritePackageNote($id: ID!, $text: String!, $seen: ID) {
  writePackageNote(id: $id, text: $text, seen: $seen)
}
    `, {"hash":"sha256:8ae9238b5f5e6bee96aaa11df27fec94f2ca9e3560ac0caaffd6575998b323ec"}) as unknown as TypedDocumentString<WritePackageNoteMutation, WritePackageNoteMutationVariables>;
export const SetPackagePeriodDocument = new TypedDocumentString(`
    mutation SetPackagePeriod($department: String!, $grain: PackageGrain!) {
  setPackagePeriod(department: $department, grain: $grain)
}
    `, {"hash":"sha256:3241698fbfeef061f31fc1472b79cd2a96e95784f94acc56faf4595f70524a2e"}) as unknown as TypedDocumentString<SetPackagePeriodMutation, SetPackagePeriodMutationVariables>;
export const RoutingDocument = new TypedDocumentString(`
    query Routing {
  routing {
    versions {
      number
      state
      revision
      changedAt
      changedBy
      inForceFrom
      putBy
      reason
      rules {
        ...RoutingRuleFields
      }
    }
    duties {
      duty
      department {
        key
        label
      }
    }
    missingDuties
    departments {
      key
      label
    }
  }
}
    fragment RoutingRuleFields on RoutingRule {
  key
  name
  nameEn
  when {
    kinds
    priorities
    regions
    departments
    productFamilies
    productModels
    defectFamilies
    defectTypes
    causeClasses
    words
    marks
    flags
    unsettledAtLeast
  }
  steps {
    duty
    department
    supplier
  }
  marks
  also
  acceptHours
  answerHours
}`, {"hash":"sha256:b6b25ff4a0528bc6d0e470d37eb4c07d886ca2f709084ce6e568b5c679714901"}) as unknown as TypedDocumentString<RoutingQuery, RoutingQueryVariables>;
export const DryRunRoutingDocument = new TypedDocumentString(`
    query DryRunRouting($range: DateRangeInput!, $rules: [RoutingRuleInput!]) {
  dryRunRouting(range: $range, rules: $rules) {
    cases
    routed
    rules {
      rule
      taken
      passedOver
      sample {
        id
        number
      }
    }
    targets {
      target
      department
      cases
      waits
    }
    unrouted {
      cases
      sample {
        id
        number
      }
    }
    moved
    moves {
      from
      to
      cases
      sample {
        id
        number
      }
    }
  }
}
    `, {"hash":"sha256:6cd93b463ff8fdf54edfd54df06262ff52b2f31d0f1ee7f96b659c2ef107af8a"}) as unknown as TypedDocumentString<DryRunRoutingQuery, DryRunRoutingQueryVariables>;
export const SaveRoutingDraftDocument = new TypedDocumentString(`
    mutation SaveRoutingDraft($rules: [RoutingRuleInput!]!, $revision: Int!) {
  saveRoutingDraft(rules: $rules, revision: $revision)
}
    `, {"hash":"sha256:5ec5da210ff08731c6facb1c6bd2c9c76a9b74895ff4594c823a3a11e49251c1"}) as unknown as TypedDocumentString<SaveRoutingDraftMutation, SaveRoutingDraftMutationVariables>;
export const DiscardRoutingDraftDocument = new TypedDocumentString(`
    mutation DiscardRoutingDraft($revision: Int!) {
  discardRoutingDraft(revision: $revision)
}
    `, {"hash":"sha256:22bd36a6c5958d692432bc5078e7a9797df45db4aa9ade8ff2c5f7212c252291"}) as unknown as TypedDocumentString<DiscardRoutingDraftMutation, DiscardRoutingDraftMutationVariables>;
export const PutRoutingInForceDocument = new TypedDocumentString(`
    mutation PutRoutingInForce($revision: Int!, $reason: String!) {
  putRoutingInForce(revision: $revision, reason: $reason)
}
    `, {"hash":"sha256:186dcd471f9f1f3ef56cbff8f9835e9adee85b5ebf0b1c92cfc679b02ddcd477"}) as unknown as TypedDocumentString<PutRoutingInForceMutation, PutRoutingInForceMutationVariables>;
export const AssignDutyDocument = new TypedDocumentString(`
    mutation AssignDuty($duty: Duty!, $department: String) {
  assignDuty(duty: $duty, department: $department)
}
    `, {"hash":"sha256:947b398f7750c90a7bebbfbdfc5ff2a91073b339be679866c507a3c57ef3156a"}) as unknown as TypedDocumentString<AssignDutyMutation, AssignDutyMutationVariables>;
export const RequestPastRoutesDocument = new TypedDocumentString(`
    mutation RequestPastRoutes($range: DateRangeInput!) {
  requestPastRoutes(range: $range)
}
    `, {"hash":"sha256:95c51b9342a4e37cd5132fd0841a9600ec6b002236659a0a7c4e779774ae76b7"}) as unknown as TypedDocumentString<RequestPastRoutesMutation, RequestPastRoutesMutationVariables>;
export const HandOversDocument = new TypedDocumentString(`
    query HandOvers($filter: HandOverFilterInput!, $first: Int) {
  handOvers(filter: $filter, first: $first) {
    totalCount
    rows {
      ...HandOverFields
    }
  }
}
    fragment HandOverFields on HandOver {
  id
  caseId
  caseNumber
  issue
  from {
    key
    label
  }
  to {
    key
    label
  }
  party
  queue
  ask
  version
  ruleName
  sentBy
  marks
  sentAt
  acceptDueAt
  answerDueAt
  state
  late
  acceptedAt
  acceptedBy
  endedAt
  endedBy
  text
  followed
  escalated
  took {
    seconds
    businessSeconds
  }
  mayAnswer
  maySend
  mayOpenCase
  productModel
  defect
  complaint
}`, {"hash":"sha256:8a9c21301104d2563c9b38afce09e3482724faeb3f165bd7c36dfd711cb904cb"}) as unknown as TypedDocumentString<HandOversQuery, HandOversQueryVariables>;
export const DelaySharesDocument = new TypedDocumentString(`
    query DelayShares($range: DateRangeInput, $caseId: ID, $issue: String) {
  delayShares(range: $range, caseId: $caseId, issue: $issue) {
    kind
    key
    label
    subjects
    seconds
    businessSeconds
  }
}
    `, {"hash":"sha256:270cdba4c90e5fbdb51d541c945ca45dc721a41c3ae32d4f48876c79dc53b2b5"}) as unknown as TypedDocumentString<DelaySharesQuery, DelaySharesQueryVariables>;
export const CaseRouteDocument = new TypedDocumentString(`
    query CaseRoute($caseId: ID!) {
  caseRoute(caseId: $caseId) {
    route {
      version
      routedAt
      marks
      taken {
        name
        because
      }
      passedOver
    }
    marks {
      id
      mark
      employee
      department
      party
      reason
      happenedOn
      setBy
      setAt
      takenBackAt
      takenBackBecause
    }
  }
}
    `, {"hash":"sha256:dc62e90804fa27f663694586f4ac5d97853b2a42727b80c422de78e1f2f43a3b"}) as unknown as TypedDocumentString<CaseRouteQuery, CaseRouteQueryVariables>;
export const ProposedMarksDocument = new TypedDocumentString(`
    query ProposedMarks($first: Int) {
  proposedMarks(first: $first) {
    caseId
    number
    mark
    word
    complaint
    reportedOn
  }
}
    `, {"hash":"sha256:d84ab12077f58bf51dab384e8ab03d3cabcddf1985096357f062eaa2e0e47837"}) as unknown as TypedDocumentString<ProposedMarksQuery, ProposedMarksQueryVariables>;
export const SendHandOverDocument = new TypedDocumentString(`
    mutation SendHandOver($input: HandOverInput!) {
  sendHandOver(input: $input)
}
    `, {"hash":"sha256:fa0e9a968d52a8f120c02d96c6483311b724b0ecc00158a0fdba956e29dc5ccf"}) as unknown as TypedDocumentString<SendHandOverMutation, SendHandOverMutationVariables>;
export const AcceptHandOverDocument = new TypedDocumentString(`
    mutation AcceptHandOver($id: ID!) {
  acceptHandOver(id: $id)
}
    `, {"hash":"sha256:58695d449424d76a22bbcbe6953ebe5c2d1da7c0d95ead2e4d390b29b7ea34b9"}) as unknown as TypedDocumentString<AcceptHandOverMutation, AcceptHandOverMutationVariables>;
export const RefuseHandOverDocument = new TypedDocumentString(`
    mutation RefuseHandOver($id: ID!, $reason: String!) {
  refuseHandOver(id: $id, reason: $reason)
}
    `, {"hash":"sha256:d325f9e2a00607fb902b5b55692329836f5f8015628e08de962177edc88ebf71"}) as unknown as TypedDocumentString<RefuseHandOverMutation, RefuseHandOverMutationVariables>;
export const AnswerHandOverDocument = new TypedDocumentString(`
    mutation AnswerHandOver($id: ID!, $answer: String!) {
  answerHandOver(id: $id, answer: $answer)
}
    `, {"hash":"sha256:615e0baee7eec71bf60494239f0d5bd13771d3f7c96dde6e38d217916c01c120"}) as unknown as TypedDocumentString<AnswerHandOverMutation, AnswerHandOverMutationVariables>;
export const WithdrawHandOverDocument = new TypedDocumentString(`
    mutation WithdrawHandOver($id: ID!, $reason: String!) {
  withdrawHandOver(id: $id, reason: $reason)
}
    `, {"hash":"sha256:1fee3cf2ba4fed24589c580707323b65e2c09ec171abda65ca46857f214ac3e1"}) as unknown as TypedDocumentString<WithdrawHandOverMutation, WithdrawHandOverMutationVariables>;
export const MarkCaseDocument = new TypedDocumentString(`
    mutation MarkCase($input: CaseMarkInput!) {
  markCase(input: $input)
}
    `, {"hash":"sha256:4b52ddce247083f9787cf19a335074750ff58822b1ee1d95e5f3f25eb2e277ca"}) as unknown as TypedDocumentString<MarkCaseMutation, MarkCaseMutationVariables>;
export const TakeBackMarkDocument = new TypedDocumentString(`
    mutation TakeBackMark($id: ID!, $reason: String!) {
  takeBackMark(id: $id, reason: $reason)
}
    `, {"hash":"sha256:1a9f846c91b477eb63176365b6e451432f953ec02b0104b010b12e9c21783705"}) as unknown as TypedDocumentString<TakeBackMarkMutation, TakeBackMarkMutationVariables>;
export const DeclineMarkDocument = new TypedDocumentString(`
    mutation DeclineMark($caseId: ID!, $mark: CaseMark!, $reason: String!) {
  declineMark(caseId: $caseId, mark: $mark, reason: $reason)
}
    `, {"hash":"sha256:13702aace58720fd7db5c1b00de44f1e6196c660ceac2e41df6db616e186e55e"}) as unknown as TypedDocumentString<DeclineMarkMutation, DeclineMarkMutationVariables>;
export const DimensionValuesDocument = new TypedDocumentString(`
    query DimensionValues($dimension: Dimension!, $search: String, $first: Int, $keys: [String!]) {
  dimensionValues(
    dimension: $dimension
    search: $search
    first: $first
    keys: $keys
  ) {
    key
    label
    parentLabel
    count
  }
}
    `, {"hash":"sha256:2550c036ba8de8c9db0707c6b7b38bf801ac3125a80cfa85f00e845f95e8d61b"}) as unknown as TypedDocumentString<DimensionValuesQuery, DimensionValuesQueryVariables>;
export const MetricDefinitionsDocument = new TypedDocumentString(`
    query MetricDefinitions {
  metrics {
    key
    name
    definition
    unit
    better
    anchor
    interval
    source
    minimumN
    parameters
    choices
    dimensions
    exclusions {
      reason
      label
    }
  }
}
    `, {"hash":"sha256:d44ff1405c77f0e1befcf35928f93d670b97f5051e6bd7421848a9bfdefd0f54"}) as unknown as TypedDocumentString<MetricDefinitionsQuery, MetricDefinitionsQueryVariables>;
export const ImportRunsDocument = new TypedDocumentString(`
    query ImportRuns($first: Int!) {
  importRuns(first: $first) {
    id
    fileName
    mappingName
    source
    startedAt
    finishedAt
    state
    rows
    casesCreated
    casesChanged
    casesUnchanged
    eventsAdded
    rejected
    setAsideFields
  }
}
    `, {"hash":"sha256:c9cc97f4c1bf70cc890ccdd6a5d0769448357353e324b722229c5d9b48797b3f"}) as unknown as TypedDocumentString<ImportRunsQuery, ImportRunsQueryVariables>;
export const ImportRunDocument = new TypedDocumentString(`
    query ImportRun($id: ID!, $first: Int!) {
  importRun(id: $id) {
    id
    fileName
    mappingName
    source
    startedAt
    finishedAt
    state
    failure
    rows
    casesCreated
    casesChanged
    casesUnchanged
    eventsAdded
    rejected
    setAsideFields
    rejections(first: $first) {
      line
      column
      value
      reason
      label
      severity
    }
  }
}
    `, {"hash":"sha256:77bd25d8a313786a6d4544d0b76502d0779b58e2f0b233eef250ce3ac2f657d6"}) as unknown as TypedDocumentString<ImportRunQuery, ImportRunQueryVariables>;
export const FigureChangesDocument = new TypedDocumentString(`
    query FigureChanges($input: MetricQueryInput!, $metric: MetricKey!, $since: DateTime!, $bucket: Date, $dimensions: [DimensionKeyInput!], $first: Int!, $after: String) {
  metricChanges(
    input: $input
    metric: $metric
    since: $since
    bucket: $bucket
    dimensions: $dimensions
    first: $first
    after: $after
  ) {
    totalCount
    summary {
      reason
      label
      added
      removed
      otherwise
    }
    edges {
      node {
        id
        reasons
        labels
        learnedAt
        case {
          id
          number
        }
        before {
          day
          outcome
          outcomeLabel
          hit
          amount
        }
        after {
          day
          outcome
          outcomeLabel
          hit
          amount
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:3e6b8d69e9fb2db43fd633309eb689a92a5e13efe7aa2f6f91d2b8c1cc772fb1"}) as unknown as TypedDocumentString<FigureChangesQuery, FigureChangesQueryVariables>;
export const UnreadMessagesDocument = new TypedDocumentString(`
    query UnreadMessages {
  unreadMessages
}
    `, {"hash":"sha256:9208247aac40478625f36ee1c369433ffd80fea9ca2a57fe38630b6b45860d20"}) as unknown as TypedDocumentString<UnreadMessagesQuery, UnreadMessagesQueryVariables>;
export const InboxChangedDocument = new TypedDocumentString(`
    subscription InboxChanged {
  inboxChanged {
    unread
  }
}
    `, {"hash":"sha256:296cd986c5fdd7c7323187cf873ef8d9137d51538e8e511f38cfa3fa368a1f4c"}) as unknown as TypedDocumentString<InboxChangedSubscription, InboxChangedSubscriptionVariables>;
export const InboxDocument = new TypedDocumentString(`
    query Inbox($box: InboxBox!, $kinds: [MessageKind!]!, $first: Int!) {
  inbox(box: $box, kinds: $kinds, first: $first) {
    edges {
      node {
        id
        kind
        kindName
        title
        text
        link
        urgent
        postedAt
        readAt
        archivedAt
      }
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `, {"hash":"sha256:0f2c35c1eefb36ee89c2dbd3567203171ba93598c1adbd4d176a542a95701515"}) as unknown as TypedDocumentString<InboxQuery, InboxQueryVariables>;
export const MarkMessagesDocument = new TypedDocumentString(`
    mutation MarkMessages($ids: [ID!]!, $mark: MessageMark!) {
  markMessages(ids: $ids, mark: $mark)
}
    `, {"hash":"sha256:8ff2f2e4552685cea597ee07dd7a4728a257b6a1dd37d7579771eb8463e120b8"}) as unknown as TypedDocumentString<MarkMessagesMutation, MarkMessagesMutationVariables>;
export const MarkAllMessagesReadDocument = new TypedDocumentString(`
    mutation MarkAllMessagesRead($upTo: ID!) {
  markAllMessagesRead(upTo: $upTo)
}
    `, {"hash":"sha256:6cde0a5359813210dd19cc28b70b8f6c75bde85a81241ee9000908a2d8601c92"}) as unknown as TypedDocumentString<MarkAllMessagesReadMutation, MarkAllMessagesReadMutationVariables>;
export const MessageSettingsDocument = new TypedDocumentString(`
    query MessageSettings {
  messageSettings {
    email
    mailServer
    digest
    digestHour
    quietFrom
    quietTo
    urgentPasses
    preferences {
      kind
      name
      inProduct
      silenceable
      mail
    }
  }
}
    `, {"hash":"sha256:ae48138b27dba722862a9bf02cfab5787501d7c9a2b082fdb0d0e0b3edba0416"}) as unknown as TypedDocumentString<MessageSettingsQuery, MessageSettingsQueryVariables>;
export const SetMessagePreferenceDocument = new TypedDocumentString(`
    mutation SetMessagePreference($kind: MessageKind!, $inProduct: Boolean!, $mail: MailWay!) {
  setMessagePreference(kind: $kind, inProduct: $inProduct, mail: $mail)
}
    `, {"hash":"sha256:6b082cf88a80140ac11701e56ddfa72e8ee867b91bd8f8f2346860bbed5b3d1a"}) as unknown as TypedDocumentString<SetMessagePreferenceMutation, SetMessagePreferenceMutationVariables>;
export const SetMailSettingsDocument = new TypedDocumentString(`
    mutation SetMailSettings($settings: MailSettingsInput!) {
  setMailSettings(settings: $settings)
}
    `, {"hash":"sha256:11603ab388209aeebcfe1ba2339bb2e284f515f6603ac654353c94369c03459b"}) as unknown as TypedDocumentString<SetMailSettingsMutation, SetMailSettingsMutationVariables>;
export const SetMyEmailDocument = new TypedDocumentString(`
    mutation SetMyEmail($email: String!) {
  setMyEmail(email: $email)
}
    `, {"hash":"sha256:8dfa452a65ef940a4b48c037e96f2aea1fffa1027e059c0bb8f4cf32e002f170"}) as unknown as TypedDocumentString<SetMyEmailMutation, SetMyEmailMutationVariables>;
export const MailDeliveriesDocument = new TypedDocumentString(`
    query MailDeliveries($states: [MailState!]!, $first: Int!) {
  mailDeliveries(states: $states, first: $first) {
    mailServer
    counts {
      state
      count
    }
    edges {
      node {
        id
        kindName
        person
        address
        state
        urgent
        attempts
        queuedAt
        nextAt
        finishedAt
        failure {
          reason
          code
        }
      }
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `, {"hash":"sha256:097ec1a3a6263b3a73c89a26dd6cb1de6f698f7a6649fae303695ce586d815e8"}) as unknown as TypedDocumentString<MailDeliveriesQuery, MailDeliveriesQueryVariables>;
export const ResendMailDocument = new TypedDocumentString(`
    mutation ResendMail($id: ID!) {
  resendMail(id: $id)
}
    `, {"hash":"sha256:da46f76f0393b4a7e9be2820c2e86abc31642490549b85209d3278cecc23a530"}) as unknown as TypedDocumentString<ResendMailMutation, ResendMailMutationVariables>;
export const TilesDocument = new TypedDocumentString(`
    query Tiles($totals: MetricQueryInput!, $course: MetricQueryInput!) {
  totals: metricQuery(input: $totals) {
    asOf
    rows {
      values {
        ...Figure
      }
    }
  }
  course: metricQuery(input: $course) {
    rows {
      bucket
      values {
        ...Point
      }
    }
  }
}
    fragment Figure on MetricValue {
  metric
  value
  unit
  n
  mean
  median
  p90
  low
  high
  provisional
  excluded {
    reason
    label
    n
  }
  previous {
    comparison
    value
    n
    from
    to
  }
}
fragment Point on MetricValue {
  metric
  value
  unit
  n
  low
  high
  provisional
}`, {"hash":"sha256:2f41bf720625578dd36f46716a01d7cfad7b4101b9cb092c23b2ff9d2f1f9ff3"}) as unknown as TypedDocumentString<TilesQuery, TilesQueryVariables>;
export const DepartmentsDocument = new TypedDocumentString(`
    query Departments($input: MetricQueryInput!) {
  metricQuery(input: $input) {
    totalRows
    rows {
      dimensions {
        dimension
        key
        label
      }
      values {
        ...Point
      }
    }
  }
}
    fragment Point on MetricValue {
  metric
  value
  unit
  n
  low
  high
  provisional
}`, {"hash":"sha256:d47b7e2b630e7da86829b54568a24577c383afe6a8cd7b5331d5f76763d38786"}) as unknown as TypedDocumentString<DepartmentsQuery, DepartmentsQueryVariables>;
export const MonthsInServiceDocument = new TypedDocumentString(`
    query MonthsInService($filters: [DimensionFilterInput!], $by: CohortKind!, $curves: [String!]) {
  monthsInService(filters: $filters, by: $by, curves: $curves) {
    observed {
      ...LifeObserved
    }
    units
    reports
    undated
    beforeSale
    unsold
    all {
      ...CurvePointFields
    }
    cohorts {
      cohort
      label
      model
      batches
      units
      made
      reports
      marks {
        ...CurvePointFields
      }
      excess {
        age
        times
        low
      }
    }
    curves {
      cohort
      label
      model
      points {
        ...CurvePointFields
      }
    }
  }
}
    fragment LifeObserved on LifeObservation {
  from
  to
  settledTo
  completeness
}
fragment CurvePointFields on CurvePoint {
  age
  perThousand
  low
  high
  reports
  atRisk
  mature
}`, {"hash":"sha256:3ba90be81ed21ada0ad6d13d30f7355528e18f48dcc968e81e107740c5c77d1f"}) as unknown as TypedDocumentString<MonthsInServiceQuery, MonthsInServiceQueryVariables>;
export const CohortCostsDocument = new TypedDocumentString(`
    query CohortCosts($input: MetricQueryInput!) {
  metricQuery(input: $input) {
    rows {
      bucket
      dimensions {
        key
      }
      values {
        ...Point
      }
    }
  }
}
    fragment Point on MetricValue {
  metric
  value
  unit
  n
  low
  high
  provisional
}`, {"hash":"sha256:ecbd035c68ffb8c4b15c0a1acbbb96f663951fe5b7ea04c77680bcfffa1de754"}) as unknown as TypedDocumentString<CohortCostsQuery, CohortCostsQueryVariables>;
export const RecurrentRepairsDocument = new TypedDocumentString(`
    query RecurrentRepairs($filters: [DimensionFilterInput!]) {
  recurrentRepairs(filters: $filters) {
    observed {
      ...LifeObserved
    }
    units
    reports
    unitsByReports
    points {
      age
      mean
      low
      high
      atRisk
      mature
    }
  }
}
    fragment LifeObserved on LifeObservation {
  from
  to
  settledTo
  completeness
}`, {"hash":"sha256:8a122d46e6b8b406dfefe06cc525f12517c273d38a3b787703b86861e11fe5cb"}) as unknown as TypedDocumentString<RecurrentRepairsQuery, RecurrentRepairsQueryVariables>;
export const FailureModesDocument = new TypedDocumentString(`
    query FailureModes($filters: [DimensionFilterInput!]) {
  failureModes(filters: $filters) {
    observed {
      ...LifeObserved
    }
    longestAge
    modes {
      defect {
        key
        label
      }
      reports
      failures
      units
      reason
      life {
        shape
        beta
        betaLow
        betaHigh
        b10
        b10Low
        b10High
        b10BeyondSeen
      }
    }
  }
}
    fragment LifeObserved on LifeObservation {
  from
  to
  settledTo
  completeness
}`, {"hash":"sha256:5342baab279f0a3fe035542875f5b5df5a75d4d13fb746ad27195b42dfa2123e"}) as unknown as TypedDocumentString<FailureModesQuery, FailureModesQueryVariables>;
export const ReturnForecastDocument = new TypedDocumentString(`
    query ReturnForecast($filters: [DimensionFilterInput!]) {
  returnForecast(filters: $filters) {
    observed {
      ...LifeObserved
    }
    units
    reports
    dispersion
    seasonal
    total {
      expected
      low
      high
    }
    months {
      month
      expected
      low
      high
      ofNewUnits
    }
  }
}
    fragment LifeObserved on LifeObservation {
  from
  to
  settledTo
  completeness
}`, {"hash":"sha256:7a31455e76f741dd3a6aa482e9206c2afeae92c011bd24ccf7f41da0a4ddeac4"}) as unknown as TypedDocumentString<ReturnForecastQuery, ReturnForecastQueryVariables>;
export const SignalsDocument = new TypedDocumentString(`
    query Signals($states: [SignalState!]!) {
  signals(states: $states) {
    ...SignalFields
  }
  detection {
    ...DetectionFields
  }
}
    fragment SignalFields on Signal {
  id
  level
  defect {
    key
    label
  }
  defectFamily {
    key
    label
  }
  part {
    key
    label
  }
  severity
  safety
  detector
  ratio
  adjustedP
  family
  sinceOn
  raisedOn
  foundAt
  untilOn
  closedOn
  withdrawn
  observed
  expected
  rateRatio
  low
  high
  state
  reason
  issue
  decidedBy
  decidedAt
}
fragment DetectionFields on Detection {
  runLength
  ranAt
  untilOn
  series
  untested
  dispersion
  falseAlarmsAYear
}`, {"hash":"sha256:05338c8cb84ededb982b13ebb15dbe4459059c3c8228269debfa55648d847c26"}) as unknown as TypedDocumentString<SignalsQuery, SignalsQueryVariables>;
export const DecideSignalDocument = new TypedDocumentString(`
    mutation DecideSignal($id: ID!, $action: SignalAction!, $reason: String) {
  decideSignal(id: $id, action: $action, reason: $reason)
}
    `, {"hash":"sha256:6548a65e9637bc1eed62993f6e6f90be96fd826ac474fcf10389f2a2943cdce2"}) as unknown as TypedDocumentString<DecideSignalMutation, DecideSignalMutationVariables>;
export const DetectSignalsDocument = new TypedDocumentString(`
    mutation DetectSignals {
  detectSignals
}
    `, {"hash":"sha256:149bcf97d682d9016a85920a42ef8b19cbccaa33d328937dca83c621f449e282"}) as unknown as TypedDocumentString<DetectSignalsMutation, DetectSignalsMutationVariables>;
export const SetDetectionDocument = new TypedDocumentString(`
    mutation SetDetection($runLength: Float!) {
  setDetection(runLength: $runLength) {
    ...DetectionFields
  }
}
    fragment DetectionFields on Detection {
  runLength
  ranAt
  untilOn
  series
  untested
  dispersion
  falseAlarmsAYear
}`, {"hash":"sha256:b4d8709c2d15a4394dff088e4fc852f4ac74ce445ff7e9c618cc05793d867a78"}) as unknown as TypedDocumentString<SetDetectionMutation, SetDetectionMutationVariables>;
export const BacktestDocument = new TypedDocumentString(`
    query Backtest($runLength: Float) {
  backtest(runLength: $runLength) {
    watchedFrom
    until
    series
    untested
    falseAlarmsAYear
    threshold {
      alarms
    }
    quietThreshold {
      reports
      times
      alarms
    }
    months {
      month
      signals
      threshold
    }
    signals {
      level
      defect {
        key
        label
      }
      part {
        key
        label
      }
      detector
      sinceOn
      raisedOn
      closedOn
      observed
      expected
      low
      thresholdOn
      daysGained
    }
  }
}
    `, {"hash":"sha256:26cc7f3c0682c240b59a5bc41206e64ba7368f564327c3196ed9c36ae2681b7b"}) as unknown as TypedDocumentString<BacktestQuery, BacktestQueryVariables>;
export const ScorecardsDocument = new TypedDocumentString(`
    query Scorecards($department: String, $range: DateRangeInput!, $metrics: [ScorecardMetricInput!]!) {
  scorecards(department: $department, range: $range, metrics: $metrics) {
    department {
      key
      label
    }
    departments {
      ...CardLine
    }
    people {
      ...CardLine
    }
    funnels {
      ...FunnelLines
    }
  }
}
    fragment CardFigure on ScorecardFigure {
  metric
  aspect
  better
  n
  observed
  expected
  ratio
  interval {
    low
    high
  }
  shrunken {
    mean
  }
  standing
  contested
  excluded {
    reason
    label
    n
  }
  drivers {
    defectFamily {
      key
      label
    }
    productFamily {
      key
      label
    }
    n
    observed
    expected
  }
}
fragment CardLine on Scorecard {
  key
  label
  workload {
    cases
    custodySeconds
  }
  training {
    topic
    trainedOn
    validUntil
    valid
  }
  figures {
    ...CardFigure
  }
}
fragment FunnelLines on Funnel {
  metric
  aspect
  peers
  dispersion
  overDispersed
  ranked
  limits {
    expected
    inner {
      low
      high
    }
    outer {
      low
      high
    }
  }
}`, {"hash":"sha256:e0d487c0b7911a17cc7617557dfaf614bfc1d401bb9b6d341daef7972684e25c"}) as unknown as TypedDocumentString<ScorecardsQuery, ScorecardsQueryVariables>;
export const MyScorecardDocument = new TypedDocumentString(`
    query MyScorecard($range: DateRangeInput!, $metrics: [ScorecardMetricInput!]!) {
  myScorecard(range: $range, metrics: $metrics) {
    card {
      ...CardLine
    }
  }
}
    fragment CardFigure on ScorecardFigure {
  metric
  aspect
  better
  n
  observed
  expected
  ratio
  interval {
    low
    high
  }
  shrunken {
    mean
  }
  standing
  contested
  excluded {
    reason
    label
    n
  }
  drivers {
    defectFamily {
      key
      label
    }
    productFamily {
      key
      label
    }
    n
    observed
    expected
  }
}
fragment CardLine on Scorecard {
  key
  label
  workload {
    cases
    custodySeconds
  }
  training {
    topic
    trainedOn
    validUntil
    valid
  }
  figures {
    ...CardFigure
  }
}`, {"hash":"sha256:8459b6e1c6a9602ebf3436bcd4467bf388e1791dad7d586756826529a2dde62e"}) as unknown as TypedDocumentString<MyScorecardQuery, MyScorecardQueryVariables>;
export const MyScorecardRowsDocument = new TypedDocumentString(`
    query MyScorecardRows($metric: ScorecardMetricInput!, $range: DateRangeInput!, $hit: Boolean, $outcome: String, $first: Int, $after: String) {
  myScorecardRows(
    metric: $metric
    range: $range
    hit: $hit
    outcome: $outcome
    first: $first
    after: $after
  ) {
    totalCount
    edges {
      node {
        id
        caseId
        day
        hit
        outcome
        outcomeLabel
        contest
        case {
          number
          complaint
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:91eb546a190165a09a6cb5c71b2e09a4874ca69b3206b097603dba73b3f2736a"}) as unknown as TypedDocumentString<MyScorecardRowsQuery, MyScorecardRowsQueryVariables>;
export const ContestsDocument = new TypedDocumentString(`
    query Contests($state: ContestState) {
  contests(state: $state, first: 100) {
    id
    employee {
      key
      label
    }
    metric
    day
    reason
    contestedAt
    state
    decision
    decidedBy
    decidable
    caseId
    case {
      number
    }
  }
}
    `, {"hash":"sha256:210a08e598a08324b06dda19bca366ea6aafa6ccc276100ccc44b268698e6c80"}) as unknown as TypedDocumentString<ContestsQuery, ContestsQueryVariables>;
export const ContestRowDocument = new TypedDocumentString(`
    mutation ContestRow($input: ContestInput!) {
  contestRow(input: $input)
}
    `, {"hash":"sha256:b0ee69792691eea7189bab43740cf511ba253d3a7ffef595d8629eafee4070d2"}) as unknown as TypedDocumentString<ContestRowMutation, ContestRowMutationVariables>;
export const DecideContestDocument = new TypedDocumentString(`
    mutation DecideContest($id: ID!, $upheld: Boolean!, $reason: String!) {
  decideContest(id: $id, upheld: $upheld, reason: $reason)
}
    `, {"hash":"sha256:c6ceea2cf6bcc154159c8b71953c06b6c773d26dde68756680c40e1116a807ae"}) as unknown as TypedDocumentString<DecideContestMutation, DecideContestMutationVariables>;
export const TargetsDocument = new TypedDocumentString(`
    query Targets {
  targets {
    ...TargetFields
  }
}
    fragment TargetFields on Target {
  id
  metric
  parameters {
    windowDays
    byDay
    atMonths
    clock
    aspect
  }
  grain
  department {
    key
    label
  }
  validFrom
  value
  margin
  owner {
    key
    label
  }
  setBy
  setAt
}`, {"hash":"sha256:8e47d19b2b433b417a7341fe66f6c5eb5e449a208f94b6397cccd8c370586f8c"}) as unknown as TypedDocumentString<TargetsQuery, TargetsQueryVariables>;
export const SetTargetDocument = new TypedDocumentString(`
    mutation SetTarget($input: TargetInput!) {
  setTarget(input: $input)
}
    `, {"hash":"sha256:cdd4b5450f01e0c67a6d553ceb610b7ac2e6bdf23d3f1eae8493914de3af2935"}) as unknown as TypedDocumentString<SetTargetMutation, SetTargetMutationVariables>;
export const EndTargetDocument = new TypedDocumentString(`
    mutation EndTarget($id: ID!, $from: Date!) {
  endTarget(id: $id, from: $from)
}
    `, {"hash":"sha256:3d4d8e2c7445ab18e882d0a12026c39353374273abfeff7738fde14615cb7774"}) as unknown as TypedDocumentString<EndTargetMutation, EndTargetMutationVariables>;
export const TargetStatesDocument = new TypedDocumentString(`
    query TargetStates($period: DateRangeInput!, $department: String, $asKnownOn: DateTime) {
  targetStates(period: $period, department: $department, asKnownOn: $asKnownOn) {
    ...Standing
  }
}
    fragment Standing on TargetStanding {
  metric
  parameters {
    windowDays
    byDay
    atMonths
    clock
    aspect
  }
  grain
  bucket
  state
  since
  value
  n
  low
  high
  provisional
  target
  targetId
  targetOf {
    key
    label
  }
}`, {"hash":"sha256:4db22754c812d0b6413ee5045829ba715a9eaeaafdd110b07f50dfae58157ded"}) as unknown as TypedDocumentString<TargetStatesQuery, TargetStatesQueryVariables>;
export const TaxonomyDocument = new TypedDocumentString(`
    query Taxonomy {
  taxonomy {
    key
    name
    nameEn
    version
    types {
      ...DefectTypeFields
    }
  }
}
    fragment DefectTypeFields on DefectType {
  key
  code
  name
  nameEn
  symptom
  component
  causeClass
  severity
  safety
  version
  retiredAt
  mergedInto {
    key
    label
  }
}`, {"hash":"sha256:69ac8f27e6a2fccb7ef6fc7281711bfd6f8434145d4fbf60d931b027adfb9ea6"}) as unknown as TypedDocumentString<TaxonomyQuery, TaxonomyQueryVariables>;
export const ReclassificationsDocument = new TypedDocumentString(`
    query Reclassifications {
  reclassifications {
    ...ReclassificationFields
  }
}
    fragment ReclassificationFields on Reclassification {
  id
  kind
  reason
  includesPast
  state
  requestedAt
  requestedBy
  finishedAt
  done
  total
  reports
  undoRequestedAt
  undoRequestedBy
  undoReason
  rules {
    from {
      key
      label
    }
    to {
      key
      label
    }
    models
    batches
    supplierLots
    words
    reportedFrom
    reportedTo
  }
}`, {"hash":"sha256:7d8466d3363c6e74188357a2a50f7a7f870e16b22f3ef1079e0ce68374b92519"}) as unknown as TypedDocumentString<ReclassificationsQuery, ReclassificationsQueryVariables>;
export const TaxonomyVersionsDocument = new TypedDocumentString(`
    query TaxonomyVersions($first: Int!) {
  taxonomyVersions(first: $first) {
    version
    at
    by
    action
    reason
    subject {
      key
      label
    }
    reclassificationId
    changed
  }
}
    `, {"hash":"sha256:f61ebaec00339edbf4d7d305f57423b18cff3ace3753489ce1107f535f59191f"}) as unknown as TypedDocumentString<TaxonomyVersionsQuery, TaxonomyVersionsQueryVariables>;
export const PreviewReclassificationDocument = new TypedDocumentString(`
    query PreviewReclassification($input: ReclassificationInput!) {
  previewReclassification(input: $input) {
    cases
    decidedByPerson
    rules {
      cases
      caseIds
    }
    types {
      key
      label
      before
      after
    }
  }
}
    `, {"hash":"sha256:e116640df1ad6f5a75d5ff55fd7075b96e82ea0e556198f3686799a54cb2f4fb"}) as unknown as TypedDocumentString<PreviewReclassificationQuery, PreviewReclassificationQueryVariables>;
export const RequestReclassificationDocument = new TypedDocumentString(`
    mutation RequestReclassification($input: ReclassificationInput!, $reason: String!) {
  requestReclassification(input: $input, reason: $reason)
}
    `, {"hash":"sha256:4f26677c6857e0c4311f44afc0997e32e873c737f46130f8e10d4fc9d439d2b1"}) as unknown as TypedDocumentString<RequestReclassificationMutation, RequestReclassificationMutationVariables>;
export const UndoReclassificationDocument = new TypedDocumentString(`
    mutation UndoReclassification($id: ID!, $reason: String!) {
  undoReclassification(id: $id, reason: $reason)
}
    `, {"hash":"sha256:6b64a16a17e292b4be5e12f218968f97f9bbb54e9c9852338edfe136cb905b3c"}) as unknown as TypedDocumentString<UndoReclassificationMutation, UndoReclassificationMutationVariables>;
export const SaveDefectFamilyDocument = new TypedDocumentString(`
    mutation SaveDefectFamily($input: DefectFamilyInput!) {
  saveDefectFamily(input: $input)
}
    `, {"hash":"sha256:bd94f6df364596b9ae71fc6c28f3cc7e0c7c52c38798a010d83e5595efeab156"}) as unknown as TypedDocumentString<SaveDefectFamilyMutation, SaveDefectFamilyMutationVariables>;
export const AddDefectTypeDocument = new TypedDocumentString(`
    mutation AddDefectType($family: String!, $code: String!, $meaning: DefectMeaningInput!) {
  addDefectType(family: $family, code: $code, meaning: $meaning)
}
    `, {"hash":"sha256:756e98ea9f13bf280e644e16a60e32031cff59cf03ef1f5377565f6698d554ff"}) as unknown as TypedDocumentString<AddDefectTypeMutation, AddDefectTypeMutationVariables>;
export const ChangeDefectTypeDocument = new TypedDocumentString(`
    mutation ChangeDefectType($key: String!, $version: Int!, $meaning: DefectMeaningInput!) {
  changeDefectType(key: $key, version: $version, meaning: $meaning)
}
    `, {"hash":"sha256:5491eda794d2d7c933fc71d3fb230e44f9cfe5baa0094930d1df6dc0faefe7b3"}) as unknown as TypedDocumentString<ChangeDefectTypeMutation, ChangeDefectTypeMutationVariables>;
export const RetireDefectTypeDocument = new TypedDocumentString(`
    mutation RetireDefectType($key: String!, $version: Int!, $retired: Boolean!, $reason: String) {
  retireDefectType(
    key: $key
    version: $version
    retired: $retired
    reason: $reason
  )
}
    `, {"hash":"sha256:4d53671384226cc20e154c62ad6c52b5ff4af6de928091d3dad3a912e275207f"}) as unknown as TypedDocumentString<RetireDefectTypeMutation, RetireDefectTypeMutationVariables>;
export const DecideCaseDefectsDocument = new TypedDocumentString(`
    mutation DecideCaseDefects($caseId: ID!, $types: [String!]!, $reason: String) {
  decideCaseDefects(caseId: $caseId, types: $types, reason: $reason)
}
    `, {"hash":"sha256:c5fd630448bd480b16eef8b048cb77c2557499a6f4b5917fcd95da04fc308a44"}) as unknown as TypedDocumentString<DecideCaseDefectsMutation, DecideCaseDefectsMutationVariables>;
export const WebhookTargetsDocument = new TypedDocumentString(`
    query WebhookTargets {
  webhookTargets {
    ...WebhookTargetFields
  }
  webhookKinds {
    key
    label
  }
}
    fragment WebhookTargetFields on WebhookTarget {
  id
  name
  url
  format
  kinds
  language
  enabled
  gone
  signed
  overlapUntil
  waiting
  givenUp
  lastDeliveredAt
}`, {"hash":"sha256:9de76b1a220ac959096ae847e9eaa8222cdf1f7fe589ab22308d29624211487c"}) as unknown as TypedDocumentString<WebhookTargetsQuery, WebhookTargetsQueryVariables>;
export const AddWebhookTargetDocument = new TypedDocumentString(`
    mutation AddWebhookTarget($input: WebhookTargetInput!, $secret: String) {
  addWebhookTarget(input: $input, secret: $secret) {
    secret
    target {
      id
    }
  }
}
    `, {"hash":"sha256:c205c7a9c4e4508056dbcdbe11027fcee103ff938866bc3d40de93b15b6bfc43"}) as unknown as TypedDocumentString<AddWebhookTargetMutation, AddWebhookTargetMutationVariables>;
export const ChangeWebhookTargetDocument = new TypedDocumentString(`
    mutation ChangeWebhookTarget($id: ID!, $input: WebhookTargetInput!) {
  changeWebhookTarget(id: $id, input: $input) {
    id
  }
}
    `, {"hash":"sha256:58c1232859fd2b2cd4638b570c39fe89d0f92ef8bd4e376bbc669f6b06bf84a3"}) as unknown as TypedDocumentString<ChangeWebhookTargetMutation, ChangeWebhookTargetMutationVariables>;
export const EnableWebhookTargetDocument = new TypedDocumentString(`
    mutation EnableWebhookTarget($id: ID!, $enabled: Boolean!) {
  enableWebhookTarget(id: $id, enabled: $enabled) {
    id
  }
}
    `, {"hash":"sha256:d722306e1e069ced9eea8f03f5c429c5b8f1235ee72b28f747b373be5c8fa5f2"}) as unknown as TypedDocumentString<EnableWebhookTargetMutation, EnableWebhookTargetMutationVariables>;
export const RotateWebhookSecretDocument = new TypedDocumentString(`
    mutation RotateWebhookSecret($id: ID!, $secret: String, $atOnce: Boolean!) {
  rotateWebhookSecret(id: $id, secret: $secret, atOnce: $atOnce)
}
    `, {"hash":"sha256:e3d84c3f1cfdeb5cad44ca478bdd4ff92698d35bad74a04b1b8c5a65cded2edf"}) as unknown as TypedDocumentString<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const TestWebhookTargetDocument = new TypedDocumentString(`
    mutation TestWebhookTarget($id: ID!) {
  testWebhookTarget(id: $id)
}
    `, {"hash":"sha256:dfb47d4265f521e48703e98c86df9f06f8c007972e7d83935d3b684cb409aea0"}) as unknown as TypedDocumentString<TestWebhookTargetMutation, TestWebhookTargetMutationVariables>;
export const WebhookDeliveriesDocument = new TypedDocumentString(`
    query WebhookDeliveries($input: WebhookDeliveriesInput!, $first: Int!) {
  webhookDeliveries(input: $input, first: $first) {
    next
    deliveries {
      ...WebhookDeliveryFields
    }
  }
}
    fragment WebhookDeliveryFields on WebhookDelivery {
  id
  targetId
  targetName
  kindLabel
  subject
  link
  state
  attempts
  postedAt
  dueAt
  finishedAt
  lastAttempts {
    ordinal
    at
    milliseconds
    status
    failure
    answer
  }
}`, {"hash":"sha256:7f5c8aa07bc28c06fed4539f2e9abe5c79709ba3a69170c0a0df89f11041d5ef"}) as unknown as TypedDocumentString<WebhookDeliveriesQuery, WebhookDeliveriesQueryVariables>;
export const WebhookTargetNamesDocument = new TypedDocumentString(`
    query WebhookTargetNames {
  webhookTargets {
    id
    name
  }
}
    `, {"hash":"sha256:108e5b84ad7403c71c62e236bf309740e088c7565e49ba4be5204a0829b93fe2"}) as unknown as TypedDocumentString<WebhookTargetNamesQuery, WebhookTargetNamesQueryVariables>;
export const ReplayWebhookDeliveryDocument = new TypedDocumentString(`
    mutation ReplayWebhookDelivery($id: ID!) {
  replayWebhookDelivery(id: $id) {
    id
  }
}
    `, {"hash":"sha256:36794bd20f31f2fcd8eb844a122a8021ec53042981d2f9cadee26575a3c239f9"}) as unknown as TypedDocumentString<ReplayWebhookDeliveryMutation, ReplayWebhookDeliveryMutationVariables>;
export const ReplayFailedWebhooksDocument = new TypedDocumentString(`
    mutation ReplayFailedWebhooks($target: ID!, $since: Date!) {
  replayFailedWebhooks(target: $target, since: $since)
}
    `, {"hash":"sha256:5f6176ba462ed919b78f19667f734588520e95d9bab5173c73a1b9ea8ee9cdc2"}) as unknown as TypedDocumentString<ReplayFailedWebhooksMutation, ReplayFailedWebhooksMutationVariables>;
export const SkipWebhookDeliveryDocument = new TypedDocumentString(`
    mutation SkipWebhookDelivery($id: ID!) {
  skipWebhookDelivery(id: $id) {
    id
  }
}
    `, {"hash":"sha256:6e491201a7b219f2c667301ee455b0b8fa94aa4697b32aee7ced6ef53ea7a46a"}) as unknown as TypedDocumentString<SkipWebhookDeliveryMutation, SkipWebhookDeliveryMutationVariables>;
export const WebhookSourcesDocument = new TypedDocumentString(`
    query WebhookSources {
  webhookSources {
    ...WebhookSourceFields
  }
}
    fragment WebhookSourceFields on WebhookSource {
  id
  code
  name
  enabled
  overlapUntil
  messages
  lastReceivedAt
}`, {"hash":"sha256:1364636484553a763412c80ce8e0e5c21b9130b73edd2e68d072a5786abc6906"}) as unknown as TypedDocumentString<WebhookSourcesQuery, WebhookSourcesQueryVariables>;
export const AddWebhookSourceDocument = new TypedDocumentString(`
    mutation AddWebhookSource($code: String!, $name: String!) {
  addWebhookSource(code: $code, name: $name) {
    secret
  }
}
    `, {"hash":"sha256:4548fc5c6a62e289d62012b697114071eb20d0c624b748f6d4555bac6e9c759c"}) as unknown as TypedDocumentString<AddWebhookSourceMutation, AddWebhookSourceMutationVariables>;
export const RotateWebhookSourceDocument = new TypedDocumentString(`
    mutation RotateWebhookSource($id: ID!, $atOnce: Boolean!) {
  rotateWebhookSource(id: $id, atOnce: $atOnce) {
    secret
  }
}
    `, {"hash":"sha256:03bf35bad50093eefe38e843da79a67a62752911067cc34a47a2d25dcde98396"}) as unknown as TypedDocumentString<RotateWebhookSourceMutation, RotateWebhookSourceMutationVariables>;
export const EnableWebhookSourceDocument = new TypedDocumentString(`
    mutation EnableWebhookSource($id: ID!, $enabled: Boolean!) {
  enableWebhookSource(id: $id, enabled: $enabled) {
    id
  }
}
    `, {"hash":"sha256:4855721e6a37297a9bdc6cb2e7dede1373ac1ac590e5eadefb2e67074867355c"}) as unknown as TypedDocumentString<EnableWebhookSourceMutation, EnableWebhookSourceMutationVariables>;