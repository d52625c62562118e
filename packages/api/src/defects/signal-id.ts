import type { SignalRecord } from "@huilu/core";
import type { Signal } from "./signal.types.ts";

/** The number behind a signal's id; 0, which no signal has, of what is none. */
export function signalId(id: string): number {
  return /^\d{1,9}$/.test(id) ? Number(id) : 0;
}

/** A signal as the wire carries it. */
export function toSignal(signal: SignalRecord): Signal {
  return { ...signal, id: String(signal.id) };
}
