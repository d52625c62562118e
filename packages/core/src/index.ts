// The only door of core. What is not exported here is core's own affair.

export * from "./env.ts";
export * from "./errors.ts";

export * from "./database/database.ts";
export * from "./database/embedded-postgres.ts";
export * from "./database/entities.ts";
export { pendingMigrations } from "./database/migrate.ts";
export * from "./database/open-database.ts";
export { listen, type Listener } from "./database/listen.ts";
export { SqlParameters } from "./database/sql-parameters.ts";

export * from "./time/business-day.ts";

export * from "./statistics/beta-binomial.ts";
export * from "./statistics/beta-binomial-shrinkage.ts";
export * from "./statistics/case-mix-funnel.ts";
export { runStatisticsCase, type CaseResult } from "./statistics/cases/run-case.ts";
export * from "./statistics/common-ratio.ts";
export type { RatioTest } from "./statistics/conditional-family.ts";
export { nominalLevels, obrienFlemingSpending, type SpendingLook } from "./statistics/error-spending.ts";
export * from "./statistics/false-discovery.ts";
export * from "./statistics/funnel-limits.ts";
export * from "./statistics/gamma-poisson-shrinkage.ts";
export * from "./statistics/intervals-overlap.ts";
export * from "./statistics/kaplan-meier.ts";
export * from "./statistics/mean-cumulative-function.ts";
export * from "./statistics/months-in-service-rate.ts";
export * from "./statistics/negative-binomial.ts";
export * from "./statistics/nps-interval.ts";
export * from "./statistics/observed-expected.ts";
export * from "./statistics/poisson-binomial.ts";
export * from "./statistics/poisson-cusum.ts";
export * from "./statistics/reporting-delay.ts";
export * from "./statistics/weibull-nevada.ts";
export * from "./statistics/weibull.ts";
export * from "./statistics/weighted-rate.ts";

export * from "./metrics/metric-query.ts";

export * from "./cases/case-event-types.ts";

export * from "./cases/incoming-case.ts";
export * from "./registry.ts";
export * from "./locales/text.ts";
export { caseWords } from "./locales/words.ts";
export type { Metric } from "./metrics/metric.ts";
export type { DimensionValue, DimensionValuesRequest } from "./metrics/dimension-values.ts";
export type { VerifiedRollup } from "./metrics/verify-rollups.ts";

export { calendarCycles, dailyCycles, type Cycle } from "./defects/detectors/calendar-factors.ts";
export type { Detector, RateRatio, Signal } from "./defects/detectors/signal.ts";
export * from "./defects/detectors/watch-series.ts";

