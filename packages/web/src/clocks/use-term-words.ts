import { useTranslation } from "react-i18next";
import type { Clock, PolicyUnit } from "../gql/graphql.ts";

type Term = { readonly amount: number; readonly unit: PolicyUnit; readonly clock: Clock };

/** How a term is said: 24 hours · calendar clock. */
export function useTermWords(): (term: Term) => string {
  const { t } = useTranslation();
  return ({ amount, unit, clock }) =>
    t("clocks.term", { amount: t(`clocks.unit.${unit}`, { count: amount }), clock: t(`clocks.clock.${clock}`) });
}
