import {
  addAction,
  addIssueSignals,
  approveStep,
  changeAction,
  closeIssue,
  commentOnIssue,
  DomainError,
  dropAction,
  editIssue,
  implementAction,
  readIssue,
  verifyIssue,
  removeAttachment,
  reopenIssue,
  returnStep,
  saveStep,
  setIssueCases,
  stepOf,
  submitStep,
  type Closing,
  type ToldCutIn,
  type IssueStep,
} from "@huilu/core";
import { Arg, Ctx, ID, Int, Mutation, Resolver } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { signalId } from "../defects/signal-id.ts";
import { DateScalar } from "../scalars.ts";
import { IssueClosingEnum } from "./issue-enums.ts";
import { actorOf } from "./present-issue.ts";
import { ActionInput, CutInInput, IssueEditInput, IssueStepInput } from "./quality-issue.inputs.ts";
import { caseId } from "./quality-issues.resolver.ts";

/** What is done to issues. Each answers true, or the id of what it made; what may be mended is told. */
@Resolver()
export class IssueWorkResolver {
  @Mutation(() => Boolean)
  async editIssue(
    @Arg("input", () => IssueEditInput) input: IssueEditInput,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    const { leader, members, ...given } = input;
    const people = {
      leaderId: leader === undefined || leader === null ? leader : idOf(leader),
      memberIds: members?.map(idOf),
    };
    await editIssue(context.db, { ...given, ...people }, actorOf(context));
    return true;
  }

  @Mutation(() => Boolean)
  async saveIssueStep(
    @Arg("input", () => IssueStepInput) input: IssueStepInput,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    const { number, step, version, fields, owner, dueAt } = input;
    const edit = {
      number,
      step: stepIn(step),
      version,
      fields: fields ? Object.fromEntries(fields.map(({ name, text }) => [name, text])) : undefined,
      ownerId: owner === undefined || owner === null ? owner : idOf(owner),
      dueAt,
    };
    await saveStep(context.db, edit, actorOf(context));
    return true;
  }

  @Mutation(() => Boolean, { description: "Refused with all that its gate still asks for." })
  async submitIssueStep(
    @Arg("number", () => ID) number: string,
    @Arg("step", () => Int) step: number,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await submitStep(context.db, { number, step: stepIn(step) }, actorOf(context));
    return true;
  }

  @Mutation(() => Boolean, { description: "From D4 on by somebody else than who submitted it." })
  async approveIssueStep(
    @Arg("number", () => ID) number: string,
    @Arg("step", () => Int) step: number,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await approveStep(context.db, { number, step: stepIn(step) }, actorOf(context));
    return true;
  }

  @Mutation(() => Boolean)
  async returnIssueStep(
    @Arg("number", () => ID) number: string,
    @Arg("step", () => Int) step: number,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await returnStep(context.db, { number, step: stepIn(step), reason }, actorOf(context));
    return true;
  }

  @Mutation(() => ID)
  addIssueAction(
    @Arg("number", () => ID) number: string,
    @Arg("input", () => ActionInput) input: ActionInput,
    @Ctx() context: ApiContext,
  ): Promise<number> {
    return addAction(context.db, { number, ...draftOf(input) }, actorOf(context));
  }

  @Mutation(() => Boolean)
  async changeIssueAction(
    @Arg("number", () => ID) number: string,
    @Arg("id", () => ID) id: string,
    @Arg("version", () => Int) version: number,
    @Arg("input", () => ActionInput) input: ActionInput,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await changeAction(context.db, { number, id: idOf(id), version, ...draftOf(input) }, actorOf(context));
    return true;
  }

  @Mutation(() => Boolean, {
    description: "Told once more, it is corrected. A cut-in that contradicts production is refused.",
  })
  async implementIssueAction(
    @Arg("number", () => ID) number: string,
    @Arg("id", () => ID) id: string,
    @Arg("version", () => Int) version: number,
    @Arg("on", () => DateScalar) on: string,
    @Arg("cutIn", () => CutInInput, { nullable: true }) cutIn: CutInInput | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    const told = cutIn ? cutInOf(cutIn) : null;
    await implementAction(context.db, { number, id: idOf(id), version, on, cutIn: told }, actorOf(context));
    return true;
  }