export {
  failureModes,
  type FailureModes,
  fitMode,
  type LifeShape,
  lifeShapes,
  type UnfitReason,
  unfitReasons,
} from "./defects/reliability/failure-modes.ts";
export { forecastOf, forecastReturns, type ReturnForecast } from "./defects/reliability/forecast-returns.ts";
export type { LifeQuestion } from "./defects/reliability/life-filter.ts";
export { curveOf } from "./defects/reliability/curve-of.ts";
export { type MonthsInService, monthsInService } from "./defects/reliability/months-in-service.ts";
export { firstDay } from "./defects/reliability/months.ts";
export type { Observation } from "./defects/reliability/observation.ts";
export { type CohortKind, cohortKinds, type LifeRow } from "./defects/reliability/read-life-table.ts";
export { meanCurve, recurrentRepairs, type RecurrentRepairs } from "./defects/reliability/recurrent-repairs.ts";
export { annotationKinds, type ChartAnnotation } from "./defects/charts/chart-annotations.ts";
export { baselineSpan } from "./defects/charts/baseline-span.ts";
export { type ChartLimitPoint, type ChartLimits, noLimitsReasons } from "./defects/charts/chart-limits.ts";
export { chartKinds, limitsOf } from "./defects/charts/limits-of.ts";
export type { LongHoliday } from "./defects/charts/long-holidays.ts";
export { type HeatMap, type HeatPart, heatParts, type HeatRow } from "./defects/ranking/heat-map.ts";
export { type DefectTexts, textsOfDefect } from "./defects/discover/texts-of-defect.ts";
export { typicalPhrases } from "./defects/text/typical-phrases.ts";
export { standOutLevels, standOutMeasures, standOuts, type StandOut } from "./defects/ranking/stand-outs.ts";
export { type Backtest, backtestDetection } from "./defects/signals/backtest.ts";
export { raiseQualityIssue } from "./feedback/issues/raise-quality-issue.ts";
export { isExecutive, isQuality, worksOn } from "./feedback/issues/change-issue.ts";
export { type Closing, closeIssue, reopenIssue } from "./feedback/issues/close-issue.ts";
export { commentOnIssue, listIssueComments } from "./feedback/issues/comment-on-issue.ts";
export { approveStep, returnStep, submitStep } from "./feedback/issues/decide-step.ts";
export { listIssuePeople } from "./feedback/issues/demand-people.ts";
export { editIssue } from "./feedback/issues/edit-issue.ts";
export { findSimilarIssues, type SimilarIssue } from "./feedback/issues/find-similar.ts";
export { followIssues, type IssuesFollowed } from "./feedback/issues/follow-issues.ts";
export { missingFor } from "./feedback/issues/gates.ts";
export { addAction, changeAction, dropAction, implementAction } from "./feedback/issues/issue-actions.ts";
export {
  addAttachment,
  largestAttachment,
  listAttachments,
  openAttachment,
  removeAttachment,
} from "./feedback/issues/issue-attachments.ts";
export { setIssueCases } from "./feedback/issues/issue-cases.ts";
export { type IssueCases, listIssueCases } from "./feedback/issues/list-issue-cases.ts";
export { workingDaysLeft } from "./feedback/issues/step-due.ts";
export type { IssueDifference } from "./feedback/issues/issue-differences.ts";
export { listIssueHistory } from "./feedback/issues/issue-history.ts";
export { addIssueSignals } from "./feedback/issues/issue-signals.ts";
export { fieldsOf, issueSteps, stepOf, type IssueStep, type StepFields } from "./feedback/issues/issue-steps.ts";
export * from "./feedback/issues/issue.ts";
export { compareIssueFigures, readIssueSignals } from "./feedback/issues/read-issue-page.ts";
export { avoided, failuresAvoided, sumOf } from "./feedback/scoreboard/avoided.ts";
export { closedIssues } from "./feedback/scoreboard/closed-issues.ts";
export { judgedMeasures } from "./feedback/scoreboard/judged-measures.ts";
export { issueAges, openIssues, type IssueAge } from "./feedback/scoreboard/open-issues.ts";
export { readScoreboard } from "./feedback/scoreboard/read-scoreboard.ts";
export type { ScoredIssue, ScoredLook } from "./feedback/scoreboard/scored-issue.ts";
export { issueStages, milestonesOf, stageGroups, type IssueStage } from "./feedback/scoreboard/stage-times.ts";
export { readIssueDesk } from "./feedback/issues/read-my-desk.ts";
export { readIssue, readIssues } from "./feedback/issues/read-issues.ts";
export { type ActionEffect, readEffect } from "./feedback/issues/read-effect.ts";
export { verifyIssue } from "./feedback/issues/verify-issues.ts";
export { saveStep } from "./feedback/issues/save-step.ts";
export {
  type ActionUnderTest,
  type ComparisonPlan,
  type CutIn,
  cutInShape,
} from "./feedback/verification/action-under-test.ts";
export { checkCutIn, type CutInQuestion } from "./feedback/verification/check-cut-in.ts";
export { type NotComparable, notComparable } from "./feedback/verification/cohorts.ts";
export { dispersionOf, dispersionOfCourse } from "./feedback/verification/dispersion-of.ts";
export { isDue, judgeCells, type Judgement, type JudgeQuestion } from "./feedback/verification/judge-cells.ts";
export { type ActionLook, listLooks, type LookEvidence } from "./feedback/verification/list-looks.ts";
export { lookAtAction, type LookResult } from "./feedback/verification/look-at-action.ts";
export { neededExposure, powerMargin } from "./feedback/verification/needed-exposure.ts";
export { sidesOf } from "./feedback/verification/read-batch-cohorts.ts";
export {
  type BeforeAfter,
  type BeforeAfterReading,
  readBeforeAfter,
} from "./feedback/verification/read-before-after.ts";
export { equalAges, type ServiceMonth, sideCurve } from "./feedback/verification/service-months.ts";
export { informationOf, levelsAt, plannedInformation, spentBy } from "./feedback/verification/spending.ts";
export {
  claimsOf,
  standingVerdict,
  type Verdict,
  verdictOf,
  verdictOfClaims,
  verdicts,
} from "./feedback/verification/verdict-of.ts";
export {
  listCaseMarks,
  markCase,
  takeBackMark,
  type CaseMarkRecord,
  type NewCaseMark,
} from "./feedback/routing/case-marks.ts";
export { delayShares, type Held } from "./feedback/routing/delay-shares.ts";
export { assignDuty, listDepartments, listDuties, type DutyHolder } from "./feedback/routing/department-duties.ts";
export { dryRunRouting, missingDuties, type DryRun } from "./feedback/routing/dry-run.ts";
export { escalateHandOvers } from "./feedback/routing/escalate-hand-overs.ts";
export {
  handOverBoxes,
  handOverStates,
  listHandOvers,
  type HandOver,
  type HandOverBox,
  type HandOverFilter,
  type HandOverReader,
  type HandOverState,
} from "./feedback/routing/list-hand-overs.ts";
export { declineMark, proposeMarks, type ProposedMark } from "./feedback/routing/propose-marks.ts";
export { readCaseRoute, type CaseRoute } from "./feedback/routing/read-case-route.ts";
export { delayHolders, readDelayShares, type DelayHolder, type DelayShare } from "./feedback/routing/read-delays.ts";
export { routeOf, type Route, type RoutingFacts } from "./feedback/routing/route-of.ts";
export { requestPastRoutes, routeCases } from "./feedback/routing/route-cases.ts";
export {
  caseFlags,
  caseMarks,
  duties,
  readRules,
  routeMarks,
  type CaseFlag,
  type CaseMark,
  type Duty,
  type RouteMark,
  type RoutingRule,
} from "./feedback/routing/routing-rule.ts";
export {
  discardRoutingDraft,
  listRoutingVersions,
  putRoutingInForce,
  routingStates,
  saveRoutingDraft,
  type RoutingState,
  type RoutingVersion,
} from "./feedback/routing/routing-versions.ts";
export { sendHandOver, type HandOverAsker, type HandOverDraft } from "./feedback/routing/send-hand-over.ts";
export {
  acceptHandOver,
  answerHandOver,
  refuseHandOver,
  withdrawHandOver,
} from "./feedback/routing/settle-hand-over.ts";
export { announceLatePackage } from "./feedback/announce/announce-late-package.ts";
export { remindOfSteps } from "./feedback/announce/remind-of-steps.ts";
export { announceHandOver } from "./feedback/announce/announce-hand-over.ts";
export { tellNobody, type HandOverNotice, type Tell } from "./feedback/routing/tell.ts";
export { decideSignal, signalActions, type SignalAction } from "./defects/signals/decide-signal.ts";
export { type DetectionResult, detectSignals } from "./defects/signals/detect-signals.ts";
export { falseAlarmsAYear, readDetectionSettings, setDetectionSettings } from "./defects/signals/detection-settings.ts";
export { readDetection, type Detection } from "./defects/signals/read-detection.ts";
export { listSignals, signalStates, type SignalRecord, type SignalState } from "./defects/signals/list-signals.ts";
export { ageBand, flatShape } from "./defects/signals/age-shape.ts";
export { addMonth, soldOf, type ExposedUnits, type SoldByWeek } from "./defects/signals/read-exposed-units.ts";
export type { ReportSeries } from "./defects/signals/read-reports.ts";
export type { KnownReports } from "./defects/signals/watched-reports.ts";
export { defaultSettings, subjectOf, watchKnown, type ReportWatch } from "./defects/signals/watch-known.ts";
export { endedWeeks, weekDay, weeksUntil, type Weeks } from "./defects/signals/weeks.ts";
export { signalLevels, subjectKey, type SeriesSubject, type SignalLevel } from "./defects/signals/signal-level.ts";
export type { CaseDefectsDecision } from "./defects/taxonomy/decide-case-defects.ts";
export {
  listReclassifications,
  reclassificationStates,
  type ReclassificationRecord,
  type ReclassificationState,
} from "./defects/taxonomy/list-reclassifications.ts";
export { previewReclassification } from "./defects/taxonomy/preview-reclassification.ts";
export {
  listTaxonomyVersions,
  readTaxonomy,
  type TaxonomyFamily,
  type TaxonomyVersion,
} from "./defects/taxonomy/read-taxonomy.ts";
export {
  reclassificationKinds,
  type ReclassificationDraft,
  type ReclassificationKind,
} from "./defects/taxonomy/reclassification-rules.ts";
export { requestReclassification, requestUndo } from "./defects/taxonomy/request-reclassification.ts";
export { saveDefectFamily } from "./defects/taxonomy/save-defect-family.ts";
export {
  addDefectType,
  causeClasses,
  changeDefectType,
  retireDefectType,
  type CauseClass,
} from "./defects/taxonomy/save-defect-type.ts";
export { taxonomyActions, type TaxonomyAction } from "./defects/taxonomy/taxonomy-change.ts";
export type { MadeParts } from "./defects/exposure/make-parts.ts";
export type { Recording } from "./defects/exposure/recording.ts";
export { recordSales, type RecordedSales, type SoldUnits } from "./defects/exposure/record-sales.ts";
export { importProduction } from "./intake/read-production.ts";
export { importSales } from "./intake/read-sales.ts";
export { mergeCounts, type UnitCell } from "./defects/exposure/merge-counts.ts";
export { importUnits } from "./intake/read-units.ts";
export { policyClocks, policyKinds, policyUnits, type PolicyKind, type PolicyUnit } from "./cases/policies.ts";
export {
  countDueCases,
  duePromises,
  listDueCases,
  type DueCase,
  type DueFilter,
  type DuePromise,
} from "./cases/list-due-cases.ts";
export { failureEvents, type Contact } from "./cases/failure-chain.ts";
export { countCases } from "./cases/count-cases.ts";
export { findCasesByNumber, listCases, type CasePage } from "./cases/list-cases.ts";
export type { CaseFilter } from "./cases/case-filter.ts";
export { readCases, type CaseReader } from "./cases/read-cases.ts";
export {
  custodyParts,
  dueStates,
  noCustody,
  readCaseCustody,
  type CaseCustody,
  type CaseDueTime,
  type CustodySpan,
  type DueState,
} from "./cases/read-case-custody.ts";
export { readCaseDefects, readCaseEvents, readSetAside } from "./cases/read-case-parts.ts";
export type { CaseDefect, CaseEvent, ServiceCase, SetAside, Term } from "./cases/service-case.ts";
export type { ActivitySummary } from "./intake/activity-profile.ts";
export type { ColumnSummary } from "./intake/column-profile.ts";
export type { ImportRequest } from "./intake/import-file.ts";
export { MappingRefused, refusalTexts, type MappingProblem } from "./intake/import-refused.ts";
export type { ImportSummary } from "./intake/import-summary.ts";
export type { RowFinding } from "./intake/row-report.ts";
export { readImportRejections, readImportRuns } from "./intake/read-import-runs.ts";
export { readInstallation } from "./installation/read-installation.ts";
export { listReconciliations } from "./metrics/list-reconciliations.ts";

