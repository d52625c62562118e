import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange, useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { DecideSuggestionDocument, SuggestionsDocument, type SuggestionsQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { QueryState, reasonOf } from "../parts/query-state.tsx";
import classes from "./discover.module.css";
import { Marked } from "./said-text.tsx";

const first = 12;
type Queue = SuggestionsQuery["suggestions"];
type Line = Queue["cases"][number];

/** Cases without a type, what their text speaks for, and deciding it with one click. */
export function Suggestions() {
  const { t } = useTranslation();
  const query = useGraphql(SuggestionsDocument, { first });
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  return (
    <Card title={t("discover.suggestions")} sentence={query.data && <Worth queue={query.data.suggestions} />}>
      <QueryState
        query={query}
        height={240}
        empty={({ suggestions }) =>
          suggestions.cases.length === 0 ? (
            <Notice title={t("discover.allDecided")} text={t("discover.allDecidedText")} height={160} />
          ) : null
        }
      >
        {({ suggestions: { cases, worth } }) => (
          <div className="scroller">
            <table className={`figures stacked ${classes["table"]}`}>
              <thead>
                <tr>
                  <th scope="col">{t("discover.case")}</th>
                  <th scope="col">{t("discover.complaint")}</th>
                  <th scope="col">{t("discover.likely")}</th>
                  <th scope="col">{t("discover.decide")}</th>
                </tr>
              </thead>
              <tbody>
                {cases
                  .filter((line) => line.case && !skipped.includes(line.case.id))
                  .map((line) => (
                    <Row
                      key={line.case?.id}
                      line={line}
                      modelId={worth?.modelId ?? null}
                      onSkip={(id) => setSkipped([...skipped, id])}
                    />
                  ))}
              </tbody>
            </table>
          </div>
        )}
      </QueryState>
    </Card>
  );
}

function Worth({ queue: { worth, waiting } }: { queue: Queue }) {
  const { t } = useTranslation();
  const format = useFormat();
  const waits = t("discover.waiting", { n: format.count(waiting) });
  if (worth === null) return `${waits}${t("discover.noModel")}`;
  return `${waits}${t("discover.worth", {
    texts: format.count(worth.texts),
    types: format.count(worth.types),
    heldOut: format.count(worth.heldOut),
    accuracy: format.percent(worth.accuracy ?? 0),
    majority: format.percent(worth.majority ?? 0),
    coverage: format.percent(worth.coverageAt90 ?? 0),
  })}`;
}

function Row({ line, modelId, onSkip }: { line: Line; modelId: number | null; onSkip: (id: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const decide = useChange(DecideSuggestionDocument);
  const { suggestion } = line;
  const one = line.case;
  if (!one) return null;
  const shown =
    suggestion === null || modelId === null
      ? null
      : { modelId, type: suggestion.type.key, confidence: suggestion.confidence };
  const choices = suggestion === null ? [] : [suggestion, ...suggestion.others];
  return (
    <tr>
      <th scope="row">
        <Link to="/cases/$caseId" params={{ caseId: one.id }} className="link">
          {one.number}
        </Link>
        <span className={classes["words"]}>{one.productModel?.label}</span>
      </th>
      <td className={`wide ${classes["text"]}`}>
        <Marked text={one.complaint ?? ""} words={suggestion?.words.filter((word) => word.length > 1) ?? []} />
      </td>
      <td className="wide" data-head={t("discover.likely")}>
        {suggestion === null ? (
          <span className="quiet">{modelId === null ? "–" : t("discover.nothingKnown")}</span>
        ) : (
          <>
            {suggestion.type.label} <span className={classes["whole"]}>{format.percent(suggestion.confidence)}</span>
            {suggestion.sure && <span className={classes["words"]}>{t("discover.sure")}</span>}
          </>
        )}
      </td>
      <td data-head={t("discover.decide")}>
        <div className={`${classes["actions"]} no-print`}>
          {choices.map(({ type }) => (
            <button
              key={type.key}
              type="button"
              className="plain link"
              disabled={decide.isPending}
              onClick={() => decide.mutate({ caseId: one.id, chosen: type.key, shown })}
            >
              {type.label}
            </button>
          ))}
          <button type="button" className="plain link" onClick={() => onSkip(one.id)}>
            {t("discover.skip", { number: one.number })}
          </button>
        </div>
        {decide.error !== null && (
          <p className="worse" role="alert">
            {reasonOf(decide.error) ?? t("state.unreachable")}
          </p>
        )}
      </td>
    </tr>
  );
}
