import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { cutOf } from "../filters/figure-search.ts";
import { filtersOnly } from "../filters/search.ts";
import { useQuestion } from "../filters/use-question.ts";
import { useSearchState } from "../filters/use-search-state.ts";
import { useLabels } from "../filters/use-labels.ts";
import { useFormat } from "../format/use-format.ts";
import type { DimensionKeyInput } from "../gql/graphql.ts";
import { basisWords } from "../glossary/basis-words.ts";
import { useMetrics } from "../glossary/use-metrics.ts";
import { PageHead } from "../parts/page-head.tsx";

/** 一次修复率，2026-10，主板 → 412 件: which figure these are the rows of, and how many. */
export function FigureTitle({ total }: { total: number | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const search = useSearchState();
  const { today } = useInstallation();
  const { range } = useQuestion();
  const metric = useMetrics().get(search.metric ?? "cases");
  const basis = basisWords(t, metric);
  const excluded =
    search.outcome === undefined
      ? null
      : (metric?.exclusions.find(({ reason }) => reason === search.outcome)?.label ?? search.outcome);
  const when =
    search.bucket !== undefined && search.grain !== undefined
      ? format.bucket(search.bucket, search.grain)
      : format.range(range, today);
  return (
    <PageHead title={metric?.name ?? t("cases.title")}>
      <p style={{ margin: 0 }}>
        {basis !== null && `${basis} · `}
        {when}
        {cutOf(search).map((cut) => (
          <CutName key={`${cut.dimension}:${cut.key}`} cut={cut} />
        ))}
        {excluded !== null && <> · {t("cases.leftOut", { reason: excluded })}</>}
        {total !== undefined && (
          <>
            {" "}
            →{" "}
            <b data-testid="row-count" data-count={total}>
              {t("cases.rows", { n: format.count(total) })}
            </b>
          </>
        )}
        {" · "}
        <Link to="/cases" search={filtersOnly(search)} className="link told no-print">
          {t("cases.all")}
        </Link>
      </p>
    </PageHead>
  );
}

function CutName({ cut }: { cut: DimensionKeyInput }) {
  const label = useLabels(cut.dimension, [cut.key]);
  return <> · {label(cut.key)}</>;
}
