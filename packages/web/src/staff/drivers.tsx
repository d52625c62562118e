import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { CardFigureFragment } from "../gql/graphql.ts";
import classes from "./staff.module.css";

/** What drives the difference: the parts of the work that add most to it. */
export function Drivers({ figure }: { figure: CardFigureFragment }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (figure.drivers.length === 0) return <p className="quiet">{t("staff.noDrivers")}</p>;
  return (
    <div className="scroller" tabIndex={0} role="region" aria-label={t("staff.drivers")}>
      <table className={`figures ${classes["drivers"] ?? ""}`}>
        <thead>
          <tr>
            <th scope="col">{t("staff.part")}</th>
            <th scope="col" className="number">
              {t("staff.units")}
            </th>
            <th scope="col" className="number">
              {t("staff.expected")}
            </th>
            <th scope="col" className="number">
              {t("staff.observed")}
            </th>
          </tr>
        </thead>
        <tbody>
          {figure.drivers.map((part) => (
            <tr key={`${part.defectFamily?.key ?? ""} ${part.productFamily?.key ?? ""}`}>
              <th scope="row">
                {[part.defectFamily, part.productFamily].map((term) => term?.label ?? t("unclassified")).join(" · ")}
              </th>
              <td className="number">{format.count(part.n)}</td>
              <td className="number">{format.decimal(part.expected, 1)}</td>
              <td className="number">{format.count(part.observed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
