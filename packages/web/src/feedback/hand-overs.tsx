import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { HandOversDocument, type HandOverFilterInput } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { HandOverItem } from "./hand-over-item.tsx";
import classes from "./routing.module.css";

/** How many are listed at once; the head says how many there are. */
const listed = 50;

/** The hand-overs of a filter, each with what may be done with it: a section of a desk, a case or an issue. */
export function HandOvers({
  name,
  filter,
  actions,
}: {
  name: "desk" | "back" | "all" | "ofIssue";
  filter: HandOverFilterInput;
  actions?: ReactNode;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useGraphql(HandOversDocument, { filter, first: listed });
  const count = query.data?.handOvers.totalCount ?? 0;
  return (
    <Card
      title={count === 0 ? t(`handOvers.${name}`) : `${t(`handOvers.${name}`)} · ${format.count(count)}`}
      sentence={t(`handOvers.${name}Sentence`)}
      actions={actions}
    >
      <QueryState
        query={query}
        height={120}
        empty={({ handOvers }) =>
          handOvers.totalCount === 0 ? (
            <p className="quiet">
              {t(`handOvers.${name}None`)} · {t(`handOvers.${name}NoneText`)}
            </p>
          ) : null
        }
      >
        {({ handOvers }) => (
          <ul className={classes["items"]}>
            {handOvers.rows.map((handOver) => (
              <li key={handOver.id}>
                <HandOverItem handOver={handOver} />
              </li>
            ))}
          </ul>
        )}
      </QueryState>
    </Card>
  );
}
