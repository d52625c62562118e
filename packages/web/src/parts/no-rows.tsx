import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { addDays } from "../filters/days.ts";
import { rangeOf } from "../filters/question.ts";
import { dimensions, withoutDimensions } from "../filters/search.ts";
import { useChangeSearch, useSearchState } from "../filters/use-search-state.ts";
import { useFormat } from "../format/use-format.ts";
import { knownDayOf } from "../known/known-day.ts";
import { Notice } from "./notice.tsx";

const daysOffered = 84;

/** Nothing to show: because nothing was imported, the data lie elsewhere in time, or the filters are too narrow. */
export function NoRows({ height }: { height?: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const installation = useInstallation();
  const search = useSearchState();
  const change = useChangeSearch();
  const { dataFrom, dataTo, today } = installation;
  const range = rangeOf(search, installation);
  if (dataFrom === null || dataTo === null)
    return <Notice height={height} title={t("empty.noData")} text={t("empty.import")} />;
  if (range.from > dataTo || range.to <= dataFrom) {
    return (
      <Notice
        height={height}
        title={t("empty.noneThen")}
        text={t("empty.dataSpan", { from: format.day(dataFrom), until: format.day(dataTo) })}
      >
        <button
          type="button"
          className="plain link"
          onClick={() =>
            change(({ period: _, bucket: _b, grain: _g, ...rest }) => ({
              ...rest,
              from: addDays(dataTo, 1 - daysOffered),
              until: dataTo,
            }))
          }
        >
          {t("empty.lastWeeks", { until: format.day(dataTo, today) })}
        </button>
      </Notice>
    );
  }
  const known = knownDayOf(search, installation);
  if (known !== null) {
    return (
      <Notice height={height} title={t("empty.noneFound")} text={t("known.noneThen", { day: known })}>
        <button type="button" className="plain link" onClick={() => change(({ known: _, ...now }) => now)}>
          {t("known.backToNow")}
        </button>
      </Notice>
    );
  }
  const filtered = search.q !== undefined || dimensions.some((dimension) => search[dimension] !== undefined);
  return (
    <Notice height={height} title={t("empty.noneFound")} text={filtered ? t("empty.filters") : t("empty.range")}>
      {filtered && (
        <button
          type="button"
          className="plain link"
          onClick={() => change(({ q: _, ...now }) => withoutDimensions(now))}
        >
          {t("empty.dropFilters")}
        </button>
      )}
    </Notice>
  );
}
