import { NativeSelect } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewer } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { TrendSection } from "../charts/trend-section.tsx";
import { useTrendLimits } from "../charts/use-trend-limits.ts";
import { useLabels } from "../filters/use-labels.ts";
import { useQuestion } from "../filters/use-question.ts";
import { useSearchState } from "../filters/use-search-state.ts";
import { useFormat } from "../format/use-format.ts";
import { DefectDocument, type DefectQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { SignalTable } from "../signals/signal-table.tsx";
import { subjectWords } from "../signals/signal-words.ts";
import classes from "./defects.module.css";
import { StandOutTable, telling } from "./stand-out-table.tsx";

const levels = ["BATCH", "SUPPLIER_LOT", "LINE", "MODEL", "REGION"] as const;
const spans = [4, 13, 26, 52, 104];

/** One defect: its course, its signals, and which model, batch, supplier lot or region stands out. */
export function DefectPage() {
  const { t } = useTranslation();
  const { chosen } = useSearchState();
  if (chosen !== undefined) return <Defect key={chosen} defect={chosen} />;
  return (
    <>
      <PageHead title={t("defect.title")} />
      <Notice title={t("defect.none")} text={t("defect.noneText")} height={240}>
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
  const [weeks, setWeeks] = useState(13);
  const query = useGraphql(DefectDocument, { defectType: defect, weeks });
  const limits = useTrendLimits(defect, question);
  const cut = [{ dimension: "defectType" as const, key: defect }];
  return (
    <div className={classes["page"]}>
      <PageHead title={label}>{query.data && <Sentence {...query.data} weeks={weeks} />}</PageHead>
      <div className={classes["two"]}>
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
      <QueryState query={query} height={300}>
        {(found) => (
          <div className={classes["page"]}>
            <Signals found={found} defect={defect} />
            <NativeSelect
              className={`${classes["span"]} no-print`}
              label={t("defect.weeks")}
              value={String(weeks)}
              onChange={(event) => setWeeks(Number(event.currentTarget.value))}
              data={spans.map((span) => ({ value: String(span), label: t("defect.weeksChoice", { weeks: span }) }))}
            />
            <Reliability defect={defect} />
            <StandOuts found={found} weeks={weeks} defect={defect} />
          </div>
        )}
      </QueryState>
    </div>
  );
}

function Sentence({ standOuts: { reports, parts }, weeks }: DefectQuery & { weeks: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const first = parts.find(({ measure, low }) => low > telling[measure]);
  const values = { reports: format.count(reports), weeks };
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

function Signals({ found, defect }: { found: DefectQuery; defect: string }) {
  const { t } = useTranslation();
  const mayDecide = useViewer().operations.includes("decideSignal");
  const signals = found.signals.filter((signal) => signal.defect?.key === defect);
  return (
    <Card title={t("defect.signals")} sentence={signals.length === 0 ? t("defect.noSignals") : undefined}>
      {signals.length > 0 && <SignalTable signals={signals} mayDecide={mayDecide} />}
    </Card>
  );
}

function Reliability({ defect }: { defect: string }) {
  const { t } = useTranslation();
  if (!useViewer().operations.includes("monthsInService")) return null;
  return (
    <p className="no-print" style={{ margin: 0 }}>
      <Link to="/reliability" search={{ defectType: [defect] }} className="told">
        {t("defect.toReliability")}
      </Link>
    </p>
  );
}

function StandOuts({ found, weeks, defect }: { found: DefectQuery; weeks: number; defect: string }) {
  const { t } = useTranslation();
  const { parts, from, to } = found.standOuts;
  return (
    <div className={classes["pairs"]}>
      {levels.map((level) => {
        const own = parts.filter((part) => part.level === level);
        return (
          <Card
            key={level}
            title={t("defect.standsOut", { level: t(`defect.level.${level}`) })}
            sentence={own.length === 0 ? t("defect.nobody") : t("defect.standsOutSentence", { weeks })}
          >
            {own.length > 0 && <StandOutTable parts={own} range={{ from, to }} defect={defect} />}
          </Card>
        );
      })}
    </div>
  );
}
