import { companyRoles, departmentRoles, roles, type Role } from "./roles.ts";
import type { Viewer } from "./viewer.ts";

/** Who reads quality issues: those of the company all, those of departments what is theirs; and who works on them. */
const issueReaders: readonly Role[] = [...companyRoles, ...departmentRoles];
const issueWorkers: readonly Role[] = ["QUALITY_ENGINEER", "EXECUTIVE", ...departmentRoles];

type Right = readonly Role[] | "anyone" | "signed-in";

/**
 * The rights matrix: who may ask for each operation of the API. An operation without a line is refused to everybody.
 * What of its answer somebody sees is decided by the scope, not here.
 */
export const rights: Readonly<Record<string, Right>> = {
  viewer: "anyone",
  signIn: "anyone",
  signOut: "anyone",
  changePassword: "signed-in",
  setLanguage: "signed-in",
  installation: "signed-in",
  metrics: "signed-in",
  metricQuery: roles,
  defectHeatMap: roles,
  metricRows: roles,
  metricChanges: roles,
  dimensionValues: roles,
  requestExport: roles,
  exports: roles,
  cancelExport: roles,
  serviceCases: roles,
  serviceCase: roles,
  dueCases: roles,
  policies: roles,
  calendars: roles,
  calendarYear: roles,
  departmentCalendars: roles,
  contracts: roles,
  addPolicy: ["ADMINISTRATOR"],
  setCalendarDay: ["ADMINISTRATOR"],
  setWorkingWeek: ["ADMINISTRATOR"],
  createCalendar: ["ADMINISTRATOR"],
  assignCalendar: ["ADMINISTRATOR"],
  importHolidays: ["ADMINISTRATOR"],
  importRuns: ["ADMINISTRATOR"],
  importRun: ["ADMINISTRATOR"],
  reconciliations: ["ADMINISTRATOR", "EXECUTIVE", "QUALITY_ENGINEER"],
  jobRuns: ["ADMINISTRATOR"],
  runKpis: ["ADMINISTRATOR", "QUALITY_ENGINEER"],
  kpiFigures: [...companyRoles, ...departmentRoles],
  targetStates: [...companyRoles, ...departmentRoles],
  targets: ["ADMINISTRATOR", "EXECUTIVE"],
  setTarget: ["ADMINISTRATOR", "EXECUTIVE"],
  endTarget: ["ADMINISTRATOR", "EXECUTIVE"],
  signals: companyRoles,
  standOuts: companyRoles,
  chartLimits: companyRoles,
  monthsInService: companyRoles,
  recurrentRepairs: companyRoles,
  failureModes: companyRoles,
  returnForecast: companyRoles,
  detection: companyRoles,
  backtest: ["ADMINISTRATOR", "QUALITY_ENGINEER"],
  decideSignal: ["QUALITY_ENGINEER"],
  qualityIssues: issueReaders,
  qualityIssue: issueReaders,
  issuePeople: issueReaders,
  issueCases: issueReaders,
  similarIssues: ["QUALITY_ENGINEER", ...departmentRoles],
  editIssue: issueWorkers,
  saveIssueStep: issueWorkers,
  submitIssueStep: issueWorkers,
  approveIssueStep: ["QUALITY_ENGINEER", "EXECUTIVE"],
  returnIssueStep: ["QUALITY_ENGINEER", "EXECUTIVE"],
  addIssueAction: issueWorkers,
  changeIssueAction: issueWorkers,
  implementIssueAction: issueWorkers,
  dropIssueAction: issueWorkers,
  commentOnIssue: issueWorkers,
  removeIssueFile: issueWorkers,
  setIssueCases: ["QUALITY_ENGINEER"],
  closeIssue: ["QUALITY_ENGINEER", "EXECUTIVE"],
  reopenIssue: ["QUALITY_ENGINEER", "EXECUTIVE"],
  raiseQualityIssue: ["QUALITY_ENGINEER"],
  detectSignals: ["ADMINISTRATOR", "QUALITY_ENGINEER"],
  setDetection: ["ADMINISTRATOR", "QUALITY_ENGINEER"],
  taxonomy: companyRoles,
  taxonomyVersions: companyRoles,
  reclassifications: companyRoles,
  previewReclassification: ["QUALITY_ENGINEER"],
  requestReclassification: ["QUALITY_ENGINEER"],
  undoReclassification: ["QUALITY_ENGINEER"],
  saveDefectFamily: ["QUALITY_ENGINEER"],
  addDefectType: ["QUALITY_ENGINEER"],
  changeDefectType: ["QUALITY_ENGINEER"],
  retireDefectType: ["QUALITY_ENGINEER"],
  decideCaseDefects: ["QUALITY_ENGINEER", "DEPARTMENT_HEAD", "RESPONDER", "SERVICE_AGENT"],
  searchTexts: roles,
  emergingPhrases: companyRoles,
  defectTexts: companyRoles,
  decidePhrase: ["QUALITY_ENGINEER"],
  suggestions: ["QUALITY_ENGINEER", "DEPARTMENT_HEAD", "RESPONDER", "SERVICE_AGENT"],
  decideSuggestion: ["QUALITY_ENGINEER", "DEPARTMENT_HEAD", "RESPONDER", "SERVICE_AGENT"],
  lookForPhrases: ["ADMINISTRATOR", "QUALITY_ENGINEER"],
  repeats: companyRoles,
  countAsOneEvent: ["QUALITY_ENGINEER"],
  dismissRepeats: ["QUALITY_ENGINEER"],
  takeBackRepeats: ["QUALITY_ENGINEER"],
  lookForRepeats: ["ADMINISTRATOR", "QUALITY_ENGINEER"],
  retryJob: ["ADMINISTRATOR"],
  users: ["ADMINISTRATOR"],
  scorecards: ["ADMINISTRATOR", "EXECUTIVE", "DEPARTMENT_HEAD"],
  myScorecard: "signed-in",
  myScorecardRows: "signed-in",
  contestRow: "signed-in",
  contests: "signed-in",
  decideContest: ["DEPARTMENT_HEAD", "EXECUTIVE"],
  importTraining: ["ADMINISTRATOR"],
};

// With a one-time password nothing else is possible until it has been changed.
const beforePasswordChange = ["viewer", "signIn", "signOut", "changePassword"];

export type Permission = "granted" | "sign-in-required" | "password-change-required" | "forbidden";

/** Whether `viewer` may ask for `operation`, and if not, why not. */
export function permissionFor(operation: string, viewer: Viewer | null): Permission {
  const right = Object.hasOwn(rights, operation) ? rights[operation] : undefined;
  if (right === undefined) return "forbidden";
  if (right === "anyone") return "granted";
  if (viewer === null) return "sign-in-required";
  if (viewer.mustChangePassword && !beforePasswordChange.includes(operation)) return "password-change-required";
  if (right === "signed-in") return "granted";
  return viewer.assignments.some(({ role }) => right.includes(role)) ? "granted" : "forbidden";
}

/** Every operation that `viewer` may ask for now. */
export function operationsOf(viewer: Viewer): string[] {
  return Object.keys(rights).filter((operation) => permissionFor(operation, viewer) === "granted");
}
