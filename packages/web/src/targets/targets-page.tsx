import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { TargetsDocument, type TargetFieldsFragment } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { groupTargets } from "./group-targets.ts";
import { TargetForm } from "./target-form.tsx";
import { TargetTable } from "./target-table.tsx";
import classes from "./targets.module.css";

/** What is to be reached, by whom, since when, and what became of it; and the form that sets it. */
export function TargetsPage() {
  const { t } = useTranslation();
  const { today } = useInstallation();
  const query = useGraphql(TargetsDocument, {});
  const [changing, setChanging] = useState<TargetFieldsFragment | null>(null);
  return (
    <>
      <PageHead title={t("targets.title")}>{t("targets.sentence")}</PageHead>
      <div className={classes["cards"]}>
        <Card title={t("targets.list")} sentence={t("targets.listSentence")}>
          <QueryState
            query={query}
            height={240}
            empty={({ targets }) =>
              targets.length === 0 ? (
                <Notice title={t("targets.none")} text={t("targets.noneNext")} height={240} />
              ) : null
            }
          >
            {({ targets }) => <TargetTable groups={groupTargets(targets, today)} onChange={setChanging} />}
          </QueryState>
        </Card>
        <Card title={changing === null ? t("targets.set") : t("targets.change")} sentence={t("targets.setSentence")}>
          <TargetForm key={changing?.id ?? "new"} changing={changing} onDone={() => setChanging(null)} />
        </Card>
      </div>
    </>
  );
}
