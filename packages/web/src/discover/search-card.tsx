import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { useChangeSearch, useSearchState } from "../filters/use-search-state.ts";
import { SearchTextsDocument } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { QueryState } from "../parts/query-state.tsx";
import classes from "./discover.module.css";
import { SaidText } from "./said-text.tsx";

const step = 20;

/** Finds cases by words of their complaint; what is looked for stands in the address. */
export function SearchCard() {
  const { t } = useTranslation();
  const { q = "" } = useSearchState();
  const change = useChangeSearch();
  const [words, setWords] = useState(q);
  return (
    <Card title={t("discover.search")} sentence={t("discover.searchSentence")}>
      <search>
        <form
          className={classes["search"]}
          onSubmit={(event) => {
            event.preventDefault();
            const wanted = words.trim();
            change(({ q: _, ...rest }) => (wanted === "" ? rest : { ...rest, q: wanted }));
          }}
        >
          <TextInput
            label={t("discover.words")}
            type="search"
            maxLength={200}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Button type="submit" variant="default">
            {t("discover.find")}
          </Button>
        </form>
      </search>
      {q !== "" && <Found key={q} words={q} />}
    </Card>
  );
}

function Found({ words }: { words: string }) {
  const { t } = useTranslation();
  const [first, setFirst] = useState(step);
  const query = useGraphql(SearchTextsDocument, { query: words, first });
  return (
    <QueryState
      query={query}
      height={160}
      empty={({ searchTexts }) =>
        searchTexts.edges.length === 0 ? (
          <Notice title={t("discover.noneFound", { words })} text={t("discover.noneFoundText")} height={120} />
        ) : null
      }
    >
      {({ searchTexts: { edges, pageInfo } }) => (
        <>
          <ul className={classes["texts"]} aria-live="polite">
            {edges.map(
              ({ cursor, node }) =>
                node && (
                  <li key={cursor}>
                    <SaidText one={node} words={words.split(/\s+/)} />{" "}
                    <span className="quiet">
                      {[node.productModel?.label, ...node.defects.map(({ label }) => label)]
                        .filter(Boolean)
                        .join(" · ")}
                    </span>
                  </li>
                ),
            )}
          </ul>
          {pageInfo.hasNextPage && first < 200 && (
            <Button size="xs" variant="default" loading={query.isFetching} onClick={() => setFirst(first + step)}>
              {t("discover.more")}
            </Button>
          )}
        </>
      )}
    </QueryState>
  );
}
