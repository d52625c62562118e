import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewer } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { SignalsDocument, type SignalState, type SignalsQuery } from "../gql/graphql.ts";
import { RaiseIssue } from "../feedback/raise-issue.tsx";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { DetectionCard } from "./detection-card.tsx";
import { groupSignals } from "./group-signals.ts";
import { SignalTable } from "./signal-table.tsx";
import { subjectWords } from "./signal-words.ts";
import classes from "./signals.module.css";

const states = ["OPEN", "ACKNOWLEDGED", "IN_ISSUE", "DISMISSED", "CLOSED"] as const satisfies readonly SignalState[];

/** Defects whose rate has changed for the worse, what is known of each, and what somebody made of it. */
export function SignalsPage() {
  const { t } = useTranslation();
  const [state, setState] = useState<SignalState>("OPEN");
  const query = useGraphql(SignalsDocument, { states: [state] });
  return (
    <div className={classes["page"]}>
      <PageHead title={t("signals.title")}>
        {query.data && state === "OPEN" ? <Sentence {...query.data} /> : t("signals.explained")}
      </PageHead>
      <SegmentedControl
        className="no-print"
        aria-label={t("signals.state.title")}
        value={state}
        onChange={(value) => setState(states.find((one) => one === value) ?? "OPEN")}
        data={states.map((value) => ({ value, label: t(`signals.state.${value}`) }))}
      />
      <QueryState
        query={query}
        height={300}
        empty={({ signals, detection }) =>
          signals.length === 0 ? (
            <Notice
              title={t(detection.ranAt ? `signals.none.${state}` : "signals.neverRan")}
              text={t(detection.ranAt ? "signals.noneText" : "signals.neverRanText")}
              height={300}
            />
          ) : null
        }
      >
        {({ signals }) => (
          <div className={classes["groups"]}>
            <Groups signals={signals} />
          </div>
        )}
      </QueryState>
      {query.data && <DetectionCard key={query.data.detection.runLength} detection={query.data.detection} />}
    </div>
  );
}

function Groups({ signals }: Pick<SignalsQuery, "signals">) {
  const { t } = useTranslation();
  const format = useFormat();
  const { operations } = useViewer();
  const mayDecide = operations.includes("decideSignal");
  const mayRaise = operations.includes("raiseQualityIssue");
  return groupSignals(signals).map((group) => {
    const [strongest] = group.signals;
    const free = group.signals.filter(({ issue, state }) => issue === null && state !== "CLOSED");
    return (
      <Card
        key={group.key}
        title={group.label}
        actions={
          mayRaise && free.length > 0 ? (
            <RaiseIssue name={group.label || t("unclassified")} source={{ kind: "SIGNALS", signals: free }} />
          ) : undefined
        }
        sentence={
          strongest &&
          t("signals.groupSentence", {
            where: subjectWords(t, strongest),
            observed: format.count(strongest.observed),
            expected: format.decimal(strongest.expected, 1),
            since: format.day(strongest.sinceOn),
          })
        }
      >
        <SignalTable signals={group.signals} mayDecide={mayDecide} />
      </Card>
    );
  });
}

function Sentence({ signals }: Pick<SignalsQuery, "signals">) {
  const { t } = useTranslation();
  const format = useFormat();
  const groups = groupSignals(signals);
  const strongest = groups[0]?.signals[0];
  if (!strongest) return t("signals.explained");
  return t("signals.sentence", {
    defects: format.count(groups.length),
    defect: strongest.defect?.label ?? t("unclassified"),
    where: subjectWords(t, strongest),
    observed: format.count(strongest.observed),
    expected: format.decimal(strongest.expected, 1),
    since: format.day(strongest.sinceOn),
  });
}
