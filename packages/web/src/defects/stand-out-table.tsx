import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { DateRangeInput, DefectQuery } from "../gql/graphql.ts";
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
        <thead>
          <tr>
            <th scope="col">{t("defect.part")}</th>
            <th scope="col" className="number">
              {t("defect.observed")}
            </th>
            <th scope="col" className="number">
              {t("defect.expected")}
            </th>
            <th scope="col" className="number">
              {t("defect.ratio")}
            </th>
            <th scope="col" className="number">
              {t("defect.unitMonths")}
            </th>
          </tr>
        </thead>
        <tbody>
          {(all ? parts : parts.slice(0, few)).map((part) => (
            <Row key={part.part.key} part={part} range={range} defect={defect} />
          ))}
        </tbody>
      </table>
      {parts.length > few && (
        <button type="button" className="plain link no-print" onClick={() => setAll(!all)}>
          {all ? t("defect.fewer") : t("defect.all", { n: format.count(parts.length) })}
        </button>
      )}
    </div>
  );
}

function Row({ part, range, defect }: { part: Part; range: DateRangeInput; defect: string }) {
  const format = useFormat();
  const dimension = dimensionOfLevel[part.level];
  const upper = part.high === null || part.high === undefined ? "∞" : format.decimal(part.high, 1);
  return (
    <tr>
      <th scope="row">{part.part.label}</th>
      <td className="number">
        <ReportsLink
          n={part.observed}
          range={range}
          defect={defect}
          part={dimension ? { dimension, key: part.part.key } : null}
        />
      </td>
      <td className="number">{format.decimal(part.expected, 1)}</td>
      <td className={part.low > 1 ? "number worse" : "number"}>
        {part.ratio === null || part.ratio === undefined ? "∞" : format.times(part.ratio)} (
        {format.decimal(part.low, 1)}–{upper})
      </td>
      <td className="number">{format.count(part.unitMonths)}</td>
    </tr>
  );
}