export * from "./access/change-password.ts";
export * from "./access/create-user.ts";
export * from "./access/disable-user.ts";
export * from "./access/end-sessions.ts";
export * from "./access/ensure-first-administrator.ts";
export * from "./access/issue-script-token.ts";
export * from "./access/list-users.ts";
export * from "./access/read-department-terms.ts";
export * from "./access/reset-password.ts";
export { refusalWords } from "./access/refusal-words.ts";
export * from "./access/rights.ts";
export * from "./access/roles.ts";
export * from "./access/scope-of.ts";
export * from "./access/scope.ts";
export * from "./access/set-language.ts";
export * from "./access/sign-in.ts";
export * from "./access/viewer-of-token.ts";
export * from "./access/viewer.ts";

export { readWorkingDays } from "./cases/working-days.ts";
export { maskEmail } from "./messages/email-address.ts";
export { countUnread, inboxBoxes, type InboxBox, listInbox, type Message } from "./messages/list-inbox.ts";
export {
  listMailDeliveries,
  resendMail,
  type MailDelivery,
  type MailDeliveriesRequest,
} from "./messages/mail-deliveries.ts";
export {
  mailChannel,
  mailFailureReasons,
  type MailFailureReason,
  mailStates,
  type MailState,
} from "./messages/mail-delivery.ts";
export { mailPage, type MailContent, type MailPage } from "./messages/mail-page.ts";
export { markAllRead, markMessages, messageMarks, type MessageMark } from "./messages/mark-messages.ts";
export {
  isMessageKind,
  mailWays,
  messageKindNames,
  messageKinds,
  type MailWay,
  type MessageKind,
} from "./messages/message-kinds.ts";
export {
  digestRhythms,
  readMessageSettings,
  setMailSettings,
  setMessagePreference,
  type MailSettings,
  type MessageSettings,
} from "./messages/message-settings.ts";
export { mailKindName, messageWords } from "./messages/message-words.ts";
export { openMailer, type Mailer, type OutgoingMail, type Sent } from "./messages/open-mailer.ts";
export { postMessage, type NewMessage, type Recipients } from "./messages/post-message.ts";
export { queueDigests } from "./messages/queue-digests.ts";
export { queueMail, type MailAttachment, type NewMail } from "./messages/queue-mail.ts";
export { removeOldMessages } from "./messages/remove-old-messages.ts";
export { sendMails, type MailWork } from "./messages/send-mails.ts";
export { setEmail } from "./messages/set-email.ts";
export { changeChannel, inboxTopic, tellChanged, watchedTopics } from "./messages/tell-changed.ts";

