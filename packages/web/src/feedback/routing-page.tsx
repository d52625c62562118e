import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewer } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { RoutingDocument } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { DraftCard } from "./draft-card.tsx";
import { DutiesCard } from "./duties-card.tsx";
import { PastCard } from "./past-card.tsx";
import { RuleList } from "./rule-list.tsx";
import type { Routing } from "./routing-words.ts";
import classes from "./routing.module.css";

/** By which rules cases are handed over, by whom rules were changed, and which department has which duty. */
export function RoutingPage() {
  const { t } = useTranslation();
  const mayChange = useViewer().operations.includes("saveRoutingDraft");
  const query = useGraphql(RoutingDocument, {});
  return (
    <div className={classes["page"]}>
      <PageHead title={t("routing.title")}>{query.data && <Sentence routing={query.data.routing} />}</PageHead>
      <QueryState query={query} height={600}>
        {({ routing }) => (
          <div className={classes["page"]}>
            <RulesCard routing={routing} />
            {mayChange && <DraftCard routing={routing} />}
            <DutiesCard routing={routing} mayChange={mayChange} />
            {mayChange && <PastCard />}
          </div>
        )}
      </QueryState>
    </div>
  );
}

function Sentence({ routing: { versions, missingDuties } }: { routing: Routing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const current = versions.find(({ state }) => state === "IN_FORCE");
  if (!current?.inForceFrom) return null;
  const words = t("routing.sentence", {
    number: current.number,
    rules: current.rules.length,
    since: format.dateTime(current.inForceFrom),
  });
  const missing = format.list(missingDuties.map((duty) => t(`routing.duty.${duty}`)));
  return missingDuties.length === 0 ? words : `${words} ${t("routing.missing", { duties: missing })}`;
}

function RulesCard({ routing: { versions, departments } }: { routing: Routing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const known = versions.filter(({ state }) => state !== "DRAFT");
  const [chosen, setChosen] = useState<number | null>(null);
  const shown =
    known.find(({ number, state }) => (chosen === null ? state === "IN_FORCE" : number === chosen)) ?? known[0];
  if (!shown) return null;
  const at = shown.inForceFrom ? format.dateTime(shown.inForceFrom) : "–";
  return (
    <Card
      title={t("routing.rules")}
      sentence={t("routing.rulesSentence")}
      actions={
        known.length > 1 && (
          <NativeSelect
            aria-label={t("routing.version")}
            value={String(shown.number)}
            onChange={(event) => setChosen(Number(event.currentTarget.value))}
            data={known.map(({ number, state }) => ({
              value: String(number),
              label: t("routing.versionOf", { number, state: t(`routing.state.${state}`) }),
            }))}
          />
        )
      }
    >
      <p className="quiet">
        {shown.reason === null
          ? t("routing.shipped", { at })
          : t("routing.since", { by: shown.putBy ?? "–", at, reason: shown.reason })}
      </p>
      <RuleList rules={shown.rules} departments={departments} />
    </Card>
  );
}
