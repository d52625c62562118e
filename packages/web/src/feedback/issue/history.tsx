import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../../app/use-graphql.ts";
import { useFormat } from "../../format/use-format.ts";
import { HistoryOfIssueDocument, type HistoryOfIssueQuery } from "../../gql/graphql.ts";
import { Card } from "../../parts/card.tsx";
import { QueryState } from "../../parts/query-state.tsx";
import classes from "./issue.module.css";
import { useHistoryWords } from "./use-history-words.ts";

type Change = NonNullable<HistoryOfIssueQuery["qualityIssue"]>["history"][number];
const shownAtFirst = 12;

/** Everything that happened to the issue, the latest first: who, when, what, and what it was before. */
export function History({ number }: { number: string }) {
  const { t } = useTranslation();
  const query = useGraphql(HistoryOfIssueDocument, { number }, { keep: false });
  return (
    <Card title={t("issues.page.history.title")} sentence={t("issues.page.history.sentence")}>
      <QueryState query={query} height={120}>
        {({ qualityIssue }) => <Changes changes={qualityIssue?.history ?? []} />}
      </QueryState>
    </Card>
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  return (
    <>
      <ol className={classes["history"]}>
        {changes.slice(0, all ? changes.length : shownAtFirst).map((change) => (
          <OneChange key={change.id} change={change} />
        ))}
      </ol>
      {!all && changes.length > shownAtFirst && (
        <button type="button" className="plain link no-print" onClick={() => setAll(true)}>
          {t("issues.page.history.all", { n: changes.length })}
        </button>
      )}
    </>
  );
}

/** What a measure aims at is told of those only whose effect is looked for. */
function told(differences: Change["differences"]): Change["differences"] {
  const kind = differences.find(({ name }) => name === "kind")?.after;
  const hasAim = kind === undefined || kind === "PRODUCTION" || kind === "FIELD";
  return hasAim ? differences : differences.filter(({ name }) => name !== "plannedRatio");
}

function OneChange({ change: { at, by, kind, step, differences } }: { change: Change }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useHistoryWords();
  return (
    <li>
      <p className="quiet">{format.dateTime(at)}</p>
      <div>
        <p>
          <b>{by ?? t("issues.page.history.itself")}</b> {words.what(kind, step)}
        </p>
        <ul>
          {told(differences).map(({ name, before, after }) => (
            <li key={name}>
              <span className="quiet">{words.name(name)}</span>{" "}
              {before !== null && before !== "" && (
                <>
                  <del>{words.value(name, before)}</del> →{" "}
                </>
              )}
              {after === null || after === "" ? (
                <span className="quiet">{t("issues.page.history.empty")}</span>
              ) : (
                <span className={classes["told"]}>{words.value(name, after)}</span>
              )}
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}