export { addPolicy, policyScopes, type NewPolicy, type PolicyScope } from "./clocks/add-policy.ts";
export { assignCalendar } from "./clocks/assign-calendar.ts";
export type { Change } from "./clocks/change.ts";
export { createCalendar } from "./clocks/create-calendar.ts";
export { importHolidays, type HolidayImportResult } from "./clocks/import-holidays.ts";
export { listCalendars } from "./clocks/list-calendars.ts";
export { listContracts } from "./clocks/list-contracts.ts";
export { listDepartmentCalendars } from "./clocks/list-department-calendars.ts";
export { listPolicies, type PolicyVersion } from "./clocks/list-policies.ts";
export { dayKinds, readCalendarYear, type CalendarYear, type DayKind } from "./clocks/read-calendar-year.ts";
export { setCalendarDay, type DayRule } from "./clocks/set-calendar-day.ts";
export { setWorkingWeek } from "./clocks/set-working-week.ts";

export {
  compareOwner,
  fewestExpected,
  funnelLimits,
  groundOf,
  standings,
  type CaseMixComparison,
  type FunnelLimit,
  type Standing,
} from "./staff/compare-owners.ts";
export type { OwnedCount } from "./staff/reference-rates.ts";
export { importTraining } from "./intake/read-training.ts";
export { contestRow, type NewContest } from "./staff/contest-row.ts";
export { decideContest, type ContestDecision } from "./staff/decide-contest.ts";
export { listContests, type Contest } from "./staff/list-contests.ts";
export { readOwnRows, type CardRow, type CardRows, type CardRowsRequest, type ContestState } from "./staff/own-rows.ts";
export { readOwnScorecard, readScorecards } from "./staff/read-scorecards.ts";
export type { CardAsker, CardFigure, CardMetric, CardRange, Funnel, Scorecard, Scorecards } from "./staff/scorecard.ts";
export { aspects, scorecardMetricKeys, type Aspect, type ScorecardMetricKey } from "./staff/scorecard-metrics.ts";
export type { Training } from "./staff/training.ts";

