import { useTranslation } from "react-i18next";
import { useViewer } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { DefectSignalsDocument } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { SignalTable } from "../signals/signal-table.tsx";

/** The signals that name the defect, decided or not; those that have closed are left out. */
export function DefectSignals({ defect }: { defect: string }) {
  const { t } = useTranslation();
  const mayDecide = useViewer().operations.includes("decideSignal");
  const query = useGraphql(DefectSignalsDocument, {});
  const signals = query.data?.signals.filter((signal) => signal.defect?.key === defect);
  return (
    <Card title={t("defect.signals")} sentence={signals?.length === 0 ? t("defect.noSignals") : undefined}>
      <QueryState query={query} height={60}>
        {() => (signals && signals.length > 0 ? <SignalTable signals={signals} mayDecide={mayDecide} /> : null)}
      </QueryState>
    </Card>
  );
}