  @Mutation(() => Int, {
    description: "Takes the looks that are due at the measures now, as each morning by itself; answers how many.",
  })
  async lookAtIssue(@Arg("number", () => ID) number: string, @Ctx() context: ApiContext): Promise<number> {
    const { db, now } = context;
    if (!(await readIssue(db.pool, number, actorOf(context))))
      throw new DomainError("NOT_FOUND", "issue_unknown", { number });
    return (await verifyIssue(db, number, now)).looks;
  }

  @Mutation(() => Boolean)
  async dropIssueAction(
    @Arg("number", () => ID) number: string,
    @Arg("id", () => ID) id: string,
    @Arg("version", () => Int) version: number,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await dropAction(context.db, { number, id: idOf(id), version, reason }, actorOf(context));
    return true;
  }

  @Mutation(() => ID)
  commentOnIssue(
    @Arg("number", () => ID) number: string,
    @Arg("text", () => String) text: string,
    @Arg("step", () => Int, { nullable: true }) step: number | null | undefined,
    @Arg("mentions", () => [ID], { defaultValue: [] }) mentions: string[],
    @Ctx() context: ApiContext,
  ): Promise<number> {
    const said = {
      number,
      text,
      step: step === null || step === undefined ? null : stepIn(step),
      mentions: mentions.map(idOf),
    };
    return commentOnIssue(context.db, said, actorOf(context));
  }

  @Mutation(() => Boolean)
  async removeIssueFile(
    @Arg("number", () => ID) number: string,
    @Arg("id", () => ID) id: string,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await removeAttachment(context.db, { number, id }, actorOf(context));
    return true;
  }

  @Mutation(() => Boolean, { description: "Puts cases in beside those that its question finds, or takes them out." })
  async setIssueCases(
    @Arg("number", () => ID) number: string,
    @Arg("cases", () => [ID]) cases: string[],
    @Arg("out", () => Boolean, { defaultValue: false }) out: boolean,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await setIssueCases(context.db, { number, caseIds: cases.map(caseId), out }, actorOf(context));
    return true;
  }

  @Mutation(() => Boolean, { description: "Puts signals into an issue: it is about what they watch, too." })
  async addIssueSignals(
    @Arg("number", () => ID) number: string,
    @Arg("signals", () => [ID]) signals: string[],
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await addIssueSignals(context.db, { number, signals: signals.map(signalId) }, actorOf(context));
    return true;
  }

  @Mutation(() => Boolean, {
    description: "On the verdict, on an exception signed with its reason, or as a duplicate.",
  })
  async closeIssue(
    @Arg("number", () => ID) number: string,
    @Arg("by", () => IssueClosingEnum) by: "VERDICT" | "EXCEPTION" | "DUPLICATE",
    @Arg("reason", () => String, { nullable: true }) reason: string | null | undefined,
    @Arg("duplicateOf", () => ID, { nullable: true }) duplicateOf: string | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    const closing: Closing =
      by === "VERDICT" ? { by } : by === "EXCEPTION" ? { by, reason: reason ?? "" } : { by, of: duplicateOf ?? "" };
    await closeIssue(context.db, { number, closing }, actorOf(context));
    return true;
  }

  @Mutation(() => Boolean)
  async reopenIssue(
    @Arg("number", () => ID) number: string,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await reopenIssue(context.db, { number, reason }, actorOf(context));
    return true;
  }
}

function stepIn(number: number): IssueStep {
  const step = stepOf(number);
  if (step === null) throw new DomainError("NOT_FOUND", "issue_step_unknown", { step: number });
  return step;
}

/** 0, which nobody and nothing has, of what is no id. */
const idOf = (id: string) => (/^\d{1,9}$/.test(id) ? Number(id) : 0);

const draftOf = ({ owner, plannedRatio, ...input }: ActionInput) => ({
  ...input,
  ownerId: idOf(owner),
  plannedRatio: plannedRatio ?? undefined,
});

function cutInOf({ kind, batch, serial, on, serials, affectedSince = null }: CutInInput): ToldCutIn {
  if (kind === "BATCH" && batch) return { kind, batch, affectedSince };
  if (kind === "SERIAL" && serial) return { kind, serial };
  if (kind === "DATE" && on) return { kind, on, affectedSince };
  if (kind === "FIELD" && on) return { kind, on, serials: serials ?? [] };
  throw new DomainError("BAD_INPUT", "action_cut_in_missing");
}