export { normaliseText } from "./defects/text/normalise-text.ts";
export { createSegmenter, type Segmenter } from "./defects/text/segment-text.ts";
export type { TextSubject } from "./defects/text/text-features.ts";
export type { Calibration } from "./defects/text/calibrate.ts";
export {
  trainTypeModel,
  type DecidedText,
  type Training as TypeTraining,
  type TypeDescription,
  type TypeModel,
} from "./defects/text/train-type-model.ts";
export { suggestType, type TypeSuggestion } from "./defects/text/suggest-type.ts";
export { decodeTypeModel, encodeTypeModel } from "./defects/text/encode-type-model.ts";
export { groupRepeats, type NamedText, type RepeatedText } from "./defects/text/group-repeats.ts";
export {
  findEmergingPhrases,
  type DatedText,
  type EmergingPhrase,
  type EmergingPhrases,
  type EmergingQuestion,
} from "./defects/text/find-emerging-phrases.ts";
export { scoresOfTold, type TextScores, type Told } from "./defects/text/suggestion-scores.ts";
export { phraseActions, type PhraseAction, type PhraseDecision } from "./defects/discover/decide-phrase.ts";
export type { SuggestionDecision } from "./defects/discover/decide-suggestion.ts";
export { followTexts } from "./defects/discover/follow-texts.ts";
export { listPhrases, phraseStates, type PhraseList, type PhraseState } from "./defects/discover/list-phrases.ts";
export { lookForPhrases } from "./defects/discover/look-for-phrases.ts";
export { dismissRepeats } from "./defects/repeats/decide-repeats.ts";
export { listRepeats, repeatStates, type RepeatState } from "./defects/repeats/list-repeats.ts";
export { lookForRepeats } from "./defects/repeats/look-for-repeats.ts";
export { readEventsOfCases, type EventOfCase } from "./defects/repeats/read-events-of-cases.ts";
export { searchTexts } from "./defects/discover/search-texts.ts";
export { suggestTypes, type SuggestedCase, type SuggestionQueue } from "./defects/discover/suggest-types.ts";
export { trainSuggestions } from "./defects/discover/train-suggestions.ts";
export { searchTokens } from "./defects/text/search-tokens.ts";
export { searchCondition, type SearchColumns } from "./defects/text/search-condition.ts";

