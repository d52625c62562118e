import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { EmergingPhrasesDocument, type EmergingPhrasesQuery, type PhraseState } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { QueryState } from "../parts/query-state.tsx";
import classes from "./discover.module.css";
import { Phrase } from "./phrase.tsx";

const states = ["OPEN", "FADED", "ACCEPTED", "DISMISSED"] as const satisfies readonly PhraseState[];

/** Phrases said by more people than before, and what somebody made of them. */
export function Phrases({ mayDecide }: { mayDecide: boolean }) {
  const { t } = useTranslation();
  const [state, setState] = useState<PhraseState>("OPEN");
  const query = useGraphql(EmergingPhrasesDocument, { states: [state] });
  return (
    <Card
      title={t("discover.phrases")}
      sentence={query.data && <Sentence look={query.data.emergingPhrases} />}
      actions={
        <SegmentedControl
          size="xs"
          className="no-print"
          aria-label={t("discover.state.title")}
          value={state}
          onChange={(value) => setState(states.find((one) => one === value) ?? "OPEN")}
          data={states.map((value) => ({ value, label: t(`discover.state.${value}`) }))}
        />
      }
    >
      <QueryState
        query={query}
        height={160}
        empty={({ emergingPhrases: { phrases, ranAt } }) =>
          phrases.length === 0 ? (
            <Notice
              title={t(ranAt === null ? "discover.neverRan" : `discover.none.${state}`)}
              text={t(ranAt === null ? "discover.neverRanText" : "discover.noneText")}
              height={160}
            />
          ) : null
        }
      >
        {({ emergingPhrases: { phrases } }) => (
          <ul className={classes["list"]}>
            {phrases.map((phrase) => (
              <Phrase key={phrase.id} phrase={phrase} mayDecide={mayDecide} />
            ))}
          </ul>
        )}
      </QueryState>
    </Card>
  );
}

function Sentence({ look }: { look: EmergingPhrasesQuery["emergingPhrases"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (look.untilOn === null) return t("discover.phrasesExplained");
  return t("discover.phrasesSentence", {
    until: format.day(look.untilOn),
    now: format.count(look.textsNow),
    before: format.count(look.textsBefore),
    family: format.count(look.family),
  });
}
