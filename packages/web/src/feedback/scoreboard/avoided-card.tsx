import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.ts";
import type { IssueScoreboardQuery, ScoreEstimateFragment } from "../../gql/graphql.ts";
import { addDays } from "../../filters/days.ts";
import { Card } from "../../parts/card.tsx";
import { ColumnHeads } from "../../parts/column-heads.tsx";
import { ExplainMark } from "../../parts/explain-mark.tsx";
import { IssueLink } from "../issue-link.tsx";
import classes from "./scoreboard.module.css";

type Avoided = IssueScoreboardQuery["issueScoreboard"]["avoided"];

/** What measures that are shown to help have spared, each and together. */
export function AvoidedCard({ avoided: { measures, failures, cost } }: { avoided: Avoided }) {
  const { t } = useTranslation();
  const title = t("scoreboard.avoided.title");
  const heads = ["reports", "ratio", "failures", "meanCost", "cost"] as const;
  return (
    <Card
      title={title}
      mark={<ExplainMark name={title} text={t("scoreboard.avoided.text")} source={t("scoreboard.avoided.source")} />}
      sentence={measures.length === 0 ? undefined : t("scoreboard.avoided.sentence")}
    >
      {measures.length === 0 ? (
        <p className="quiet">{t("scoreboard.avoided.none")}</p>
      ) : (
        <>
          <Sums failures={failures} cost={cost} of={measures} />
          <div className="scroller" tabIndex={0} role="region" aria-label={title}>
            <table className="figures">
              <ColumnHeads
                words={[t("scoreboard.avoided.measure"), t("scoreboard.measures.verdict")]}
                numbers={heads.map((head) => t(`scoreboard.avoided.${head}`))}
              />
              <tbody>
                {measures.map((measure) => (
                  <MeasureLine key={measure.id} measure={measure} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Card>
  );
}

type Sum = ScoreEstimateFragment | null;

function Sums({ failures, cost, of }: { failures: Sum; cost: Sum; of: Avoided["measures"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const counted = of.filter((one) => one.counted);
  const sums = [
    { key: "failuresSum", sum: failures, unit: "COUNT", n: counted.length },
    { key: "costSum", sum: cost, unit: "MONEY", n: counted.filter((one) => one.cost !== null).length },
  ] as const;
  return (
    <div className={classes["sums"]}>
      {sums.map(({ key, sum, unit, n }) => (
        <p key={key} className={classes["big"]}>
          <b>{format.text(sum?.value ?? null, unit)}</b> {sum !== null && format.parenthesis({ ...sum, unit })}{" "}
          {t(`scoreboard.avoided.${key}`)}{" "}
          <span className="quiet">{t("scoreboard.avoided.n", { n: format.count(n) })}</span>
        </p>
      ))}
    </div>
  );
}

function MeasureLine({ measure }: { measure: Avoided["measures"][number] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { number, description, verdict, upTo, reportsAfter, ratio, failures, meanCost, cost, counted } = measure;
  return (
    <tr>
      <th scope="row" className={classes["measure"]}>
        <IssueLink number={number} /> {description}
        {!counted && <span className={classes["counts"]}>{t("scoreboard.avoided.notCounted")}</span>}
      </th>
      <td>
        {t(`packages.verdict.${verdict}`)}
        <span className={classes["counts"]}>
          {t("scoreboard.avoided.upTo", { day: format.day(addDays(upTo, -1)) })}
        </span>
      </td>
      <td className="number">{format.count(reportsAfter)}</td>
      <td className="number">{format.decimal(ratio, 2)}</td>
      <td className="number">
        {format.text(failures.value, "COUNT")} {format.parenthesis({ ...failures, unit: "COUNT" })}
      </td>
      <td className="number">{format.text(meanCost, "MONEY")}</td>
      <td className="number">
        {format.text(cost?.value ?? null, "MONEY")} {cost !== null && format.parenthesis({ ...cost, unit: "MONEY" })}
      </td>
    </tr>
  );
}
