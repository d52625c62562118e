import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { CardFigureFragment } from "../gql/graphql.ts";
import { verdictOf } from "./measures.ts";
import classes from "./staff.module.css";

/** O/E with its interval; where too little is expected, that only counts are told. */
export function RatioWords({ figure }: { figure: CardFigureFragment }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (figure.ratio === null || figure.interval === null) {
    const why = figure.expected === null ? "staff.noOthers" : "staff.countsOnly";
    return <span className="quiet">{figure.n === 0 ? "–" : t(why)}</span>;
  }
  return (
    <>
      {format.decimal(figure.ratio, 2)}{" "}
      <span className="quiet">
        ({format.decimal(figure.interval.low, 2)}–{format.decimal(figure.interval.high, 2)})
      </span>
    </>
  );
}

/** Where it lies, in words: never by colour alone. */
export function StandingWords({ figure }: { figure: CardFigureFragment }) {
  const { t } = useTranslation();
  if (figure.standing === null) return <span className="quiet">–</span>;
  const verdict = verdictOf(figure);
  return <span className={verdict === "within" ? "quiet" : verdict}>{t(`staff.standing.${figure.standing}`)}</span>;
}

/** How many rows are contested and not decided. */
export function ContestedMark({ figure }: { figure: CardFigureFragment }) {
  const { t } = useTranslation();
  if (figure.contested === 0) return null;
  return <span className={classes["mark"]}>{t("staff.contested", { count: figure.contested })}</span>;
}