export { addressPolicy, systemResolve, type AddressPolicy, type Resolve } from "./webhooks/address-policy.ts";
export { authenticateMessage, readMessageHeaders } from "./webhooks/authenticate-message.ts";
export { deliverWebhooks, type DeliveryWork } from "./webhooks/deliver-webhooks.ts";
export { eventKinds, subscribableKinds, type EventKind, type EventValues } from "./webhooks/event-kinds.ts";
export {
  deliveryStates,
  listWebhookDeliveries,
  type DeliveryState,
  type WebhookDelivery,
} from "./webhooks/list-deliveries.ts";
export { postEvent, webhookChannel, type NewEvent } from "./webhooks/post-event.ts";
export { removeWebhooks } from "./webhooks/remove-webhooks.ts";
export {
  replayFailedWebhooks,
  replayWebhookDelivery,
  skipWebhookDelivery,
  testWebhookTarget,
} from "./webhooks/replay-delivery.ts";
export {
  addWebhookTarget,
  changeWebhookTarget,
  enableWebhookTarget,
  rotateWebhookSecret,
  type Reach,
} from "./webhooks/save-target.ts";
export { isSignedBy, signatureHeader } from "./webhooks/signature.ts";
export {
  addWebhookSource,
  enableWebhookSource,
  listWebhookSources,
  rotateWebhookSource,
  type WebhookSource,
} from "./webhooks/sources.ts";
export {
  listWebhookTargets,
  webhookFormats,
  type WebhookFormat,
  type WebhookTarget,
} from "./webhooks/webhook-target.ts";
export type { ReceivedAnswer } from "./intake/receive-rows.ts";

