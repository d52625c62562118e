import { useTranslation } from "react-i18next";
import type { FigureAddress } from "../filters/figure-search.ts";
import { useFormat } from "../format/use-format.ts";
import type { ShownUnit } from "../format/shown-unit.ts";
import type { Grain } from "../gql/graphql.ts";
import { RowsLink } from "../parts/rows-link.tsx";
import { annotationNote } from "./annotation-words.ts";
import type { LimitedPoint } from "./limited-points.ts";
import { useLimitWords } from "./use-limit-words.ts";

/** The points of a trend, the latest first; of a defect what was expected of each. */
export function TrendTable({
  points,
  unit,
  grain,
  addressOf,
  title,
  height,
}: {
  points: readonly LimitedPoint[];
  unit: ShownUnit;
  grain: Grain;
  addressOf: (bucket: string) => FigureAddress;
  title: string;
  height: number;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const limitWords = useLimitWords();
  const isLimited = points.some(({ limited }) => limited?.range);
  return (
    <div
      className="scroller"
      style={{ maxHeight: height, overflowY: "auto" }}
      tabIndex={0}
      role="region"
      aria-label={title}
    >
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t(`grain.${grain}`)}</th>
            <th scope="col" className="number">
              {title}
            </th>
            <th scope="col" className="number">
              {t("figure.intervalHead")}
            </th>
            {isLimited && (
              <th scope="col" className="number">
                {t("trend.expected")}
              </th>
            )}
            <th scope="col" className="number">
              n
            </th>
            {isLimited && <th scope="col">{t("trend.marks")}</th>}
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point) => (
            <tr key={point.bucket}>
              <td>{format.bucket(point.bucket, grain)}</td>
              <td className="number">
                {format.text(point.value, unit)}
                {point.provisional && <span className="quiet"> · {t("figure.provisional")}</span>}
              </td>
              <td className="number">
                {point.low !== null && point.high !== null ? format.interval(point.low, point.high, unit) : "–"}
              </td>
              {isLimited && (
                <td className="number">{point.limited?.range ? limitWords.range(point.limited.range, unit) : "–"}</td>
              )}
              <td className="number">
                <RowsLink figure={addressOf(point.bucket)} className="link">
                  {format.count(point.n)}
                </RowsLink>
              </td>
              {isLimited && <MarksCell point={point} />}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whether a point is outside of what was expected, and what happened then. */
function MarksCell({ point: { limited } }: { point: LimitedPoint }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { marks } = useLimitWords();
  if (!limited) return <td />;
  const words = [...limited.happened.map((one) => annotationNote(t, format, one)), ...limited.holidays];
  return (
    <td>
      <span className={limited.outside === null ? "quiet" : "worse"}>{marks(limited).join(" · ")}</span>
      {words.length > 0 && <span className="quiet"> {words.join(" · ")}</span>}
    </td>
  );
}
