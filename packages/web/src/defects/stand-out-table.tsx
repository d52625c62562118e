import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { DateRangeInput, DefectQuery } from "../gql/graphql.ts";
import { ColumnHeads } from "../parts/column-heads.tsx";
import { dimensionOfLevel } from "../signals/dimension-of-level.ts";
import { ReportsLink } from "../signals/reports-link.tsx";

type Part = DefectQuery["standOuts"]["parts"][number];
const few = 8;

/** Parts of a defect's reports by how far their rate lies above the others'. */
export function StandOutTable({
  parts,
  range,
  defect,
}: {
  parts: readonly Part[];
  range: DateRangeInput;
  defect: string;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  return (
    <div className="scroller">
      <table className="figures">
        <ColumnHeads
          words={[t("defect.part")]}
          numbers={[t("defect.observed"), t("defect.expected"), t("defect.ratio"), t("defect.unitMonths")]}
        />
        <tbody>
          {(all ? parts : parts.slice(0, few)).map((part) => (
            <Row key={part.part.key} part={part} range={range} defect={defect} />
          ))}
        </tbody>
      </table>
      {parts.some(({ measure }) => measure === "EBGM") && <p className="quiet">{t("defect.ebgm")}</p>}
      {parts.length > few && (
        <button type="button" className="plain link no-print" onClick={() => setAll(!all)}>
          {all ? t("defect.fewer") : t("defect.all", { n: format.count(parts.length) })}
        </button>
      )}
    </div>
  );
}

/** Above what a lower limit says something: the usual sign of a disproportion, and for a rate that it is no less than the others'. */
const tellingLow = { EBGM: 2, RATE_RATIO: 1 };
/** As many as signals take: among hundreds of batches and lots some have one report of a rare defect by chance. */
const tellingReports = 3;

/** Whether a part's reports are more than its exposure explains, and enough to say so. */
export function stands({ low, measure, observed }: Part): boolean {
  return observed >= tellingReports && low > tellingLow[measure];
}

function Row({ part, range, defect }: { part: Part; range: DateRangeInput; defect: string }) {
  const format = useFormat();
  const { ratio, low, high, measure, unitMonths } = part;
  const upper = high === null || high === undefined ? "∞" : format.decimal(high, 1);
  return (
    <tr>
      <th scope="row">{part.part.label}</th>
      <td className="number">
        <PartReports part={part} range={range} defect={defect} />
      </td>
      <td className="number">{format.decimal(part.expected, 1)}</td>
      <td className={stands(part) ? "number worse" : "number"}>
        {measure === "EBGM" && "EBGM "}
        {ratio === null || ratio === undefined ? "∞" : format.times(ratio)} ({format.decimal(low, 1)}–{upper})
      </td>
      <td className="number">{unitMonths === null || unitMonths === undefined ? "–" : format.count(unitMonths)}</td>
    </tr>
  );
}

/** How many reports, and the way to them; no filter cuts by line, so those of a line are only counted. */
function PartReports({ part: { level, part, observed }, range, defect }: Parameters<typeof Row>[0]) {
  const format = useFormat();
  const dimension = level === "LINE" ? undefined : dimensionOfLevel[level];
  if (!dimension) return format.count(observed);
  return <ReportsLink n={observed} range={range} defect={defect} part={{ dimension, key: part.key }} />;
}
