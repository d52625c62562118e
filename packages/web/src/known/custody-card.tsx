import { useTranslation } from "react-i18next";
import type { OneCase } from "../cases/one-case.ts";
import { useFormat } from "../format/use-format.ts";
import { Card } from "../parts/card.tsx";
import classes from "./custody-card.module.css";
import { DueTimes } from "./due-times.tsx";
import { hoursMinutesSeconds } from "./hours-minutes-seconds.ts";

type Custody = OneCase["custody"];
type Span = Custody["spans"][number];

const columns = ["who", "part", "from", "to"] as const;

/** Who had the case when, on both clocks side by side, adding up to its handling time; and what it was promised. */
export function CustodyCard({ custody }: { custody: Custody }) {
  const { t } = useTranslation();
  return (
    <Card title={t("custody.title")} sentence={t("custody.sentence")}>
      {custody.spans.length === 0 ? (
        <p className="quiet">{t("custody.none")}</p>
      ) : (
        <div className="scroller" tabIndex={0} role="region" aria-label={t("custody.title")}>
          <table className="figures" data-testid="custody">
            <caption className="unseen">{t("custody.title")}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {t(`custody.column.${column}`)}
                  </th>
                ))}
                <th scope="col" className="number">
                  {t("custody.column.calendar")}
                </th>
                <th scope="col" className="number">
                  {t("custody.column.business")}
                </th>
              </tr>
            </thead>
            <tbody>
              {custody.spans.map((span) => (
                <SpanRow
                  key={`${span.part} ${span.fromAt ?? span.fromOn} ${span.toAt ?? span.toOn ?? ""}`}
                  span={span}
                />
              ))}
            </tbody>
            <Totals custody={custody} />
          </table>
        </div>
      )}
      {custody.dueTimes.length > 0 && <DueTimes dueTimes={custody.dueTimes} />}
    </Card>
  );
}

function SpanRow({ span }: { span: Span }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [who, where] = [span.employee?.label, span.department?.label].filter((part) => part !== undefined);
  const to = format.moment(span.toAt, span.toOn) ?? t("custody.lasting");
  return (
    <tr>
      <th scope="row" className={classes["who"]}>
        {who ?? t("custody.nobody")}
        {where !== undefined && <small className={classes["where"]}>{where}</small>}
      </th>
      <td className={classes["short"]}>{t(`custody.part.${span.part}`)}</td>
      <td className={classes["short"]}>{format.moment(span.fromAt, span.fromOn)}</td>
      <td className={classes["short"]}>{to}</td>
      <td className="number">{hoursMinutesSeconds(span.seconds)}</td>
      <td className="number">{hoursMinutesSeconds(span.businessSeconds)}</td>
    </tr>
  );
}

/** Only a resolved case has a handling time. Pauses are told by the business clock. */
function Totals({ custody }: { custody: Custody }) {
  const { t } = useTranslation();
  const { handlingSeconds, handlingBusinessSeconds, pausedBusinessSeconds, netHandlingSeconds } = custody;
  if (handlingSeconds === null) return null;
  const lines = [
    { name: t("custody.sum"), calendar: handlingSeconds, business: handlingBusinessSeconds },
    { name: t("custody.paused"), calendar: null, business: pausedBusinessSeconds },
    { name: t("custody.net"), calendar: null, business: netHandlingSeconds },
  ];
  return (
    <tfoot className={classes["totals"]}>
      {lines.map(({ name, calendar, business }, i) => (
        <tr key={name}>
          <th scope="row" colSpan={columns.length}>
            {name}
          </th>
          <td className="number">{i === 0 ? hoursMinutesSeconds(calendar) : ""}</td>
          <td className="number">{hoursMinutesSeconds(business)}</td>
        </tr>
      ))}
    </tfoot>
  );
}
