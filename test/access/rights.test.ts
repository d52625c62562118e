import { createSchema, operationsOfSchema } from "@huilu/api";
import { permissionFor, rights, roles, type Viewer } from "@huilu/core";
import { describe, expect, test } from "vitest";

import { withApi } from "../support/with-api.ts";
import { withDatabase } from "../support/with-database.ts";
import { makeCompany } from "./company.ts";

const operations = operationsOfSchema(createSchema());

describe("the rights matrix", () => {
  test("has a line for every operation of the schema, and no line too many", () => {
    expect(Object.keys(rights).toSorted()).toEqual(operations.toSorted());
  });

  test("refuses an operation without a line to everybody", () => {
    const everything: Viewer = {
      userId: 1,
      username: "all",
      displayName: "all",
      language: "en",
      employeeId: null,
      mustChangePassword: false,
      session: "browser",
      assignments: roles.map((role) => ({ role, departmentId: null })),
    };
    expect(permissionFor("dropEverything", everything)).toBe("forbidden");
    expect(permissionFor("toString", everything)).toBe("forbidden");
  });
});

describe("through the door", () => {
  const database = withDatabase();
  const api = withApi(database);

  test("every role is granted and refused exactly what the matrix says", async () => {
    await makeCompany(database.db);
    const whose = { departmentCode: "NORTH", employeeCode: "NORTH-P1" };
    for (const role of roles) {
      const token = await api.tokenFor(role, role === "SERVICE_AGENT" ? { employeeCode: whose.employeeCode } : whose);
      const { data } = await api.ask({ query: "{ viewer { operations } }", token });
      for (const operation of operations.filter((one) => !one.startsWith("sign"))) {
        const { errors } = await api.ask({ query: questionFor(operation), token });
        const refused = errors.some(({ extensions }) => extensions.code === "FORBIDDEN");
        expect({ role, operation, refused }).toEqual({
          role,
          operation,
          refused: !data.viewer.operations.includes(operation),
        });
      }
    }
  });

  test("a refusal names the page in words, and the roles to which it is open", async () => {
    const token = await api.tokenFor("EXECUTIVE");
    const ask = async (language: string) =>
      (await api.ask({ query: questionFor("importRuns"), token, language })).errors[0]?.message;
    expect(await ask("en")).toBe(
      "“Imports” is open to other roles than yours: Administrator. If you need it, ask the administrator.",
    );
    expect(await ask("zh-CN")).toBe("“导入记录”只对系统管理员开放，您的角色不在其中。需要时请联系系统管理员。");
    for (const operation of operations) {
      const { errors } = await api.ask({ query: questionFor(operation), token });
      const [refused] = errors.filter(({ extensions }) => extensions.code === "FORBIDDEN");
      if (refused) expect(refused.message).not.toContain(operation);
    }
  });

  test("nobody who is not signed in gets past the door", async () => {
    for (const operation of operations.filter((one) => rights[one] !== "anyone")) {
      const { errors, data } = await api.ask({ query: questionFor(operation) });
      expect({ operation, code: errors[0]?.extensions.code }).toEqual({ operation, code: "UNAUTHENTICATED" });
      expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
    }
  });
});

