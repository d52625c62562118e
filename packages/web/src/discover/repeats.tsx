import { NativeSelect, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { RepeatsDocument, type RepeatsQuery, type RepeatState } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { QueryState } from "../parts/query-state.tsx";
import classes from "./discover.module.css";
import { Repeat } from "./repeat.tsx";

const states = ["OPEN", "ONE_EVENT", "DISMISSED"] as const satisfies readonly RepeatState[];
const spans = [90, 30, 14, 7] as const;

/** Complaints that say the same within days: proposed to be one event, counted as one, or said to be none. */
export function Repeats({ mayDecide }: { mayDecide: boolean }) {
  const { t } = useTranslation();
  const [state, setState] = useState<RepeatState>("OPEN");
  const [days, setDays] = useState<number>(spans[0]);
  const query = useGraphql(RepeatsDocument, { state, days });
  return (
    <Card
      className={classes["repeats"]}
      title={t("discover.repeats.title")}
      sentence={query.data && <Sentence look={query.data.repeats} />}
      actions={
        <>
          {state === "OPEN" && (
            <NativeSelect
              size="xs"
              className="no-print"
              aria-label={t("discover.repeats.days")}
              value={String(days)}
              onChange={(event) => setDays(Number(event.currentTarget.value))}
              data={spans.map((n) => ({ value: String(n), label: t("discover.repeats.lastDays", { n }) }))}
            />
          )}
          <SegmentedControl
            size="xs"
            className="no-print"
            aria-label={t("discover.repeats.state.title")}
            value={state}
            onChange={(value) => setState(states.find((one) => one === value) ?? "OPEN")}
            data={states.map((value) => ({ value, label: t(`discover.repeats.state.${value}`) }))}
          />
        </>
      }
    >
      <QueryState
        query={query}
        height={160}
        empty={({ repeats: { records, ranAt } }) =>
          records.length === 0 ? <None state={state} never={ranAt === null && state === "OPEN"} /> : null
        }
      >
        {({ repeats: { records } }) => (
          <ul className={classes["list"]}>
            {records.map((repeat) => (
              <Repeat key={repeat.id} repeat={repeat} mayDecide={mayDecide} />
            ))}
          </ul>
        )}
      </QueryState>
    </Card>
  );
}

function None({ state, never }: { state: RepeatState; never: boolean }) {
  const { t } = useTranslation();
  return (
    <Notice
      title={t(never ? "discover.repeats.neverRan" : `discover.repeats.none.${state}`)}
      text={t(never ? "discover.repeats.neverRanText" : "discover.repeats.noneText")}
      height={160}
    />
  );
}

function Sentence({ look }: { look: RepeatsQuery["repeats"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (look.fromOn === null || look.untilOn === null) return t("discover.repeats.explained");
  return t("discover.repeats.sentence", {
    texts: format.count(look.texts),
    from: format.day(look.fromOn),
    until: format.day(look.untilOn),
  });
}
