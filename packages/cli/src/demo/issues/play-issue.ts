import {
  acceptHandOver,
  addAction,
  announceHandOver,
  addDays,
  approveStep,
  closeIssue,
  commentOnIssue,
  DomainError,
  editIssue,
  implementAction,
  raiseQualityIssue,
  readIssue,
  saveStep,
  sendHandOver,
  stepOf,
  submitStep,
  verifyIssue,
  type Database,
  type IssueActor,
  type IssueStep,
  type QualityIssueRecord,
} from "@huilu/core";
import { type Actor, departmentOfActor, type IssueStory, type StoryStep } from "./issue-story.ts";

/** An actor on a day, at work. */
export type At = (who: Actor, day: string) => IssueActor;

const lookEveryDays = 91;
// By then the reports of the month that ended have come in.
const graceDays = 14;

/** Lives an issue through as people would have, day by day, with the looks at its measures; answers its number. */
export async function playIssue(
  db: Database,
  story: IssueStory,
  { at, until }: { readonly at: At; readonly until: string },
): Promise<string> {
  const day = (after: number) => addDays(story.raisedOn, after);
  const { evidence, title, problem, severity, safety = false, major = false } = story;
  const raiser = at("quality", story.raisedOn);
  const draft = { signals: [], evidence, caseIds: [], title, problem, severity, safety, major, special: [] };
  const number = await raiseQualityIssue(db, draft, { ...raiser, userId: raiser.viewer.userId });
  await gather(db, story, { number, at });
  await handOver(db, story, { number, at });
  for (const [index, step] of story.steps.entries())
    await playStep(db, { number, story, step, index: stepIn(index), at });
  for (const { by, after, text } of story.comments) {
    await commentOnIssue(db, { number, step: null, text, mentions: [] }, at(by, day(after)));
  }
  await end(db, story, { number, at, until });
  return number;
}

type Played = { readonly number: string; readonly at: At };

async function gather(db: Database, story: IssueStory, { number, at }: Played): Promise<void> {
  const by = at("quality", addDays(story.raisedOn, 1));
  const idOf = (who: Actor) => at(who, story.raisedOn).viewer.userId;
  const { version } = await whole(db, number, by);
  await editIssue(db, { number, version, leaderId: idOf(story.leader), memberIds: story.members.map(idOf) }, by);
}

async function handOver(db: Database, { handedTo, raisedOn }: IssueStory, { number, at }: Played): Promise<void> {
  if (!handedTo) return;
  const { actor, ask, after, acceptedAfter } = handedTo;
  const to = { department: departmentOfActor[actor] };
  const draft = { subject: { issue: number }, to, ask, acceptHours: 8, answerHours: 80, follows: null };
  const told = { tell: announceHandOver };
  const id = await sendHandOver(db, draft, { ...at("quality", addDays(raisedOn, after)), ...told });
  if (acceptedAfter === undefined) return;
  await acceptHandOver(db, id, { ...at(actor, addDays(raisedOn, acceptedAfter)), ...told });
}

type PlayedStep = Played & { readonly story: IssueStory; readonly step: StoryStep; readonly index: IssueStep };

async function playStep(db: Database, { number, story, step, index, at }: PlayedStep): Promise<void> {
  const on = addDays(story.raisedOn, step.submittedAfter ?? 3 * (index + 1));
  const by = at(step.by, on);
  if (index === 5) await addActions(db, story, { number, at });
  if (index === 6) await implementActions(db, story, { number, at });
  const { steps } = await whole(db, number, by);
  const version = steps.find((one) => one.step === index)?.version ?? 1;
  await saveStep(db, { number, step: index, version, fields: step.fields, ownerId: by.viewer.userId }, by);
  if (step.submittedAfter === undefined) return;
  await submitStep(db, { number, step: index }, by);
  const { steps: after } = await whole(db, number, by);
  if (after.find((one) => one.step === index)?.state === "APPROVED") return;
  const approver: Actor = step.by === "quality" ? "director" : "quality";
  await approveStep(db, { number, step: index }, at(approver, addDays(on, 1)));
}

async function addActions(db: Database, story: IssueStory, { number, at }: Played): Promise<void> {
  for (const { kind, description, owner, dueAfter, plannedRatio } of story.actions) {
    const draft = {
      number,
      kind,
      description,
      plannedRatio,
      ownerId: at(owner, story.raisedOn).viewer.userId,
      dueOn: addDays(story.raisedOn, dueAfter),
    };
    await addAction(db, draft, at(story.leader, addDays(story.raisedOn, 14)));
  }
}

async function implementActions(db: Database, story: IssueStory, { number, at }: Played): Promise<void> {
  const { actions } = await whole(db, number, at("quality", story.raisedOn));
  for (const told of story.actions) {
    const action = actions.find(({ description }) => description === told.description);
    if (!told.implemented || !action) continue;
    const { on, cutIn } = told.implemented;
    await implementAction(db, { number, id: action.id, version: action.version, cutIn, on }, at(told.owner, on));
  }
}

async function end(
  db: Database,
  story: IssueStory,
  { number, at, until }: Played & { readonly until: string },
): Promise<void> {
  const closing = story.end;
  const implemented = story.actions.flatMap((action) => action.implemented?.on ?? []).toSorted();
  const [first] = implemented;
  if (closing?.by === "EXCEPTION") {
    const signed = { number, closing: { by: "EXCEPTION" as const, reason: closing.reason } };
    await closeIssue(db, signed, at("director", addDays(story.raisedOn, closing.after)));
  }
  if (first === undefined) return;
  for (let day = addDays(first, lookEveryDays + graceDays); day <= until; day = addDays(day, lookEveryDays)) {
    await verifyIssue(db, number, at("quality", day).now);
    if (closing?.by === "VERDICT" && (await closeOnVerdict(db, number, at("quality", day)))) return;
  }
}

/** Whether the data show by then that the measures worked. */
async function closeOnVerdict(db: Database, number: string, by: IssueActor): Promise<boolean> {
  try {
    await closeIssue(db, { number, closing: { by: "VERDICT" } }, by);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.reason === "issue_close_verdict") return false;
    throw error;
  }
}

async function whole(db: Database, number: string, by: IssueActor): Promise<QualityIssueRecord> {
  const issue = await readIssue(db.pool, number, by);
  if (!issue) throw new Error(`${number} was raised and cannot be read.`);
  return issue;
}

function stepIn(index: number): IssueStep {
  const step = stepOf(index);
  if (step === null) throw new RangeError(`There is no step ${index}.`);
  return step;
}
