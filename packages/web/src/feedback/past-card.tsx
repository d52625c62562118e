import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { useChange } from "../app/use-graphql.ts";
import { addDays } from "../filters/days.ts";
import { useFormat } from "../format/use-format.ts";
import { RequestPastRoutesDocument } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { reasonOf } from "../parts/query-state.tsx";
import { RangeFields, rangeOf } from "./range-fields.tsx";
import classes from "./routing.module.css";

/** Asks for routes of cases that were heard of before the rules. */
export function PastCard() {
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useInstallation();
  const ask = useChange(RequestPastRoutesDocument);
  const [days, setDays] = useState({ from: addDays(today, -6), until: today });
  return (
    <Card title={t("routing.past")} sentence={t("routing.pastSentence")}>
      <form
        className={`${classes["range"]} no-print`}
        onSubmit={(event) => {
          event.preventDefault();
          ask.mutate({ range: rangeOf(days) });
        }}
      >
        <RangeFields days={days} onChange={setDays} />
        <Button type="submit" variant="default" loading={ask.isPending}>
          {t("routing.pastAsk")}
        </Button>
      </form>
      {ask.error !== null && (
        <p className="worse" role="alert">
          {reasonOf(ask.error) ?? t("state.unreachable")}
        </p>
      )}
      {ask.data && <p role="status">{t("routing.pastDone", { n: format.count(ask.data.requestPastRoutes) })}</p>}
    </Card>
  );
}
