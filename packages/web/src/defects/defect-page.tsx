import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RequestFailed } from "../app/graphql-request.ts";
import { useInstallation, useViewer } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { TrendSection } from "../charts/trend-section.tsx";
import { useTrendLimits } from "../charts/use-trend-limits.ts";
import { cutFilters } from "../filters/cut-filters.ts";
import { useLabels } from "../filters/use-labels.ts";
import { useQuestion } from "../filters/use-question.ts";
import { useSearchState } from "../filters/use-search-state.ts";
import { useFormat } from "../format/use-format.ts";
import { RaiseIssue } from "../feedback/raise-issue.tsx";
import { DefectDocument, type DefectQuery } from "../gql/graphql.ts";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { subjectWords } from "../signals/signal-words.ts";
import classes from "./defects.module.css";
import { DefectCohorts } from "./defect-cohorts.tsx";
import { DefectFigures } from "./defect-figures.tsx";
import { DefectIssues } from "./defect-issues.tsx";
import { DefectSignals } from "./defect-signals.tsx";
import { DefectTexts } from "./defect-texts.tsx";
import { stands } from "./stand-out-table.tsx";
import { StandOuts } from "./stand-outs.tsx";

/**
 * One defect, in the order in which an engineer asks: how much of it and what it costs, since when it is more, where it
 * stands out, which production it comes from, and what people say.
 */
export function DefectPage() {
  const { t } = useTranslation();
  const { chosen } = useSearchState();
  if (chosen !== undefined) return <Defect key={chosen} defect={chosen} />;
  return <Nothing title={t("defect.none")} />;
}

/** The way to the defects, where none or an unknown one is asked for. */
function Nothing({ title }: { title: string }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t("defect.title")} />
      <Notice title={title} text={t("defect.noneText")} height={240}>
        <Link to="/defects" className="told">
          {t("defect.toPareto")}
        </Link>
      </Notice>
    </>
  );
}

function Defect({ defect }: { defect: string }) {
  const { t } = useTranslation();
  const question = useQuestion();
  const label = useLabels("defectType", [defect])(defect);
  const { operations } = useViewer();
  const [weeks, setWeeks] = useState(13);
  const query = useGraphql(DefectDocument, { defectType: defect, weeks });
  const limits = useTrendLimits(defect, question);
  const cut = [{ dimension: "defectType" as const, key: defect }];
  const { error } = query;
  if (error instanceof RequestFailed && error.code === "NOT_FOUND") return <Nothing title={error.message} />;
  return (
    <div className={classes["page"]}>
      <div className={classes["head"]}>
        <PageHead title={label}>{query.data && <Sentence {...query.data} weeks={weeks} />}</PageHead>
        {operations.includes("raiseQualityIssue") && (
          <RaiseIssue
            as="button"
            name={label}
            source={{
              kind: "DEFECT",
              evidence: { filters: cutFilters(question.filters, cut), from: question.range.from },
            }}
          />
        )}
      </div>
      {question.asKnownOn !== null && <p className="quiet">{t("defect.knownNow")}</p>}
      <DefectFigures question={question} cut={cut} />
      <div className={classes["halves"]}>
        <TrendSection
          metric="ratePerThousandInService"
          question={question}
          title={`${label} · ${t("defect.rate")}`}
          cut={cut}
          limits={limits}
        />
        <TrendSection
          metric="defectReports"
          question={question}
          title={`${label} · ${t("defect.reports")}`}
          cut={cut}
          limits={limits}
        />
      </div>
      <DefectSignals defect={defect} />
      {operations.includes("qualityIssues") && <DefectIssues defect={defect} />}
      <StandOuts query={query} defect={defect} weeks={weeks} onWeeks={setWeeks} />
      <div className={classes["pairs"]}>
        {operations.includes("monthsInService") && <DefectCohorts defect={defect} />}
        {operations.includes("defectTexts") && <DefectTexts defect={defect} />}
      </div>
    </div>
  );
}

function Sentence({ standOuts: { reports, parts, ...range }, weeks }: DefectQuery & { weeks: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const first = parts.find(stands);
  const { today } = useInstallation();
  const values = { reports: format.count(reports), weeks, days: format.range(range, today) };
  if (!first) return t("defect.sentenceEven", values);
  return t(first.measure === "EBGM" ? "defect.sentenceReports" : "defect.sentence", {
    ...values,
    where: subjectWords(t, first),
    observed: format.count(first.observed),
    expected: format.decimal(first.expected, 1),
    ratio: first.ratio === null || first.ratio === undefined ? "∞" : format.times(first.ratio),
    low: format.times(first.low),
  });
}
