import {
  backtestDetection,
  businessDayOf,
  decideSignal,
  DomainError,
  listSignals,
  readDetection,
  readDetectionSettings,
  requestJob,
  setDetectionSettings,
  standOuts,
  type SignalAction,
  type SignalState,
} from "@huilu/core";
import { Arg, Ctx, Float, ID, Int, Mutation, Query, Resolver } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { SignalActionEnum, SignalStateEnum } from "./signal-enums.ts";
import { signalId, toSignal } from "./signal-id.ts";
import { Backtest, Detection, Signal } from "./signal.types.ts";
import { StandOuts } from "./stand-outs.types.ts";

@Resolver()
export class SignalsResolver {
  @Query(() => [Signal], { description: "Signals in these states; those of one defect together, the strongest first." })
  async signals(
    @Arg("states", () => [SignalStateEnum]) states: SignalState[],
    @Ctx() { db, language }: ApiContext,
  ): Promise<Signal[]> {
    const found = await listSignals(db.pool, { states, language });
    return found.map(toSignal);
  }

  @Query(() => Detection)
  detection(@Ctx() { db }: ApiContext): Promise<Detection> {
    return readDetection(db.pool);
  }

  @Query(() => Backtest, { nullable: true, description: "Null before there are any reports." })
  async backtest(
    @Arg("runLength", () => Float, { nullable: true, description: "Default: as it is set." })
    runLength: number | null | undefined,
    @Ctx() { db, language, now }: ApiContext,
  ): Promise<Backtest | null> {
    const set = await readDetectionSettings(db.pool);
    const settings = runLength ? { ...set, runLength } : set;
    return backtestDetection(db.pool, { today: businessDayOf(now, db.timeZone), settings, language });
  }

  @Query(() => StandOuts, {
    description: "Which models, batches, supplier lots, production lines and regions stand out of a defect.",
  })
  async standOuts(
    @Arg("defectType", () => String, { description: "The type's key." }) defectType: string,
    @Arg("weeks", () => Int, { defaultValue: 13, description: "Whole weeks before today, 1 to 520." }) weeks: number,
    @Ctx() { db, language, now }: ApiContext,
  ): Promise<StandOuts> {
    const today = businessDayOf(now, db.timeZone);
    const asked = { defectType, weeks: Math.min(520, Math.max(1, weeks)), today, language };
    const { range, ...found } = await standOuts(db.pool, asked);
    return { ...range, ...found };
  }

  @Mutation(() => Boolean)
  async decideSignal(
    @Arg("id", () => ID) id: string,
    @Arg("action", () => SignalActionEnum) action: SignalAction,
    @Arg("reason", () => String, { nullable: true, description: "Needed for a dismissal." })
    reason: string | null | undefined,
    @Ctx() { db, viewer, now }: ApiContext,
  ): Promise<boolean> {
    if (!viewer) throw new DomainError("UNAUTHENTICATED", "sign_in_required");
    await decideSignal(db, { id: signalId(id), action, reason }, { userId: viewer.userId, now });
    return true;
  }

  @Mutation(() => Boolean, { description: "Asks the jobs to look for signals soon." })
  async detectSignals(@Ctx() { db }: ApiContext): Promise<boolean> {
    await requestJob(db, "signals.detect");
    return true;
  }

  @Mutation(() => Detection, { description: "Sets the false alarms of the next runs." })
  async setDetection(
    @Arg("runLength", () => Float, { description: "100 to 100,000 weeks." }) runLength: number,
    @Ctx() { db, viewer, now }: ApiContext,
  ): Promise<Detection> {
    await setDetectionSettings(db, runLength, { userId: viewer?.userId ?? null, now });
    return readDetection(db.pool);
  }
}
