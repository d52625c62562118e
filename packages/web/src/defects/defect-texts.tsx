import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { SaidText } from "../discover/said-text.tsx";
import discover from "../discover/discover.module.css";
import { useFormat } from "../format/use-format.ts";
import { DefectTextsDocument, type DefectTextsQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { QueryState } from "../parts/query-state.tsx";
import classes from "./defects.module.css";

type Texts = DefectTextsQuery["defectTexts"];

/** What people write of the defect: the phrases that are its own, and its newest complaints. */
export function DefectTexts({ defect }: { defect: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useGraphql(DefectTextsDocument, { defectType: defect }, { keep: false });
  const texts = query.data?.defectTexts;
  return (
    <Card
      title={t("defect.texts")}
      sentence={
        texts
          ? texts.own > 0 &&
            t("defect.textsSentence", { own: format.count(texts.own), others: format.count(texts.others) })
          : " "
      }
    >
      <QueryState
        query={query}
        height={260}
        empty={({ defectTexts: { own } }) =>
          own === 0 ? <Notice title={t("defect.noTexts")} text={t("defect.noTextsText")} height={160} /> : null
        }
      >
        {({ defectTexts }) => (
          <>
            <Phrases texts={defectTexts} />
            <h3 className={classes["part"]}>{t("defect.newest")}</h3>
            <ul className={discover["texts"]}>
              {defectTexts.samples.map((one) => (
                <li key={one.id}>
                  <SaidText one={one} words={defectTexts.phrases.map(({ phrase }) => phrase)} />
                  {one.productModel && <span className="quiet"> {one.productModel.label}</span>}
                </li>
              ))}
            </ul>
          </>
        )}
      </QueryState>
    </Card>
  );
}

function Phrases({ texts: { phrases, own, others } }: { texts: Texts }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (phrases.length === 0) return <p className="quiet">{t("defect.noPhrases")}</p>;
  return (
    <ul className={classes["phrases"]}>
      {phrases.map(({ phrase, also, texts, othersTexts }) => (
        <li key={phrase} title={also.length > 0 ? t("discover.also", { phrases: also.join(" · ") }).trim() : undefined}>
          <Link to="/discover" search={{ q: phrase }} className="told">
            {phrase}
          </Link>{" "}
          <span className="quiet">
            {t("defect.said", {
              own: format.percent(texts / own),
              others: format.percent(othersTexts / Math.max(1, others)),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}
