import { useTranslation } from "react-i18next";
import { useViewer } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { CalendarsDocument } from "../gql/graphql.ts";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { Calendars } from "./calendars.tsx";
import classes from "./clocks.module.css";
import { DepartmentsCard } from "./departments-card.tsx";
import { PoliciesCard } from "./policies-card.tsx";

/** By when what is promised is due, and when people work. Everybody reads it, an administrator changes it. */
export function ClocksPage() {
  const { t } = useTranslation();
  const mayChange = useViewer().operations.includes("addPolicy");
  const calendars = useGraphql(CalendarsDocument, {});
  return (
    <div className={classes["page"]}>
      <PageHead title={t("clocks.title")}>
        {t("clocks.sentence")} {!mayChange && t("clocks.readOnly")}
      </PageHead>
      <PoliciesCard mayChange={mayChange} />
      <QueryState query={calendars} height={480}>
        {(found) => (
          <div className={classes["page"]}>
            <Calendars calendars={found.calendars} mayChange={mayChange} />
            <DepartmentsCard calendars={found.calendars} mayChange={mayChange} />
          </div>
        )}
      </QueryState>
    </div>
  );
}
