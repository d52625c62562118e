import { ColumnHeads } from "../parts/column-heads.tsx";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { DateRangeInput } from "../gql/graphql.ts";
import { RowsLink } from "../parts/rows-link.tsx";
import type { ParetoLine } from "./pareto-lines.ts";

export function ParetoTable({ lines, range }: { lines: readonly ParetoLine[]; range: DateRangeInput }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div
      className="scroller"
      style={{ maxHeight: 400, overflowY: "auto" }}
      tabIndex={0}
      role="region"
      aria-label={t("pareto.title")}
    >
      <table className="figures">
        <ColumnHeads
          words={[t("dimension.defectType")]}
          numbers={[t("pareto.n"), t("pareto.share"), t("pareto.cumulative"), t("pareto.before"), t("pareto.rateLong")]}
        />
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.label}</th>
              <td className="number">
                <RowsLink
                  figure={{ metric: "defectReports", range, cut: [{ dimension: "defectType", key: line.key }] }}
                  className="link"
                >
                  {format.count(line.n)}
                </RowsLink>
              </td>
              <td className="number">{format.percent(line.share)}</td>
              <td className="number">{format.percent(line.cumulative)}</td>
              <td className="number">{line.before === null ? "–" : format.count(line.before)}</td>
              <td className="number">{line.rate === null ? "–" : format.decimal(line.rate, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