export { jobNames, jobRequestChannel, type JobName } from "./job-runs/job-names.ts";
export { listJobRuns, type JobRun, type JobRunState } from "./job-runs/list-job-runs.ts";
export { isJobRunMissed } from "./job-runs/missed-job-run.ts";
export { openJobRequests } from "./job-runs/open-job-requests.ts";
export * from "./job-runs/record-job-run.ts";
export { requestJob } from "./job-runs/request-job.ts";
export { requestRetry } from "./job-runs/request-retry.ts";

export { kpiFigures, type KpiFigure, type KpiFiguresRequest } from "./kpis/kpi-figures.ts";
export { kpiGrains, type KpiGrain } from "./kpis/kpi-spans.ts";
export { evaluateTarget, type Aim, type Judged } from "./kpis/evaluate-target.ts";
export { listTargets, type TargetRecord } from "./kpis/list-targets.ts";
export { refreshKpis, runKpis, type KpiRunResult, type RunKpisOptions } from "./kpis/run-kpis.ts";
export { endTarget, setTarget, type NewTarget, type Setting } from "./kpis/set-target.ts";
export { markKpisStale, staleKpiChannel } from "./kpis/stale-kpis.ts";
export { targetGrains, targetStates, type TargetGrain, type TargetState } from "./kpis/target.ts";
export { targetStandings, type TargetStanding, type TargetStandingsRequest } from "./kpis/target-standings.ts";

export { cancelExport } from "./exports/cancel-export.ts";
export { exportFormats, exportKinds, type ExportFormat, type ExportKind } from "./exports/export-request.ts";
export { exportChannel, exportStates, type ExportRun, type ExportState } from "./exports/export-run.ts";
export { exportToFile } from "./exports/export-to-file.ts";
export { listExports } from "./exports/list-exports.ts";
export { openExport } from "./exports/open-export.ts";
export { removeExports } from "./exports/remove-exports.ts";
export { requestExport } from "./exports/request-export.ts";
export { runExports, type ExportWork } from "./exports/run-exports.ts";
export { announcePackages } from "./feedback/packages/announce-packages.ts";
export {
  acknowledgePackage,
  receivesPackage,
  writePackageNote,
  type PackageActor,
} from "./feedback/packages/acknowledge-package.ts";
export {
  listPackages,
  packageStates,
  readPackage,
  type PackageRecord,
  type PackageState,
  type WholePackage,
} from "./feedback/packages/list-packages.ts";
export { makeDepartmentPackage, type PackageRequest } from "./feedback/packages/make-package.ts";
export { makeDuePackages } from "./feedback/packages/make-due-packages.ts";
export { packageAcknowledgements, type PackageAcknowledgements } from "./feedback/packages/package-acknowledgements.ts";
export * from "./feedback/packages/package-document.ts";
export { packageJoints, type PackageJoints } from "./feedback/packages/package-joints.ts";
export { packagePeriodOf, setPackagePeriod } from "./feedback/packages/set-package-period.ts";
export { tellLatePackages, type LatePackage, type TellLate } from "./feedback/packages/tell-late-packages.ts";
export { packageMail, type PackageMail } from "./feedback/packages/package-mail.ts";
export { packagePictures, type PackagePicture } from "./feedback/packages/package-pictures.ts";
export { packageWorkbook } from "./feedback/packages/package-workbook.ts";