/** A well-formed question for each operation; one that changes something does so with values that are refused later. */
function questionFor(operation: string): string {
  const input = `{ metrics: [{ key: cases }], range: { from: "2026-06-01", to: "2026-07-01" } }`;
  const range = `{ from: "2026-06-01", to: "2026-07-01" }`;
  const scored = "{ key: firstFixRate }";
  const action = `{ kind: FIELD, description: "none", owner: "0", dueOn: "2026-06-01" }`;
  const webhookTarget = `{ name: "", url: "", format: GENERIC, kinds: [], language: "en" }`;
  const questions: Readonly<Record<string, string>> = {
    viewer: "{ viewer { id } }",
    installation: "{ installation { today } }",
    metrics: "{ metrics { key } }",
    metricQuery: `{ metricQuery(input: ${input}) { totalRows } }`,
    metricRows: `{ metricRows(input: ${input}, metric: cases) { totalCount } }`,
    metricChanges: `{ metricChanges(input: ${input}, metric: cases, since: "2026-01-01T00:00:00Z") { totalCount } }`,
    dimensionValues: "{ dimensionValues(dimension: department) { key } }",
    serviceCases: "{ serviceCases(filter: {}) { totalCount } }",
    serviceCase: `{ serviceCase(number: "none") { id } }`,
    requestExport: `mutation { requestExport(input: { kind: CASES, format: CSV }) { id } }`,
    exports: "{ exports { id } }",
    cancelExport: `mutation { cancelExport(id: "none") { id } }`,
    dueCases: "{ dueCases(promise: reply) { counts { overdue } } }",
    policies: "{ policies { id } }",
    contracts: "{ contracts { key } }",
    calendars: "{ calendars { code } }",
    calendarYear: `{ calendarYear(calendar: "none", year: 2026) { origin } }`,
    departmentCalendars: "{ departmentCalendars { inherited } }",
    addPolicy: `mutation { addPolicy(policy: { kind: reply, scope: DEFAULT, validFrom: "2026-06-01" }) }`,
    setCalendarDay: `mutation { setCalendarDay(calendar: "none", day: "2026-06-01") }`,
    setWorkingWeek: `mutation { setWorkingWeek(calendar: "none", days: []) }`,
    createCalendar: `mutation { createCalendar(code: "none", name: "none", like: "none") }`,
    assignCalendar: `mutation { assignCalendar(department: "none", validFrom: "2026-06-01") }`,
    importHolidays: `mutation { importHolidays(calendar: "none", year: 2028, text: "") { saved } }`,
    webhookTargets: "{ webhookTargets { id } }",
    webhookKinds: "{ webhookKinds { key } }",
    webhookDeliveries: "{ webhookDeliveries { next } }",
    webhookSources: "{ webhookSources { id } }",
    addWebhookTarget: `mutation { addWebhookTarget(input: ${webhookTarget}) { secret } }`,
    changeWebhookTarget: `mutation { changeWebhookTarget(id: "none", input: ${webhookTarget}) { id } }`,
    enableWebhookTarget: `mutation { enableWebhookTarget(id: "none", enabled: true) { id } }`,
    rotateWebhookSecret: `mutation { rotateWebhookSecret(id: "none") }`,
    testWebhookTarget: `mutation { testWebhookTarget(id: "none") }`,
    replayWebhookDelivery: `mutation { replayWebhookDelivery(id: "none") { id } }`,
    replayFailedWebhooks: `mutation { replayFailedWebhooks(target: "none", since: "2026-01-01") }`,
    skipWebhookDelivery: `mutation { skipWebhookDelivery(id: "none") { id } }`,
    addWebhookSource: `mutation { addWebhookSource(code: "", name: "") { secret } }`,
    enableWebhookSource: `mutation { enableWebhookSource(id: "none", enabled: true) { id } }`,
    rotateWebhookSource: `mutation { rotateWebhookSource(id: "none") { secret } }`,
    importRuns: "{ importRuns { id } }",
    importRun: `{ importRun(id: "none") { id } }`,
    reconciliations: "{ reconciliations { rollup } }",
    jobRuns: "{ jobRuns { id } }",
    users: "{ users { id } }",
    signIn: `mutation { signIn(username: "x", password: "y") { viewer { id } } }`,
    signOut: "mutation { signOut }",
    changePassword: `mutation { changePassword(current: "wrong", next: "wrong") }`,
    setLanguage: `mutation { setLanguage(language: "en") { id } }`,
    runKpis: "mutation { runKpis }",
    kpiFigures: "{ kpiFigures(grain: MONTH) { n } }",
    targetStates: `{ targetStates(period: { from: "2026-06-01", to: "2026-07-01" }) { state } }`,
    targets: "{ targets { id } }",
    setTarget: `mutation { setTarget(input: { metric: cases, grain: MONTH, value: 1, validFrom: "2026-06-01" }) }`,
    endTarget: `mutation { endTarget(id: "none", from: "2026-06-01") }`,
    scorecards: `{ scorecards(metrics: [${scored}], range: ${range}) { people { key } } }`,
    myScorecard: `{ myScorecard(metrics: [${scored}], range: ${range}) { card { key } } }`,
    myScorecardRows: `{ myScorecardRows(metric: ${scored}, range: ${range}) { totalCount } }`,
    contests: "{ contests { id } }",
    contestRow: `mutation { contestRow(input: { caseId: "none", rowId: "none", metric: ${scored}, reason: "" }) }`,
    decideContest: `mutation { decideContest(id: "none", upheld: true, reason: "") }`,
    importTraining: `mutation { importTraining(csv: "") }`,
    signals: "{ signals(states: [OPEN]) { id } }",
    defectHeatMap: `{ defectHeatMap(by: MODEL, range: ${range}) { reports } }`,
    defectTexts: `{ defectTexts(defectType: "none") { own } }`,
    chartLimits: `{ chartLimits(defectType: "none", range: ${range}, grain: WEEK) { fewest } }`,
    standOuts: `{ standOuts(defectType: "none") { reports } }`,
    monthsInService: "{ monthsInService(by: BATCH) { units } }",
    recurrentRepairs: "{ recurrentRepairs { units } }",
    failureModes: "{ failureModes { longestAge } }",
    returnForecast: "{ returnForecast { units } }",
    detection: "{ detection { series } }",
    backtest: "{ backtest { series } }",
    decideSignal: `mutation { decideSignal(id: "none", action: REOPENED) }`,
    qualityIssues: "{ qualityIssues { number } }",
    qualityIssue: `{ qualityIssue(number: "none") { number } }`,
    myIssueDesk: "{ myIssueDesk { leads { number } } }",
    issueScoreboard: `{ issueScoreboard(range: ${range}) { issues { number } } }`,
    packageAcknowledgements: `{ packageAcknowledgements(range: ${range}) { sent } }`,
    issuePeople: "{ issuePeople { id } }",
    issueCases: `{ issueCases(number: "none") { total } }`,
    similarIssues: `{ similarIssues(input: { title: "", problem: "" }) { number } }`,
    editIssue: `mutation { editIssue(input: { number: "none", version: 1 }) }`,
    saveIssueStep: `mutation { saveIssueStep(input: { number: "none", step: 0, version: 1 }) }`,
    submitIssueStep: `mutation { submitIssueStep(number: "none", step: 0) }`,
    approveIssueStep: `mutation { approveIssueStep(number: "none", step: 0) }`,
    returnIssueStep: `mutation { returnIssueStep(number: "none", step: 0, reason: "none") }`,
    addIssueAction: `mutation { addIssueAction(number: "none", input: ${action}) }`,
    changeIssueAction: `mutation { changeIssueAction(number: "none", id: "0", version: 1, input: ${action}) }`,
    implementIssueAction: `mutation { implementIssueAction(number: "none", id: "0", version: 1, on: "2026-06-01") }`,
    dropIssueAction: `mutation { dropIssueAction(number: "none", id: "0", version: 1, reason: "none") }`,
    commentOnIssue: `mutation { commentOnIssue(number: "none", text: "none") }`,
    removeIssueFile: `mutation { removeIssueFile(number: "none", id: "none") }`,
    setIssueCases: `mutation { setIssueCases(number: "none", cases: []) }`,
    addIssueSignals: `mutation { addIssueSignals(number: "none", signals: []) }`,
    lookAtIssue: `mutation { lookAtIssue(number: "none") }`,
    closeIssue: `mutation { closeIssue(number: "none", by: VERDICT) }`,
    departmentPackages: "{ departmentPackages { id } }",
    departmentPackage: `{ departmentPackage(id: "0") { id } }`,
    makeDepartmentPackage: `mutation { makeDepartmentPackage(department: "none", grain: MONTH, from: "2026-06-01") }`,
    acknowledgePackage: `mutation { acknowledgePackage(id: "0") }`,
    writePackageNote: `mutation { writePackageNote(id: "0", text: "none") }`,
    setPackagePeriod: `mutation { setPackagePeriod(department: "none", grain: WEEK) }`,
    reopenIssue: `mutation { reopenIssue(number: "none", reason: "none") }`,
    raiseQualityIssue: `mutation { raiseQualityIssue(input: { signals: [], title: "", problem: "", severity: 1, safety: false }) }`,
    routing: "{ routing { missingDuties } }",
    saveRoutingDraft: "mutation { saveRoutingDraft(rules: [], revision: 7) }",
    discardRoutingDraft: "mutation { discardRoutingDraft(revision: 7) }",
    putRoutingInForce: `mutation { putRoutingInForce(revision: 7, reason: "none") }`,
    dryRunRouting: `{ dryRunRouting(range: ${range}) { cases } }`,
    assignDuty: `mutation { assignDuty(duty: SALES, department: "none") }`,
    requestPastRoutes: `mutation { requestPastRoutes(range: { from: "2001-01-01", to: "2001-01-02" }) }`,
    handOvers: "{ handOvers(filter: { box: DESK }) { totalCount } }",
    sendHandOver: `mutation { sendHandOver(input: { ask: "" }) }`,
    acceptHandOver: `mutation { acceptHandOver(id: "none") }`,
    refuseHandOver: `mutation { refuseHandOver(id: "none", reason: "none") }`,
    answerHandOver: `mutation { answerHandOver(id: "none", answer: "none") }`,
    withdrawHandOver: `mutation { withdrawHandOver(id: "none", reason: "none") }`,
    delayShares: `{ delayShares(range: ${range}) { seconds } }`,
    caseRoute: `{ caseRoute(caseId: "none") { marks { id } } }`,
    markCase: `mutation { markCase(input: { caseId: "none", mark: MEDIA, reason: "none" }) }`,
    takeBackMark: `mutation { takeBackMark(id: "none", reason: "none") }`,
    proposedMarks: "{ proposedMarks { caseId } }",
    declineMark: `mutation { declineMark(caseId: "none", mark: MEDIA, reason: "none") }`,
    detectSignals: "mutation { detectSignals }",
    setDetection: "mutation { setDetection(runLength: 1) { series } }",
    taxonomy: "{ taxonomy { key } }",
    taxonomyVersions: "{ taxonomyVersions { version } }",
    reclassifications: "{ reclassifications { id } }",
    previewReclassification:
      "{ previewReclassification(input: { kind: MERGE, rules: [], includesPast: true }) { cases } }",
    requestReclassification: `mutation { requestReclassification(input: { kind: MERGE, rules: [], includesPast: true }, reason: "none") }`,
    undoReclassification: `mutation { undoReclassification(id: "none", reason: "none") }`,
    saveDefectFamily: `mutation { saveDefectFamily(input: { code: "", name: "" }) }`,
    addDefectType: `mutation { addDefectType(family: "", code: "", meaning: { name: "", safety: false }) }`,
    changeDefectType: `mutation { changeDefectType(key: "none", version: 1, meaning: { name: "", safety: false }) }`,
    retireDefectType: `mutation { retireDefectType(key: "none", version: 1, retired: true) }`,
    decideCaseDefects: `mutation { decideCaseDefects(caseId: "none", types: []) }`,
    searchTexts: `{ searchTexts(query: "none") { pageInfo { hasNextPage } } }`,
    emergingPhrases: "{ emergingPhrases(states: []) { family } }",
    decidePhrase: `mutation { decidePhrase(id: "none", action: REOPENED) }`,
    suggestions: "{ suggestions { waiting } }",
    decideSuggestion: `mutation { decideSuggestion(caseId: "none", chosen: "none") }`,
    repeats: "{ repeats(state: OPEN) { texts } }",
    countAsOneEvent: "mutation { countAsOneEvent(caseIds: []) }",
    dismissRepeats: "mutation { dismissRepeats(caseIds: []) }",
    takeBackRepeats: `mutation { takeBackRepeats(decision: "none") }`,
    lookForRepeats: "mutation { lookForRepeats }",
    lookForPhrases: "mutation { lookForPhrases }",
    inbox: "{ inbox { edges { cursor } } }",
    unreadMessages: "{ unreadMessages }",
    markMessages: `mutation { markMessages(ids: ["none"], mark: READ) }`,
    markAllMessagesRead: `mutation { markAllMessagesRead(upTo: "none") }`,
    messageSettings: "{ messageSettings { email } }",
    setMessagePreference: `mutation { setMessagePreference(kind: issue_assigned, inProduct: false, mail: NONE) }`,
    setMailSettings: `mutation { setMailSettings(settings: { digest: DAILY, digestHour: 99, urgentPasses: true }) }`,
    setMyEmail: `mutation { setMyEmail(email: "none") }`,
    setUserEmail: `mutation { setUserEmail(username: "none", email: "none") }`,
    mailDeliveries: "{ mailDeliveries { mailServer } }",
    resendMail: `mutation { resendMail(id: "none") }`,
    inboxChanged: "subscription { inboxChanged { unread } }",
    changed: `subscription { changed(topic: "none") }`,
    retryJob: `mutation { retryJob(id: "0", queue: "none") }`,
  };
  const question = questions[operation];
  if (question === undefined) throw new Error(`This test has no question for ${operation}; add one.`);
  return question;
}
