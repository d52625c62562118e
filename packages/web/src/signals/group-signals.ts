import type { SignalFieldsFragment } from "../gql/graphql.ts";

/** The signals of one defect, the strongest first: a part and its whole tell of the same trouble. */
export type DefectSignals = { readonly key: string; readonly label: string; readonly signals: SignalFieldsFragment[] };

/** Signals by defect, in the order in which they came. */
export function groupSignals(signals: readonly SignalFieldsFragment[]): DefectSignals[] {
  const groups = new Map<string, DefectSignals>();
  for (const signal of signals) {
    const key = signal.defect?.key ?? "";
    const group = groups.get(key) ?? { key, label: signal.defect?.label ?? "", signals: [] };
    group.signals.push(signal);
    groups.set(key, group);
  }
  return [...groups.values()];
}
