import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { addDays } from "../filters/days.ts";
import { useFormat } from "../format/use-format.ts";
import { DelaySharesDocument, type DelaySharesQuery, type DelaySharesQueryVariables } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { ColumnHeads } from "../parts/column-heads.tsx";
import { ExplainMark } from "../parts/explain-mark.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { targetWords } from "./routing-words.ts";

const days = 30;

/** Who had what was handed over, and how long: of the last 30 days, of one subject, or (`inRange`) of the page's days. */
export function DelayCard({ of, inRange = false }: { of?: DelaySharesQueryVariables; inRange?: boolean }) {
  const { t } = useTranslation();
  const { today } = useInstallation();
  const range = { from: addDays(today, 1 - days), to: addDays(today, 1) };
  const title = t("handOvers.delay");
  const query = useGraphql(DelaySharesDocument, of ?? { range });
  return (
    <Card
      title={title}
      mark={<ExplainMark name={title} text={t("handOvers.delayText")} source={t("handOvers.delaySource")} />}
      sentence={t(
        of ? "handOvers.delayOfSentence" : inRange ? "handOvers.delaySentenceRange" : "handOvers.delaySentence",
      )}
      actions={inRange ? <Link to="/hand-overs">{t("handOvers.delaySee")}</Link> : undefined}
    >
      <QueryState
        query={query}
        height={120}
        empty={({ delayShares }) =>
          delayShares.length === 0 ? (
            <p className="quiet">
              {t(inRange ? "handOvers.delayNoneRange" : "handOvers.delayNone")} · {t("handOvers.delayNoneText")}
            </p>
          ) : null
        }
      >
        {({ delayShares }) => <DelayTable shares={delayShares} />}
      </QueryState>
    </Card>
  );
}

function DelayTable({ shares }: { shares: DelaySharesQuery["delayShares"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const whole = shares.reduce((sum, { seconds }) => sum + seconds, 0);
  const nameOf = ({ kind, key, label }: (typeof shares)[number]): string => {
    if (kind === "NOBODY" || kind === "OTHERS") return t(`handOvers.kind.${kind}`);
    if (kind === "QUEUE") return t("handOvers.queue", { name: targetWords(t, key ?? "", []) });
    if (kind === "PARTY") return t("handOvers.outside", { name: label || t("handOvers.supplierUnknown") });
    return label ?? key ?? "–";
  };
  return (
    <div className="scroller">
      <table className="figures">
        <ColumnHeads
          words={[t("handOvers.delayWho")]}
          numbers={[
            t("handOvers.delaySubjects"),
            t("handOvers.delayCalendar"),
            t("handOvers.delayShare"),
            t("handOvers.delayBusiness"),
          ]}
        />
        <tbody>
          {shares.map((share) => (
            <tr key={`${share.kind} ${share.key ?? ""}`}>
              <th scope="row">{nameOf(share)}</th>
              <td className="number">{format.count(share.subjects)}</td>
              <td className="number">{format.text(share.seconds, "SECONDS")}</td>
              <td className="number">{whole === 0 ? "–" : format.text(share.seconds / whole, "RATE")}</td>
              <td className="number">{format.text(share.businessSeconds, "SECONDS")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
